// The ACK of the first FIN is lost: the FIN comes again, or the peer's own FIN brings the acknowledgment along
// (RFC 9293, 3.6 and 3.10.7.4).

import { closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, type Closers, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, option } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { firstRowIn, statesEntered } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const lostAckOfFin = teardown({
	id: "lost-ack-of-fin",
	difficulty: 4,
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "The ACK of the first FIN is lost", zh: "对第一个 FIN 的 ACK 丢失" },
	summary: {
		en: "The first closer does not learn that its FIN has arrived, until something else tells it.",
		zh: "先关闭的一方不知道 FIN 已经到达，要靠后来的报文段得知。",
	},
	essentialStates: ["FIN-WAIT-1", "CLOSE-WAIT"],
	blanks: [5, 8],
	optionsAsWritten: true,
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
		/** The other end closes before the FIN is sent again. */
		peerCloses: drawWhether(random, context.level, 50),
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "close");
		run.deliver();
		run.lose();
		if (!drawn.peerCloses) {
			run.untilTimer(closer);
			run.deliver();
			run.deliver();
		}
		closeAnswered(run, peer);
	},
	story: ({ closer, peer, peerCloses }) => ({
		en: `The ${ENGLISH[closer]} closes first. Its FIN arrives, but the network loses the ${ENGLISH[peer]}'s ACK. The ${ENGLISH[peer]} closes ${peerCloses ? "right afterwards, before the FIN can come again" : "only after the FIN has come again"}.`,
		zh: `${CHINESE[closer]}先关闭。它的 FIN 已到达，但网络丢失了${CHINESE[peer]}的 ACK。${CHINESE[peer]}${peerCloses ? "随即关闭，此时 FIN 还没有重传" : "在 FIN 重传到达之后才关闭"}。`,
	}),
	questions: (trace, drawn) => [whatTells(trace, drawn)],
});

function whatTells(trace: Trace, { closer, peer }: Closers): TemplateQuestion {
	const left = statesEntered(trace, closer).find(({ from }) => from === "FIN-WAIT-1");
	// An ACK that comes with a FIN leads on to TIME-WAIT in the same step.
	const withFin = !firstRowIn(trace, closer, "FIN-WAIT-2") && firstRowIn(trace, closer, "TIME-WAIT") !== undefined;
	return askChoice("what-tells", {
		step: trace.rows.length,
		label: {
			en: `What tells the ${ENGLISH[closer]} that its FIN has arrived?`,
			zh: `${CHINESE[closer]}从哪里得知自己的 FIN 已经到达？`,
		},
		options: [
			option("fin", `The ${ENGLISH[peer]}'s FIN`, `${CHINESE[peer]}的 FIN`),
			option("repeated-ack", "An ACK that is sent once more", "再次发送的 ACK"),
			option("timer", "The expiry of its own timer", "自己的计时器到期"),
			option("nothing", "Nothing does", "无从得知"),
		],
		key: withFin ? "fin" : "repeated-ack",
		rule: left?.rule ?? "fin-acked",
		why: withFin
			? {
					en: `The ${ENGLISH[peer]}'s FIN,ACK has the same acknowledgment number as the ACK that was lost. It acknowledges the FIN and brings another: from FIN-WAIT-1 straight to TIME-WAIT.`,
					zh: `${CHINESE[peer]}的 FIN,ACK 与丢失的 ACK 确认号相同：既确认了 FIN，又带来对方的 FIN，所以从 FIN-WAIT-1 直接进入 TIME-WAIT。`,
				}
			: {
					en: `The FIN that comes again finds the ${ENGLISH[peer]} in CLOSE-WAIT and is acknowledged once more. Only that second ACK arrives.`,
					zh: `重传的 FIN 到达时，${CHINESE[peer]}处于 CLOSE-WAIT，再次予以确认；只有这第二个 ACK 到达了。`,
				},
		skills: ["active-close-states"],
	});
}
