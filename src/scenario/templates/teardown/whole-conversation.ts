// A whole conversation: open, data both ways, close, with its numbers throughout (RFC 9293, 3.4 to 3.6).

import { hasFin, hasSyn, segmentLength } from "../../../tcp/segment.ts";
import { CHINESE, type Closers, closers, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawHosts, drawMessage, type TwoHosts } from "../../build/hosts.ts";
import { askChoices, askCount, choice, UNITS } from "../../build/questions.ts";
import { type Sent, sentIn, WHAT_TAKES_NUMBERS } from "../../build/sent.ts";
import { drawTimes } from "../../level.ts";
import { asksQuestions } from "../../main-question.ts";
import { sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface WholeConversation extends TwoHosts, Closers {
	/** Octets of the client's request, and of each segment of the answer. */
	readonly request: number;
	readonly answer: readonly number[];
}

export const wholeConversation = teardown({
	id: "whole-conversation",
	difficulty: 3,
	misconceptions: ["syn-does-not-consume", "fin-does-not-consume", "pure-ack-consumes"],
	title: { en: "A whole conversation", zh: "一次完整的通信" },
	summary: {
		en: "From the first SYN to the last ACK, with data both ways.",
		zh: "从第一个 SYN 到最后一个 ACK，双向都有数据。",
	},
	main: {
		text: {
			en: "Which segments take sequence numbers, and how many does a whole conversation use up?",
			zh: "哪些报文段占用序号？一次完整的通信总共用掉多少个？",
		},
		asks: asksQuestions("numbers-used-by-client", "numbers-used-by-server", "which-take-none", "from-syn-to-fin"),
	},
	blanks: [6, 7],
	countFrom: "initial",
	draw: (random, context) => ({
		...drawHosts(random, context),
		request: drawMessage(random),
		answer: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawMessage(random)),
		...closers(random.chance(50)),
	}),
	script(run, { request, answer, closer, peer }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliverAll();
		run.call("server", "accept");
		run.call("server", "close", { socket: "listener" });
		run.call("client", "send", { bytes: request });
		run.deliverAll();
		run.call("server", "receive");
		for (const bytes of answer) {
			run.call("server", "send", { bytes });
			run.deliverAll();
		}
		run.call("client", "receive");
		for (const host of [closer, peer]) {
			run.call(host, "close");
			run.deliverAll();
		}
	},
	story: ({ request, answer, closer }) => ({
		en: `A client connects to a server that serves this one client only and then stops listening. It sends a request of ${request} octets; the answer is ${answer.join(" and ")} octets. The ${ENGLISH[closer]} closes first.`,
		zh: `服务器只为这一个客户端服务，接受连接后就不再监听。客户端发送 ${request} 字节的请求，服务器回复 ${answer.join(" 字节和 ")} 字节，然后${CHINESE[closer]}先关闭。`,
	}),
	questions: (trace, drawn) => [
		numbersUsed(trace, "client", messagesOf(drawn, "client")),
		numbersUsed(trace, "server", messagesOf(drawn, "server")),
		whichTakeNone(trace),
		fromSynToFin(trace, drawn),
	],
});

function messagesOf({ request, answer }: WholeConversation, host: End): readonly number[] {
	return host === "client" ? [request] : answer;
}

function numbersUsed(trace: Trace, host: End, messages: readonly number[]): TemplateQuestion {
	const sent = sentBy(trace, host);
	const key = sumOf(sent.map(segmentLength));
	const octets = sumOf(sent.map(({ length }) => length));
	return askCount(`numbers-used-by-${host}`, {
		step: trace.rows.length,
		unit: UNITS.sequenceNumbers,
		label: {
			en: `How many sequence numbers does the ${ENGLISH[host]} use up in the whole conversation?`,
			zh: `整个通信过程中，${CHINESE[host]}总共用掉多少个序号？`,
		},
		key,
		rule: "sequence-numbers-count",
		why: {
			en: `1 for its SYN, ${octets} for its data, 1 for its FIN: ${key}. Segments with nothing but an ACK take none: otherwise every ACK would have to be acknowledged in turn.`,
			zh: `SYN 占 1 个，数据占 ${octets} 个，FIN 占 1 个，共 ${key} 个。只带 ACK 的报文段不占用序号，否则每个 ACK 又要被确认。`,
		},
		skills: ["syn-consumes-one", "data-counts-octets", "fin-consumes-one"],
		hints: {
			evidence: {
				en: `Go through the segments that the ${ENGLISH[host]} sends, from its SYN to its FIN.`,
				zh: `从 SYN 到 FIN，逐个看${CHINESE[host]}发送的报文段。`,
			},
			principle: WHAT_TAKES_NUMBERS,
			begin: {
				en: `Its SYN takes 1, its data ${messages.join(" + ")}.`,
				zh: `SYN 占 1 个，数据占 ${messages.join(" + ")} 个。`,
			},
			follow: () => 1 + sumOf(messages) + 1,
		},
	});
}

