// The FIN is lost, once or twice: the end that sent it stays in FIN-WAIT-1 and sends it again (RFC 9293, 3.8.1; RFC 6298).

import { CLOSING_SKILLS } from "../../build/closing-skills.ts";
import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawTimes } from "../../level.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface LostFin extends Connected {
	readonly serverFirst: boolean;
	readonly losses: number;
}

export const lostFin = defineTemplate<LostFin>({
	id: "lost-fin",
	family: "teardown",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [...CLOSING_SKILLS, "retransmission-keeps-number", "retransmission-backoff", "time-wait"],
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
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["FIN-WAIT-1"],
	blanks: [5, 8],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(40),
		losses: drawTimes(random, context.level, 1, 2),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "close");
		for (let i = 0; i < drawn.losses; i++) {
			run.lose();
			run.untilTimer(one);
		}
		run.deliver();
		run.deliver();
		run.call(other, "close");
		run.deliver();
		run.deliver();
	},
	story({ serverFirst, losses }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]} closes first, but the network loses its FIN${losses === 2 ? " twice" : ""}. The ${ENGLISH[other]} closes after the FIN has arrived.`,
			zh: `${CHINESE[one]}先关闭，但它的 FIN ${losses === 2 ? "接连丢失两次" : "丢失"}。FIN 到达之后，${CHINESE[other]}也关闭。`,
		};
	},
	assumptions: () => [
		{
			en: "The retransmission timeout doubles at each expiry.",
			zh: "重传超时每次超时后加倍。",
		},
	],
	questions: (trace, drawn) => secondWait(trace, drawn),
});

/** Only where the first wait is told can the second one be worked out. */
function secondWait(trace: Trace, { serverFirst, losses }: LostFin): readonly ScenarioQuestion[] {
	const [one] = closers(serverFirst);
	const [first, second] = trace.rows.flatMap((row) =>
		row.cause.kind === "timer" && row.cause.timer === "retransmission" ? [{ row, wait: row.cause.waitedMs }] : [],
	);
	if (losses < 2 || !first || !second) return [];
	return [
		{
			id: "second-wait",
			kind: "duration",
			unit: "ms",
			key: second.wait,
			step: second.row.step,
			label: {
				en: `How long after its first retransmission (step ${first.row.step}) does the ${ENGLISH[one]} send the FIN once more?`,
				zh: `${CHINESE[one]}第一次重传（第 ${first.row.step} 步）之后，经过多久再次重传 FIN？`,
			},
			rule: "rto-doubles",
			why: {
				en: `The timeout was ${first.wait} ms and doubles with each expiry: 2 × ${first.wait} ms = ${second.wait} ms.`,
				zh: `原来的超时是 ${first.wait} 毫秒，每次超时后加倍：2 × ${first.wait} 毫秒 = ${second.wait} 毫秒。`,
			},
			skills: ["retransmission-backoff"],
			hidesTimesFrom: second.row.step,
		},
	];
}
