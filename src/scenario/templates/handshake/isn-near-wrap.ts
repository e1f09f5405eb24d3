// Numbers that run over 2^32 in the middle of an exchange (RFC 9293, 3.4).

import { hasSyn, type Segment } from "../../../tcp/segment.ts";
import { SEQUENCE_SPACE, type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import { arrivalOf, firstSent } from "../../build/arrivals.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, withIsns } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import type { Level } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import { rowOfCall, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const isnNearWrap = handshake({
	id: "isn-near-wrap",
	difficulty: 3,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-counts-segments"],
	title: { en: "Sequence numbers wrap", zh: "序号回绕" },
	summary: {
		en: "Initial sequence numbers just below 2^32: the numbers run over.",
		zh: "初始序号略小于 2^32，序号在交互过程中回绕。",
	},
	main: {
		text: {
			en: "How are numbers counted over 2^32, and how does a receiver know a small number for the newer one?",
			zh: "序号越过 2^32 时怎样计数？接收方怎样知道数值较小的序号反而在后？",
		},
		asks: asksAny(
			asksQuestions("client-octets-below-2-32", "server-octets-below-2-32", "how-taken"),
			asksNumbers(["seq"], isBeyond),
			asksNumbers(["ack"], acknowledgesBeyond),
		),
	},
	ask: { numbers: true },
	blanks: [5, 8],
	draw(random, context) {
		const pair = drawHosts(random, context);
		// Octets of each end's messages.
		const fromClient = [random.int(20, 1400), random.int(20, 1400)] as const;
		const fromServer = random.int(20, 1400);
		const isns = {
			client: [drawNear(random, fromClient[0], context.level)],
			server: [drawNear(random, fromServer, context.level)],
		};
		return { ...withIsns(pair, isns), fromClient, fromServer };
	},
	script(run, { fromClient, fromServer }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		run.deliver();
		run.call("client", "send", { bytes: fromClient[0] });
		run.deliverAll();
		run.call("server", "send", { bytes: fromServer });
		run.deliverAll();
		run.call("client", "send", { bytes: fromClient[1] });
		run.deliverAll();
	},
	story: ({ fromClient, fromServer }) => ({
		en: `A client opens a connection and sends ${fromClient[0]} octets; the server answers with ${fromServer}, and the client sends another ${fromClient[1]}. Both initial numbers lie just below 2^32 = 4294967296.`,
		zh: `客户端建立连接并发送 ${fromClient[0]} 字节，服务器回复 ${fromServer} 字节，客户端再发送 ${fromClient[1]} 字节。双方的初始序号都略小于 2^32 = 4294967296。`,
	}),
	assumptions: () => [
		{
			en: "Sequence numbers have 32 bits: after 2^32 − 1 comes 0.",
			zh: "序号只有 32 位：2^32 − 1 之后是 0。",
		},
	],
	questions: (trace) => [octetsBeforeZero(trace, "client"), octetsBeforeZero(trace, "server"), howTaken(trace)],
});

/** So near that the numbers run over with the SYN itself, or within a first message of so many octets. */
function drawNear(random: Random, octets: number, level: Level): SequenceNumber {
	const withSyn = level !== "harder" && random.chance(35);
	return sequenceNumber(SEQUENCE_SPACE - (withSyn ? 1 : random.int(2, Math.ceil(octets / 2))));
}

/** The SYN of the end that sends the segment, or of the other one. */
function synOf(trace: Trace, { from, to }: Segment, end: "sender" | "receiver"): Segment | undefined {
	const port = end === "sender" ? from.port : to.port;
	return firstSent(trace, (segment) => hasSyn(segment) && segment.from.port === port);
}

/** Numbered beyond the wrap: a smaller number than its sender's first. */
function isBeyond(segment: Segment, trace: Trace): boolean {
	return segment.seq < (synOf(trace, segment, "sender")?.seq ?? 0);
}

function acknowledgesBeyond(segment: Segment, trace: Trace): boolean {
	return segment.ack < (synOf(trace, segment, "receiver")?.seq ?? 0);
}

