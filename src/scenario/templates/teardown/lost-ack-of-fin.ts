// The ACK of the first FIN is lost: the FIN comes again, or the peer's own FIN brings the acknowledgment along
// (RFC 9293, 3.6 and 3.10.7.4).

import { option } from "../../build/call-results.ts";
import { CLOSING_SKILLS } from "../../build/closing-skills.ts";
import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawWhether } from "../../level.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface LostAckOfFin extends Connected {
	readonly serverFirst: boolean;
	/** The other end closes before the FIN is sent again. */
	readonly peerCloses: boolean;
}

export const lostAckOfFin = defineTemplate<LostAckOfFin>({
	id: "lost-ack-of-fin",
	family: "teardown",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [...CLOSING_SKILLS, "retransmission-keeps-number", "time-wait"],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "The ACK of the first FIN is lost", zh: "对第一个 FIN 的 ACK 丢失" },
	summary: {
		en: "The first closer does not learn that its FIN has arrived, until something else tells it.",
		zh: "先关闭的一方不知道 FIN 已经到达，要靠后来的报文段得知。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["FIN-WAIT-1", "CLOSE-WAIT"],
	blanks: [5, 8],
	optionsAsWritten: true,
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(40),
		peerCloses: drawWhether(random, context.level, 50),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "close");
		run.deliver();
		run.lose();
		if (!drawn.peerCloses) {
			run.untilTimer(one);
			run.deliver();
			run.deliver();
		}
		run.call(other, "close");
		run.deliver();
		run.deliver();
	},
	story({ serverFirst, peerCloses }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]} closes first. Its FIN arrives, but the network loses the ${ENGLISH[other]}'s ACK. The ${ENGLISH[other]} closes ${peerCloses ? "right afterwards, before the FIN can come again" : "only after the FIN has come again"}.`,
			zh: `${CHINESE[one]}先关闭。它的 FIN 已到达，但网络丢失了${CHINESE[other]}的 ACK。${CHINESE[other]}${peerCloses ? "随即关闭，此时 FIN 还没有重传" : "在 FIN 重传到达之后才关闭"}。`,
		};
	},
	assumptions: () => [],
	questions: (trace, drawn) => [whatTells(trace, drawn)],
});

function whatTells(trace: Trace, { serverFirst }: LostAckOfFin): ScenarioQuestion {
	const [one, other] = closers(serverFirst);
	const left = trace.rows.find((row) =>
		row.effects.some((e) => e.kind === "state-entered" && e.host === one && e.from === "FIN-WAIT-1"),
	);
	const to = left?.effects.find((e) => e.kind === "state-entered" && e.host === one && e.from === "FIN-WAIT-1");
	const withFin = left?.states[one] === "TIME-WAIT";
	return {
		id: "what-tells",
		kind: "choice",
		step: trace.rows.length,
		key: withFin ? "fin" : "repeated-ack",
		label: {
			en: `What tells the ${ENGLISH[one]} that its FIN has arrived?`,
			zh: `${CHINESE[one]}从哪里得知自己的 FIN 已经到达？`,
		},
		options: [
			option("fin", `The ${ENGLISH[other]}'s FIN`, `${CHINESE[other]}的 FIN`),
			option("repeated-ack", "An ACK that is sent once more", "再次发送的 ACK"),
			option("timer", "The expiry of its own timer", "自己的计时器到期"),
			option("nothing", "Nothing does", "无从得知"),
		],
		rule: to?.kind === "state-entered" ? to.rule : "fin-acked",
		why: withFin
			? {
					en: `The ${ENGLISH[other]}'s FIN,ACK has the same acknowledgment number as the ACK that was lost. It acknowledges the FIN and brings another: from FIN-WAIT-1 straight to TIME-WAIT.`,
					zh: `${CHINESE[other]}的 FIN,ACK 与丢失的 ACK 确认号相同：既确认了 FIN，又带来对方的 FIN，所以从 FIN-WAIT-1 直接进入 TIME-WAIT。`,
				}
			: {
					en: `The FIN that comes again finds the ${ENGLISH[other]} in CLOSE-WAIT and is acknowledged once more. Only that second ACK arrives.`,
					zh: `重传的 FIN 到达时，${CHINESE[other]}处于 CLOSE-WAIT，再次予以确认；只有这第二个 ACK 到达了。`,
				},
		skills: ["active-close-states"],
	};
}