/** How far the FIN of the end that closes first is from its SYN. */
function fromSynToFin(trace: Trace, drawn: WholeConversation): TemplateQuestion | null {
	const { closer } = drawn;
	const own = sentBy(trace, closer);
	const [syn, fin] = [own.find(hasSyn), own.find(hasFin)];
	if (!syn || !fin) return null;
	const messages = messagesOf(drawn, closer);
	const key = (fin.seq - syn.seq) >>> 0;
	return askCount("from-syn-to-fin", {
		step: trace.rows.length,
		unit: UNITS.sequenceNumbers,
		label: {
			en: `By how much is the seq of the ${ENGLISH[closer]}'s FIN higher than that of its SYN?`,
			zh: `${CHINESE[closer]}的 FIN 的 seq 比它的 SYN 的 seq 大多少？`,
		},
		key,
		rule: "sequence-numbers-count",
		why: {
			en: `Between them lie the SYN itself, 1, and the data, ${messages.join(" + ")}: ${key}. The FIN's own number comes after; the acknowledgment of the FIN is 1 higher still.`,
			zh: `两者之间是 SYN 自身的 1 个和数据的 ${messages.join(" + ")} 个，共 ${key} 个。FIN 自己的序号在其后，对 FIN 的确认号还要再加 1。`,
		},
		skills: ["syn-consumes-one", "data-counts-octets"],
		hints: {
			evidence: {
				en: `Look at what the ${ENGLISH[closer]} sends from its SYN up to, but not including, its FIN.`,
				zh: `看${CHINESE[closer]}从 SYN 起、到 FIN 之前发送了什么。`,
			},
			principle: {
				en: "A segment's seq follows upon everything numbered that was sent before it: SYN and data octets; what it carries itself comes after.",
				zh: "报文段的 seq 紧接此前发送的全部占用序号的内容（SYN 和数据字节）；它自己所带的排在后面。",
			},
			begin: { en: "The SYN takes 1.", zh: "SYN 占 1 个。" },
			follow: () => 1 + sumOf(messages),
		},
	});
}

/** Segments of different kinds, in order: the SYN, an ACK, data, its ACK, a FIN, the ACK of that. */
function whichTakeNone(trace: Trace): TemplateQuestion | null {
	const sent = sentIn(trace);
	const firstData = sent.findIndex(({ segment }) => segment.length > 0);
	const firstFin = sent.findIndex(({ segment }) => hasFin(segment));
	const shown = [sent[1], sent[2], sent[firstData + 1], sent[firstFin], sent.at(-1)].filter((one) => one !== undefined);
	const takesNone = ({ segment }: Sent) => segmentLength(segment) === 0;
	const key = shown.filter(takesNone).map(idOf);
	if (firstData < 0 || firstFin < 0 || key.length === 0) return null;
	const steps = shown.filter(takesNone).map(({ row }) => row.step);
	return askChoices("which-take-none", {
		step: trace.rows.length,
		label: {
			en: "Which of these segments take no sequence number at all? Select all that apply.",
			zh: "下列报文段中，哪些完全不占用序号？选出全部。",
		},
		options: shown.map(segmentOption),
		key,
		rule: "sequence-numbers-count",
		why: {
			en: `The segments of steps ${steps.join(", ")} carry nothing but an ACK: their end's next seq stays as it was. Were they numbered, each would need an ACK in turn.`,
			zh: `第 ${steps.join("、")} 步的报文段只带 ACK，不改变本端的下一个 seq。如果它们也占用序号，就又要被确认。`,
		},
		skills: ["pure-ack-consumes-nothing"],
		hints: {
			evidence: {
				en: "See what each of these segments carries: SYN, FIN, data, or only an ACK.",
				zh: "看这些报文段各带了什么：SYN、FIN、数据，还是只有 ACK。",
			},
			principle: {
				en: "SYN, FIN and data take numbers, for they must be acknowledged; an ACK by itself takes none.",
				zh: "SYN、FIN 和数据需要被确认，所以占用序号；单独的 ACK 不占用。",
			},
			begin: {
				en: `The segment of step ${shown[0]?.row.step} carries a SYN.`,
				zh: `第 ${shown[0]?.row.step} 步的报文段带有 SYN。`,
			},
			follow: () => shown.filter(({ segment }) => segment.length + (segment.bits & 0b11) === 0).map(idOf),
		},
	});
}

function idOf({ row }: Sent): string {
	return `step-${row.step}`;
}

function segmentOption(sent: Sent): Option {
	const { row, host, segment } = sent;
	const fin = hasFin(segment);
	return choice(
		idOf(sent),
		{
			en: `The ${ENGLISH[host]}'s segment of step ${row.step}`,
			zh: `${CHINESE[host]}在第 ${row.step} 步发出的报文段`,
		},
		fin
			? { en: "A FIN takes one number, as a SYN does.", zh: "FIN 与 SYN 一样占用一个序号。" }
			: {
					en: "SYN,ACK carries a SYN, and that takes one number; only the ACK in it takes none.",
					zh: "SYN,ACK 带有 SYN，要占用一个序号；不占用的只是其中的 ACK。",
				},
	);
}
