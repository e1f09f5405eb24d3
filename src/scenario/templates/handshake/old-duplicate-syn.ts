// An old duplicate SYN reaches the listener first; the client's RST undoes it (RFC 9293, 3.5, Figure 9).

import { ACK, SYN } from "../../../tcp/flags.ts";
import { hasRst } from "../../../tcp/segment.ts";
import { type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { arrivalOf, firstSent, hasBits, shown } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, drawHosts, isnOf, type TwoHosts, withIsns } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { firstTimeout, synAgainAfterBadAck } from "../../build/timers-told.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface OldDuplicateSyn extends TwoHosts {
	readonly oldIsn: SequenceNumber;
	/** The client's first SYN is lost; otherwise it only comes late. */
	readonly lost: boolean;
}

export const oldDuplicateSyn = handshake({
	id: "old-duplicate-syn",
	difficulty: 5,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "An old duplicate SYN", zh: "迟到的旧 SYN" },
	summary: {
		en: "A SYN of an earlier attempt reaches the server before the new one.",
		zh: "以前某次连接的 SYN 抢在新的 SYN 之前到达服务器。",
	},
	main: {
		text: {
			en: "Who notices, and by which number, that the server has answered an old SYN, and how is it put right?",
			zh: "服务器应答了旧的 SYN：由谁、凭什么发现？又怎样纠正？",
		},
		asks: asksAny(
			asksQuestions("how-noticed", "how-put-right"),
			asksStates(["SYN-RECEIVED", "LISTEN"], ["server"]),
			asksNumbers(["seq"], hasRst),
		),
	},
	blanks: [6, 9],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const serverIsn = isnOf(pair, "server");
		const later = sequenceNumber(serverIsn + random.int(30_000, 900_000));
		return {
			...withIsns(pair, { server: [serverIsn, later] }),
			delayMs: Math.max(10, pair.delayMs),
			oldIsn: drawApart(random, isnOf(pair, "client")),
			lost: context.profile === "linux" || random.chance(40),
		};
	},
	script(run, { hosts: [client], oldIsn, lost, settings }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		if (lost) run.lose();
		run.inject("server", oldIsn, { ip: client.ip, port: client.port }, "old-duplicate");
		run.deliver(run.last());
		const reset = run.last();
		if (settings.resendSynAfterBadAckMs !== null) run.untilTimer("client");
		run.deliver(reset);
		if (lost && settings.resendSynAfterBadAckMs === null) run.untilTimer("client");
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ lost }) => ({
		en: `A client opens a connection. Its SYN ${lost ? "is lost" : "takes a detour and comes late"}, and an old duplicate SYN of an earlier attempt, from the same address and port, reaches the server first.`,
		zh: `客户端发起连接。它的 SYN ${lost ? "丢失" : "绕了远路而迟到"}，而以前某次连接的旧 SYN（地址和端口相同）先到达了服务器。`,
	}),
	assumptions: ({ settings, lost }) => [
		lost
			? { ...firstTimeout("client"), usual: true }
			: {
					en: "The client's SYN arrives only after its RST, and before its timer expires.",
					zh: "客户端的 SYN 在它的 RST 之后、定时器到期之前到达。",
				},
		...synAgainAfterBadAck(settings),
	],
	questions: (trace, drawn) => [howNoticed(trace, drawn), howPutRight(trace, drawn)],
});

function howNoticed(trace: Trace, drawn: OldDuplicateSyn): TemplateQuestion {
	const isn = isnOf(drawn, "client");
	const synAck = firstSent(trace, (segment) => hasBits(segment, SYN | ACK));
	return askChoice("how-noticed", {
		step: 4,
		label: {
			en: "Who notices that the SYN was an old one, and by what?",
			zh: "是谁、凭什么发现那个 SYN 是旧的？",
		},
		options: [
			choice(
				"ack",
				{ en: "The client, by the SYN,ACK's acknowledgment number", zh: "客户端，凭 SYN,ACK 的确认号" },
				null,
			),
			choice(
				"seq",
				{ en: "The client, by the SYN,ACK's sequence number", zh: "客户端，凭 SYN,ACK 的序号" },
				{
					en: `The server chooses that number afresh each time (${synAck?.seq}): the client knows none to compare it with.`,
					zh: `服务器的序号每次另选（这里是 ${synAck?.seq}），客户端没有可比较的。`,
				},
			),
			choice(
				"server",
				{ en: "The server, by the number of the old SYN", zh: "服务器，凭旧 SYN 的序号" },
				{
					en: `To the server ${drawn.oldIsn} is as good an initial number as ${isn}: it keeps no memory of earlier attempts, so it answers.`,
					zh: `对服务器来说，${drawn.oldIsn} 与 ${isn} 一样可以作初始序号：它不记得以前的连接，所以予以应答。`,
				},
			),
			choice(
				"ports",
				{ en: "The client, by the SYN,ACK's port numbers", zh: "客户端，凭 SYN,ACK 的端口号" },
				{
					en: "The old SYN came from the same port, so the answer's ports fit the present attempt.",
					zh: "旧 SYN 来自同一个端口，应答的端口号与这次连接相符。",
				},
			),
		],
		key: follows(trace, "syn-sent-resets-bad-ack") ? "ack" : "server",
		rule: "syn-sent-resets-bad-ack",
		why: {
			en: `Segment ${shown(trace, synAck)} acknowledges ${synAck?.ack}; the client's SYN was ${isn}. Only the client can see that. Had the server become ESTABLISHED on the SYN alone, nobody would ask the client.`,
			zh: `报文段 ${shown(trace, synAck)} 确认的是 ${synAck?.ack}，而客户端 SYN 的序号是 ${isn}：只有客户端看得出来。如果服务器凭一个 SYN 就进入 ESTABLISHED，就不会有人问客户端了。`,
		},
		skills: ["old-duplicates"],
		hints: {
			evidence: {
				en: `Compare what segment ${shown(trace, synAck)} acknowledges with the client's own SYN, segment 1.`,
				zh: `比较报文段 ${shown(trace, synAck)} 所确认的序号与客户端自己的 SYN（报文段 1）。`,
			},
			principle: {
				en: "An end can judge only what it chose itself: a listener takes any SYN; a client in SYN-SENT knows which number its SYN had.",
				zh: "一端只能凭自己选定的东西来判断：监听者接受任何 SYN；处于 SYN-SENT 的客户端知道自己 SYN 的序号。",
			},
			begin: {
				en: `The client's SYN has seq = ${isn}, the old one has seq = ${drawn.oldIsn}.`,
				zh: `客户端的 SYN 的 seq = ${isn}，旧 SYN 的 seq = ${drawn.oldIsn}。`,
			},
			follow: () => (synAck?.ack === sequenceNumber(isn + 1) ? "server" : "ack"),
		},
	});
}

