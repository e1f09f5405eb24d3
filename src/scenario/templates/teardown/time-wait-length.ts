// How long TIME-WAIT lasts, why 2 MSL, and what that means for a busy host (RFC 9293, 3.4.2 and 3.6).

import { type Closing, closeInTurn, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { whatForQuestion, whyTwiceQuestion } from "../../build/time-wait-reasons.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, nextRowIn } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Answer, Option, TemplateQuestion } from "../../template.ts";

interface TimeWaitLength extends Closing {
	/** Connections a second of a busy host that closes them all first. */
	readonly rate: number;
}

export const timeWaitLength = teardown({
	id: "time-wait-length",
	difficulty: 3,
	misconceptions: ["no-time-wait", "msl-for-2msl"],
	title: { en: "How long is TIME-WAIT, and why?", zh: "TIME-WAIT 持续多久，为什么？" },
	summary: {
		en: "Who waits, how long, what for, and how many connections wait on a busy host.",
		zh: "谁等待、等多久、为什么，以及繁忙的主机上有多少连接在等待。",
	},
	ask: { states: true },
	main: {
		text: {
			en: "How long does TIME-WAIT last, what for, and how many connections wait on a busy host?",
			zh: "TIME-WAIT 持续多久、有什么用？繁忙的主机上有多少连接在等待？",
		},
		asks: asksAny(
			asksQuestions("time-wait-lasts", "why-twice-the-msl", "what-for", "connections-waiting", "who-would-wait"),
			asksStates(["TIME-WAIT"]),
		),
	},
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawClosing(random, context, 50),
		rate: random.pick([5, 10, 20, 25, 40, 50, 100, 200]),
	}),
	script(run, drawn) {
		connect(run, drawn);
		closeInTurn(run, drawn);
		run.untilTimer(drawn.closer);
	},
	story: ({ closer, peer, rate }) => ({
		en: `The ${ENGLISH[closer]} closes first, the ${ENGLISH[peer]} later. All day long the ${ENGLISH[closer]} goes through ${rate} such connections a second, evenly spread, and always closes first.`,
		zh: `${CHINESE[closer]}先关闭，${CHINESE[peer]}稍后关闭。${CHINESE[closer]}整天都这样每秒均匀地处理 ${rate} 个连接，而且总是先关闭。`,
	}),
	assumptions: (drawn) => [mslAssumption(drawn)],
	questions: (trace, drawn) => [
		timeWaitQuestion(trace, drawn.closer, drawn),
		whyTwiceQuestion(trace, drawn),
		whatForQuestion(trace, drawn),
		howManyWait(trace, drawn),
		whoWouldWait(trace, drawn),
	],
});

function howManyWait(trace: Trace, { closer, rate, mslSeconds, profile }: TimeWaitLength): TemplateQuestion {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	const ended = entered && nextRowIn(trace, entered, closer, "CLOSED");
	const wait = ended ? (ended.timeMs - entered.timeMs) / 1000 : 0;
	const key = rate * wait;
	return askCount("connections-waiting", {
		step: trace.rows.length,
		unit: UNITS.connections,
		label: {
			en: `How many connections of the busy ${ENGLISH[closer]} are in TIME-WAIT at any moment?`,
			zh: `繁忙的${CHINESE[closer]}上，任一时刻有多少个连接处于 TIME-WAIT？`,
		},
		key,
		rule: profile === "linux" ? "linux-time-wait" : "active-closer-lingers",
		why: {
			en: `Each second ${rate} connections enter TIME-WAIT, and each stays for ${wait} s: ${rate} × ${wait} = ${key}. If the other end closed first, they would wait there instead.`,
			zh: `每秒有 ${rate} 个连接进入 TIME-WAIT，每个停留 ${wait} 秒：${rate} × ${wait} = ${key} 个。如果由另一端先关闭，它们就在那一端等待。`,
		},
		skills: ["time-wait", "port-reuse"],
		hints: {
			evidence: {
				en: "Look at the story for how many a second, and at the assumption for how long each one waits.",
				zh: "看题目中每秒多少个，再看假设中每个等多久。",
			},
			principle: {
				en: "At a steady rate as many are waiting as enter during one wait: rate times 2 MSL.",
				zh: "速率稳定时，正在等待的数目就是一次等待期间进入的数目：速率乘以 2MSL。",
			},
			begin: {
				en: `One wait: 2 × ${mslSeconds} s.`,
				zh: `一次等待：2 × ${mslSeconds} 秒。`,
			},
			follow: () => rate * 2 * mslSeconds,
		},
		hidesTimesFrom: trace.rows.length,
	});
}

