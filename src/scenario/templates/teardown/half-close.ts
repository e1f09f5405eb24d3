// One direction is closed, the other goes on: data after the FIN (RFC 9293, 3.6.1).

import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawMessage } from "../../build/hosts.ts";
import { drawTimes } from "../../level.ts";
import { defineTemplate } from "../../template.ts";

interface HalfClose extends Connected {
	readonly serverFirst: boolean;
	/** Octets of each message that still goes the other way. */
	readonly messages: readonly number[];
}

export const halfClose = defineTemplate<HalfClose>({
	id: "half-close",
	family: "teardown",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"fin-consumes-one",
		"data-counts-octets",
		"ack-is-next-expected",
		"pure-ack-consumes-nothing",
		"sequence-wraps",
		"active-close-states",
		"passive-close-states",
		"time-wait",
		"teardown-flags",
	],
	misconceptions: [
		"fin-does-not-consume",
		"ack-names-last-received",
		"pure-ack-consumes",
		"ack-counts-segments",
		"close-ends-both-directions",
	],
	title: { en: "Half-close: data after the FIN", zh: "半关闭：FIN 之后仍有数据" },
	summary: {
		en: "One end shuts its sending side; the other still sends data.",
		zh: "一方关闭发送方向，另一方继续发送数据。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["CLOSE-WAIT", "FIN-WAIT-2"],
	blanks: [6, 9],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(30),
		messages: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawMessage(random)),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "shutdown", { how: "write" });
		run.deliver();
		run.deliver();
		for (const bytes of drawn.messages) {
			run.call(other, "send", { bytes });
			run.deliver();
			run.deliver();
		}
		run.call(other, "close");
		run.deliver();
		run.deliver();
	},
	story({ serverFirst, messages }) {
		const [one, other] = closers(serverFirst);
		const octets = messages.join(" + ");
		return {
			en: `The ${ENGLISH[one]} has nothing more to send and calls shutdown(SHUT_WR). The ${ENGLISH[other]} still sends ${octets} octets, then closes.`,
			zh: `${CHINESE[one]}没有更多数据要发送，调用 shutdown(SHUT_WR)。${CHINESE[other]}又发送了 ${octets} 字节，然后关闭。`,
		};
	},
	assumptions: () => [],
});
