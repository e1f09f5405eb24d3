// The last data and the FIN travel in one segment: its acknowledgment counts both (RFC 9293, 3.4 and 3.10.4).

import { hasFin, segmentLength } from "../../../tcp/segment.ts";
import { arrivalOf } from "../../build/arrivals.ts";
import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { sentIn, WHAT_TAKES_NUMBERS } from "../../build/sent.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions } from "../../main-question.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface FinCarriesData extends Closing {
	/** Octets with the first FIN, and with the second, 0 for none. */
	readonly lastWords: readonly [number, number];
}

export const finCarriesData = teardown({
	id: "fin-carries-data",
	difficulty: 3,
	misconceptions: [
		"fin-does-not-consume",
		"ack-counts-segments",
		"ack-names-last-received",
		"close-wait-and-fin-wait-2-confused",
	],
	title: { en: "A FIN that carries data", zh: "携带数据的 FIN" },
	summary: {
		en: "The last data and the FIN go out in one segment.",
		zh: "最后的数据与 FIN 在同一个报文段中发送。",
	},
	main: {
		text: {
			en: "What does a segment with data and FIN count, and what does its acknowledgment say?",
			zh: "既有数据又有 FIN 的报文段占用多少序号？对它的确认说明了什么？",
		},
		asks: asksAny(
			asksQuestions("numbers-of-first-fin", "one-less"),
			asksNumbers(["ack"]),
			asksNumbers(["seq"], (segment) => !hasFin(segment)),
		),
	},
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
		lastWords: [drawMessage(random), drawWhether(random, context.level, 40) ? drawMessage(random) : 0] as const,
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		const [first, second] = drawn.lastWords;
		run.call(closer, "send", { bytes: first, more: true });
		// After close() nobody could read what the other end still says.
		if (second > 0) run.call(closer, "shutdown", { how: "write" });
		else run.call(closer, "close");
		run.deliver();
		run.deliver();
		run.call(peer, "receive");
		if (second > 0) run.call(peer, "send", { bytes: second, more: true });
		closeAnswered(run, peer);
	},
	story: ({ closer, peer, lastWords: [first, second] }) => ({
		en: `The ${ENGLISH[closer]} hands over its last ${first} octets with MSG_MORE, so that its TCP waits for more, and at once ${second > 0 ? "shuts its sending side" : "closes"}: data and FIN go out together. The ${ENGLISH[peer]} reads everything and closes later${second > 0 ? `, in the same way with ${second} octets of data` : ""}.`,
		zh: `${CHINESE[closer]}用 MSG_MORE 标志交付最后 ${first} 字节（TCP 因此先等后面的内容），随即${second > 0 ? "关闭发送方向" : "关闭"}，数据与 FIN 一起发出。${CHINESE[peer]}读走数据，稍后${second > 0 ? `以同样方式发送 ${second} 字节并关闭` : "关闭"}。`,
	}),
	assumptions: () => [
		{
			en: "Each message fits into one segment.",
			zh: "每次发送的数据都能放进一个报文段。",
			usual: true,
		},
	],
	questions: (trace, drawn) => [numbersTaken(trace, drawn), oneLess(trace, drawn)],
});

function firstFin(trace: Trace) {
	return sentIn(trace).find(({ segment }) => hasFin(segment));
}

function numbersTaken(trace: Trace, { closer, lastWords: [octets] }: FinCarriesData): TemplateQuestion | null {
	const sent = firstFin(trace);
	if (!sent) return null;
	const { row, segment } = sent;
	const key = segmentLength(segment);
	return askCount("numbers-of-first-fin", {
		step: row.step,
		unit: UNITS.sequenceNumbers,
		label: {
			en: `How many sequence numbers does the ${ENGLISH[closer]}'s segment with the FIN take?`,
			zh: `${CHINESE[closer]}带 FIN 的报文段占用多少个序号？`,
		},
		key,
		rule: "sequence-numbers-count",
		why: {
			en: `${segment.length} for the data, and 1 for the FIN behind it: ${key}. The FIN is numbered so that it can be acknowledged; a FIN alone would take just 1.`,
			zh: `数据占 ${segment.length} 个，其后的 FIN 占 1 个，共 ${key} 个。FIN 占用序号，才能得到确认；单独的 FIN 只占 1 个。`,
		},
		skills: ["fin-consumes-one", "data-counts-octets"],
		hints: {
			evidence: {
				en: "Look at what the segment with the first FIN carries: its length and its flags.",
				zh: "看带第一个 FIN 的报文段带了什么：长度和标志位。",
			},
			principle: WHAT_TAKES_NUMBERS,
			begin: { en: `The data alone: ${octets}.`, zh: `仅数据：${octets} 个。` },
			follow: () => octets + 1,
		},
	});
}

