// A SYN reaches a connection that is ESTABLISHED: a challenge ACK, and what somebody can do with it (RFC 5961, 3.2 and 4.2).

import { RST } from "../../../tcp/flags.ts";
import { type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { forged, shown } from "../../build/arrivals.ts";
import { type Connected, connect, drawConnected } from "../../build/connected.ts";
import { handshake } from "../../build/family.ts";
import { type Aim, type ForgedReset, MADE_OF_RESET, resetOptions, WHY_OF_AIM } from "../../build/forged-reset.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawApart, drawMessage, isnOf } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { follows } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface SynToEstablished extends Connected, ForgedReset {
	readonly synSeq: SequenceNumber;
	/** Octets that the client sends in the end. */
	readonly message: number;
}

/** Between the forged SYN's answer and the forged RST, ms: Linux sends no two challenge ACKs within half a second. */
const PAUSE_MS = 1000;

export const synToEstablished = handshake({
	id: "syn-to-established",
	difficulty: 5,
	notations: ["raw"],
	misconceptions: [],
	title: { en: "A SYN to an open connection", zh: "已建立的连接收到 SYN" },
	summary: {
		en: "A forged SYN reaches an ESTABLISHED connection, and a forged RST follows.",
		zh: "伪造的 SYN 到达已建立的连接，随后又来了伪造的 RST。",
	},
	main: {
		text: {
			en: "What does an open connection do with a SYN, what does the answer give away, and which RST cuts it?",
			zh: "已建立的连接怎样处理 SYN？它的应答透露了什么？怎样的 RST 才能切断连接？",
		},
		asks: asksAny(
			asksQuestions("why-only-an-ack", "what-gives-away", "what-of-the-reset"),
			asksStates(["ESTABLISHED", "CLOSED"], ["server"]),
			asksNumbers(["ack"], ({ length, retransmission }) => length === 0 && !retransmission),
		),
	},
	blanks: [4, 6],
	countFrom: "current",
	draw(random, context) {
		const drawn = drawConnected(random, context);
		const expected = sequenceNumber(isnOf(drawn, "client") + 1 + drawn.fromClient);
		const aim = random.pick<Aim>(["exact", "exact", "inside", "outside"]);
		const far = { exact: 0, inside: random.int(20, 5000), outside: random.int(200_000, 900_000_000) };
		return {
			...drawn,
			delayMs: Math.max(10, drawn.delayMs),
			synSeq: drawApart(random, expected),
			aim,
			resetSeq: sequenceNumber(expected + far[aim]),
			message: drawMessage(random),
		};
	},
	script(run, drawn) {
		connect(run, drawn);
		forgeSyn(run, drawn);
		run.pass(PAUSE_MS);
		forgeReset(run, drawn, drawn.resetSeq);
		run.deliver();
		run.call("client", "send", { bytes: drawn.message });
		run.deliver();
		run.deliver();
	},
	story: ({ aim, message }) => ({
		en: `Somebody who can${aim === "exact" ? "" : "not"} see the segments of the two ends sends the server a SYN with the client's address and port as its source, and later a RST. Then the client sends ${message} octets.`,
		zh: `${aim === "exact" ? "有人能看到双方的报文段" : "有人看不到双方的任何报文段"}，并冒用客户端的地址和端口向服务器发送一个 SYN，之后又发送一个 RST。然后客户端发送 ${message} 字节数据。`,
	}),
	assumptions: () => [
		{
			en: "The server's receive window is about 64,000 octets.",
			zh: "服务器的接收窗口约为 64000 字节。",
		},
	],
	questions: (trace, drawn) => [whyOnlyAnAck(trace), whatGivesAway(trace, drawn), whatOfTheReset(trace, drawn)],
});

function forgeSyn(run: Run, { hosts: [client], synSeq }: SynToEstablished): void {
	run.inject("server", synSeq, { ip: client.ip, port: client.port }, "spoofed");
	run.deliver();
}

function forgeReset(run: Run, { hosts: [client] }: SynToEstablished, seq: SequenceNumber): void {
	const from = { ip: client.ip, port: client.port };
	run.injectSegment("server", { bits: RST, seq, length: 0, from }, "spoofed");
}

