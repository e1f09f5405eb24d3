// A firewall drops every SYN without a word: connect() retries until it gives up (RFC 9293, 3.8.3; RFC 6298, 5.5).

import { hasSyn } from "../../../tcp/segment.ts";
import type { Settings } from "../../../tcp/settings.ts";
import type { Localized } from "../../../text/locale.ts";
import { RESULTS } from "../../build/call-results.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, askCount, askDuration, UNITS } from "../../build/questions.ts";
import type { CitedRuleId } from "../../cited-rules.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import { lastResultOf, sentAtMs, sentBy, sumOf, waitsOf } from "../../run/read-trace.ts";
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
	main: {
		text: {
			en: "How often is a SYN sent that nobody answers, how long does connect() take, and how does it end?",
			zh: "SYN 一直得不到应答时会发送多少次？connect() 要等多久？结果如何？",
		},
		asks: asksAny(
			asksQuestions("how-many-syns", "last-syn-after", "gives-up-after", "connect-result"),
			asksNumbers(["seq"], ({ retransmission }) => retransmission),
		),
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
	assumptions: (drawn) => retryAssumptions(drawn).map((one) => ({ ...one, tells: ["first-timeout", "retries"] })),
	questions(trace, drawn) {
		const all = sentBy(trace, "client").filter(hasSyn);
		const last = sentAtMs(trace, all.at(-1)?.number ?? 0) - trace.startMs;
		const end = (trace.rows.at(-1)?.timeMs ?? 0) - trace.startMs;
		return [
			howMany(trace, drawn, all.length),
			whenLast(trace, drawn, last),
			whenOver(trace, drawn, last, end),
			result(trace),
		];
	},
});

/** As many retries as systems are set to, with Linux's linear timeouts on or off. */
function drawRetries(random: Random, { profile }: DrawContext): Partial<Settings> {
	if (profile === "rfc9293") return { synRetries: random.int(3, 5) };
	return { synRetries: random.int(3, 6), synLinearTimeouts: random.pick([0, 4, 4]) };
}

function retryAssumptions({ settings, profile }: TwoHosts): readonly Localized[] {
	const { synRetries: retries, synLinearTimeouts: linear } = settings;
	const setting = profile === "linux" ? `tcp_syn_retries = ${retries}` : "";
	const limit = {
		en: `The client retransmits its SYN at most ${retries} times${setting && ` (${setting})`}.`,
		zh: `客户端最多重传 SYN ${retries} 次${setting && `（${setting}）`}。`,
	};
	const end = {
		en: "When the timeout after the last retransmission has expired too, connect() gives up.",
		zh: "最后一次重传之后的超时也到期时，connect() 放弃。",
	};
	const doubling = {
		en: "The first timeout is 1 s and doubles at each expiry.",
		zh: "初始超时为 1 秒，每次超时后加倍。",
	};
	if (linear === 0) return [limit, doubling, end];
	return [
		{
			en: `tcp_syn_linear_timeouts = ${linear}: first ${linear} retransmissions at intervals of 1 s, not counted in tcp_syn_retries.`,
			zh: `tcp_syn_linear_timeouts = ${linear}：先每隔 1 秒重传 ${linear} 次，不计入 tcp_syn_retries。`,
		},
		{
			en: `After the linear ones there are up to ${retries} more (tcp_syn_retries = ${retries}): the first again after 1 s; from then on the timeout doubles.`,
			zh: `线性阶段之后最多再重传 ${retries} 次（tcp_syn_retries = ${retries}）：第一次仍在 1 秒后，此后超时逐次加倍。`,
		},
		end,
	];
}

/** Every wait, as the assumptions tell them, s: between the SYNs, and the one after the last. */
function waitsTold({ settings: { synRetries, synLinearTimeouts } }: TwoHosts): readonly number[] {
	return [...Array(synLinearTimeouts).fill(1), ...Array.from({ length: synRetries + 1 }, (_, i) => 2 ** i)];
}

/** "1 + 2 + 4", with the equal waits at the start put together. */
function sumOfWaits(waits: readonly number[], linear: number): string {
	const doubling = waits.slice(linear).join(" + ");
	return linear === 0 ? doubling : `${linear} × 1 + ${doubling}`;
}

