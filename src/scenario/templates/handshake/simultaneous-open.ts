// Both ends call connect() at nearly the same time and their SYNs cross (RFC 9293, 3.5, Figure 7; appendix A.2).
import { ACK, SYN } from "../../../tcp/flags.ts";
import { hasSyn, type Segment } from "../../../tcp/segment.ts";
import { arrivalOf, arrivingIn, hasBits } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, follows, sentBy, statesEntered } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface SimultaneousOpen extends TwoHosts {
	/** The server calls connect() first. */
	readonly serverFirst: boolean;
	/** How long after the first call the second one is made, ms: less than a segment travels. */
	readonly laterMs: number;
}

export const simultaneousOpen = handshake({
	id: "simultaneous-open",
	difficulty: 4,
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "Simultaneous open", zh: "同时打开" },
	summary: {
		en: "Both ends open actively and their SYNs cross.",
		zh: "双方同时主动打开，两个 SYN 在途中相遇。",
	},
	main: {
		text: {
			en: "How do two crossing SYNs become one connection, and through which states does each end go?",
			zh: "两个在途中相遇的 SYN 怎样形成一个连接？双方各经过哪些状态？",
		},
		asks: asksAny(
			asksQuestions("how-many-connections", "what-completes", "why-acks-follow"),
			asksStates(["SYN-RECEIVED"]),
			asksFlags((segment) => hasBits(segment, SYN | ACK)),
		),
	},
	blanks: [6, 9],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const delayMs = Math.max(20, pair.delayMs);
		return { ...pair, delayMs, serverFirst: random.chance(50), laterMs: random.int(1, 3) * 5 };
	},
	script(run, { serverFirst, laterMs }) {
		run.startTimeline();
		run.call(serverFirst ? "server" : "client", "connect");
		run.pass(laterMs);
		run.call(serverFirst ? "client" : "server", "connect");
		for (let i = 0; i < 6; i++) run.deliver();
	},
	story: () => ({
		en: "Neither end listens: each calls connect() to the other's port before the other's SYN has arrived.",
		zh: "双方都没有监听：在对方的 SYN 到达之前，各自都向对方的端口调用了 connect()。",
	}),
	questions: (trace, drawn) => [howManyConnections(trace, drawn), whatCompletes(trace), whyAcksFollow(trace)],
});

function howManyConnections(trace: Trace, { hosts: [client, server] }: SimultaneousOpen): TemplateQuestion {
	const key = statesEntered(trace, "client").filter(({ to }) => to === "ESTABLISHED").length;
	const syns = [...sentBy(trace, "client"), ...sentBy(trace, "server")].filter((one) => hasBits(one, SYN));
	return askCount("how-many-connections", {
		step: trace.rows.length,
		unit: UNITS.connections,
		label: {
			en: "How many connections do the two connect() calls make between the hosts?",
			zh: "两次 connect() 调用在两台主机之间总共建立了多少个连接？",
		},
		key,
		rule: "simultaneous-open",
		why: {
			en: `Both SYNs name the same pair, port ${client.port} here and port ${server.port} there, so both belong to one connection. With other ports, each SYN would find nobody waiting and get a RST.`,
			zh: `两个 SYN 的地址和端口是同一对（端口 ${client.port} 和 ${server.port}），所以属于同一个连接。如果端口不同，SYN 到达时无人等待，就会得到 RST。`,
		},
		skills: ["simultaneous-open-states"],
		hints: {
			evidence: {
				en: "Compare the addresses and ports of the two SYNs.",
				zh: "比较两个 SYN 的地址和端口。",
			},
			principle: {
				en: "A connection is named by its pair of addresses and ports, whichever of the two comes first; SYNs of one pair open one connection.",
				zh: "连接由一对地址和端口确定，与先后顺序无关；同一对地址和端口的 SYN 打开的是同一个连接。",
			},
			begin: {
				en: `Segment ${syns[0]?.number} goes from port ${syns[0]?.from.port} to port ${syns[0]?.to.port}, the other SYN the other way.`,
				zh: `报文段 ${syns[0]?.number} 从端口 ${syns[0]?.from.port} 发往端口 ${syns[0]?.to.port}，另一个 SYN 方向相反。`,
			},
			follow: () => new Set(syns.map(pairOf)).size,
		},
	});
}