function whyOnlyAnAck(trace: Trace): TemplateQuestion | null {
	const [syn] = forged(trace);
	const answer = syn?.arrival?.sent[0];
	if (!syn?.arrival || !answer) return null;
	const asksBack = follows(trace, "syn-challenged") || follows(trace, "sequence-unacceptable");
	return askChoice("why-only-an-ack", {
		step: syn.arrival.step,
		label: {
			en: `Why does the server answer the SYN, segment ${shown(trace, syn.segment)}, with an ACK and nothing more?`,
			zh: `服务器对 SYN（报文段 ${shown(trace, syn.segment)}）为什么只回一个 ACK？`,
		},
		options: [
			choice(
				"asks-back",
				{
					en: "It may be forged: a client that has restarted will answer with RST",
					zh: "SYN 可能是伪造的；若客户端真的重启过，会回 RST",
				},
				null,
			),
			choice(
				"accepts",
				{
					en: "It accepts the SYN: the ACK acknowledges its number plus one",
					zh: "它接受了 SYN：这个 ACK 确认的是 SYN 的序号加 1",
				},
				{
					en: `The ack names the number that the server expects on the old connection; it has nothing to do with ${syn.segment.seq}, the SYN's.`,
					zh: `确认号是服务器在原连接上期望的序号，与 SYN 的序号 ${syn.segment.seq} 无关。`,
				},
			),
			choice(
				"second",
				{ en: "It opens a second connection and will send its SYN later", zh: "它另开一个连接，随后再发送自己的 SYN" },
				{
					en: "One pair of addresses and ports names one connection. This one is taken: there is no room for a second.",
					zh: "一对地址和端口只对应一个连接，已被占用，不可能再开第二个。",
				},
			),
			choice(
				"closing",
				{ en: "It closes the connection and waits for the ACK's answer", zh: "它正在关闭连接，等待对这个 ACK 的应答" },
				{
					en: "The state stays ESTABLISHED. RFC 793 let a SYN in the window reset the connection; RFC 5961 has done away with that.",
					zh: "状态仍是 ESTABLISHED。RFC 793 规定窗口内的 SYN 会使连接复位，RFC 5961 已取消这一做法。",
				},
			),
		],
		key: asksBack ? "asks-back" : "accepts",
		rule: "syn-challenged",
		why: {
			en: `The server cannot tell who sent the SYN, so it asks back with a challenge ACK. The true client ignores segment ${shown(trace, answer)}; one that had restarted would answer with an exact RST. If SYNs ended connections, anybody could.`,
			zh: `服务器分不清 SYN 是谁发的，就用挑战 ACK 反问。真正的客户端是 ESTABLISHED，不理会报文段 ${shown(trace, answer)}；重启过的客户端会回一个序号正好相符的 RST。如果 SYN 就能终止连接，谁都能做到。`,
		},
		skills: ["half-open-discovery"],
		hints: {
			evidence: {
				en: `Compare the ack of segment ${shown(trace, answer)} with the SYN's seq and with the numbers in the story; look at what the client does when it gets it.`,
				zh: `把报文段 ${shown(trace, answer)} 的确认号与 SYN 的 seq 以及题目给出的序号比较；再看客户端收到后怎样。`,
			},
			principle: {
				en: "In a synchronized state a SYN changes nothing: it is answered with an ACK that says what is expected, and only whoever does not know the connection contradicts.",
				zh: "在已同步的状态，SYN 不改变任何东西：只回一个说明期望序号的 ACK；只有不认得这个连接的一方才会反驳。",
			},
			begin: {
				en: `The SYN's seq is ${syn.segment.seq}; the server's state before and after it is the same.`,
				zh: `SYN 的 seq 是 ${syn.segment.seq}；它到达前后服务器的状态相同。`,
			},
			follow: () => (answer.ack === sequenceNumber(syn.segment.seq + 1) ? "accepts" : "asks-back"),
		},
	});
}

