// A new SYN for a connection that is still in TIME-WAIT: taken if its number is beyond the old ones (RFC 9293, 3.6.1 and
// 3.10.7.4), else answered with the old ACK, which brings a RST.

import { SYN } from "../../../tcp/flags.ts";
import type { Segment } from "../../../tcp/segment.ts";
import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Connected, closeAnswered, connect, drawConnected } from "../../build/connected.ts";
import { teardown } from "../../build/family.ts";
import { runOtherwise } from "../../build/further-run.ts";
import { isnOf, type TwoHosts, withIsns } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { sentIn } from "../../build/sent.ts";
import { answers, kindOfAnswer, type NewSynIntoTimeWait, whyOtherwise } from "../../build/syn-into-time-wait.ts";
import { firstTimeout, synAgainAfterBadAck } from "../../build/timers-told.ts";
import { asksAny, asksFlags, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { follows, rowOfCall } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateAssumption, TemplateQuestion } from "../../template.ts";

export const newSynIntoTimeWait = teardown({
	id: "new-syn-into-time-wait",
	difficulty: 5,
	notations: ["raw"],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "passive-closer-waits"],
	title: { en: "A new SYN meets TIME-WAIT", zh: "新的 SYN 遇到 TIME-WAIT" },
	summary: {
		en: "The client opens again from the same port while the server is still in TIME-WAIT.",
		zh: "服务器还处于 TIME-WAIT，客户端就用同一端口再次连接。",
	},
	main: {
		text: {
			en: "When does a connection in TIME-WAIT take a new SYN, and how does it answer if not?",
			zh: "处于 TIME-WAIT 的连接什么时候接受新的 SYN？不接受时怎样应答？",
		},
		asks: asksAny(
			asksQuestions("why-this-answer", "on-the-other-side"),
			asksStates(["TIME-WAIT", "SYN-RECEIVED"], ["server"]),
			asksFlags(isAnswerToSyn),
			asksNumbers(["seq", "ack"], isAnswerToSyn),
		),
	},
	blanks: [7, 9],
	draw(random, context) {
		const drawn = drawConnected(random, context);
		const higher = random.chance(50);
		const oldIsn = random.int(1_000_000, 2_000_000_000);
		const distance = random.int(5000, 900_000);
		const serverIsn = isnOf(drawn, "server");
		const later = sequenceNumber(serverIsn + random.int(70_000, 900_000));
		const next = oldIsn + (higher ? distance : -distance);
		return {
			...withIsns(drawn, { client: [sequenceNumber(oldIsn), sequenceNumber(next)], server: [serverIsn, later] }),
			delayMs: Math.max(10, drawn.delayMs),
			higher,
			oldIsn,
			otherIsn: oldIsn + (higher ? -distance : distance),
		};
	},
	script(run, drawn) {
		upToAnswer(run, drawn);
		if (!drawn.higher) refuseOnce(run, drawn);
		run.deliver();
		run.deliver();
	},
	story: () => ({
		en: "The server closes first, the client later. At once the client's program connects again, from the same port; the server's listening socket has stayed open.",
		zh: "服务器先关闭，客户端稍后关闭。客户端的程序立即用同一端口再次连接；服务器的监听套接字一直开着。",
	}),
	assumptions: (drawn) => [
		{ en: "No timestamps are in use.", zh: "没有使用时间戳选项。", usual: true },
		...(drawn.profile === "rfc9293" ? [USES_PERMISSION] : []),
		...(drawn.higher ? [] : whenSentAgain(drawn)),
	],
	questions: (trace, drawn) => [whyThisAnswer(trace, drawn), onTheOtherSide(trace, drawn)],
});

/** Reopening is a MAY of the RFC: without this line refusing every SYN would be right too. */
const USES_PERMISSION: TemplateAssumption = {
	en: "The server does what RFC 9293, 3.6.1 permits for a SYN that arrives in TIME-WAIT.",
	zh: "对 TIME-WAIT 中到达的 SYN，服务器采用 RFC 9293 第 3.6.1 节允许（MAY）的做法。",
};

function whenSentAgain({ settings }: NewSynIntoTimeWait): readonly TemplateAssumption[] {
	const early = synAgainAfterBadAck(settings);
	return early.length > 0 ? early : [firstTimeout("client")];
}

/** The new SYN has arrived. */
function upToAnswer(run: Run, drawn: Connected): void {
	connect(run, drawn, "stays");
	closeAnswered(run, "server");
	closeAnswered(run, "client");
	run.call("client", "connect");
	run.deliver();
}

/** The old ACK comes back, a RST ends TIME-WAIT, and the SYN goes out again. */
function refuseOnce(run: Run, { settings }: TwoHosts): void {
	run.deliver();
	const reset = run.last();
	const soon = settings.resendSynAfterBadAckMs !== null;
	if (soon) run.untilTimer("client");
	run.deliver(reset);
	if (!soon) run.untilTimer("client");
	run.deliver();
}

/** The server's first segment after the new connect(). */
function isAnswerToSyn(segment: Segment, trace: Trace): boolean {
	return segment === answerToSyn(trace);
}

