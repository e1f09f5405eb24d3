// The ACK of the first FIN is lost: the FIN comes again, or the peer's own FIN brings the acknowledgment along
// (RFC 9293, 3.6 and 3.10.7.4).

import { hasFin } from "../../../tcp/segment.ts";
import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, statesEntered } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Answer, Option, TemplateQuestion } from "../../template.ts";

interface LostAckOfFin extends Closing {
	/** The other end closes before the FIN is sent again. */
	readonly peerCloses: boolean;
}

export const lostAckOfFin = teardown({
	id: "lost-ack-of-fin",
	difficulty: 4,
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "The ACK of the first FIN is lost", zh: "对第一个 FIN 的 ACK 丢失" },
	summary: {
		en: "The first closer does not learn that its FIN has arrived, until something else tells it.",
		zh: "先关闭的一方不知道 FIN 已经到达，要靠后来的报文段得知。",
	},
	main: {
		text: {
			en: "In which state does the first closer wait, and what tells it that its FIN has arrived?",
			zh: "先关闭的一方停在哪个状态？它从哪里得知自己的 FIN 已经到达？",
		},
		asks: asksAny(
			asksQuestions("what-tells"),
			asksStates(["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "TIME-WAIT"]),
			asksNumbers(["seq"], (segment) => hasFin(segment) && segment.retransmission),
		),
	},
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
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

function whatTells(trace: Trace, drawn: LostAckOfFin): TemplateQuestion {
	const { closer, peer } = drawn;
	return askChoice("what-tells", {
		step: trace.rows.length,
		label: {
			en: `What tells the ${ENGLISH[closer]} that its FIN has arrived?`,
			zh: `${CHINESE[closer]}从哪里得知自己的 FIN 已经到达？`,
		},
		options: whatCould(drawn),
		...whatDoes(trace, drawn),
		skills: ["active-close-states"],
		hints: {
			evidence: {
				en: `Look at the first segment that reaches the ${ENGLISH[closer]} after the loss, and at its acknowledgment number.`,
				zh: `看丢失之后第一个到达${CHINESE[closer]}的报文段，以及它的确认号。`,
			},
			principle: {
				en: "A FIN is known to have arrived when any segment comes whose acknowledgment number lies beyond the FIN's own.",
				zh: "任何报文段，只要确认号已超过 FIN 的序号，就说明 FIN 已经到达。",
			},
			begin: {
				en: `The ACK that the ${ENGLISH[peer]} sent in step 2 is lost: it tells nothing.`,
				zh: `${CHINESE[peer]}在第 2 步发出的 ACK 丢失了，不能说明什么。`,
			},
			follow: () => (drawn.peerCloses ? "fin" : "repeated-ack"),
		},
	});
}

function whatCould({ closer, peer, peerCloses }: LostAckOfFin): readonly Option[] {
	return [
		choice(
			"fin",
			{ en: `The ${ENGLISH[peer]}'s FIN`, zh: `${CHINESE[peer]}的 FIN` },
			{
				en: `The ${ENGLISH[peer]}'s FIN acknowledges it too, but comes later: an ACK has told it before.`,
				zh: `${CHINESE[peer]}的 FIN 也会确认它，但到得更晚：此前已有 ACK 告知。`,
			},
		),
		choice(
			"repeated-ack",
			{ en: "An ACK that is sent once more", zh: "再次发送的 ACK" },
			{
				en: `An ACK alone is not sent again by itself; only a repeated FIN would make the ${ENGLISH[peer]} do so, and none comes here.`,
				zh: `单独的 ACK 不会自行重传；只有重传的 FIN 才会让${CHINESE[peer]}再发一次，而这里没有重传。`,
			},
		),
		choice(
			"timer",
			{ en: "The expiry of its own timer", zh: "自己的定时器到期" },
			{
				en: peerCloses
					? "Its timer does not expire before the answer comes; and an expiry tells only that no ACK came, not why."
					: "An expiry tells only that no ACK has come: the FIN or its ACK may be lost. So the FIN is sent again.",
				zh: peerCloses
					? "应答到达之前定时器没有到期；而且到期只说明没有收到 ACK，不说明原因。"
					: "到期只说明没有收到 ACK：丢的可能是 FIN，也可能是 ACK，所以才要重传 FIN。",
			},
		),
		choice(
			"nothing",
			{ en: "Nothing does", zh: "无从得知" },
			{
				en: `It leaves FIN-WAIT-1, and only an acknowledgment of its FIN can end that state here.`,
				zh: `${CHINESE[closer]}离开了 FIN-WAIT-1，而这里只有对 FIN 的确认才能结束这个状态。`,
			},
		),
	];
}

function whatDoes(trace: Trace, { closer, peer }: LostAckOfFin): Omit<Answer<string>, "hints"> {
	const left = statesEntered(trace, closer).find(({ from }) => from === "FIN-WAIT-1");
	// An ACK that comes with a FIN leads on to TIME-WAIT in the same step.
	const withFin = !firstRowIn(trace, closer, "FIN-WAIT-2") && firstRowIn(trace, closer, "TIME-WAIT") !== undefined;
	return {
		key: withFin ? "fin" : "repeated-ack",
		rule: left?.rule ?? "fin-acked",
		why: withFin
			? {
					en: `The ${ENGLISH[peer]}'s FIN has the acknowledgment number of the lost ACK: it acknowledges one FIN and brings the other, so FIN-WAIT-1 leads straight to TIME-WAIT. Had it come later, the FIN would have been sent again.`,
					zh: `${CHINESE[peer]}的 FIN 与丢失的 ACK 确认号相同：既确认了 FIN，又带来对方的 FIN，所以从 FIN-WAIT-1 直接进入 TIME-WAIT。如果它来得晚，FIN 就会先重传。`,
				}
			: {
					en: `The FIN that comes again finds the ${ENGLISH[peer]} in CLOSE-WAIT and is acknowledged once more; only that second ACK arrives. Had the ${ENGLISH[peer]} closed before, its FIN would have told it.`,
					zh: `重传的 FIN 到达时，${CHINESE[peer]}处于 CLOSE-WAIT，再次予以确认；到达的只有这第二个 ACK。如果${CHINESE[peer]}先一步关闭，它的 FIN 就会带来确认。`,
				},
	};
}
