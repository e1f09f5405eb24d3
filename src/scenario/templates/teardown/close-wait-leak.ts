// A program that never closes: its end is stuck in CLOSE-WAIT, the other in FIN-WAIT-2, for how long (RFC 9293, 3.6;
// Linux tcp_fin_timeout).

import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import type { Row } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface CloseWaitLeak extends Closing {
	/** Minutes that pass, and connections a minute that go the same way. */
	readonly minutes: number;
	readonly perMinute: number;
	/** The program closes in the end. */
	readonly closesAtLast: boolean;
}

export const closeWaitLeak = teardown({
	id: "close-wait-leak",
	difficulty: 4,
	misconceptions: ["fin-does-not-consume", "close-wait-and-fin-wait-2-confused", "close-ends-both-directions"],
	title: { en: "A program that never closes", zh: "程序从不关闭连接：CLOSE-WAIT 堆积" },
	summary: {
		en: "One end has closed, the other end's program forgets to: who is stuck in which state?",
		zh: "一方已关闭，另一方的程序忘了关闭：谁卡在哪个状态？",
	},
	essentialStates: ["CLOSE-WAIT", "FIN-WAIT-2"],
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
		minutes: random.pick([10, 15, 20, 30, 45]),
		perMinute: random.pick([2, 4, 6, 10, 20, 50]),
		closesAtLast: random.chance(50),
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		closeAnswered(run, closer);
		run.pass(drawn.minutes * 60_000);
		if (!drawn.closesAtLast) return;
		closeAnswered(run, peer);
	},
	story: ({ closer, peer, minutes, perMinute, closesAtLast }) => ({
		en: `The ${ENGLISH[closer]}'s program closes and goes on to other things. The ${ENGLISH[peer]}'s program has a bug: it never closes${closesAtLast ? ", until somebody stops it" : ""}. ${perMinute} connections a minute go this way; the timeline shows one of them over ${minutes} minutes.`,
		zh: `${CHINESE[closer]}的程序关闭连接，转去做别的事。${CHINESE[peer]}的程序有错误，从不关闭连接${closesAtLast ? "，直到有人终止它" : ""}。每分钟有 ${perMinute} 个连接这样结束；时间线是其中一个在 ${minutes} 分钟里的情形。`,
	}),
	assumptions: ({ settings }) => [
		settings.finWait2OrphanMs === null
			? {
					en: "RFC 9293 knows no timer that ends FIN-WAIT-2, and no keep-alive is on.",
					zh: "RFC 9293 没有规定结束 FIN-WAIT-2 的计时器；也没有开启保活。",
				}
			: {
					en: `tcp_fin_timeout is ${settings.finWait2OrphanMs / 1000} s, and no keep-alive is on.`,
					zh: `tcp_fin_timeout 为 ${settings.finWait2OrphanMs / 1000} 秒；没有开启保活。`,
				},
	],
	questions(trace, drawn) {
		const passed = trace.rows.find((row) => row.cause.kind === "pass");
		return passed ? [whoseBug(passed, drawn), howMany(passed, drawn)] : [];
	},
});

function whoseBug(passed: Row, { closer, peer }: CloseWaitLeak): TemplateQuestion {
	const stuck = passed.states[peer] === "CLOSE-WAIT";
	return askChoice("what-close-wait-waits-for", {
		step: passed.step,
		label: {
			en: `What is the ${ENGLISH[peer]}'s end of the connection waiting for in step ${passed.step}?`,
			zh: `第 ${passed.step} 步时，${CHINESE[peer]}一侧的连接在等什么？`,
		},
		options: [
			option("own-program", `close() by the ${ENGLISH[peer]}'s own program`, `${CHINESE[peer]}自己的程序调用 close()`),
			option("peer-fin", `The ${ENGLISH[closer]}'s FIN`, `${CHINESE[closer]}的 FIN`),
			option("two-msl", "The end of 2 MSL", "2MSL 计时结束"),
			option("last-ack", `The ${ENGLISH[closer]}'s last ACK`, `${CHINESE[closer]}的最后一个 ACK`),
			option("nothing", "Nothing: it is gone", "什么也不等：连接已不存在"),
		],
		key: stuck ? "own-program" : "nothing",
		rule: "fin-received",
		why: {
			en: `In CLOSE-WAIT TCP has done its part; only the program can go on, by calling close(). No timer ends this state, so a heap of CLOSE-WAIT is always a bug of the program on that very host.`,
			zh: `在 CLOSE-WAIT，TCP 该做的都已做完，只等本机程序调用 close()。没有计时器会结束这个状态，所以 CLOSE-WAIT 堆积总是本机程序的错误。`,
		},
		skills: ["stuck-connections"],
	});
}

function howMany(passed: Row, { peer, perMinute }: CloseWaitLeak): TemplateQuestion {
	const minutes = passed.cause.kind === "pass" ? passed.cause.ms / 60_000 : 0;
	const stays = passed.states[peer] === "CLOSE-WAIT";
	const key = stays ? minutes * perMinute : 0;
	return askCount("connections-stuck", {
		step: passed.step,
		unit: UNITS.connections,
		label: {
			en: `How many connections pile up in CLOSE-WAIT on the ${ENGLISH[peer]} within ${minutes} minutes?`,
			zh: `${minutes} 分钟里，${CHINESE[peer]}上会堆积多少个 CLOSE-WAIT 连接？`,
		},
		key,
		rule: "fin-received",
		why: {
			en: `Each one stays, for no timer ends CLOSE-WAIT: ${minutes} × ${perMinute} = ${key}.`,
			zh: `没有计时器会结束 CLOSE-WAIT，每个连接都留着：${minutes} × ${perMinute} = ${key} 个。`,
		},
		skills: ["stuck-connections"],
	});
}
