// A SYN,ACK that carries data: RFC 9293 takes it (3.5 and 3.10.7.3), Linux takes the SYN and leaves the data to be sent again.

import { ACK } from "../../../tcp/flags.ts";
import type { Segment } from "../../../tcp/segment.ts";
import { advance } from "../../../tcp/sequence-number.ts";
import type { Localized } from "../../../text/locale.ts";
import { firstSent, forged, hasBits, sendingOf, shown } from "../../build/arrivals.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, drawMessage, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import type { CitedRuleId } from "../../cited-rules.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { octetsReceived, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Row, Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface DataOnSynAck extends TwoHosts {
	/** Octets on the SYN,ACK. */
	readonly greeting: number;
	/** Octets that the client sends then. */
	readonly request: number;
}

/** Services in which the server speaks first: SSH, SMTP, POP3, IMAP, MySQL. */
const GREETING_PORTS = [22, 25, 110, 143, 3306] as const;

export const dataOnSynAck = handshake({
	id: "data-on-syn-ack",
	difficulty: 4,
	keepsToProfile: "client",
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "pure-ack-consumes"],
	title: { en: "Data on the SYN,ACK", zh: "SYN,ACK 携带数据" },
	summary: {
		en: "The server's greeting comes along with its SYN,ACK.",
		zh: "服务器的欢迎信息随 SYN,ACK 一起到达。",
	},
	main: {
		text: {
			en: "What does the client make of data that comes with the SYN,ACK, and what does its ACK say?",
			zh: "客户端怎样处理随 SYN,ACK 到达的数据？它的确认号说明了什么？",
		},
		asks: asksAny(
			asksQuestions("what-of-the-data", "what-comes-again"),
			asksNumbers(["ack"], ({ number }) => number > 1),
			asksStates(["ESTABLISHED"]),
		),
		first: asksNumbers(["ack"], (segment) => segment.number > 1 && hasBits(segment, ACK)),
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["client"] },
	blanks: [4, 6],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const [client, server] = pair.hosts;
		const hosts = [client, { ...server, port: random.pick(GREETING_PORTS) }] as const;
		return { ...pair, hosts, greeting: drawMessage(random), request: drawMessage(random) };
	},
	script(run, { greeting, request }) {
		run.startTimeline();
		run.call("client", "connect");
		run.reach();
		run.playSynAck("server", "client", greeting);
		run.reach();
		run.call("client", "send", { bytes: request });
		run.reach();
	},
	story: ({ hosts: [, server], greeting, request }) => ({
		en: `A client connects to port ${server.port}. The server speaks first there, and its TCP sends the ${greeting} octets of its greeting with the SYN,ACK already. Then the client sends ${request} octets.`,
		zh: `客户端连接 ${server.port} 端口。在这个服务中由服务器先发送数据：它的 TCP 在 SYN,ACK 中就带上了 ${greeting} 字节的欢迎信息。随后客户端发送 ${request} 字节。`,
	}),
	assumptions: ({ profile }) => [
		{
			en: "The server's TCP is another system's, which follows RFC 9293.",
			zh: "服务器的 TCP 属于另一种系统，遵循 RFC 9293。",
		},
		...(profile === "rfc9293"
			? [
					{
						en: "To a segment that brings SYN and data the client sends one ACK.",
						zh: "对同时带有 SYN 和数据的报文段，客户端只回一个 ACK。",
					},
				]
			: []),
		{ en: "TCP Fast Open is not used.", zh: "没有使用 TCP Fast Open。", usual: true },
	],
	questions: (trace, drawn) => [whatOfTheData(trace, drawn), whatComesAgain(trace, drawn)],
});

/** The SYN,ACK, and the client's answer with its row. */
function exchanged(trace: Trace): { readonly synAck: Segment; readonly answer: Segment; readonly row: Row } | null {
	const [synAck] = forged(trace);
	const answer = firstSent(trace, (segment) => hasBits(segment, ACK));
	const row = sendingOf(trace, answer?.number);
	return synAck && answer && row ? { synAck: synAck.segment, answer, row } : null;
}

function ruleOf({ profile }: DataOnSynAck): CitedRuleId {
	return profile === "linux" ? "linux-drops-text-of-syn" : "text-of-syn-waits";
}

