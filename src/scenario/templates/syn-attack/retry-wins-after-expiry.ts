// The flood has stopped; a client goes on trying, and one of its SYNs comes after enough entries have expired
// (RFC 4987, 2; RFC 6298).

import { hasSyn } from "../../../tcp/segment.ts";
import type { Localized } from "../../../text/locale.ts";
import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	lifetimeAssumption,
	SILENT_SOURCES,
} from "../../build/attacked.ts";
import { CROWDED, freeingRule, isCutShort, retriesInFullQueue, saidOfLife } from "../../build/crowded-queue.ts";
import { lifetimeHints, whyLife } from "../../build/entry-lifetime.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { delayAssumption } from "../../build/hosts.ts";
import { askCount, askDuration, UNITS } from "../../build/questions.ts";
import { expectedLifetime, lifeOfEntry } from "../../build/steady-flood.ts";
import { asksQuestions } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import { effectsOf, hostOf } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { ProfileName } from "../../spec.ts";
import type { DrawContext, QuestionHints, TemplateQuestion } from "../../template.ts";

interface RetryWins extends Attacked {
	readonly syns: number;
	readonly floodMs: number;
	/** From the end of the flood to connect(). */
	readonly pauseMs: number;
	/** Another number of SYN,ACK retransmissions, for comparison. */
	readonly otherRetries: number;
}

/** Long enough for any drawn lifetime and the client's retry after it, ms. */
const LONG_ENOUGH = 40_000;