/** Found out in a run in which the other end closes first. */
function whoWouldWait(trace: Trace, drawn: TimeWaitLength): TemplateQuestion {
	const { closer, peer } = drawn;
	return askChoice("who-would-wait", {
		step: trace.rows.length,
		label: {
			en: `If from now on the ${ENGLISH[peer]} always closed first: on which end would connections pile up in TIME-WAIT?`,
			zh: `如果今后总是${CHINESE[peer]}先关闭：TIME-WAIT 连接会堆积在哪一端？`,
		},
		options: ends(drawn),
		skills: ["time-wait"],
		workOut() {
			const turned = runAgain(trace, drawn, "the other end closes first", (run) => {
				connect(run, drawn);
				closeInTurn(run, { closer: peer, peer: closer });
			});
			const waits = (["client", "server"] as const).filter((end) => firstRowIn(turned, end, "TIME-WAIT"));
			return { key: waits.length === 2 ? "both" : (waits[0] ?? "neither"), ...whyThere(drawn) };
		},
	});
}

function ends({ closer, peer }: TimeWaitLength): readonly Option[] {
	const named = (end: "client" | "server") =>
		choice(
			end,
			{ en: `The ${ENGLISH[end]}`, zh: CHINESE[end] },
			end === peer
				? { en: "Nobody waits there.", zh: "那里没有连接在等待。" }
				: {
						en: `The ${ENGLISH[closer]} waits now because it closes first, not because it is the ${ENGLISH[closer]}.`,
						zh: `${CHINESE[closer]}现在等待，是因为它先关闭，而不是因为它是${CHINESE[closer]}。`,
					},
		);
	return [
		named("client"),
		named("server"),
		choice(
			"both",
			{ en: "Both ends", zh: "两端都有" },
			{
				en: "Both wait only after a simultaneous close, when the FINs cross.",
				zh: "只有同时关闭、两个 FIN 相遇时，两端才都等待。",
			},
		),
		choice(
			"neither",
			{ en: "Neither end", zh: "两端都没有" },
			{
				en: "One end always sends the last ACK of the close, and has to wait.",
				zh: "总有一端发送关闭的最后一个 ACK，它必须等待。",
			},
		),
	];
}

function whyThere({ closer, peer }: TimeWaitLength): Omit<Answer<string>, "key"> {
	return {
		rule: "active-closer-lingers",
		why: {
			en: `The end that closes first sends the last ACK, and waits in case that ACK is lost: then the ${ENGLISH[peer]}, and the ${ENGLISH[closer]} would have none. It does not matter who is client and who is server.`,
			zh: `先关闭的一方发送最后一个 ACK，以防它丢失而等待：那时等待的是${CHINESE[peer]}，${CHINESE[closer]}上就没有了。这与谁是客户端、谁是服务器无关。`,
		},
		hints: {
			evidence: {
				en: "See who sends the last segment of the close in the timeline, and who closed first.",
				zh: "看时间线中关闭的最后一个报文段由谁发送，又是谁先关闭。",
			},
			principle: {
				en: "The end whose FIN comes first sends the last ACK; whoever sends the last ACK waits.",
				zh: "先发 FIN 的一方发送最后一个 ACK；谁发送最后一个 ACK，谁就等待。",
			},
			begin: {
				en: "In this timeline the first FIN and the last ACK come from the same end.",
				zh: "在这条时间线上，第一个 FIN 与最后一个 ACK 由同一端发送。",
			},
			follow: () => peer,
		},
	};
}