function whatOfTheData(trace: Trace, drawn: DataOnSynAck): TemplateQuestion | null {
	const found = exchanged(trace);
	if (!found) return null;
	const { greeting } = drawn;
	const { row, synAck } = found;
	const linux = drawn.profile === "linux";
	return askChoice("what-of-the-data", {
		step: row.step,
		label: {
			en: `What does the client do with the ${greeting} octets on segment ${shown(trace, synAck)}?`,
			zh: `客户端怎样处理报文段 ${shown(trace, synAck)} 携带的 ${greeting} 字节？`,
		},
		options: [
			choice(
				"taken",
				{
					en: "It takes them: now that it is ESTABLISHED, its program may read them",
					zh: "接收：进入 ESTABLISHED 后就可以交给程序",
				},
				linux
					? {
							en: "RFC 9293 says so. Linux takes nothing but the SYN of such a segment.",
							zh: "RFC 9293 是这样规定的；而 Linux 对这样的报文段只接受其中的 SYN。",
						}
					: null,
			),
			choice(
				"dropped",
				{ en: "It takes the SYN and drops them: they have to come again", zh: "只接受 SYN，丢弃数据，等对方重传" },
				linux
					? null
					: {
							en: "Some systems do so. RFC 9293 has the text of a SYN processed like any other once the state is ESTABLISHED.",
							zh: "有的系统这样做；按 RFC 9293，进入 ESTABLISHED 之后，SYN 携带的数据与别的数据同样处理。",
						},
			),
			choice(
				"held",
				{
					en: "It keeps them until it knows that the server is ESTABLISHED too",
					zh: "先保存，确知服务器也进入 ESTABLISHED 后再交付",
				},
				{
					en: "It waits for nothing more: segment 2 acknowledges its SYN, which proves that the segment is no old duplicate.",
					zh: "不必再等：报文段 2 确认了它的 SYN，足以证明这不是旧的重复报文段。",
				},
			),
			choice(
				"refused",
				{ en: "It refuses the segment with RST: a SYN carries no data", zh: "SYN 不能携带数据，以 RST 拒绝整个报文段" },
				{
					en: "Data on a SYN is legal (RFC 9293, 3.5), only rare; and a segment whose ACK fits is not answered with RST.",
					zh: "SYN 携带数据是合法的（RFC 9293 第 3.5 节），只是少见；确认号正确的报文段也不会得到 RST。",
				},
			),
		],
		key: sumOf(octetsReceived(trace, "client")) > 0 ? "taken" : "dropped",
		rule: ruleOf(drawn),
		why: linux ? DROPPED(greeting) : TAKEN(greeting),
		skills: ["data-delivery", "active-open-states"],
		hints: {
			evidence: {
				en: `Look at the client's state before and after step ${row.step}, and in the assumptions at whose TCP it is.`,
				zh: `看第 ${row.step} 步前后客户端的状态，以及假设中它的 TCP 是哪一种。`,
			},
			principle: linux
				? {
						en: "In SYN-SENT Linux reads the numbers, the window and the options of a SYN,ACK; the rest of the segment it frees unread.",
						zh: "在 SYN-SENT，Linux 只读取 SYN,ACK 的编号、窗口和选项，报文段的其余内容不读就释放。",
					}
				: {
						en: "A SYN may carry data. It must not reach the program before ESTABLISHED; from then on it counts like any data in order.",
						zh: "SYN 可以携带数据。进入 ESTABLISHED 之前不得交给程序；此后与别的按序到达的数据一样。",
					},
			begin: {
				en: `Segment 2 acknowledges the client's SYN; behind its own SYN come ${greeting} octets.`,
				zh: `报文段 2 确认了客户端的 SYN；在它自己的 SYN 之后还有 ${greeting} 字节。`,
			},
			follow: () => (linux ? "dropped" : row.states.client === "ESTABLISHED" ? "taken" : "held"),
		},
	});
}

const TAKEN = (greeting: number): Localized => ({
	en: `Segment 2 acknowledges the SYN, so the client is ESTABLISHED and goes on with the segment's text: ${greeting} octets, right behind the SYN. Before ESTABLISHED they could not have been handed over: an old duplicate might carry them.`,
	zh: `报文段 2 确认了 SYN，客户端进入 ESTABLISHED，接着处理其中的数据：紧跟 SYN 的 ${greeting} 字节。在此之前不能交付，因为可能是旧的重复报文段。`,
});

