// Both ends close before the other's FIN has arrived (RFC 9293, 3.6, Figure 13).

import type { State } from "../../../tcp/state.ts";
import { connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const simultaneousClose = teardown({
	id: "simultaneous-close",
	difficulty: 3,
	misconceptions: [
		"fin-does-not-consume",
		"ack-names-last-received",
		"ack-repeats-sequence-number",
		"no-time-wait",
		"closing-is-time-wait",
	],
	title: { en: "Simultaneous close", zh: "同时关闭" },
	summary: {
		en: "Both ends close and their FINs cross.",
		zh: "双方同时关闭，两个 FIN 在途中相遇。",
	},
	main: {
		text: {
			en: "What does an end still wait for when the other's FIN arrives before its own is acknowledged, and who waits in the end?",
			zh: "自己的 FIN 还没有得到确认，对方的 FIN 就到了：此时还在等什么？最后谁要等待？",
		},
		asks: asksAny(asksStates(["CLOSING", "TIME-WAIT"]), asksQuestions("what-is-awaited", "time-wait-lasts")),
	},
	blanks: [5, 7],
	draw(random, context) {
		const drawn = drawClosing(random, context, 50);
		/** Between the two close() calls, ms: less than a segment travels, so that the FINs cross and nothing coincides. */
		return { ...drawn, gapMs: random.int(1, drawn.delayMs - 1) };
	},
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "close");
		run.pass(drawn.gapMs);
		run.call(peer, "close");
		run.deliver();
		run.deliver();
		run.deliver();
		run.deliver();
		run.untilTimer(closer);
		run.untilTimer(peer);
	},
	story: ({ closer, peer, gapMs }) => ({
		en: `The ${ENGLISH[closer]} closes, and ${gapMs} ms later the ${ENGLISH[peer]} closes too: no FIN has arrived anywhere by then.`,
		zh: `${CHINESE[closer]}关闭连接，${gapMs} 毫秒后${CHINESE[peer]}也关闭，此时谁都还没有收到对方的 FIN。`,
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => [
		whatIsAwaited(trace, drawn.peer, drawn.closer),
		// Of the end whose wait is over first: the other one's row would tell the answer.
		timeWaitQuestion(trace, drawn.closer, drawn),
	],
});

type Awaited = "ack-of-own-fin" | "other-fin" | "own-close" | "two-msl";

/** What ends each state that an end can be in after the other's FIN. */
const AWAITED: Readonly<Partial<Record<State, Awaited>>> = {
	CLOSING: "ack-of-own-fin",
	"FIN-WAIT-1": "ack-of-own-fin",
	"FIN-WAIT-2": "other-fin",
	"CLOSE-WAIT": "own-close",
	"TIME-WAIT": "two-msl",
};

function whatIsAwaited(trace: Trace, end: End, other: End): TemplateQuestion | null {
	const arrival = trace.rows.find(({ cause }) => cause.kind === "deliver" && cause.to === end);
	const key = arrival && AWAITED[arrival.states[end] ?? "CLOSED"];
	if (!arrival || !key) return null;
	const acked = trace.rows.find(
		({ step, cause }) => step > arrival.step && cause.kind === "deliver" && cause.to === end,
	);
	return askChoice("what-is-awaited", {
		step: arrival.step,
		label: {
			en: `The ${ENGLISH[other]}'s FIN reaches the ${ENGLISH[end]} in step ${arrival.step}. What does the ${ENGLISH[end]} wait for next?`,
			zh: `第 ${arrival.step} 步，${CHINESE[other]}的 FIN 到达${CHINESE[end]}。${CHINESE[end]}接下来等待什么？`,
		},
		options: [
			choice(
				"ack-of-own-fin",
				{ en: "The ACK of its own FIN", zh: "对自己 FIN 的 ACK" },
				{ en: "Its own FIN is acknowledged already.", zh: "它自己的 FIN 已经得到确认。" },
			),
			choice(
				"two-msl",
				{ en: "Only the end of 2 MSL", zh: "只等 2MSL 计时结束" },
				{
					en: `That comes later: the ${ENGLISH[end]}'s own FIN may still be lost, for nothing has acknowledged it by step ${arrival.step}.`,
					zh: `那是后面的事：到第 ${arrival.step} 步为止，${CHINESE[end]}自己的 FIN 还没有得到确认，有可能已经丢失。`,
				},
				"closing-is-time-wait",
			),
			choice(
				"other-fin",
				{ en: `The ${ENGLISH[other]}'s FIN`, zh: `${CHINESE[other]}的 FIN` },
				{
					en: `That FIN is what has just arrived, in step ${arrival.step}.`,
					zh: `第 ${arrival.step} 步到达的正是这个 FIN。`,
				},
			),
			choice(
				"own-close",
				{ en: "close() by its own program", zh: "自己的程序调用 close()" },
				{
					en: `The ${ENGLISH[end]}'s program has called close() before step ${arrival.step}.`,
					zh: `${CHINESE[end]}的程序在第 ${arrival.step} 步之前已经调用了 close()。`,
				},
			),
		],
		key,
		rule: "fin-crosses-fin",
		why: {
			en: `The FIN of step ${arrival.step} was sent before the ${ENGLISH[end]}'s FIN arrived, so it acknowledges nothing of it: CLOSING, until the ACK comes${acked ? ` (step ${acked.step})` : ""}. Had the ACK come along, it would be TIME-WAIT at once.`,
			zh: `第 ${arrival.step} 步的 FIN 发出时，${CHINESE[end]}的 FIN 还没有到达对方，所以它不含对该 FIN 的确认：进入 CLOSING，等 ACK 到达${acked ? `（第 ${acked.step} 步）` : ""}。如果带有该确认，就直接进入 TIME-WAIT。`,
		},
		skills: ["simultaneous-close-states"],
		hints: {
			evidence: {
				en: `Compare when the ${ENGLISH[other]} sent the FIN of step ${arrival.step} with when it received the ${ENGLISH[end]}'s.`,
				zh: `比较：${CHINESE[other]}是在收到${CHINESE[end]}的 FIN 之前还是之后，发出第 ${arrival.step} 步到达的 FIN？`,
			},
			principle: {
				en: "A close is complete for an end when its own FIN is acknowledged and the other's FIN has arrived; it waits for whichever is missing.",
				zh: "自己的 FIN 得到确认、对方的 FIN 也已到达，关闭才算完成；缺哪一样就等哪一样。",
			},
			begin: {
				en: `By step ${arrival.step} the ${ENGLISH[end]} has sent its FIN, and received the other one.`,
				zh: `到第 ${arrival.step} 步，${CHINESE[end]}已发出自己的 FIN，也收到了对方的 FIN。`,
			},
			// The FIN crossed: its sender had not received ours when it closed.
			follow: () => (acknowledgesFin(trace, arrival.step, end) ? "two-msl" : "ack-of-own-fin"),
		},
	});
}

/** Whether the other end had received our FIN before it sent the segment that arrives in that step. */
function acknowledgesFin({ rows }: Trace, step: number, end: End): boolean {
	const closed = rows.find(({ cause }) => cause.kind === "call" && cause.call === "close" && cause.host !== end);
	return rows.some((row) => row.step < Math.min(step, closed?.step ?? 0) && row.cause.kind === "deliver");
}
