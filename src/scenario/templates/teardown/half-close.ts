// One direction is closed, the other goes on: data after the FIN (RFC 9293, 3.6.1).

import { closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { drawTimes } from "../../level.ts";

export const halfClose = teardown({
	id: "half-close",
	difficulty: 3,
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
	essentialStates: ["CLOSE-WAIT", "FIN-WAIT-2"],
	blanks: [6, 9],
	draw: (random, context) => ({
		...drawClosing(random, context, 30),
		/** Octets of each message that still goes the other way. */
		messages: Array.from({ length: drawTimes(random, context.level, 1, 2) }, () => drawMessage(random)),
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(closer, "shutdown", { how: "write" });
		run.deliver();
		run.deliver();
		for (const bytes of drawn.messages) {
			run.call(peer, "send", { bytes });
			run.deliver();
			run.deliver();
		}
		closeAnswered(run, peer);
	},
	story({ closer, peer, messages }) {
		const octets = messages.join(" + ");
		return {
			en: `The ${ENGLISH[closer]} has nothing more to send and calls shutdown(SHUT_WR). The ${ENGLISH[peer]} still sends ${octets} octets, then closes.`,
			zh: `${CHINESE[closer]}没有更多数据要发送，调用 shutdown(SHUT_WR)。${CHINESE[peer]}又发送了 ${octets} 字节，然后关闭。`,
		};
	},
});