export const retryWinsAfterExpiry = synAttack({
	id: "retry-wins-after-expiry",
	difficulty: 5,
	misconceptions: ["lifetime-without-last-wait"],
	title: { en: "The client's retry wins", zh: "客户端的重试终于成功" },
	summary: {
		en: "A client's first SYN finds the queue full. Which of its retries gets in, and when?",
		zh: "客户端的第一个 SYN 遇到队列已满。它的第几次重试能进来，何时进来？",
	},
	main: {
		text: {
			en: "Which of the client's SYNs gets in, and how many seconds after the first one?",
			zh: "客户端的第几个 SYN 能进来？在第一个 SYN 之后多少秒？",
		},
		asks: asksQuestions("winner", "sent-after", "winner-otherwise"),
		first: asksQuestions("winner"),
	},
	ask: { states: true, queues: true, hosts: ["client"] },
	blanks: [4, 6],
	draw: drawRetries,
	script: runRetries,
	story: ({ syns, floodMs, pauseMs, listener }) => ({
		en: `The server listens; SYN cookies are off, and it is set to send an unanswered SYN,ACK again ${times(listener.synAckRetries)}. An attacker sends it ${syns} SYNs within ${floodMs} ms and then stops. ${pauseMs} ms later a legitimate client calls connect() and goes on trying.`,
		zh: `服务器正在监听，未开启 SYN cookie，按设定，没有应答的 SYN,ACK 重传 ${listener.synAckRetries} 次。攻击者在 ${floodMs} 毫秒内向它发送 ${syns} 个 SYN，然后停止。${pauseMs} 毫秒后，一个正常客户端调用 connect()，并不断重试。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		SILENT_SOURCES,
		lifetimeAssumption(drawn.listener.synAckRetries),
		...([drawn.listener.synAckRetries, drawn.otherRetries].some((n) => isCutShort(drawn.profile, n)) ? [CROWDED] : []),
		synWaits(drawn),
		delayAssumption(drawn),
	],
	questions: (trace, drawn) => [
		winner(trace, drawn, drawn.listener.synAckRetries),
		winner(trace, drawn, drawn.otherRetries),
		sentAfter(trace, drawn),
		lifetime(trace, drawn),
	],
});

/** Drawn again until no SYN of the client arrives within 100 ms of an expiry. */
function drawRetries(random: Random, context: DrawContext): RetryWins {
	const [synAckRetries, otherRetries] = drawSettings(random, context.profile);
	const attacked = drawAttacked(random, context, {
		backlog: random.pick([8, 16, 20, 32, 50, 64]),
		maxSynBacklog: random.pick([128, 256]),
		synAckRetries,
	});
	const syns = attacked.capacity + random.int(0, attacked.capacity);
	const floodMs = 10 * random.int(5, 40);
	const usable = [...Array(40).keys()]
		.map((i) => 50 + 50 * i)
		.filter((pause) => [synAckRetries, otherRetries].every((r) => isClear(attacked, floodMs, pause, r)));
	const pauseMs = usable[random.int(0, usable.length - 1)] ?? 50;
	return { ...attacked, syns, floodMs, pauseMs, otherRetries };
}

/** As it is set and otherwise: on Linux also the usual 5, of which a full queue leaves 2. */
function drawSettings(random: Random, profile: ProfileName): readonly [number, number] {
	const most = profile === "linux" ? 5 : 3;
	const set = random.int(1, most);
	if (set === 1) return [set, random.int(2, most)];
	return [set, profile === "linux" ? random.int(1, set - 1) : set - 1];
}

/** When a client's SYNs go out, ms after the first one. */
function synTimes({ settings }: Attacked): readonly number[] {
	const times = [0];
	for (let wait = settings.initialRtoMs; times.length < 12; ) {
		times.push((times.at(-1) ?? 0) + wait);
		if (times.length > settings.synLinearTimeouts + 1) wait *= 2;
	}
	return times;
}

function isClear(attacked: Attacked, floodMs: number, pauseMs: number, retries: number): boolean {
	const expiresMs = lifeTold(attacked, retries);
	return synTimes(attacked).every((time) => {
		const arrives = floodMs + pauseMs + attacked.delayMs + time;
		return arrives < expiresMs - 100 || arrives > floodMs + expiresMs + 100;
	});
}

/** How long the oldest entries live in a full queue, ms, as the assumptions tell it. */
function lifeTold({ profile }: Attacked, retries: number): number {
	return 1000 * expectedLifetime(retriesInFullQueue(profile, retries));
}

function runRetries(run: Run, { syns, floodMs, pauseMs }: RetryWins): void {
	run.call("server", "listen");
	run.startTimeline();
	run.flood("server", syns, floodMs);
	run.pass(pauseMs);
	run.call("client", "connect");
	run.deliver();
	run.unseen(LONG_ENOUGH);
}

function times(retries: number): string {
	return retries === 1 ? "once" : `${retries} times`;
}

function synWaits({ settings }: Attacked): Localized {
	return settings.synLinearTimeouts > 0
		? {
				en: `The client's waits between its SYNs are 1, 1, 1, 1, 1, 2, 4, 8, … s (tcp_syn_linear_timeouts = ${settings.synLinearTimeouts}).`,
				zh: `客户端各个 SYN 之间的等待时间依次为 1、1、1、1、1、2、4、8……秒（tcp_syn_linear_timeouts = ${settings.synLinearTimeouts}）。`,
			}
		: {
				en: "The client's waits between its SYNs are 1, 2, 4, 8, … s.",
				zh: "客户端各个 SYN 之间的等待时间依次为 1、2、4、8……秒。",
			};
}

/** The client's SYNs up to the one that is answered, when each went out, ms. */
function triesOf(trace: Trace): readonly number[] {
	const sent = effectsOf(trace).flatMap((e) => (e.kind === "segment-sent" ? [e] : []));
	const client = hostOf(trace, "client").setup.ip;
	const answer = sent.findIndex((e) => e.segment.to.ip === client);
	return sent.slice(0, answer).flatMap((e) => (e.host === "client" && hasSyn(e.segment) ? [e.atMs] : []));
}

/** When the client's SYNs reach the server, ms from the start of the flood, as story and assumptions tell it. */
function arrivalsTold(drawn: RetryWins): readonly number[] {
	return synTimes(drawn).map((time) => drawn.floodMs + drawn.pauseMs + drawn.delayMs + time);
}

/** The first of the client's SYNs, from 0, that comes when the entries are gone. */
function firstTold(drawn: RetryWins, retries: number): number {
	return arrivalsTold(drawn).findIndex((arrives) => arrives > lifeTold(drawn, retries));
}

const WINNING = {
	en: "The first SYN to arrive after entries have begun to expire is answered. The oldest entry expires one lifetime after the flood began; a lifetime is the sum of the waits after each SYN,ACK, the last one included.",
	zh: "条目开始超时释放之后，最先到达的 SYN 得到应答。最早的条目在洪泛开始后经过一个存活时间释放；存活时间是每个 SYN,ACK 之后的等待之和，包括最后一次。",
} as const satisfies Localized;

function winnerHints(drawn: RetryWins, retries: number): QuestionHints<number> {
	const [first = 0] = arrivalsTold(drawn);
	return {
		evidence: {
			en: `Take the end of the flood and the pause from the story, and from the assumptions the travel time, the client's waits and the server's; the server is set to send the SYN,ACK again ${times(retries)}${isCutShort(drawn.profile, retries) ? ", and an assumption limits that" : ""}.`,
			zh: `题目给出洪泛的时长和之后的间隔；假设给出在途时间、客户端和服务器的等待时间；按设定 SYN,ACK 重传 ${retries} 次${isCutShort(drawn.profile, retries) ? "，但有一条假设限制了它" : ""}。`,
		},
		principle: WINNING,
		begin: {
			en: `The client's first SYN arrives ${drawn.floodMs} + ${drawn.pauseMs} + ${drawn.delayMs} = ${first} ms after the flood began, the second one 1 s later.`,
			zh: `客户端的第一个 SYN 在洪泛开始后 ${drawn.floodMs} + ${drawn.pauseMs} + ${drawn.delayMs} = ${first} 毫秒到达，第二个再晚 1 秒。`,
		},
		follow: () => firstTold(drawn, retries) + 1,
	};
}

function winner(trace: Trace, drawn: RetryWins, retries: number): TemplateQuestion {
	const other = retries !== drawn.listener.synAckRetries;
	return askCount(other ? "winner-otherwise" : "winner", {
		step: other ? 1 : trace.rows.length,
		unit: UNITS.syns,
		label: other
			? {
					en: `And if the server were set to send an unanswered SYN,ACK again ${times(retries)} instead: how many SYNs of the client would it take, the one that is answered included?`,
					zh: `如果服务器的设定改为重传 SYN,ACK ${retries} 次，到得到应答的那个为止，客户端总共要发送多少个 SYN？`,
				}
			: {
					en: "Which SYN wins? Count the client's SYNs up to and including the first one that is answered.",
					zh: "哪一个 SYN 成功？从第一个数到最先得到应答的那个，客户端共发送了多少个 SYN？",
				},
		skills: other ? ["half-open-lifetime", "choosing-a-defence"] : ["half-open-lifetime", "flood-effects"],
		workOut: () => {
			const script = (run: Run) => runRetries(run, drawn);
			const run = other ? runAgain(trace, drawn, "other retries", script, { synAckRetries: retries }) : trace;
			const tries = triesOf(run);
			const arrive = tries.map((time) => (time + drawn.delayMs - run.startMs) / 1000);
			const lives = saidOfLife(trace, drawn, retries);
			const before = tries.length - 1;
			return {
				key: tries.length,
				rule: freeingRule(drawn.profile, retries),
				why: {
					en: `${lives.en} SYN number ${before} arrives ${arrive.at(-2)} s after the flood began, too early; number ${tries.length} arrives at ${arrive.at(-1)} s and gets in. ${lives.otherwise.en}`,
					zh: `${lives.zh}第 ${before} 个 SYN 在洪泛开始后 ${arrive.at(-2)} 秒到达，太早；第 ${tries.length} 个在 ${arrive.at(-1)} 秒到达，得以进入。${lives.otherwise.zh}`,
				},
				hints: winnerHints(drawn, retries),
			};
		},
	});
}

function sentAfter(trace: Trace, drawn: RetryWins): TemplateQuestion {
	const retries = drawn.listener.synAckRetries;
	return askDuration("sent-after", {
		step: trace.rows.length,
		unit: "s",
		label: {
			en: "How long after the client's first SYN is the one sent that is answered first?",
			zh: "最先得到应答的 SYN 是在客户端第一个 SYN 之后多久发出的？",
		},
		skills: ["retransmission-backoff", "half-open-lifetime"],
		workOut: () => {
			const tries = triesOf(trace);
			const waits = tries.slice(1).map((time, i) => (time - (tries[i] ?? 0)) / 1000);
			const key = (tries.at(-1) ?? 0) - (tries[0] ?? 0);
			const sum = `${waits.join(" + ")}${waits.length > 1 ? ` = ${key / 1000}` : ""}`;
			const alive = lifeOfEntry(trace, drawn, retriesInFullQueue(drawn.profile, retries)).ms / 1000;
			const goOut = synTimes(drawn)
				.slice(0, 3)
				.map((time) => time / 1000);
			return {
				key,
				rule: freeingRule(drawn.profile, retries),
				why: {
					en: `The first entries go ${alive} s after the flood came. The client's waits up to the first SYN that comes after that: ${sum} s. It cannot know when a place is free: had it tried right after the expiry, it would have got in sooner.`,
					zh: `洪泛到达 ${alive} 秒后，最早的条目被释放。到此后最先到达的 SYN 为止，客户端的等待为 ${sum} 秒。客户端不知道何时有空位：若恰好在释放之后重试，会更早连上。`,
				},
				hints: {
					...winnerHints(drawn, retries),
					begin: {
						en: `The client's SYNs go out ${goOut.join(", ")}, … s after the first one; each arrives ${(arrivalsTold(drawn)[0] ?? 0) / 1000} s later, counted from the start of the flood.`,
						zh: `客户端的 SYN 在第一个之后 ${goOut.join("、")}……秒发出；从洪泛开始算起，各再加 ${(arrivalsTold(drawn)[0] ?? 0) / 1000} 秒到达。`,
					},
					follow: () => synTimes(drawn)[firstTold(drawn, retries)] ?? 0,
				},
			};
		},
	});
}

/** Where the queue is crowded, half of the entries go early and half do not. */
function lifetime(trace: Trace, drawn: RetryWins): TemplateQuestion | null {
	const retries = drawn.listener.synAckRetries;
	if (isCutShort(drawn.profile, retries)) return null;
	return askDuration("lifetime", {
		step: 1,
		unit: "s",
		label: {
			en: "How long does each entry of the attack stay in the SYN queue?",
			zh: "攻击造成的每个半连接在队列中停留多久？",
		},
		skills: ["half-open-lifetime"],
		workOut: () => {
			const life = lifeOfEntry(trace, drawn, retries);
			return {
				key: life.ms,
				rule: "syn-ack-timeout-frees-entry",
				why: whyLife(life, retries),
				hints: lifetimeHints(retries),
			};
		},
	});
}