/** How the waits go, as a rule to follow. */
function ruleOfWaits({ settings: { synLinearTimeouts: linear } }: TwoHosts): Localized {
	return linear === 0
		? { en: "the first wait is 1 s, each further one twice as long", zh: "第一次等 1 秒，以后每次加倍" }
		: {
				en: `${linear} waits of 1 s come first, then 1, 2, 4, … s`,
				zh: `先是 ${linear} 次 1 秒，然后是 1、2、4……秒`,
			};
}

/** The RFC asks for a limit (R2), and for three minutes at least for a SYN; the number is what Linux is set to. */
function ruleOfLimit({ settings, profile }: TwoHosts): CitedRuleId {
	if (profile === "rfc9293") return "syn-gives-up";
	return settings.synLinearTimeouts > 0 ? "linux-linear-timeouts" : "linux-syn-retries";
}

function howMany(trace: Trace, drawn: TwoHosts, key: number): TemplateQuestion {
	const { synRetries: retries, synLinearTimeouts: linear } = drawn.settings;
	const sum = linear === 0 ? `1 + ${retries}` : `1 + ${linear} + ${retries}`;
	return askCount("how-many-syns", {
		step: trace.rows.length,
		unit: UNITS.syns,
		label: { en: "How many SYNs does the client send in all?", zh: "客户端总共发送多少个 SYN？" },
		key,
		rule: ruleOfLimit(drawn),
		why: {
			en: `The first one and its retransmissions: ${sum} = ${key}. The limit counts retransmissions, not SYNs; a RST at any time would have ended it earlier.`,
			zh: `第一个 SYN 加上各次重传：${sum} = ${key} 个。上限指的是重传次数，不含第一个；其间若收到 RST 就会提前结束。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Look at how many retransmissions the assumptions allow.",
				zh: "看假设中允许重传多少次。",
			},
			principle:
				linear > 0
					? {
							en: "The first SYN is no retransmission: add the linear retransmissions and the others to it.",
							zh: "第一个 SYN 不是重传：再加上线性阶段的重传和其后的重传。",
						}
					: {
							en: "The first SYN is no retransmission: add all retransmissions to it.",
							zh: "第一个 SYN 不是重传：再加上全部重传。",
						},
			begin: { en: "The first SYN: 1.", zh: "第一个 SYN：1 个。" },
			follow: () => 1 + linear + retries,
		},
	});
}

function whenLast(trace: Trace, drawn: TwoHosts, key: number): TemplateQuestion {
	const linear = drawn.settings.synLinearTimeouts;
	// After the last SYN there is one more.
	const between = waitsOf(trace, "client")
		.slice(0, -1)
		.map((ms) => ms / 1000);
	const rule = ruleOfWaits(drawn);
	return askDuration("last-syn-after", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: "How long after the first SYN does the client send its last one?",
			zh: "客户端的最后一个 SYN 在第一个之后多久发送？",
		},
		key,
		rule: linear > 0 ? "linux-linear-timeouts" : "rto-doubles",
		why: {
			en: `The waits between the SYNs: ${sumOfWaits(between, linear)} = ${key / 1000} s. The wait after the last one is not among them.`,
			zh: `各个 SYN 之间的等待：${sumOfWaits(between, linear)} = ${key / 1000} 秒。最后一个 SYN 之后的等待不算在内。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Look at the timeouts and the number of retransmissions in the assumptions.",
				zh: "看假设中的超时和重传次数。",
			},
			principle: {
				en: `One wait lies before each retransmission: ${rule.en}. Add as many as there are retransmissions.`,
				zh: `每次重传之前有一次等待：${rule.zh}。有几次重传，就加几次等待。`,
			},
			begin: { en: "The first retransmission comes after 1 s.", zh: "第一次重传在 1 秒后。" },
			follow: () => 1000 * sumOf(waitsTold(drawn).slice(0, -1)),
		},
		hidesTimesFrom: trace.rows.length,
	});
}

const CLOSED_PORT: Localized = {
	en: "A closed port would have said so after one round trip.",
	zh: "如果只是端口关闭，一个来回就知道了。",
};