/** The pair of ports that a segment belongs to, whatever its direction. */
function pairOf({ from, to }: Segment): string {
	return [`${from.ip}:${from.port}`, `${to.ip}:${to.port}`].sort().join(" ");
}

function whatCompletes(trace: Trace): TemplateQuestion | null {
	const completed = firstRowIn(trace, "client", "ESTABLISHED");
	const by = arrivingIn(trace, completed);
	const [serverSyn, serverSynAck, serverAck] = sentBy(trace, "server");
	const ownSynAck = sentBy(trace, "client").find((segment) => hasBits(segment, SYN | ACK));
	if (!completed || !by || !serverSyn || !serverSynAck || !serverAck || !ownSynAck) return null;
	const halfStep = firstRowIn(trace, "client", "SYN-RECEIVED")?.step;
	return askChoice("what-completes", {
		step: completed.step,
		label: {
			en: "What takes the client from SYN-RECEIVED to ESTABLISHED?",
			zh: "是什么使客户端从 SYN-RECEIVED 进入 ESTABLISHED？",
		},
		options: [
			choice(
				`segment-${serverSynAck.number}`,
				{ en: `Segment ${serverSynAck.number} arrives`, zh: `报文段 ${serverSynAck.number} 到达` },
				null,
			),
			choice(
				`segment-${serverSyn.number}`,
				{ en: `Segment ${serverSyn.number} arrives`, zh: `报文段 ${serverSyn.number} 到达` },
				{
					en: `Segment ${serverSyn.number} is the server's SYN: it acknowledges nothing. It took the client to SYN-RECEIVED, in step ${halfStep}.`,
					zh: `报文段 ${serverSyn.number} 是服务器的 SYN，没有确认任何东西；它使客户端在第 ${halfStep} 步进入 SYN-RECEIVED。`,
				},
			),
			choice(
				`sent-${ownSynAck.number}`,
				{ en: `Segment ${ownSynAck.number} is sent`, zh: `报文段 ${ownSynAck.number} 发出` },
				{
					en: `With segment ${ownSynAck.number} the client acknowledges the server's SYN; that its own has arrived it does not know yet.`,
					zh: `客户端用报文段 ${ownSynAck.number} 确认了服务器的 SYN，但还不知道自己的 SYN 是否到达。`,
				},
			),
			choice(
				`segment-${serverAck.number}`,
				{ en: `Segment ${serverAck.number} arrives`, zh: `报文段 ${serverAck.number} 到达` },
				{
					en: `By segment ${serverAck.number} the client is ESTABLISHED already: segment ${serverSynAck.number} has acknowledged its SYN in step ${completed.step}.`,
					zh: `报文段 ${serverAck.number} 到达时客户端早已是 ESTABLISHED：报文段 ${serverSynAck.number} 在第 ${completed.step} 步就确认了它的 SYN。`,
				},
			),
		],
		key: `segment-${by.number}`,
		rule: "ack-completes-passive-open",
		why: {
			en: `Segment ${by.number} is the first to acknowledge the client's SYN. The server's SYN came before, so nothing is missing. Had the SYNs not crossed, one SYN,ACK would have done both at once.`,
			zh: `报文段 ${by.number} 第一次确认了客户端的 SYN；服务器的 SYN 此前已收到，至此两个条件都已满足。如果两个 SYN 没有相遇，一个 SYN,ACK 就同时做到这两件事。`,
		},
		skills: ["simultaneous-open-states"],
		hints: {
			evidence: {
				en: "Look at the segments that the server sends: which of them have an ack, and what does it name?",
				zh: "看服务器发出的各个报文段：哪些带有确认号，确认了什么？",
			},
			principle: {
				en: "SYN-RECEIVED ends with the first segment that acknowledges one's own SYN.",
				zh: "第一个确认了自己的 SYN 的报文段到达时，SYN-RECEIVED 就结束。",
			},
			begin: {
				en: `The client's SYN is the first segment that it sent. The server's SYN came without an ack.`,
				zh: "客户端发出的第一个报文段是它的 SYN；服务器的 SYN 不带确认号。",
			},
			follow: () => `segment-${sentBy(trace, "server").find(({ bits }) => bits & ACK)?.number}`,
		},
	});
}

