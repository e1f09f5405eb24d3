// The FIN is lost, once or twice: the end that sent it stays in FIN-WAIT-1 and sends it again (RFC 9293, 3.8.1; RFC 6298).

import { closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askDuration } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const lostFin = teardown({
	id: "lost-fin",
	difficulty: 3,
	misconceptions: [
		"retransmission-takes-new-number",
		"fin-does-not-consume",
		"ack-names-last-received",
		"fin-wait-2-skipped",
	],
	title: { en: "The FIN is lost", zh: "FIN 丢失" },
	summary: {
		en: "The first FIN does not arrive: who is in which state until it comes again?",
		zh: "第一个 FIN 没有到达：在它重传之前，双方各处于什么状态？",
	},
	essentialStates: ["FIN-WAIT-1"],
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
		losses: drawTimes(random, context.level, 1, 2),
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "close");
		for (let i = 0; i < drawn.losses; i++) {
			run.lose();
			run.untilTimer(closer);
		}
		run.deliver();
		run.deliver();
		closeAnswered(run, peer);
	},
	story: ({ closer, peer, losses }) => ({
		en: `The ${ENGLISH[closer]} closes first, but the network loses its FIN${losses === 2 ? " twice" : ""}. The ${ENGLISH[peer]} closes after the FIN has arrived.`,
		zh: `${CHINESE[closer]}先关闭，但它的 FIN ${losses === 2 ? "接连丢失两次" : "丢失"}。FIN 到达之后，${CHINESE[peer]}也关闭。`,
	}),
	assumptions: () => [
		{
			en: "The retransmission timeout doubles at each expiry.",
			zh: "重传超时每次超时后加倍。",
		},
	],
	questions: (trace, { closer }) => [secondWait(trace, closer)],
});

/** Only where the first wait is shown can the second one be worked out. */
function secondWait(trace: Trace, closer: End): TemplateQuestion | null {
	const [first, second] = trace.rows.flatMap((row) =>
		row.cause.kind === "timer" && row.cause.timer === "retransmission" ? [{ row, wait: row.cause.waitedMs }] : [],
	);
	if (!first || !second) return null;
	return askDuration("second-wait", {
		step: second.row.step,
		unit: "ms",
		label: {
			en: `How long after its first retransmission (step ${first.row.step}) does the ${ENGLISH[closer]} send the FIN once more?`,
			zh: `${CHINESE[closer]}第一次重传（第 ${first.row.step} 步）之后，经过多久再次重传 FIN？`,
		},
		key: second.wait,
		rule: "rto-doubles",
		why: {
			en: `The timeout was ${first.wait} ms and doubles with each expiry: 2 × ${first.wait} ms = ${second.wait} ms.`,
			zh: `原来的超时是 ${first.wait} 毫秒，每次超时后加倍：2 × ${first.wait} 毫秒 = ${second.wait} 毫秒。`,
		},
		skills: ["retransmission-backoff"],
		hidesTimesFrom: second.row.step,
	});
}
