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
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { delayAssumption } from "../../build/hosts.ts";
import { askCount, askDuration, UNITS } from "../../build/questions.ts";
import { expectedLifetime, lifeOfEntry, sumOfWaits } from "../../build/steady-flood.ts";
import type { Random } from "../../random.ts";
import { effectsOf, hostOf } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, TemplateQuestion } from "../../template.ts";

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
	ask: { states: true, queues: true, hosts: ["client"] },
	blanks: [4, 6],
	draw: drawRetries,
	script: runRetries,
	story: ({ syns, floodMs, pauseMs, listener }) => ({
		en: `An attacker sends ${syns} SYNs within ${floodMs} ms and then stops. ${pauseMs} ms later a legitimate client calls connect() and goes on trying. The server sends an unanswered SYN,ACK again ${times(listener.synAckRetries)}. SYN cookies are off.`,
		zh: `攻击者在 ${floodMs} 毫秒内发送 ${syns} 个 SYN，然后停止。${pauseMs} 毫秒后一个正常客户端调用 connect()，并不断重试。服务器对没有应答的 SYN,ACK 重传 ${listener.synAckRetries} 次。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		SILENT_SOURCES,
		lifetimeAssumption(drawn.listener.synAckRetries),
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
	const synAckRetries = random.int(1, 3);
	const otherRetries = synAckRetries === 1 ? random.int(2, 3) : synAckRetries - 1;
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
	const expiresMs = 1000 * expectedLifetime(retries);
	return synTimes(attacked).every((time) => {
		const arrives = floodMs + pauseMs + attacked.delayMs + time;
		return arrives < expiresMs - 100 || arrives > floodMs + expiresMs + 100;
	});
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

function winner(trace: Trace, drawn: RetryWins, retries: number): TemplateQuestion {
	const other = retries !== drawn.listener.synAckRetries;
	return askCount(other ? "winner-otherwise" : "winner", {
		step: other ? 1 : trace.rows.length,
		unit: UNITS.syns,
		label: other
			? {
					en: `If the server sent an unanswered SYN,ACK again ${times(retries)} instead: how many SYNs would the client have sent when it gets its first answer?`,
					zh: `如果服务器对没有应答的 SYN,ACK 改为重传 ${retries} 次，客户端第一次得到应答时，总共已发送多少个 SYN？`,
				}
			: {
					en: "How many SYNs has the client sent, the first one included, when it gets its first answer?",
					zh: "客户端第一次得到应答时，总共已发送多少个 SYN（含第一个）？",
				},
		skills: other ? ["half-open-lifetime", "choosing-a-defence"] : ["half-open-lifetime", "flood-effects"],
		workOut: () => {
			const script = (run: Run) => runRetries(run, drawn);
			const run = other ? runAgain(trace, drawn, "other retries", script, { synAckRetries: retries }) : trace;
			const tries = triesOf(run);
			const after = ((tries.at(-1) ?? 0) - (tries[0] ?? 0)) / 1000;
			const alive = lifeOfEntry(trace, drawn, retries).ms / 1000;
			return {
				key: tries.length,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `Each entry of the attack lives ${alive} s. SYN number ${tries.length}, sent ${after} s after the first, is the first one to arrive when they are gone.`,
					zh: `攻击造成的每个条目存活 ${alive} 秒。第 ${tries.length} 个 SYN 在第一个之后 ${after} 秒发出，是条目释放后最先到达的一个。`,
				},
			};
		},
	});
}

function sentAfter(trace: Trace, drawn: RetryWins): TemplateQuestion {
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
			const alive = lifeOfEntry(trace, drawn, drawn.listener.synAckRetries).ms / 1000;
			return {
				key,
				rule: "rto-doubles",
				why: {
					en: `The attack's entries live ${alive} s; the waits before the first SYN that comes after that add up to ${sum} s.`,
					zh: `攻击造成的条目存活 ${alive} 秒；在此之后到达的第一个 SYN，之前各次等待之和为 ${sum} 秒。`,
				},
			};
		},
	});
}

function lifetime(trace: Trace, drawn: RetryWins): TemplateQuestion {
	const retries = drawn.listener.synAckRetries;
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
				why: {
					en: `${retries + 1} SYN,ACKs, each followed by a wait twice as long as the one before: ${sumOfWaits(life)} s.`,
					zh: `共 ${retries + 1} 个 SYN,ACK，每个之后的等待时间都是前一次的两倍：${sumOfWaits(life)} 秒。`,
				},
			};
		},
	});
}
