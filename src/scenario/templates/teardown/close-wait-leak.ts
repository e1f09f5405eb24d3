// A program that never closes: its end is stuck in CLOSE-WAIT, the other in FIN-WAIT-2, for how long (RFC 9293, 3.6;
// Linux tcp_fin_timeout).

import { type Closing, closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { finTimeout, NO_KEEPALIVE } from "../../build/timers-told.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import type { Row } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "Who is stuck in which state, what would end it, and how many connections pile up?",
			zh: "谁卡在哪个状态？怎样才能结束？会堆积多少个连接？",
		},
		asks: asksAny(
			asksQuestions("what-close-wait-waits-for", "connections-stuck"),
			asksStates(["CLOSE-WAIT", "FIN-WAIT-2", "CLOSED"]),
		),
	},
	blanks: [5, 7],
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
					en: "RFC 9293 knows no timer that ends FIN-WAIT-2.",
					zh: "RFC 9293 没有规定结束 FIN-WAIT-2 的定时器。",
				}
			: finTimeout(settings.finWait2OrphanMs / 1000),
		{ ...NO_KEEPALIVE, usual: true },
	],
	questions(trace, drawn) {
		const passed = trace.rows.find((row) => row.cause.kind === "pass");
		return passed ? [whoseBug(passed, drawn), howMany(passed, drawn)] : [];
	},
});

function whoseBug(passed: Row, drawn: CloseWaitLeak): TemplateQuestion {
	const { closer, peer } = drawn;
	const stuck = passed.states[peer] === "CLOSE-WAIT";
	return askChoice("what-close-wait-waits-for", {
		step: passed.step,
		label: {
			en: `What is the ${ENGLISH[peer]}'s end of the connection waiting for in step ${passed.step}?`,
			zh: `第 ${passed.step} 步时，${CHINESE[peer]}一侧的连接在等什么？`,
		},
		options: awaited(drawn),
		key: stuck ? "own-program" : "nothing",
		rule: "fin-received",
		why: {
			en: `In CLOSE-WAIT the ${ENGLISH[closer]}'s FIN is in and acknowledged: TCP has done its part. No timer ends this state, only the program's close(). So a pile of CLOSE-WAIT connections is a bug of the program on that very host, not of the network.`,
			zh: `在 CLOSE-WAIT，${CHINESE[closer]}的 FIN 已收到并确认，TCP 该做的都已做完，只等本机程序调用 close()，没有定时器。所以 CLOSE-WAIT 堆积是本机程序的错误，不是网络的问题。`,
		},
		skills: ["stuck-connections"],
		hints: {
			evidence: {
				en: `Look at what has reached the ${ENGLISH[peer]} by step ${passed.step}, and at what it has not sent yet.`,
				zh: `到第 ${passed.step} 步为止，${CHINESE[peer]}收到了什么？还没有发送什么？`,
			},
			principle: {
				en: "A close needs both FINs and their ACKs; each end waits for what is missing, and TCP never sends a FIN of its own accord.",
				zh: "关闭需要双方的 FIN 及其确认；缺什么就等什么，而 TCP 不会自作主张发送 FIN。",
			},
			begin: {
				en: `The ${ENGLISH[closer]}'s FIN has arrived (step 2) and its ACK too (step 3).`,
				zh: `${CHINESE[closer]}的 FIN 已到达（第 2 步），对它的 ACK 也已到达（第 3 步）。`,
			},
			follow: () => "own-program",
		},
	});
}

function awaited({ closer, peer, profile }: CloseWaitLeak): readonly Option[] {
	return [
		choice(
			"own-program",
			{ en: `close() by the ${ENGLISH[peer]}'s own program`, zh: `${CHINESE[peer]}自己的程序调用 close()` },
			{ en: `The ${ENGLISH[peer]} holds no such connection any more.`, zh: `${CHINESE[peer]}上已没有这个连接。` },
		),
		choice(
			"peer-fin",
			{ en: `The ${ENGLISH[closer]}'s FIN`, zh: `${CHINESE[closer]}的 FIN` },
			{
				en: "That FIN has arrived in step 2: it is what led to CLOSE-WAIT.",
				zh: "这个 FIN 在第 2 步已经到达，正是它使连接进入 CLOSE-WAIT。",
			},
			"close-wait-and-fin-wait-2-confused",
		),
		choice(
			"two-msl",
			{ en: "The end of 2 MSL", zh: "2MSL 计时结束" },
			{
				en: `2 MSL end TIME-WAIT, a state after the last ACK; the ${ENGLISH[peer]} has not even sent its FIN.`,
				zh: `2MSL 结束的是最后一个 ACK 之后的 TIME-WAIT；${CHINESE[peer]}连 FIN 都还没有发送。`,
			},
		),
		choice(
			"last-ack",
			{ en: `The ${ENGLISH[closer]}'s last ACK`, zh: `${CHINESE[closer]}的最后一个 ACK` },
			{
				en: `That ACK would answer the ${ENGLISH[peer]}'s FIN, which has not been sent: LAST-ACK comes later.`,
				zh: `那是对${CHINESE[peer]}的 FIN 的应答，而这个 FIN 还没有发送：LAST-ACK 是之后的状态。`,
			},
		),
		choice(
			"nothing",
			{ en: "Nothing: it is gone", zh: "什么也不等：连接已不存在" },
			profile === "linux"
				? {
						en: "tcp_fin_timeout ends FIN-WAIT-2 on the other end. CLOSE-WAIT has no timer and stays.",
						zh: "tcp_fin_timeout 结束的是另一端的 FIN-WAIT-2；CLOSE-WAIT 没有定时器，会一直留着。",
					}
				: {
						en: "No timer ends CLOSE-WAIT: it stays until the program acts.",
						zh: "没有定时器会结束 CLOSE-WAIT：程序不行动，它就一直留着。",
					},
			"close-ends-both-directions",
		),
	];
}

function howMany(passed: Row, { peer, minutes, perMinute }: CloseWaitLeak): TemplateQuestion {
	const ran = passed.cause.kind === "pass" ? passed.cause.ms / 60_000 : 0;
	const key = passed.states[peer] === "CLOSE-WAIT" ? ran * perMinute : 0;
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
			en: `Each one stays, for no timer ends CLOSE-WAIT: ${minutes} × ${perMinute} = ${key}. With a limit in time the number would level off; without one it grows until the process runs out of sockets.`,
			zh: `没有定时器会结束 CLOSE-WAIT，每个连接都留着：${minutes} × ${perMinute} = ${key} 个。如果有时限，数目会稳定下来；没有时限，就一直增加，直到进程的套接字用尽。`,
		},
		skills: ["stuck-connections"],
		hints: {
			evidence: {
				en: "Look at the story: how many a minute, and for how long; then at what ends such a connection.",
				zh: "看题目：每分钟多少个，持续多久；再看什么会结束这样的连接。",
			},
			principle: {
				en: "Where nothing ends a state, everything that enters it is still there: rate times time.",
				zh: "如果没有什么会结束某个状态，进入它的都还在：速率乘以时间。",
			},
			begin: { en: `After one minute: ${perMinute}.`, zh: `一分钟后：${perMinute} 个。` },
			follow: () => minutes * perMinute,
		},
	});
}
