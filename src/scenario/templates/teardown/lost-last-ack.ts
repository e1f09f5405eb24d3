// The last ACK is lost: the FIN comes again, and TIME-WAIT starts anew (RFC 9293, 3.6 and 3.10.7.4).

import { hasFin, hasRst } from "../../../tcp/segment.ts";
import { settingsWith } from "../../../tcp/settings.ts";
import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { runOtherwise } from "../../build/further-run.ts";
import { askChoice, askDuration, choice } from "../../build/questions.ts";
import { sentIn } from "../../build/sent.ts";
import { mslAssumption } from "../../build/time-wait-question.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Row, Trace } from "../../run/trace.ts";
import type { Answer, Option, TemplateQuestion } from "../../template.ts";

export const lostLastAck = teardown({
	id: "lost-last-ack",
	difficulty: 4,
	misconceptions: [
		"fin-does-not-consume",
		"ack-names-last-received",
		"retransmission-takes-new-number",
		"no-time-wait",
		"passive-closer-waits",
	],
	title: { en: "The last ACK is lost", zh: "最后一个 ACK 丢失" },
	summary: {
		en: "The ACK of the second FIN is lost, and TIME-WAIT shows what it is for.",
		zh: "对第二个 FIN 的 ACK 丢失，TIME-WAIT 的作用由此可见。",
	},
	main: {
		text: {
			en: "What does TIME-WAIT do when the last ACK is lost, and what would happen without it?",
			zh: "最后一个 ACK 丢失时，TIME-WAIT 起什么作用？没有它会怎样？",
		},
		asks: asksAny(
			asksQuestions("time-wait-from-repeated-fin", "without-time-wait"),
			asksStates(["TIME-WAIT", "LAST-ACK"]),
			asksNumbers(["seq"], (segment) => hasFin(segment) && segment.retransmission),
		),
	},
	blanks: [6, 8],
	draw: (random, context) => drawClosing(random, context, 50),
	script(run, drawn) {
		upToRepeatedFin(run, drawn);
		run.deliver();
		run.untilTimer(drawn.closer);
	},
	story: ({ closer, peer }) => ({
		en: `The ${ENGLISH[closer]} closes first, the ${ENGLISH[peer]} later. The network loses the ${ENGLISH[closer]}'s last ACK.`,
		zh: `${CHINESE[closer]}先关闭，${CHINESE[peer]}稍后关闭。网络丢失了${CHINESE[closer]}的最后一个 ACK。`,
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions(trace, drawn) {
		const { closer } = drawn;
		const again = trace.rows.findLast((row) => row.cause.kind === "deliver" && row.cause.to === closer);
		if (!again || !firstRowIn(trace, closer, "TIME-WAIT")) return [];
		return [untilClosed(trace, drawn, again), withoutIt(trace, drawn, again)];
	},
});

/** The FIN that is sent again arrives. */
function upToRepeatedFin(run: Run, drawn: Closing): void {
	const { closer, peer } = drawn;
	connect(run, drawn);
	closeAnswered(run, closer);
	run.call(peer, "close");
	run.deliver();
	run.lose();
	run.untilTimer(peer);
	run.deliver();
}

function untilClosed(trace: Trace, { closer, peer, mslSeconds }: Closing, again: Row): TemplateQuestion | null {
	const ended = trace.rows.at(-1);
	if (ended?.states[closer] !== "CLOSED") return null;
	const key = ended.timeMs - again.timeMs;
	return askDuration("time-wait-from-repeated-fin", {
		step: ended.step,
		unit: "s",
		label: {
			en: `How long after the ${ENGLISH[peer]}'s FIN arrived again (step ${again.step}) is the ${ENGLISH[closer]} CLOSED?`,
			zh: `${CHINESE[peer]}的 FIN 再次到达（第 ${again.step} 步）之后，经过多久${CHINESE[closer]}才进入 CLOSED？`,
		},
		key,
		rule: "time-wait-acks-again",
		why: {
			en: `The repeated FIN is acknowledged again and restarts the wait: 2 MSL = 2 × ${mslSeconds} s = ${key / 1000} s, counted from step ${again.step}: this ACK may be lost as well. Without a restart too little time would be left for that.`,
			zh: `重传的 FIN 得到再次确认，并重新启动计时：2MSL = 2 × ${mslSeconds} 秒 = ${key / 1000} 秒，从第 ${again.step} 步算起，因为这个 ACK 也可能丢失；不重新计时，剩下的时间就不够。`,
		},
		skills: ["time-wait"],
		hints: {
			evidence: {
				en: `Look at step ${again.step} and at the assumption about the MSL.`,
				zh: `看第 ${again.step} 步，以及假设中的 MSL。`,
			},
			principle: {
				en: "A FIN that comes again in TIME-WAIT is acknowledged, and the wait of 2 MSL starts anew.",
				zh: "在 TIME-WAIT 收到重传的 FIN，要再次确认，并重新开始 2MSL 计时。",
			},
			begin: { en: `One MSL is ${mslSeconds} s.`, zh: `一个 MSL 是 ${mslSeconds} 秒。` },
			follow: () => 2000 * mslSeconds,
		},
		hidesTimesFrom: ended.step,
	});
}

/** What the repeated FIN would meet: found out in a run in which nobody waits. */
function withoutIt(trace: Trace, drawn: Closing, again: Row): TemplateQuestion {
	const { closer } = drawn;
	return askChoice("without-time-wait", {
		step: again.step,
		label: {
			en: `Suppose the ${ENGLISH[closer]} had been CLOSED at once, with no TIME-WAIT. What would it answer in step ${again.step}?`,
			zh: `假如${CHINESE[closer]}不经过 TIME-WAIT 就立即 CLOSED，第 ${again.step} 步它会怎样应答？`,
		},
		options: whatItCouldMeet(drawn),
		skills: ["time-wait", "reset-rules"],
		workOut() {
			const run = runOtherwise(
				trace,
				drawn,
				"without TIME-WAIT",
				(other) => upToRepeatedFin(other, drawn),
				(setup) => ({ ...setup, settings: settingsWith(setup.settings, { timeWait: "nobody" }) }),
			);
			const last = run.rows.at(-1);
			const [answer] = sentIn({ rows: last ? [last] : [] });
			const key = !answer ? "nothing" : hasRst(answer.segment) ? "reset" : "ack";
			return { key, ...whyReset(drawn, again) };
		},
	});
}

function whatItCouldMeet({ closer, peer }: Closing): readonly Option[] {
	return [
		choice(
			"reset",
			{ en: "With a RST", zh: "用 RST 应答" },
			{ en: "It still knows the connection.", zh: "它还记得这个连接。" },
		),
		choice(
			"ack",
			{ en: "With the same ACK again", zh: "再发一次同样的 ACK" },
			{
				en: `To acknowledge, it would have to know the connection's numbers. A CLOSED end has forgotten them.`,
				zh: `要确认就得记得连接的序号，而 CLOSED 的一方已经忘掉了。`,
			},
		),
		choice(
			"nothing",
			{ en: "Not at all: it drops the FIN", zh: "不应答，丢弃该 FIN" },
			{
				en: `A segment that belongs to no connection is not dropped without a word, unless it is a RST itself.`,
				zh: `不属于任何连接的报文段不会被默默丢弃，除非它本身就是 RST。`,
			},
		),
		choice(
			"fin",
			{ en: "With a FIN of its own once more", zh: "再发一次自己的 FIN" },
			{
				en: `The ${ENGLISH[peer]} has acknowledged the ${ENGLISH[closer]}'s FIN long ago: there is no reason to repeat it.`,
				zh: `${CHINESE[closer]}的 FIN 早已得到${CHINESE[peer]}的确认，没有理由重发。`,
			},
		),
	];
}

function whyReset({ closer, peer }: Closing, again: Row): Omit<Answer<string>, "key"> {
	return {
		rule: "closed-answers-reset",
		why: {
			en: `A CLOSED end answers what it cannot place with RST: the ${ENGLISH[peer]}, in LAST-ACK, would be reset though all went well. In TIME-WAIT the ${ENGLISH[closer]} still can acknowledge, and does in step ${again.step}.`,
			zh: `CLOSED 的一方对无法归属的报文段回以 RST：处于 LAST-ACK 的${CHINESE[peer]}本已正常结束，却会被复位。有了 TIME-WAIT，${CHINESE[closer]}在第 ${again.step} 步仍能确认。`,
		},
		hints: {
			evidence: {
				en: `Look at the segment that arrives in step ${again.step}, and ask what a host without this connection does with it.`,
				zh: `看第 ${again.step} 步到达的报文段：没有这个连接的主机会怎样处理它？`,
			},
			principle: {
				en: "A segment that belongs to no connection is refused, unless it is a RST itself, so that its sender learns that nobody is there.",
				zh: "收到不属于任何连接、本身又不是 RST 的报文段时，要明确拒绝，让发送方知道这里没有这个连接。",
			},
			begin: {
				en: `The ${ENGLISH[closer]} would have no connection left, and the segment is a FIN, not a RST.`,
				zh: `这时${CHINESE[closer]}已没有该连接，而到达的是 FIN，不是 RST。`,
			},
			follow: () => "reset",
		},
	};
}