function answerToSyn(trace: Pick<Trace, "rows">): Segment | undefined {
	const sent = sentIn(trace);
	const syn = sent.find(({ segment }) => segment.bits === SYN);
	return sent.find(({ host, segment }) => host === "server" && syn && segment.number > syn.segment.number)?.segment;
}

function whyThisAnswer(trace: Trace, { oldIsn }: NewSynIntoTimeWait): TemplateQuestion {
	const accepted = follows(trace, "time-wait-accepts-new-syn");
	const row = rowOfCall(trace, "client", "connect");
	const step = row?.step ?? 1;
	const number = row?.sent[0]?.seq ?? 0;
	return askChoice("why-this-answer", {
		step,
		label: {
			en: `How does the server judge the SYN of step ${step} when it arrives?`,
			zh: `服务器收到第 ${step} 步的 SYN 时，如何判断它？`,
		},
		options: judgements(number),
		key: accepted ? "beyond" : "below",
		rule: accepted ? "time-wait-reopens" : "time-wait-acks-again",
		why: accepted
			? {
					en: `${number} is above all that the old connection received, so it is no old duplicate: the server may reopen the connection at once. A lower number would get the old ACK.`,
					zh: `${number} 比旧连接收到的全部序号都大，不可能是旧的重复报文段，服务器可以立即重新打开连接；序号较低时只会重复旧的 ACK。`,
				}
			: {
					en: `${number} is below what the old connection received. The old ACK asks back: a client that really opens anew answers with RST, which ends TIME-WAIT, and its next SYN is taken.`,
					zh: `${number} 低于旧连接已收到的序号。服务器重复旧的 ACK 来求证：真正重新连接的客户端用 RST 应答，TIME-WAIT 结束，下一个 SYN 就被接受。`,
				},
		skills: ["port-reuse", "old-duplicates"],
		hints: {
			evidence: {
				en: `Compare the SYN's number in step ${step} with the last acknowledgment number that the server sent on the old connection.`,
				zh: `比较第 ${step} 步 SYN 的序号与服务器在旧连接上最后发出的确认号。`,
			},
			principle: {
				en: "A duplicate of the old connection cannot have a number beyond all that was received on it; one with a lower number might be a duplicate.",
				zh: "旧连接的重复报文段，序号不会超出它已收到的全部序号；序号较低的，则可能是重复的。",
			},
			begin: { en: `The new SYN has the number ${number}.`, zh: `新的 SYN 序号是 ${number}。` },
			// The old connection carried a few thousand octets: the new numbers lie farther away than that.
			follow: () => (number > oldIsn ? "beyond" : "below"),
		},
	});
}

function judgements(number: number): readonly Option[] {
	return [
		choice(
			"beyond",
			{ en: "Its number is beyond the old ones: it must be new", zh: "序号超出旧的全部序号，一定是新的" },
			{
				en: `${number} lies below the numbers that the old connection received.`,
				zh: `${number} 低于旧连接已收到的序号。`,
			},
		),
		choice(
			"below",
			{
				en: "Its number is below the old ones: it may be a duplicate",
				zh: "序号低于旧的序号，可能是重复的报文段",
			},
			{
				en: `${number} lies above all numbers that the old connection received.`,
				zh: `${number} 高于旧连接收到的全部序号。`,
			},
		),
		choice(
			"any-new",
			{ en: "Any SYN is new: its number does not matter", zh: "凡是 SYN 都是新的，与序号无关" },
			{
				en: "The old connection began with a SYN too, and a late copy of that one may still come: only the number tells them apart.",
				zh: "旧连接也是以 SYN 开始的，它的副本可能迟到：只有序号能区分两者。",
			},
		),
		choice(
			"none-new",
			{ en: "No SYN is taken before 2 MSL are over", zh: "等满 2MSL 之前不接受任何 SYN" },
			{
				en: "A SYN that cannot belong to the old connection does no harm, and may reopen it before the 2 MSL are over (RFC 9293, 3.6.1).",
				zh: "不可能属于旧连接的 SYN 没有害处，可以在 2MSL 结束之前重新打开连接（RFC 9293 第 3.6.1 节）。",
			},
		),
	];
}

/** The same SYN with a number on the other side: found out in a run of its own. */
function onTheOtherSide(trace: Trace, drawn: NewSynIntoTimeWait): TemplateQuestion {
	const { higher, otherIsn } = drawn;
	const step = rowOfCall(trace, "client", "connect")?.step ?? 1;
	return askChoice("on-the-other-side", {
		step,
		label: {
			en: `Suppose the SYN of step ${step} had the number ${otherIsn}. What would the server answer?`,
			zh: `假如第 ${step} 步的 SYN 序号是 ${otherIsn}，服务器会怎样应答？`,
		},
		options: answers(drawn),
		skills: ["port-reuse", "old-duplicates"],
		workOut() {
			const run = runOtherwise(
				trace,
				drawn,
				"a SYN on the other side",
				(other) => upToAnswer(other, drawn),
				(setup) => {
					const isns = [setup.isns[0] ?? sequenceNumber(0), sequenceNumber(otherIsn)];
					return setup.id === "client" ? { ...setup, isns } : setup;
				},
			);
			return { key: kindOfAnswer(answerToSyn(run)), ...whyOtherwise(higher, otherIsn) };
		},
	});
}