function octetsBeforeZero(trace: Trace, end: End): TemplateQuestion | null {
	const row = rowOfCall(trace, end, "send");
	const isn = sentBy(trace, end)[0]?.seq ?? 0;
	const data = row?.sent[0];
	// Where the SYN has the last number, no octet is left before the wrap.
	if (!row || !data || isn === SEQUENCE_SPACE - 1) return null;
	const { length } = data;
	const key = data.seq === 0 ? 0 : Math.min(length, SEQUENCE_SPACE - data.seq);
	return askCount(`${end}-octets-below-2-32`, {
		step: row.step,
		unit: UNITS.octets,
		label: {
			en: `How many of the ${length} octets that the ${ENGLISH[end]} sends first have numbers below 2^32, before the wrap to 0?`,
			zh: `${CHINESE[end]}首先发送的 ${length} 字节中，有多少字节的序号在回绕到 0 之前？`,
		},
		key,
		rule: "sequence-numbers-count",
		why: {
			en: `The SYN has number ${isn}, so the data starts at ${isn + 1}. Up to 2^32 = 4294967296 there is room for ${key} octets; the other ${length - key} are numbered from 0. Forgetting the SYN, one would count one too many.`,
			zh: `SYN 的序号是 ${isn}，数据从 ${isn + 1} 开始。到 2^32 = 4294967296 为止还能容纳 ${key} 字节，其余 ${length - key} 字节从 0 开始编号。忘了 SYN 就会多算一个。`,
		},
		skills: ["sequence-wraps"],
		hints: {
			evidence: {
				en: `Look at the seq of the ${ENGLISH[end]}'s SYN: how far is it from 4294967296?`,
				zh: `看${CHINESE[end]}的 SYN 的 seq：它离 4294967296 还有多远？`,
			},
			principle: {
				en: "The SYN takes one number and each octet one: the octets that fit are 2^32 minus the number at which the data starts.",
				zh: "SYN 占用一个序号，每个字节占用一个：能容纳的字节数等于 2^32 减去数据的起始序号。",
			},
			begin: {
				en: `The SYN is numbered ${isn}; the first octet has the number after it.`,
				zh: `SYN 的序号是 ${isn}，第一个字节是它的下一个序号。`,
			},
			follow: () => Math.min(length, SEQUENCE_SPACE - isn - 1),
		},
	});
}

function howTaken(trace: Trace): TemplateQuestion | null {
	const syn = firstSent(trace, hasSyn);
	const sent = sentBy(trace, "client").filter(({ length }) => length > 0);
	const beyond = sent.find((segment) => isBeyond(segment, trace));
	const arrived = arrivalOf(trace, beyond?.number);
	if (!syn || !beyond || !arrived) return null;
	const taken = arrived.effects.some((e) => e.kind === "data-received" && e.host === "server");
	const before = sumOf(sent.filter(({ number }) => number < beyond.number).map(({ length }) => length));
	return askChoice("how-taken", {
		step: arrived.step,
		label: {
			en: `As a number, the seq of segment ${beyond.number} is smaller than that of the SYN. How does the server take its ${beyond.length} octets?`,
			zh: `从数值上看，报文段 ${beyond.number} 的 seq 小于 SYN 的 seq。服务器如何看待它的 ${beyond.length} 字节数据？`,
		},
		options: [
			choice("next", { en: "As the data that comes next, in order", zh: "看作接下来的数据，按序接收" }, null),
			choice(
				"old",
				{ en: "As a duplicate of data received before", zh: "看作以前收到过的数据，是重复的" },
				{
					en: "Numbers are compared modulo 2^32: what counts is the distance from the number expected next, and that is 0 here.",
					zh: "序号按模 2^32 比较：要看的是与期望的下一个序号之间的距离，这里是 0。",
				},
			),
			choice(
				"outside",
				{ en: "As outside its window: dropped, answered by an ACK", zh: "看作落在窗口之外，丢弃并回一个 ACK" },
				{
					en: "The window runs over 2^32 just as the numbers do: it begins with the number expected next.",
					zh: "窗口与序号一样越过 2^32：它从期望的下一个序号开始。",
				},
			),
			choice(
				"restart",
				{ en: "As a new start: it asks for a new initial number", zh: "看作重新开始，要求新的初始序号" },
				{
					en: "Nothing has to be agreed upon again: a long transfer passes 2^32 every 4 GiB.",
					zh: "不需要重新协商：长时间的传输每 4 GiB 就越过一次 2^32。",
				},
			),
		],
		key: taken ? "next" : "old",
		rule: "sequence-numbers-count",
		why: {
			en: `The server expects ${syn.seq} + 1${before > 0 ? ` + ${before}` : ""}, taken modulo 2^32, and that is this segment's seq. Compared as plain numbers, no connection would outlive its first wrap.`,
			zh: `服务器期望的是 ${syn.seq} + 1${before > 0 ? ` + ${before}` : ""} 对 2^32 取模，正是这个报文段的 seq。如果只比较数值大小，第一次回绕时连接就无法继续。`,
		},
		skills: ["sequence-wraps"],
		hints: {
			evidence: {
				en: `Work out what the server expects next before segment ${beyond.number} arrives: SYN and data so far.`,
				zh: `算一算报文段 ${beyond.number} 到达之前，服务器期望的下一个序号：此前的 SYN 和数据。`,
			},
			principle: {
				en: "Sums and comparisons of sequence numbers are made modulo 2^32: data whose seq is the number expected next is in order.",
				zh: "序号的加法和比较都对 2^32 取模：seq 正是期望的下一个序号，就是按序到达的数据。",
			},
			begin: {
				en: `${syn.seq} + 1 (SYN)${before > 0 ? ` + ${before} (data)` : ""}, taken modulo 2^32.`,
				zh: `${syn.seq} + 1（SYN）${before > 0 ? `+ ${before}（数据）` : ""}，对 2^32 取模。`,
			},
			follow: () => (sequenceNumber(syn.seq + 1 + before) === beyond.seq ? "next" : "old"),
		},
	});
}