function howPutRight(trace: Trace, drawn: OldDuplicateSyn): TemplateQuestion | null {
	const reset = firstSent(trace, hasRst);
	const arrived = arrivalOf(trace, reset?.number);
	const synAcks = trace.rows.flatMap(({ sent }) => sent).filter((segment) => hasBits(segment, SYN | ACK));
	const second = synAcks[1];
	if (!reset || !arrived || !second) return null;
	return askChoice("how-put-right", {
		step: arrived.step,
		label: {
			en: `What does the client's RST, segment ${shown(trace, reset)}, do at the server?`,
			zh: `客户端的 RST（报文段 ${shown(trace, reset)}）在服务器一侧起什么作用？`,
		},
		options: [
			choice(
				"undoes",
				{ en: "It removes the half-open connection; the listener stays", zh: "删除半连接，监听套接字照旧" },
				null,
			),
			choice(
				"closes",
				{ en: "It closes the listener: later SYNs are refused", zh: "关闭监听套接字，此后的 SYN 被拒绝" },
				{
					en: `A RST ends one connection, never a listening socket: segment ${shown(trace, second)} shows that the next SYN is answered.`,
					zh: `RST 只终止一个连接，不会关闭监听套接字：报文段 ${shown(trace, second)} 表明下一个 SYN 照样得到应答。`,
				},
			),
			choice(
				"ignored",
				{ en: "Nothing: RSTs do not count in SYN-RECEIVED", zh: "不起作用：SYN-RECEIVED 状态不理会 RST" },
				{
					en: `Its seq is exactly the number that the server expects from the old SYN, so it counts: the server's state changes in step ${arrived.step}.`,
					zh: `它的 seq 正是服务器由旧 SYN 得出的期望序号，所以有效：服务器的状态在第 ${arrived.step} 步改变。`,
				},
			),
			choice(
				"corrects",
				{ en: "It corrects the number: the entry takes the new SYN's", zh: "更正序号：原条目改用新 SYN 的序号" },
				{
					en: `Numbers are not corrected: the new SYN makes a new entry, with another number of the server (${second.seq}).`,
					zh: `序号不会更正：新的 SYN 产生新的半连接，服务器也另选序号（${second.seq}）。`,
				},
			),
		],
		key: follows(trace, "reset-returns-to-listen") ? "undoes" : "ignored",
		rule: "reset-returns-to-listen",
		why: {
			en: `Its seq is the ack of the SYN,ACK, ${reset.seq}, just what the server expects: the half-open connection goes, the listener waits as before. Without it the server would repeat its SYN,ACK until it gives up.`,
			zh: `它的 seq 取自 SYN,ACK 的确认号 ${reset.seq}，正是服务器所期望的：半连接被删除，监听照旧。没有它，服务器会一直重传 SYN,ACK，直到放弃。`,
		},
		skills: ["reset-rules", "passive-open-states"],
		hints: {
			evidence: {
				en: `Compare the seq of segment ${shown(trace, reset)} with what the server expects after the old SYN; then look at what it does with the next SYN.`,
				zh: `比较报文段 ${shown(trace, reset)} 的 seq 与服务器收到旧 SYN 后期望的序号；再看它怎样应答下一个 SYN。`,
			},
			principle: {
				en: "In SYN-RECEIVED a RST with exactly the expected number takes a passive open back to where it began: it waits for a SYN.",
				zh: "在 SYN-RECEIVED，序号正好等于期望序号的 RST 使被动打开回到起点：继续等待 SYN。",
			},
			begin: {
				en: `The old SYN has seq = ${drawn.oldIsn} and takes one number.`,
				zh: `旧 SYN 的 seq = ${drawn.oldIsn}，占用一个序号。`,
			},
			follow: () => (reset.seq === sequenceNumber(drawn.oldIsn + 1) ? "undoes" : "ignored"),
		},
	});
}
