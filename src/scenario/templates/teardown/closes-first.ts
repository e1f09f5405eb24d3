// The close in four segments, one end after the other (RFC 9293, 3.6, Figure 12).

import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawMessage } from "../../build/hosts.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { drawWhether } from "../../level.ts";
import { defineTemplate, type Template } from "../../template.ts";

interface ClosesFirst extends Connected {
	/** Octets that the first closer sends just before it closes, 0 for none. */
	readonly lastWords: number;
}

function closesFirst(first: "client" | "server", title: Template["title"]): Template {
	const [one, other] = closers(first === "server");
	return defineTemplate<ClosesFirst>({
		id: `${first}-closes-first`,
		family: "teardown",
		version: 1,
		difficulty: first === "client" ? 1 : 2,
		profiles: ["rfc9293", "linux"],
		notations: ["raw", "relative", "symbolic"],
		skills: [
			"fin-consumes-one",
			"ack-is-next-expected",
			"pure-ack-consumes-nothing",
			"data-counts-octets",
			"sequence-wraps",
			"active-close-states",
			"passive-close-states",
			"time-wait",
			"teardown-flags",
		],
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
			en: `The ${ENGLISH[one]} closes first, the ${ENGLISH[other]} later: four segments.`,
			zh: `${CHINESE[one]}先关闭，${CHINESE[other]}稍后关闭，共四个报文段。`,
		},
		ask: { states: true, flags: true, numbers: true, queues: false },
		essentialStates: ["FIN-WAIT-2", "CLOSE-WAIT", "TIME-WAIT"],
		blanks: [5, 8],
		countFrom: "current",
		draw: (random, context) => ({
			...drawConnected(random, context),
			lastWords: drawWhether(random, context.level, 50) ? drawMessage(random) : 0,
		}),
		script(run, drawn) {
			connect(run, drawn);
			if (drawn.lastWords > 0) {
				run.call(one, "send", { bytes: drawn.lastWords });
				run.deliver();
				run.deliver();
				run.call(other, "receive");
			}
			run.call(one, "close");
			run.deliver();
			run.deliver();
			run.call(other, "close");
			run.deliver();
			run.deliver();
			run.untilTimer(one);
		},
		story: ({ lastWords }) => ({
			en: `The ${ENGLISH[one]} ${lastWords > 0 ? `sends ${lastWords} octets of data, which the ${ENGLISH[other]} reads, and then closes` : "closes the connection"}. The ${ENGLISH[other]} closes a little later.`,
			zh: `${CHINESE[one]}${lastWords > 0 ? `发送 ${lastWords} 字节数据，${CHINESE[other]}读取之后，${CHINESE[one]}` : ""}关闭连接，${CHINESE[other]}稍后也关闭。`,
		}),
		assumptions: (drawn) => [mslAssumption(drawn)],
		questions: (trace, drawn) => timeWaitQuestion(trace, one, drawn),
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