/** Each number of the answer is tried in a RST, in a run of its own. */
function whatGivesAway(trace: Trace, drawn: SynToEstablished): TemplateQuestion | null {
	const [syn] = forged(trace);
	const answer = syn?.arrival?.sent[0];
	if (!syn?.arrival || !answer) return null;
	const at = shown(trace, answer);
	const tried = {
		ack: answer.ack,
		seq: answer.seq,
		"syn-plus-one": sequenceNumber(syn.segment.seq + 1),
	} as const satisfies Record<string, SequenceNumber>;
	return askChoice("what-gives-away", {
		step: syn.arrival.step,
		label: {
			en: `With which number would a forged RST cut the server's connection, and does segment ${at} show it?`,
			zh: `伪造的 RST 要用哪个序号才能切断服务器的连接？报文段 ${at} 透露了吗？`,
		},
		options: [
			choice("ack", { en: `The ack of segment ${at}`, zh: `用报文段 ${at} 的确认号` }, null),
			choice(
				"seq",
				{ en: `The seq of segment ${at}`, zh: `用报文段 ${at} 的序号` },
				{
					en: "That is a number of the server's own data. A RST to the server is judged by the numbers of the client.",
					zh: "那是服务器自己的序号。发给服务器的 RST 要用客户端一方的序号。",
				},
			),
			choice(
				"syn-plus-one",
				{ en: "The SYN's seq plus one: not shown", zh: "用 SYN 的序号加 1，它没有透露" },
				{
					en: "The SYN was not accepted, so it has moved nothing: the server expects what it expected before.",
					zh: "SYN 没有被接受，什么也没有改变：服务器期望的仍是原来的序号。",
				},
			),
			choice(
				"any",
				{ en: "Any number in the window: no need to see one", zh: "窗口内任意序号都行，不需要看到它" },
				{
					en: "Since RFC 5961 it is not enough to lie in the window: such a RST only gets another ACK.",
					zh: "自 RFC 5961 起，仅在窗口之内还不够：这样的 RST 只会再得到一个 ACK。",
				},
			),
		],
		workOut: () => ({
			key: (["ack", "seq", "syn-plus-one"] as const).find((name) => cuts(trace, drawn, name, tried[name])) ?? "any",
			rule: "reset-exact",
			why: {
				en: `The ack is the number that the server expects next: a RST with it is obeyed. So whoever can see segment ${at} learns by one forged SYN how to cut the connection. Whoever cannot see it has to hit one number in 2^32.`,
				zh: `确认号就是服务器期望的下一个序号，用它作序号的 RST 会被接受。所以能看到报文段 ${at} 的人，只要伪造一个 SYN 就知道怎样切断连接；看不到的人要在 2^32 个序号中猜中一个。`,
			},
			hints: {
				evidence: {
					en: `Look at both numbers of segment ${at}: whose octets does each count?`,
					zh: `看报文段 ${at} 的序号和确认号：各对应谁发送的字节？`,
				},
				principle: {
					en: "A RST is obeyed if its seq is exactly what its receiver expects next from the other end. An ACK says what its sender expects.",
					zh: "RST 的 seq 必须正是接收方期望对方的下一个序号，才会被接受。ACK 说明其发送者期望什么。",
				},
				begin: {
					en: "The RST would go to the server, as if it came from the client: it is numbered like the client's octets.",
					zh: "这个 RST 发给服务器，冒充客户端，所以属于客户端一方的序号。",
				},
				follow: () => (answer.ack === sequenceNumber(isnOf(drawn, "client") + 1 + drawn.fromClient) ? "ack" : "seq"),
			},
		}),
		skills: ["reset-rules"],
	});
}

/** Whether the server obeys a RST with that number, after the same SYN. */
function cuts(trace: Trace, drawn: SynToEstablished, name: string, seq: SequenceNumber): boolean {
	const tried = runAgain(trace, drawn, `reset with ${name}`, (run) => {
		connect(run, drawn);
		forgeSyn(run, drawn);
		run.pass(PAUSE_MS);
		forgeReset(run, drawn, seq);
	});
	return follows(tried, "reset-exact");
}

function whatOfTheReset(trace: Trace, drawn: SynToEstablished): TemplateQuestion | null {
	const [syn, reset] = forged(trace);
	const answer = syn?.arrival?.sent[0];
	if (!reset?.arrival || !answer) return null;
	const rules = reset.arrival.effects.flatMap((effect) => ("rule" in effect ? [effect.rule] : []));
	const key = MADE_OF_RESET.find(([rule]) => rules.includes(rule));
	const at = shown(trace, reset.segment);
	return askChoice("what-of-the-reset", {
		step: reset.arrival.step,
		label: {
			en: `What does the server make of the forged RST, segment ${at}?`,
			zh: `服务器怎样看待伪造的 RST（报文段 ${at}）？`,
		},
		options: resetOptions(drawn, at),
		key: key?.[1] ?? "acknowledged",
		rule: key?.[0] ?? "reset-exact",
		why: WHY_OF_AIM[drawn.aim],
		skills: ["reset-rules"],
		hints: {
			evidence: {
				en: `Compare the seq of segment ${at} with the client's next number, which the story tells and segment ${shown(trace, answer)} repeats.`,
				zh: `把报文段 ${at} 的 seq 与客户端的下一个序号比较：题目给出了它，报文段 ${shown(trace, answer)} 又重复了它。`,
			},
			principle: {
				en: "Just the number expected: obeyed. Elsewhere in the window: answered with an ACK. Outside: dropped. (RFC 5961)",
				zh: "等于期望的序号：接受；在窗口内的别处：回 ACK；在窗口之外：丢弃。（RFC 5961）",
			},
			begin: {
				en: `The RST has seq = ${drawn.resetSeq}; the window is about 64,000 octets long.`,
				zh: `RST 的 seq = ${drawn.resetSeq}；窗口约 64000 字节。`,
			},
			follow: () => {
				const expected = isnOf(drawn, "client") + 1 + drawn.fromClient;
				const distance = sequenceNumber(drawn.resetSeq - expected);
				return distance === 0 ? "exact" : distance < 64_000 ? "inside" : "outside";
			},
		},
	});
}
