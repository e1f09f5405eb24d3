// The FIN is lost, once or twice: the end that sent it stays in FIN-WAIT-1 and sends it again (RFC 9293, 3.8.1; RFC 6298).

import { hasFin } from "../../../tcp/segment.ts";
import { RESULTS, resultOption } from "../../build/call-results.ts";
import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoice, askDuration } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { lastResultOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Answer, TemplateQuestion } from "../../template.ts";

interface LostFin extends Closing {
	/** How often the FIN is lost. */
	readonly losses: number;
}

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
	main: {
		text: {
			en: "What does each end know while the FIN is lost, and what mends it?",
			zh: "FIN 丢失期间，双方各知道什么？最后靠什么恢复？",
		},
		asks: asksAny(
			asksQuestions("peer-reads", "second-wait"),
			asksStates(["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"]),
			asksNumbers(["seq"], (segment) => hasFin(segment) && segment.retransmission),
		),
	},
	blanks: [5, 7],
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
			zh: "重传定时器每次到期后，超时时间加倍。",
		},
		{
			en: "All data has been read, and sockets are non-blocking: a call that would wait returns EAGAIN.",
			zh: "数据都已读完；套接字是非阻塞的，需要等待的调用返回 EAGAIN。",
			usual: true,
		},
	],
	questions: (trace, drawn) => [peerReads(trace, drawn), secondWait(trace, drawn.closer)],
});

/** What the other end's program would read just after the loss: found out in a run of its own. */
function peerReads(trace: Trace, drawn: LostFin): TemplateQuestion | null {
	const { closer, peer } = drawn;
	const [first] = trace.rows.filter(({ cause }) => cause.kind === "timer");
	if (!first) return null;
	return askChoice("peer-reads", {
		step: first.step - 1,
		label: {
			en: `The ${ENGLISH[peer]}'s program calls recv() just before step ${first.step}. What does it get?`,
			zh: `第 ${first.step} 步之前，${CHINESE[peer]}的程序调用 recv()，得到什么？`,
		},
		options: [
			resultOption("EOF", {
				en: `The end of the data is told by the FIN, and that is lost: nothing has reached the ${ENGLISH[peer]}.`,
				zh: `数据结束是由 FIN 告知的，而 FIN 丢失了，${CHINESE[peer]}什么也没有收到。`,
			}),
			resultOption("EAGAIN", {
				en: "There is something that recv() could report.",
				zh: "recv() 已经有内容可以返回。",
			}),
			resultOption("ECONNRESET", {
				en: `Only a RST gives that. The ${ENGLISH[closer]} sends none: it waits in FIN-WAIT-1 for an ACK.`,
				zh: `只有 RST 才会导致它。${CHINESE[closer]}没有发送 RST，而是在 FIN-WAIT-1 等待确认。`,
			}),
			resultOption("ETIMEDOUT", {
				en: `The ${ENGLISH[peer]} has sent nothing that waits for an ACK, so none of its timers runs.`,
				zh: `${CHINESE[peer]}没有等待确认的报文段，没有定时器在运行。`,
			}),
		],
		skills: ["half-open-discovery", "socket-errors"],
		workOut() {
			const reading = runAgain(trace, drawn, "the peer reads while the FIN is lost", (run) => {
				connect(run, drawn);
				run.call(closer, "close");
				run.lose();
				run.call(peer, "receive");
			});
			return { key: lastResultOf(reading, peer, "receive"), ...whyNothing(drawn, first.step) };
		},
	});
}

function whyNothing({ closer, peer }: LostFin, step: number): Omit<Answer<string>, "key"> {
	return {
		rule: "recv-reports",
		why: {
			en: `Nothing of the close has reached the ${ENGLISH[peer]}: for it the connection is ESTABLISHED and just silent. Only the ${ENGLISH[closer]}'s timer mends that: the FIN comes again until it arrives. Had the first FIN arrived, recv() would return 0.`,
			zh: `关闭的消息没有到达${CHINESE[peer]}：在它看来连接仍是 ESTABLISHED，只是没有数据。只有${CHINESE[closer]}的定时器能补救：一再重传 FIN，直到它到达。如果第一个 FIN 已到达，recv() 会返回 0。`,
		},
		hints: {
			evidence: {
				en: `Look at what has arrived at the ${ENGLISH[peer]} before step ${step}, and at its state.`,
				zh: `看第 ${step} 步之前有什么到达了${CHINESE[peer]}，以及它的状态。`,
			},
			principle: {
				en: "A program learns of the other end only what has arrived; while nothing has, recv() has nothing to report.",
				zh: "程序只能得知已经到达的内容；什么也没有到达时，recv() 就没有什么可返回的。",
			},
			begin: {
				en: `The only segment on its way to the ${ENGLISH[peer]} was the FIN of step 1.`,
				zh: `发往${CHINESE[peer]}的只有第 1 步的 FIN。`,
			},
			// It is lost at least once, so before the first expiry nothing arrives.
			follow: () => RESULTS.EAGAIN.id,
		},
	};
}

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
			en: `The timeout was ${first.wait} ms and doubles with each expiry: 2 × ${first.wait} ms = ${second.wait} ms. At the same pace a congested network would get ever more copies.`,
			zh: `原来的超时是 ${first.wait} 毫秒，每次超时后加倍：2 × ${first.wait} 毫秒 = ${second.wait} 毫秒。如果间隔不变，拥塞的网络会更加拥塞。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: `Step ${first.row.step} tells how long the first wait was; the assumptions tell how it grows.`,
				zh: `第 ${first.row.step} 步给出了第一次等待的时间，假设说明了它如何增长。`,
			},
			principle: {
				en: "Each expiry of the retransmission timer makes the next wait twice as long.",
				zh: "重传定时器每次超时后，下一次等待的时间加倍。",
			},
			begin: { en: `The first wait was ${first.wait} ms.`, zh: `第一次等待了 ${first.wait} 毫秒。` },
			follow: () => 2 * first.wait,
		},
		hidesTimesFrom: second.row.step,
	});
}