/** The figure of RFC 9293 ends with the SYN,ACKs: those who count segments wonder at the two ACKs. */
function whyAcksFollow(trace: Trace): TemplateQuestion | null {
	const synAck = sentBy(trace, "server").find((segment) => hasBits(segment, SYN | ACK));
	const arrived = arrivalOf(trace, synAck?.number);
	const answer = arrived?.sent[0];
	const syn = sentBy(trace, "server").find(hasSyn);
	if (!synAck || !arrived || !answer || !syn) return null;
	return askChoice("why-acks-follow", {
		step: arrived.step,
		label: {
			en: `The client is ESTABLISHED in step ${arrived.step}: why does it send segment ${answer.number}?`,
			zh: `客户端在第 ${arrived.step} 步已进入 ESTABLISHED，为什么还要发送报文段 ${answer.number}？`,
		},
		options: [
			choice(
				"repeated-syn",
				{
					en: "The SYN,ACK repeats a SYN received before, so it is answered",
					zh: "SYN,ACK 重复了已收到的 SYN，所以要应答",
				},
				null,
			),
			choice(
				"completes",
				{ en: "Only this ACK lets the server become ESTABLISHED", zh: "服务器收到这个 ACK 才能进入 ESTABLISHED" },
				{
					en: `The server becomes ESTABLISHED with the client's SYN,ACK, which acknowledges its SYN; segment ${answer.number} comes later and changes nothing.`,
					zh: `客户端的 SYN,ACK 已确认服务器的 SYN，服务器由此进入 ESTABLISHED；报文段 ${answer.number} 更晚到达，什么也不改变。`,
				},
			),
			choice(
				"octets",
				{ en: "The SYN,ACK brings an octet that is not acknowledged yet", zh: "SYN,ACK 带来了一个尚未确认的字节" },
				{
					en: `The SYN,ACK has the number of the SYN, seq of segment ${syn.number}, which the client has acknowledged: it brings nothing new.`,
					zh: `SYN,ACK 的序号与报文段 ${syn.number} 的 SYN 相同，客户端早已确认：它没有带来新内容。`,
				},
			),
			choice(
				"timer",
				{ en: "Its retransmission timer expires in that step", zh: "它的重传定时器在这一步到期" },
				{
					en: `No timer expires: the step is the arrival of segment ${synAck.number}, well within the timeout.`,
					zh: `没有定时器到期：这一步是报文段 ${synAck.number} 到达，远未到超时时间。`,
				},
			),
		],
		key: follows(trace, "simultaneous-syn-ack-accepted") ? "repeated-syn" : "completes",
		rule: "simultaneous-syn-ack-accepted",
		why: {
			en: `Segment ${synAck.number} has the seq of segment ${syn.number}, below what the client expects: such a segment is answered with an ACK, though its ack counts. Figure 7 of the RFC leaves these two ACKs out.`,
			zh: `报文段 ${synAck.number} 的 seq 与报文段 ${syn.number} 相同，小于客户端期望的序号：它的确认有效，但仍要回一个 ACK。RFC 的图 7 省略了这两个 ACK。`,
		},
		skills: ["simultaneous-open-states"],
		hints: {
			evidence: {
				en: `Compare the seq of segment ${synAck.number} with that of segment ${syn.number}.`,
				zh: `比较报文段 ${synAck.number} 与报文段 ${syn.number} 的 seq。`,
			},
			principle: {
				en: "A segment whose numbers were received before is answered with an ACK; what it acknowledges still counts.",
				zh: "序号早已收到过的报文段要用 ACK 应答；它所作的确认仍然有效。",
			},
			begin: {
				en: `Segment ${syn.number}, the server's SYN, reached the client in step ${arrivalOf(trace, syn.number)?.step}.`,
				zh: `报文段 ${syn.number}（服务器的 SYN）在第 ${arrivalOf(trace, syn.number)?.step} 步已到达客户端。`,
			},
			follow: () => (synAck.seq === syn.seq ? "repeated-syn" : "completes"),
		},
	});
}