/** True of all that is drawn here: 131 s at most. */
const LESS_THAN_ASKED: Localized = {
	en: "RFC 9293 (3.8.3) would have a SYN tried for three minutes at least; Linux goes by these settings.",
	zh: "RFC 9293（3.8.3）要求 SYN 至少尝试三分钟，Linux 则按这些设置。",
};

function whenOver(trace: Trace, drawn: TwoHosts, last: number, key: number): TemplateQuestion {
	const rule = ruleOfWaits(drawn);
	const otherwise = drawn.profile === "linux" ? LESS_THAN_ASKED : CLOSED_PORT;
	return askDuration("gives-up-after", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: "How long after the first SYN does connect() give up?",
			zh: "发送第一个 SYN 之后多久，connect() 放弃？",
		},
		key,
		rule: ruleOfLimit(drawn),
		why: {
			en: `The last SYN goes out after ${last / 1000} s, and one more wait of ${(key - last) / 1000} s follows, for an answer might still come: ${key / 1000} s. ${otherwise.en}`,
			zh: `最后一个 SYN 在 ${last / 1000} 秒时发出，之后还要再等 ${(key - last) / 1000} 秒，因为应答仍可能到来：共 ${key / 1000} 秒。${otherwise.zh}`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Look at the timeouts, the number of retransmissions and the end of it in the assumptions.",
				zh: "看假设中的超时、重传次数，以及何时放弃。",
			},
			principle: {
				en: `Add the waits before all retransmissions and the one after the last: ${rule.en}.`,
				zh: `把各次重传之前的等待和最后一次重传之后的等待全部相加：${rule.zh}。`,
			},
			begin: {
				en: `There are ${waitsTold(drawn).length} waits in all; the first is 1 s.`,
				zh: `总共有 ${waitsTold(drawn).length} 次等待，第一次是 1 秒。`,
			},
			follow: () => 1000 * sumOf(waitsTold(drawn)),
		},
		hidesTimesFrom: trace.rows.length,
	});
}

function result(trace: Trace): TemplateQuestion {
	return askChoice("connect-result", {
		step: trace.rows.length,
		label: { en: "What does the program get from connect() in the end?", zh: "程序的 connect() 最终得到什么结果？" },
		options: [
			{
				...RESULTS.ok,
				reply: {
					en: "connect() succeeds only when a SYN,ACK comes. None ever does.",
					zh: "收到 SYN,ACK，connect() 才会成功，而这里始终没有。",
				},
			},
			{
				...RESULTS.ECONNREFUSED,
				reply: {
					en: "Refused means that a RST has come: a host without a listener would send one, this firewall sends nothing.",
					zh: "被拒绝意味着收到了 RST：没有进程监听的主机会发送 RST，而这个防火墙什么也不发。",
				},
			},
			RESULTS.ETIMEDOUT,
			{
				...RESULTS.ECONNRESET,
				reply: {
					en: "A reset ends an established connection, by a RST. Here there is neither.",
					zh: "复位是指已建立的连接被 RST 终止，这里既没有连接，也没有 RST。",
				},
			},
		],
		key: lastResultOf(trace, "client", "connect"),
		rule: "connect-times-out",
		why: {
			en: "Nothing ever came back, so the program learns only that time ran out: ETIMEDOUT. A RST would have made it ECONNREFUSED at once.",
			zh: "始终没有任何应答，程序只知道超时了：ETIMEDOUT。如果收到 RST，立即就会得到 ECONNREFUSED。",
		},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: "Look at what comes back to the client, from the first step to the last.",
				zh: "看从第一步到最后一步，有什么返回到客户端。",
			},
			principle: {
				en: "A call reports what ended the attempt: a SYN,ACK, a RST, or the last timeout.",
				zh: "调用报告的是什么结束了这次连接：SYN,ACK、RST，或者最后一次超时。",
			},
			begin: { en: "No segment arrives at the client.", zh: "没有任何报文段到达客户端。" },
			follow: () => (sentBy(trace, "server").length === 0 ? "ETIMEDOUT" : "ok"),
		},
	});
}
