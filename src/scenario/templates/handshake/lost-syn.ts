// The SYN is lost, once or several times, and sent again with the same number (RFC 9293, 3.8.1; RFC 6298).

import { handshake } from "../../build/family.ts";
import { drawHosts } from "../../build/hosts.ts";
import { askDuration } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import { sentAtMs, waitsOf } from "../../run/read-trace.ts";

export const lostSyn = handshake({
	id: "lost-syn",
	difficulty: 2,
	misconceptions: ["retransmission-takes-new-number", "syn-does-not-consume", "ack-names-last-received"],
	title: { en: "The SYN is lost", zh: "SYN 丢失" },
	summary: {
		en: "The network loses the first SYN, or the first few.",
		zh: "网络丢失了最初的一个或几个 SYN。",
	},
	ask: { states: true, numbers: true },
	blanks: [5, 7],
	draw: (random, context) => ({ ...drawHosts(random, context), losses: drawTimes(random, context.level, 1, 3) }),
	script(run, { losses }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		for (let i = 0; i < losses; i++) {
			run.lose();
			run.untilTimer("client");
		}
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ losses }) => ({
		en: `A client opens a connection, but the network loses its first ${losses === 1 ? "SYN" : `${losses} SYNs`}.`,
		zh: `客户端发起连接，但网络丢失了它最初的 ${losses} 个 SYN。`,
	}),
	assumptions: ({ settings }) => [
		settings.synLinearTimeouts > 0
			? {
					en: `The first retransmission timeout is 1 s; this Linux does not double it for the first ${settings.synLinearTimeouts} timeouts of a SYN (tcp_syn_linear_timeouts).`,
					zh: `初始重传超时为 1 秒；该 Linux 在 SYN 的前 ${settings.synLinearTimeouts} 次超时中不加倍（tcp_syn_linear_timeouts）。`,
				}
			: {
					en: "The first retransmission timeout is 1 s and doubles at each expiry.",
					zh: "初始重传超时为 1 秒，每次超时后加倍。",
				},
	],
	questions(trace, { losses, settings }) {
		const key = sentAtMs(trace, losses + 1) - sentAtMs(trace, 1);
		const waits = waitsOf(trace, "client").map((ms) => ms / 1000);
		const sum = `${waits.join(" + ")}${losses > 1 ? ` = ${key / 1000}` : ""}`;
		const linear = settings.synLinearTimeouts > 0;
		return [
			askDuration("arriving-syn-time", {
				step: losses + 1,
				unit: "s",
				label: {
					en: `How long after the first SYN is the one sent that arrives (segment ${losses + 1})?`,
					zh: `最终到达的 SYN（报文段 ${losses + 1}）是在第一个 SYN 之后多久发送的？`,
				},
				key,
				rule: "rto-doubles",
				why: {
					en: `The waits are ${sum} s: ${linear ? "this Linux keeps the first timeouts of a SYN at 1 s" : "the timeout starts at 1 s and doubles each time"}.`,
					zh: `各次等待之和为 ${sum} 秒：${linear ? "该 Linux 对 SYN 的前几次超时保持 1 秒" : "超时从 1 秒开始，逐次加倍"}。`,
				},
				skills: ["retransmission-backoff"],
				hidesTimesFrom: 2,
			}),
		];
	},
});
