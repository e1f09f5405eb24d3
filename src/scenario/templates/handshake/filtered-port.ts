// A firewall drops every SYN without a word: connect() retries until it gives up (RFC 9293, 3.8.3; RFC 6298, 5.5).

import { hasSyn } from "../../../tcp/segment.ts";
import type { Settings } from "../../../tcp/settings.ts";
import type { Localized } from "../../../text/locale.ts";
import { RESULTS } from "../../build/call-results.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askCount, askDuration, UNITS } from "../../build/questions.ts";
import { drawTimes } from "../../level.ts";
import type { Random } from "../../random.ts";
import { lastResultOf, sentAtMs, sentBy, waitsOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, TemplateQuestion } from "../../template.ts";

export const filteredPort = handshake({
	id: "filtered-port",
	difficulty: 3,
	misconceptions: ["linear-backoff", "retransmission-takes-new-number"],
	title: { en: "A filtered port", zh: "端口被防火墙过滤" },
	summary: {
		en: "No answer ever comes: the SYN is sent again and again, until connect() gives up.",
		zh: "始终没有应答：客户端反复重传 SYN，直到 connect() 放弃。",
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["client"] },
	blanks: [4, 6],
	draw(random, context) {
		const settings = drawRetries(random, context);
		return {
			...drawHosts(random, context, { settings }),
			/** Retransmissions that the timeline shows before the rest is left to the learner. */
			shown: drawTimes(random, context.level, 1, 2),
		};
	},
	script(run, { shown }) {
		run.startTimeline();
		run.call("client", "connect");
		run.lose();
		for (let i = 0; i < shown; i++) {
			run.untilTimer("client");
			run.lose();
		}
		run.untilGivenUp("client");
	},
	story: ({ hosts }) => ({
		en: `A client connects to port ${hosts[1].port} of ${hosts[1].ip}. A firewall on the way drops every one of its SYNs and answers nothing.`,
		zh: `客户端连接 ${hosts[1].ip} 的 ${hosts[1].port} 端口。途中的防火墙丢弃它的每一个 SYN，不作任何应答。`,
	}),
	assumptions: (drawn) => [retryAssumption(drawn)],
	questions(trace, drawn) {
		const all = sentBy(trace, "client").filter(hasSyn);
		const last = sentAtMs(trace, all.at(-1)?.number ?? 0) - trace.startMs;
		const end = (trace.rows.at(-1)?.timeMs ?? 0) - trace.startMs;
		return [howMany(trace, drawn, all.length), whenLast(trace, last), whenOver(trace, last, end), result(trace)];
	},
});

/** As many retries as systems are set to, with Linux's linear timeouts on or off. */
function drawRetries(random: Random, { profile }: DrawContext): Partial<Settings> {
	if (profile === "rfc9293") return { synRetries: random.int(3, 5) };
	return { synRetries: random.int(3, 6), synLinearTimeouts: random.pick([0, 4, 4]) };
}

function retryAssumption({ settings, profile }: TwoHosts): Localized {
	const { synRetries: retries, synLinearTimeouts: linear } = settings;
	if (profile === "rfc9293")
		return {
			en: `The client retransmits its SYN at most ${retries} times. The first timeout is 1 s and doubles at each expiry; when the one after the last retransmission expires too, connect() gives up.`,
			zh: `客户端最多重传 SYN ${retries} 次。初始超时为 1 秒，每次超时后加倍；最后一次重传之后再次超时，connect() 就放弃。`,
		};
	const limits = `tcp_syn_retries = ${retries}, tcp_syn_linear_timeouts = ${linear}`;
	return linear === 0
		? {
				en: `${limits}: ${retries} retransmissions at most, the first after 1 s, and the timeout doubles at each expiry. It must expire once more after the last retransmission.`,
				zh: `${limits.replace(", ", "，")}：最多重传 ${retries} 次，第一次在 1 秒后，每次超时后加倍；最后一次重传之后还要再超时一次。`,
			}
		: {
				en: `${limits}: ${linear} retransmissions 1 s apart come first, on top of the ${retries}; the timeout of 1 s doubles only from the next expiry on. It must expire once more after the last retransmission.`,
				zh: `${limits.replace(", ", "，")}：先每隔 1 秒重传 ${linear} 次，不计入那 ${retries} 次；从下一次超时起，1 秒的超时才逐次加倍；最后一次重传之后还要再超时一次。`,
			};
}

function howMany(trace: Trace, { settings }: TwoHosts, key: number): TemplateQuestion {
	const linear = settings.synLinearTimeouts;
	const sum = linear === 0 ? `1 + ${settings.synRetries}` : `1 + ${linear} + ${settings.synRetries}`;
	return askCount("how-many-syns", {
		step: trace.rows.length,
		unit: UNITS.syns,
		label: { en: "How many SYNs does the client send in all?", zh: "客户端总共发送多少个 SYN？" },
		key,
		rule: "syn-retransmitted",
		why: {
			en: `The first one and its retransmissions: ${sum} = ${key}.`,
			zh: `第一个 SYN 加上各次重传：${sum} = ${key} 个。`,
		},
		skills: ["retransmission-backoff"],
	});
}

function whenLast(trace: Trace, key: number): TemplateQuestion {
	// After the last SYN there is one more.
	const between = waitsOf(trace, "client")
		.slice(0, -1)
		.map((ms) => ms / 1000);
	return askDuration("last-syn-after", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: "How long after the first SYN does the client send its last one?",
			zh: "客户端的最后一个 SYN 在第一个之后多久发送？",
		},
		key,
		rule: "rto-doubles",
		why: {
			en: `The waits between the SYNs: ${between.join(" + ")} = ${key / 1000} s.`,
			zh: `各个 SYN 之间的等待：${between.join(" + ")} = ${key / 1000} 秒。`,
		},
		skills: ["retransmission-backoff"],
		hidesTimesFrom: trace.rows.length,
	});
}

function whenOver(trace: Trace, last: number, key: number): TemplateQuestion {
	return askDuration("gives-up-after", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: "How long after the first SYN does connect() give up?",
			zh: "发送第一个 SYN 之后多久，connect() 放弃？",
		},
		key,
		rule: "syn-gives-up",
		why: {
			en: `The last SYN goes out after ${last / 1000} s, and one more wait of ${(key - last) / 1000} s follows: ${key / 1000} s.`,
			zh: `最后一个 SYN 在 ${last / 1000} 秒时发出，之后还要再等 ${(key - last) / 1000} 秒：共 ${key / 1000} 秒。`,
		},
		skills: ["retransmission-backoff"],
		hidesTimesFrom: trace.rows.length,
	});
}

function result(trace: Trace): TemplateQuestion {
	return askChoice("connect-result", {
		step: trace.rows.length,
		label: { en: "What does the program get in the end?", zh: "程序最终得到什么结果？" },
		options: [RESULTS.ok, RESULTS.ECONNREFUSED, RESULTS.ETIMEDOUT, RESULTS.ECONNRESET],
		key: lastResultOf(trace, "client", "connect"),
		rule: "syn-gives-up",
		why: {
			en: "ECONNREFUSED would take a RST. Silence only lets the time run out: ETIMEDOUT.",
			zh: "收到 RST 才会是 ECONNREFUSED；一直没有应答，只能等到超时：ETIMEDOUT。",
		},
		skills: ["socket-errors"],
	});
}
