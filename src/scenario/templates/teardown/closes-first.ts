// The close in four segments, one end after the other (RFC 9293, 3.6, Figure 12).

import type { Localized } from "../../../text/locale.ts";
import { closeInTurn, connect, drawConnected } from "../../build/connected.ts";
import { CHINESE, closers, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { mslAssumption, timeWaitQuestion, whoWaitsQuestion } from "../../build/time-wait-question.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import type { Template } from "../../template.ts";

function closesFirst(first: End, title: Localized): Template {
	const { closer, peer } = closers(first === "server");
	return teardown({
		id: `${first}-closes-first`,
		difficulty: first === "client" ? 1 : 2,
		misconceptions: [
			"fin-does-not-consume",
			"ack-names-last-received",
			"ack-repeats-sequence-number",
			"no-time-wait",
			"close-wait-and-fin-wait-2-confused",
			"msl-for-2msl",
		],
		title,
		summary: {
			en: `The ${ENGLISH[closer]} closes first, the ${ENGLISH[peer]} later: four segments.`,
			zh: `${CHINESE[closer]}先关闭，${CHINESE[peer]}稍后关闭，共四个报文段。`,
		},
		main: {
			text: {
				en: "Through which states does each end go, which of them has to wait, and how long?",
				zh: "两端各经过哪些状态？哪一端要等待？等多久？",
			},
			asks: asksAny(
				asksStates(["FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSE-WAIT", "LAST-ACK"]),
				asksQuestions("what-decides-who-waits", "time-wait-lasts"),
			),
		},
		blanks: [4, 5],
		draw: (random, context) => ({
			...drawConnected(random, context),
			/** Octets that the first closer sends just before it closes, 0 for none. */
			lastWords: drawWhether(random, context.level, 50) ? drawMessage(random) : 0,
		}),
		script(run, drawn) {
			connect(run, drawn);
			if (drawn.lastWords > 0) {
				run.call(closer, "send", { bytes: drawn.lastWords });
				run.deliver();
				run.deliver();
				run.call(peer, "receive");
			}
			closeInTurn(run, { closer, peer });
			run.untilTimer(closer);
		},
		story: ({ lastWords }) => ({
			en: `The ${ENGLISH[closer]} ${lastWords > 0 ? `sends ${lastWords} octets of data, which the ${ENGLISH[peer]} reads, and then closes` : "closes the connection"}. The ${ENGLISH[peer]} closes a little later.`,
			zh: `${CHINESE[closer]}${lastWords > 0 ? `发送 ${lastWords} 字节数据，${CHINESE[peer]}读取之后，${CHINESE[closer]}` : ""}关闭连接，${CHINESE[peer]}稍后也关闭。`,
		}),
		assumptions: (drawn) => [mslAssumption(drawn)],
		questions: (trace, drawn) => [timeWaitQuestion(trace, closer, drawn), whoWaitsQuestion(trace, { closer, peer })],
	});
}

export const clientClosesFirst = closesFirst("client", {
	en: "The client closes first",
	zh: "客户端先关闭（四次挥手）",
});

export const serverClosesFirst = closesFirst("server", {
	en: "The server closes first",
	zh: "服务器先关闭（四次挥手）",
});