const DROPPED = (greeting: number): Localized => ({
	en: `Linux completes the handshake with the SYN and frees the rest of the segment: its ACK covers the SYN alone, so the ${greeting} octets come again. RFC 9293 would have taken them now; nothing is lost but time.`,
	zh: `Linux 用其中的 SYN 完成握手，其余内容直接释放：它的 ACK 只确认 SYN，这 ${greeting} 字节要重传。按 RFC 9293 现在就会接收。数据没有丢失，只是晚到。`,
});

function whatComesAgain(trace: Trace, drawn: DataOnSynAck): TemplateQuestion | null {
	const found = exchanged(trace);
	const last = sentBy(trace, "client").at(-1);
	if (!found || !last) return null;
	const { greeting } = drawn;
	const { synAck } = found;
	const from = advance(synAck.seq, 1);
	const linux = drawn.profile === "linux";
	return askChoice("what-comes-again", {
		step: trace.rows.length,
		label: {
			en: `After step ${trace.rows.length}, what does the server have to send again?`,
			zh: `第 ${trace.rows.length} 步之后，服务器还要重传什么？`,
		},
		options: [
			choice(
				"nothing",
				{ en: "Nothing", zh: "什么也不用重传" },
				{
					en: `The client's acks go no further than the SYN: the ${greeting} octets behind it are not acknowledged.`,
					zh: `客户端的确认号只到 SYN 为止，其后的 ${greeting} 字节没有得到确认。`,
				},
			),
			choice(
				"data",
				{ en: `The ${greeting} octets, without a SYN`, zh: `那 ${greeting} 字节，不带 SYN` },
				{
					en: `The client's acks lie ${greeting + 1} beyond the seq of segment 2: the octets are there.`,
					zh: `客户端的确认号比报文段 2 的 seq 大 ${greeting + 1}：数据也已收到。`,
				},
			),
			choice(
				"all",
				{ en: "All of segment 2: the SYN and the data", zh: "整个报文段 2：SYN 和数据" },
				{
					en: "The SYN has the first number, and every ack of the client lies beyond it: it is acknowledged in any case.",
					zh: "SYN 占第一个序号，客户端的确认号都在它之后：SYN 无论如何已得到确认。",
				},
			),
			choice(
				"syn",
				{ en: "The SYN alone", zh: "只有 SYN" },
				{
					en: "An ACK confirms everything before its number. It cannot cover what is behind the SYN and leave out the SYN.",
					zh: "确认号表示在它之前的全部收到，不可能只确认后面的而不确认 SYN。",
				},
			),
		],
		key: last.ack === from ? "data" : "nothing",
		rule: "ack-advances-una",
		why: linux
			? {
					en: `Both segments of the client say ack = SYN + 1: the SYN has arrived, the ${greeting} octets are still expected. The server's timer will send them again, now without SYN. A client that follows RFC 9293 would have acknowledged them.`,
					zh: `客户端的两个报文段都表示 ack = SYN 的序号加 1：SYN 已到，仍期望那 ${greeting} 字节。服务器的定时器到期后重传它们，不再带 SYN。遵循 RFC 9293 的客户端则已确认。`,
				}
			: {
					en: `The client's ack lies beyond the SYN and all ${greeting} octets: the server may forget them. Had the client taken the SYN alone, as some systems do, the data would come again at the server's timeout.`,
					zh: `客户端的确认号在 SYN 和全部 ${greeting} 字节之后，服务器不必再保留。有的系统只接受 SYN，那样服务器超时后就要重传数据。`,
				},
		skills: ["ack-is-next-expected", "data-delivery"],
		hints: {
			evidence: {
				en: "Take the client's last ack and the seq of segment 2, and see what lies between.",
				zh: "取客户端最后的确认号和报文段 2 的 seq，看二者之间有什么。",
			},
			principle: linux
				? {
						en: "Whatever has a number from the last ack on is sent again. Linux acknowledges only the SYN of a SYN,ACK.",
						zh: "从最后的确认号起，已发送的内容都要重传。对 SYN,ACK，Linux 只确认其中的 SYN。",
					}
				: {
						en: "Whatever has a number from the last ack on is sent again. Data that is taken in order is acknowledged, on a SYN too.",
						zh: "从最后的确认号起，已发送的内容都要重传。按序接收的数据都会得到确认，SYN 携带的也一样。",
					},
			begin: {
				en: `With seq = S the SYN has the number S, the octets have S + 1 to S + ${greeting}.`,
				zh: `设 seq = S，SYN 的序号是 S，数据字节的序号是 S + 1 到 S + ${greeting}。`,
			},
			follow: () => (linux ? "data" : "nothing"),
		},
	});
}
