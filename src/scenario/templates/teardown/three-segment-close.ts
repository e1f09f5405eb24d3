// The close in three segments: the ACK of the FIN waits and goes along with the second FIN (RFC 9293, 3.8.6.3).

import { hasFin, type Segment } from "../../../tcp/segment.ts";
import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { isPureAck, sentIn } from "../../build/sent.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const threeSegmentClose = teardown({
	id: "three-segment-close",
	difficulty: 3,
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number", "no-time-wait"],
	title: { en: "A close in three segments", zh: "三个报文段完成关闭（三次挥手）" },
	summary: {
		en: "The second end closes before its delayed ACK goes out.",
		zh: "后关闭的一方在延迟的 ACK 发出之前就关闭了连接。",
	},
	main: {
		text: {
			en: "Why are three segments enough here, and which state does the end that closes first never enter?",
			zh: "为什么这里三个报文段就够了？先关闭的一方跳过了哪个状态？",
		},
		asks: asksAny(
			asksQuestions("what-saves-a-segment", "time-wait-lasts"),
			asksStates(["FIN-WAIT-1", "TIME-WAIT", "LAST-ACK"]),
			asksNumbers(["ack"], acknowledgesFin),
		),
	},
	blanks: [5, 7],
	draw: (random, context) => drawClosing(random, context, 50, { ackPolicy: "delayed" }),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "close");
		run.deliver();
		run.call(peer, "close");
		run.deliver();
		run.deliver();
		run.untilTimer(closer);
	},
	story: ({ closer, peer }) => ({
		en: `The ${ENGLISH[closer]} closes. The ${ENGLISH[peer]}'s program sees the end of the data and closes at once, before the delayed ACK of the FIN has gone out.`,
		zh: `${CHINESE[closer]}关闭连接。${CHINESE[peer]}的程序读到数据结束后立即关闭，此时对 FIN 的延迟确认还没有发出。`,
	}),
	assumptions: (drawn) => [
		mslAssumption(drawn),
		{
			en: "The ACK of the last FIN goes out at once.",
			zh: "对最后一个 FIN 的 ACK 立即发出。",
		},
	],
	questions: (trace, drawn) => [whatSaves(trace, drawn), timeWaitQuestion(trace, drawn.closer, drawn)],
});

/** A FIN that is sent after the other end's, and so acknowledges it. */
function acknowledgesFin(segment: Segment, trace: Trace): boolean {
	return (
		hasFin(segment) && sentIn(trace).some((other) => hasFin(other.segment) && other.segment.number < segment.number)
	);
}

/** Null unless the second FIN is the first segment that acknowledges the first one. */
function whatSaves(trace: Trace, { closer, peer }: Closing): TemplateQuestion | null {
	const sent = sentIn(trace);
	const second = sent.find(({ host, segment }) => host === peer && hasFin(segment));
	const apart = sent.some(({ host, segment }) => host === peer && isPureAck(segment));
	if (!second || apart) return null;
	const { step } = second.row;
	return askChoice("what-saves-a-segment", {
		step,
		label: {
			en: `Why does the ${ENGLISH[peer]} need only one segment for what usually takes two?`,
			zh: `通常要用两个报文段，${CHINESE[peer]}这里为什么只用一个？`,
		},
		options: [
			choice(
				"ack-goes-along",
				{
					en: "Its FIN also carries the ACK that still waited",
					zh: "它的 FIN 顺带捎上了还在等待的 ACK",
				},
				null,
			),
			choice(
				"fin-needs-no-ack",
				{
					en: "A FIN needs no ACK if the other end closes too",
					zh: "对方也关闭时，FIN 就不需要确认",
				},
				{
					en: `The ${ENGLISH[closer]} would stay in FIN-WAIT-1 and send its FIN again until it is acknowledged. Step ${step} does acknowledge it.`,
					zh: `得不到确认，${CHINESE[closer]}就会停在 FIN-WAIT-1 并重传 FIN。第 ${step} 步确实确认了它。`,
				},
			),
			choice(
				"both-directions",
				{
					en: "One FIN closes both directions at once",
					zh: "一个 FIN 就关闭了两个方向",
				},
				{
					en: `Each end sends its own FIN here, in steps 1 and ${step}: a FIN closes only its sender's direction.`,
					zh: `这里双方各发了一个 FIN（第 1 步和第 ${step} 步）：FIN 只关闭发送者的方向。`,
				},
				"close-ends-both-directions",
			),
			choice(
				"crossing",
				{
					en: "The two FINs crossed on the way",
					zh: "两个 FIN 在途中相遇",
				},
				{
					en: `The ${ENGLISH[peer]} closes only after the first FIN has arrived (step 2). Had they crossed, there would be four segments.`,
					zh: `第一个 FIN 到达（第 2 步）之后${CHINESE[peer]}才关闭。如果真的相遇，就会有四个报文段。`,
				},
			),
		],
		key: "ack-goes-along",
		rule: "delayed-ack-waits",
		why: {
			en: `An ACK may wait for something to travel with. The ${ENGLISH[peer]} closed while it waited, so step ${step} acknowledges and closes in one. Had it closed later, the ACK would have gone out alone: four segments.`,
			zh: `ACK 可以等一等，与别的内容一起发送。${CHINESE[peer]}在此期间关闭，所以第 ${step} 步一并完成确认和关闭。如果关闭得晚，ACK 就单独发出，共四个报文段。`,
		},
		skills: ["passive-close-states", "teardown-flags"],
		hints: {
			evidence: {
				en: `See what the ${ENGLISH[peer]} sends in step 2, when the FIN arrives, and what in step ${step}.`,
				zh: `看 FIN 到达时（第 2 步）${CHINESE[peer]}发送了什么，第 ${step} 步又发送了什么。`,
			},
			principle: {
				en: "Every segment of an open connection carries an acknowledgment number: what is sent while an ACK waits brings it along.",
				zh: "连接建立后，每个报文段都带确认号：ACK 等待期间发送的任何报文段都会捎上它。",
			},
			begin: {
				en: `In step 2 the FIN arrives and the ${ENGLISH[peer]} sends nothing yet.`,
				zh: `第 2 步 FIN 到达，${CHINESE[peer]}还没有发送任何报文段。`,
			},
			follow: () => (trace.rows[1]?.sent.length === 0 ? "ack-goes-along" : "both-directions"),
		},
	});
}