/** What an acknowledgment would say that is one lower: who knows where the FIN stands can tell. */
function oneLess(trace: Trace, { closer, peer, lastWords: [octets] }: FinCarriesData): TemplateQuestion | null {
	const sent = firstFin(trace);
	const arrived = sent && arrivalOf(trace, sent.segment.number);
	if (!sent || !arrived) return null;
	const { length } = sent.segment;
	return askChoice("one-less", {
		step: arrived.step,
		label: {
			en: `In step ${arrived.step} the ${ENGLISH[peer]} acknowledges. What would an acknowledgment number that is 1 lower say?`,
			zh: `第 ${arrived.step} 步${CHINESE[peer]}发出确认。如果确认号小 1，表示什么？`,
		},
		options: [
			choice(
				"fin-missing",
				{
					en: `That all ${length} octets are there, but the FIN is not`,
					zh: `${length} 字节都已收到，但没有收到 FIN`,
				},
				{
					en: "The FIN would not be what the missing number stands for.",
					zh: "缺少的那个序号并不属于 FIN。",
				},
			),
			choice(
				"octet-missing",
				{
					en: "That the last octet of data is missing",
					zh: "最后一个数据字节没有收到",
				},
				{
					en: `An acknowledgment number is the first one that is missing. The data's last octet stands one before the FIN, so that would be 2 lower.`,
					zh: "确认号是第一个没收到的序号。数据的最后一个字节排在 FIN 之前，那要小 2。",
				},
			),
			choice(
				"all-there",
				{
					en: "That everything is there: a FIN is not counted",
					zh: "全部收到：FIN 不占用序号",
				},
				{
					en: `A FIN takes one number. Without it the ${ENGLISH[closer]} could not tell whether its FIN arrived.`,
					zh: `FIN 占用一个序号；否则${CHINESE[closer]}无法知道自己的 FIN 是否到达。`,
				},
			),
			choice(
				"nothing-there",
				{
					en: "That the whole segment is missing",
					zh: "整个报文段都没有收到",
				},
				{
					en: `That would be ${length + 1} lower: the number at which the segment begins.`,
					zh: `那要小 ${length + 1}，即该报文段开头的序号。`,
				},
			),
		],
		key: segmentLength(sent.segment) - 1 === length ? "fin-missing" : "octet-missing",
		rule: "sequence-numbers-count",
		why: {
			en: `The FIN has the last number of the segment, behind the data. An ACK that stops before it says: data yes, FIN no. The ${ENGLISH[closer]} would stay in FIN-WAIT-1 and send the FIN again.`,
			zh: `FIN 的序号排在数据之后，是该报文段的最后一个。确认号停在它之前，表示数据已收到、FIN 没有：${CHINESE[closer]}会停在 FIN-WAIT-1，重传 FIN。`,
		},
		skills: ["fin-consumes-one", "ack-is-next-expected"],
		hints: {
			evidence: {
				en: `Look at the segment that arrives in step ${arrived.step}, and at the order of what it carries.`,
				zh: `看第 ${arrived.step} 步到达的报文段，以及其中内容的先后次序。`,
			},
			principle: {
				en: "An acknowledgment number is the first number that is still missing; in a segment the FIN comes after the data.",
				zh: "确认号是第一个还没收到的序号；同一报文段中，FIN 排在数据之后。",
			},
			begin: {
				en: `With seq = S the octets have the numbers S to S + ${length - 1}.`,
				zh: `设 seq = S，数据字节的序号是 S 到 S + ${length - 1}。`,
			},
			// Everything is S + octets + 1, so one lower is S + octets.
			follow: () => missingAt(octets, octets),
		},
	});
}

/** What the number S + `offset` stands for in a segment that begins at S with so many octets and a FIN. */
function missingAt(offset: number, octets: number): string {
	if (offset === 0) return "nothing-there";
	if (offset < octets) return "octet-missing";
	return offset === octets ? "fin-missing" : "all-there";
}
