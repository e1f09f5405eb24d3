// In SYN-SENT an ACK that does not fit the SYN: refused with a RST, or ignored if it is a RST itself (RFC 9293, 3.10.7.3).

import { ACK, flagNames, RST, SYN } from "../../../tcp/flags.ts";
import { hasRst } from "../../../tcp/segment.ts";
import { type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, drawHosts, isnOf, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { firstTimeout, synAgainAfterBadAck } from "../../build/timers-told.ts";
import { asksAny, asksFlags, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface BadAck extends TwoHosts {
	readonly bits: number;
	readonly seq: SequenceNumber;
	readonly ack: SequenceNumber;
}

export const badAckInSynSent = handshake({
	id: "bad-ack-in-syn-sent",
	difficulty: 4,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "retransmission-takes-new-number"],
	title: { en: "An ACK that does not fit", zh: "SYN-SENT 状态收到不符的 ACK" },
	summary: {
		en: "A segment with a wrong acknowledgment number reaches a client in SYN-SENT.",
		zh: "处于 SYN-SENT 的客户端收到确认号不对的报文段。",
	},
	main: {
		text: {
			en: "How does a client in SYN-SENT tell that a segment is no answer to its SYN, and what does it do then?",
			zh: "处于 SYN-SENT 的客户端怎样看出一个报文段不是对自己 SYN 的应答？随后怎样处理？",
		},
		asks: asksAny(
			asksQuestions("what-is-wrong", "what-it-does"),
			asksFlags(hasRst),
			asksNumbers(["seq"], hasRst),
			asksStates(["SYN-SENT"], ["client"]),
		),
	},
	blanks: [5, 8],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const isn = isnOf(pair, "client");
		// One too low, as if the SYN took no number, or of an earlier connection altogether.
		const ack = random.chance(40) ? isn : sequenceNumber(drawApart(random, isn) + 1);
		return {
			...pair,
			delayMs: Math.max(10, pair.delayMs),
			bits: random.pick([SYN | ACK, SYN | ACK, ACK, RST | ACK]),
			seq: drawApart(random, isn),
			ack,
		};
	},
	script(run, { hosts: [, server], bits, seq, ack, settings }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.lose();
		const from = { ip: server.ip, port: server.port };
		run.injectSegment("client", { bits, seq, ack, length: 0, from }, "old-duplicate");
		const reset = run.busy() ? run.last() : undefined;
		const soon = settings.resendSynAfterBadAckMs !== null && reset !== undefined;
		if (soon) run.untilTimer("client");
		if (reset !== undefined) run.deliver(reset);
		if (!soon) run.untilTimer("client");
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ bits }) => ({
		en: `A client opens a connection. Its first SYN is lost, and an old duplicate ${named(bits)} of an earlier connection reaches it from the server's address and port.`,
		zh: `客户端发起连接。它的第一个 SYN 丢失，而以前某次连接中由服务器的同一地址和端口发出的 ${named(bits)} 这时才迟迟到达。`,
	}),
	assumptions: ({ settings }) => [{ ...firstTimeout("client"), usual: true }, ...synAgainAfterBadAck(settings)],
	questions: (trace, drawn) => [whatIsWrong(trace, drawn), whatItDoes(trace, drawn)],
});

function named(bits: number): string {
	return flagNames(bits).join(",");
}

function isDropped(trace: Trace): boolean {
	return follows(trace, "syn-sent-ignores-reset");
}

function whatIsWrong(trace: Trace, drawn: BadAck): TemplateQuestion {
	const dropped = isDropped(trace);
	const isn = isnOf(drawn, "client");
	const found = dropped || follows(trace, "syn-sent-resets-bad-ack");
	const isReset = (drawn.bits & RST) !== 0;
	return askChoice("what-is-wrong", {
		step: 3,
		label: {
			en: "What tells the client that the old segment is no answer to its SYN?",
			zh: "客户端凭什么判断这个旧报文段不是对自己 SYN 的应答？",
		},
		options: [
			choice("ack", { en: "Its acknowledgment number", zh: "它的确认号" }, null),
			choice(
				"seq",
				{ en: "Its sequence number", zh: "它的序号" },
				{
					en: `The client has no number of the server yet: seq = ${drawn.seq} may be as right as any other.`,
					zh: `客户端还不知道服务器的任何序号：seq = ${drawn.seq} 与别的数值同样可能。`,
				},
			),
			choice(
				"port",
				{ en: "Its port numbers", zh: "它的端口号" },
				{
					en: "They are those of the present attempt: the earlier connection ran between the same two ports.",
					zh: "端口号与这次连接的相同：以前那次连接用的就是这两个端口。",
				},
			),
			choice(
				"nothing",
				{ en: "Nothing: it takes it for the answer", zh: "无法判断，当作应答接受" },
				{
					en: `An answer to seq = ${isn} would acknowledge the number after it. This one acknowledges ${drawn.ack}.`,
					zh: `对 seq = ${isn} 的应答应当确认它的下一个序号，而这个报文段确认的是 ${drawn.ack}。`,
				},
			),
		],
		key: found ? "ack" : "nothing",
		rule: dropped ? "syn-sent-ignores-reset" : "syn-sent-resets-bad-ack",
		why: isReset
			? {
					en: `It acknowledges ${drawn.ack}, not SYN + 1. A RST counts in SYN-SENT only if it acknowledges the SYN; otherwise an old one, or anybody's forged one, could refuse the connection.`,
					zh: `它确认的是 ${drawn.ack}，不是 SYN 的序号加 1。在 SYN-SENT，只有确认了 SYN 的 RST 才有效，否则旧的或伪造的 RST 都能拒绝这次连接。`,
				}
			: {
					en: `It acknowledges ${drawn.ack}, not SYN + 1. The ports fit, and the client knows no number of the server by which it could judge the seq. Without this check it would join a connection that nobody holds.`,
					zh: `它确认的是 ${drawn.ack}，不是 SYN 的序号加 1。端口相符，客户端又不知道服务器的序号，无法凭 seq 判断。不作这项检查，就会与一个不存在的连接“握手”。`,
				},
		skills: ["old-duplicates"],
		hints: {
			evidence: {
				en: "Compare the old segment's numbers and ports with the client's SYN, segment 1.",
				zh: "把旧报文段的编号和端口与客户端的 SYN（报文段 1）比较。",
			},
			principle: {
				en: "In SYN-SENT the client knows only what it has sent itself; a segment can be judged by what it says of that.",
				zh: "在 SYN-SENT，客户端只知道自己发出了什么，只能凭报文段对此说了什么来判断。",
			},
			begin: {
				en: `Segment 1 has seq = ${isn} and takes one number; the old segment says seq = ${drawn.seq}, ack = ${drawn.ack}.`,
				zh: `报文段 1 的 seq = ${isn}，占用一个序号；旧报文段的 seq = ${drawn.seq}，ack = ${drawn.ack}。`,
			},
			follow: () => (drawn.ack === sequenceNumber(isn + 1) ? "nothing" : "ack"),
		},
	});
}

function whatItDoes(trace: Trace, drawn: BadAck): TemplateQuestion {
	const dropped = isDropped(trace);
	const isReset = (drawn.bits & RST) !== 0;
	const key = dropped ? "drops" : follows(trace, "syn-sent-resets-bad-ack") ? "resets" : "established";
	return askChoice("what-it-does", {
		step: 3,
		label: {
			en: `How does the client treat the ${named(drawn.bits)} that does not fit?`,
			zh: `客户端怎样处理这个不符的 ${named(drawn.bits)}？`,
		},
		options: [
			choice(
				"resets",
				{ en: "It answers with RST and stays in SYN-SENT", zh: "以 RST 应答，仍处于 SYN-SENT" },
				isReset
					? {
							en: "A RST is never answered, least of all with another: two ends could go on like that for ever.",
							zh: "对 RST 从不应答，更不会用 RST 应答，否则两端会没完没了。",
						}
					: null,
			),
			choice(
				"drops",
				{ en: "It drops it silently and stays in SYN-SENT", zh: "悄悄丢弃，仍处于 SYN-SENT" },
				isReset
					? null
					: {
							en: "Silence would leave its sender believing in a connection that the client does not have: a RST tells it so.",
							zh: "不应答，对方就可能一直以为连接存在；客户端要用 RST 告知它。",
						},
			),
			choice(
				"closed",
				{ en: "It gives up: CLOSED, connect() fails", zh: "放弃：进入 CLOSED，connect() 失败" },
				isReset
					? {
							en: `Only a RST that acknowledges the SYN refuses the connection; this one acknowledges ${drawn.ack}.`,
							zh: `只有确认了 SYN 的 RST 才表示拒绝；这个 RST 确认的是 ${drawn.ack}。`,
						}
					: {
							en: "A segment of the past says nothing about the present attempt: the client goes on trying.",
							zh: "以前的报文段与这次连接无关，客户端继续尝试。",
						},
			),
			choice(
				"established",
				{ en: "It accepts it and becomes ESTABLISHED", zh: "接受它，进入 ESTABLISHED" },
				isReset
					? {
							en: "No RST opens a connection; it can only refuse or end one.",
							zh: "RST 不会建立连接，只会拒绝或终止连接。",
						}
					: {
							en: `For that it would have to acknowledge the SYN; it acknowledges ${drawn.ack}.`,
							zh: `那必须先确认 SYN；而它确认的是 ${drawn.ack}。`,
						},
			),
		],
		key,
		rule: dropped ? "syn-sent-ignores-reset" : "syn-sent-resets-bad-ack",
		why: isReset
			? {
					en: `A RST is never answered, and one that does not acknowledge the SYN does not count: it is dropped, and the client waits on for its own answer. With ack = SYN + 1 it would have been a refusal.`,
					zh: "对 RST 从不应答，而没有确认 SYN 的 RST 也无效：丢弃它，客户端继续等待自己的应答。如果 ack 是 SYN 的序号加 1，就是拒绝连接。",
				}
			: {
					en: `It answers with a RST whose seq is that ack, ${drawn.ack}, so that whoever believes in such a connection drops it. The attempt goes on: the SYN comes again and is answered properly.`,
					zh: `它以 RST 应答，seq 取自那个确认号 ${drawn.ack}，使以为有此连接的一方将其终止。这次连接继续进行：SYN 会重传，并得到正确的应答。`,
				},
		skills: ["reset-rules"],
		hints: {
			evidence: {
				en: "Look at the flags of the old segment, and at the client's state after step 3.",
				zh: "看旧报文段的标志位，以及第 3 步之后客户端的状态。",
			},
			principle: {
				en: "In SYN-SENT an unacceptable ACK is answered with a RST, unless the segment is a RST itself: then it is dropped. The attempt goes on in either case.",
				zh: "在 SYN-SENT，对不可接受的 ACK 以 RST 应答；如果该报文段本身就是 RST，则丢弃。两种情况下连接请求都继续进行。",
			},
			begin: {
				en: `The old segment carries ${flagNames(drawn.bits).join(" and ")}.`,
				zh: `旧报文段带有 ${flagNames(drawn.bits).join(" 和 ")} 标志。`,
			},
			follow: () => (isReset ? "drops" : "resets"),
		},
	});
}
