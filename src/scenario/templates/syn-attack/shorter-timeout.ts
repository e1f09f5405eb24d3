// Fewer SYN,ACK retransmissions: entries live shorter, and the same queue stands a higher rate (RFC 4987, 3.3).

import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	SILENT_SOURCES,
	SYN_ACK_WAITS,
} from "../../build/attacked.ts";
import { lifetimeHints, whyLife } from "../../build/entry-lifetime.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askCount, askDuration } from "../../build/questions.ts";
import { placesRule } from "../../build/queue-rules.ts";
import { evenRate, expectedLifetime, fullAtMs, lifeOfEntry, steadyFlood } from "../../build/steady-flood.ts";
import { asksAny, asksQuestions, asksQueues } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import { queueEvents } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { ProfileName } from "../../spec.ts";
import type { TemplateQuestion } from "../../template.ts";

interface ShorterTimeout extends Attacked {
	readonly rate: number;
	/** Retransmissions of a SYN,ACK before and after the change; the listener has the latter. */
	readonly before: number;
	readonly after: number;
	/** Seconds of each stretch of the flood, even ones: then whole SYNs fall into each. */
	readonly stretches: readonly number[];
}

/** SYNs a second that never arrive at the instant at which another one's entry expires, after 3, 7, 15, … s. */
const RATES = [2.5, 12.5] as const;

/** A backlog for which `entries` fit and some more; whole rates stay clear of the limit, so that no tie decides. */
function roomFor(random: Random, profile: ProfileName, entries: number, lifetime: number): number {
	const more = profile === "linux" ? 1 : 0;
	const backlogs = [2, 3, 4, 5].map((room) => entries + room).filter((backlog) => (backlog + more) % lifetime !== 0);
	return backlogs[random.int(0, backlogs.length - 1)] ?? entries + 2;
}

/** Where a flood crowds the queue, Linux itself lowers more than two retransmissions to two: only below that a lower setting tells. */
function drawRetries(random: Random, profile: ProfileName): Pick<ShorterTimeout, "before" | "after"> {
	if (profile === "linux") return { before: 2, after: 1 };
	const after = random.int(1, 2);
	return { after, before: random.int(after + 2, 5) };
}

export const shorterTimeout = synAttack({
	id: "shorter-timeout",
	difficulty: 4,
	misconceptions: ["linear-backoff", "retry-count-off-by-one", "lifetime-without-last-wait"],
	title: { en: "Fewer retries, more room", zh: "减少重传次数，腾出队列空间" },
	summary: {
		en: "The server gives up unanswered SYN,ACKs sooner: what does that change in a steady SYN flood?",
		zh: "服务器更早放弃没有应答的 SYN,ACK：面对持续的 SYN 洪泛有什么变化？",
	},
	main: {
		text: {
			en: "What does a shorter life of half-open entries change: how many stand in the queue, and which rate does it bear?",
			zh: "缩短半连接的存活时间会改变什么：队列中会有多少条目，能承受多大的速率？",
		},
		asks: asksAny(asksQuestions("lifetime-after", "lifetime-before", "full-before", "rate-stood"), asksQueues()),
	},
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	draw(random, context) {
		const { after, before } = drawRetries(random, context.profile);
		const rate = after === 1 ? random.pick(RATES) : RATES[0];
		const lifetime = expectedLifetime(after);
		const backlog = roomFor(random, context.profile, Math.ceil(rate * lifetime), lifetime);
		return {
			...drawAttacked(random, context, { backlog, maxSynBacklog: 4096, synAckRetries: after }),
			rate,
			before,
			after,
			stretches: [2 * random.int(1, after), 2 * Math.ceil(lifetime / 2), 2],
		};
	},
	script: (run, { rate, stretches }) => steadyFlood(run, rate, stretches),
	story: ({ rate, hosts, before, after }) => ({
		en: `A server listens on port ${hosts[1].port}; SYN cookies are off. Its administrator has lowered the number of SYN,ACK retransmissions from ${before} to ${after}. Now, with an empty queue, a steady flood of ${rate} SYNs a second begins.`,
		zh: `服务器在 ${hosts[1].port} 端口监听，未开启 SYN cookie。管理员已把 SYN,ACK 的重传次数从 ${before} 次减为 ${after} 次。此时队列为空，每秒 ${rate} 个 SYN 的持续洪泛开始了。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), evenRate(drawn.rate), SILENT_SOURCES, SYN_ACK_WAITS],
	questions: (trace, drawn) => [
		lifetimeWith(trace, drawn, "after"),
		lifetimeWith(trace, drawn, "before"),
		fullBefore(trace, drawn),
		rateStood(trace, drawn),
	],
});

function lifetimeWith(trace: Trace, drawn: ShorterTimeout, when: "before" | "after"): TemplateQuestion {
	const retries = drawn[when];
	return askDuration(`lifetime-${when}`, {
		step: 1,
		unit: "s",
		label: {
			en: `How long does an unanswered half-open entry live with ${retries} retransmission${retries === 1 ? "" : "s"} of the SYN,ACK?`,
			zh: `SYN,ACK 重传 ${retries} 次时，没有应答的半连接存活多久？`,
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

/** The same flood before the change: it fills the queue while no entry has expired. */
function fullBefore(trace: Trace, drawn: ShorterTimeout): TemplateQuestion {
	const { rate, before, after, capacity, listener, profile } = drawn;
	const script = (run: Run) => steadyFlood(run, rate, [2 * Math.ceil(capacity / rate / 2) + 2]);
	return askDuration("full-before", {
		step: 1,
		unit: "s",
		label: {
			en: `With ${before} retransmissions, as before the change: how long after the start of the same flood would the SYN queue be full?`,
			zh: `若仍像修改之前那样重传 ${before} 次，同样的洪泛开始后多久半连接队列被填满？`,
		},
		skills: ["flood-rate"],
		workOut: () => {
			const key = fullAtMs(runAgain(trace, drawn, "before", script, { synAckRetries: before }), capacity) ?? 0;
			return {
				key,
				rule: placesRule(drawn, "syn-queue-adds-entry"),
				why: {
					en: `No entry expires before that: ${capacity} entries, one each ${1000 / rate} ms, take ${capacity} × ${1000 / rate} ms = ${key / 1000} s. With ${retriesEn(after)} the first entries expire in time, and the queue never fills.`,
					zh: `在此之前没有条目超时：每 ${1000 / rate} 毫秒一个，填满 ${capacity} 个需要 ${capacity} × ${1000 / rate} 毫秒 = ${key / 1000} 秒。重传 ${after} 次时，先到的条目及时释放，队列不会满。`,
				},
				hints: {
					evidence: {
						en: "The assumptions say how many entries fit and at which intervals SYNs arrive.",
						zh: "假设说明了能放多少个条目、SYN 间隔多久到达。",
					},
					principle: {
						en: "As long as no entry has expired, each SYN adds one: the queue is full when the SYN that takes the last place has come.",
						zh: "还没有条目超时的时候，每个 SYN 增加一个条目；占用最后一个位置的 SYN 到达时，队列就满了。",
					},
					begin: {
						en: `The first SYN comes after ${1000 / rate} ms. With ${before} retransmissions its entry lives longer than the queue takes to fill.`,
						zh: `第一个 SYN 在 ${1000 / rate} 毫秒时到达；重传 ${before} 次时，它的条目到队列填满时还没有超时。`,
					},
					follow: () => placesTold(listener.backlog, profile) * (1000 / rate),
				},
			};
		},
	});
}

/** Places of the queue as the assumption gives them: tcp_max_syn_backlog is far larger. */
function placesTold(backlog: number, profile: ProfileName): number {
	return profile === "linux" ? backlog + 1 : backlog;
}

function retriesEn(retries: number): string {
	return `${retries} retransmission${retries === 1 ? "" : "s"}`;
}

/** Whether a flood of so many SYNs a second, longer than an entry lives, has a SYN dropped. */
function overflows(trace: Trace, drawn: ShorterTimeout, rate: number, lifetime: number): boolean {
	const script = (run: Run) => steadyFlood(run, rate, [lifetime + 1]);
	return queueEvents(runAgain(trace, drawn, `rate ${rate}`, script), "refused") > 0;
}

function rateStood(trace: Trace, drawn: ShorterTimeout): TemplateQuestion {
	const { after, capacity, listener, profile } = drawn;
	return askCount("rate-stood", {
		step: 1,
		unit: { en: "SYNs a second", zh: "个 SYN/秒" },
		label: {
			en: `With ${retriesEn(after)}: how many SYNs a second, a whole number, can such a flood have at most without any SYN being dropped?`,
			zh: `重传 ${after} 次时，这样的洪泛每秒最多多少个 SYN（取整数），才不会有 SYN 被丢弃？`,
		},
		skills: ["flood-rate", "choosing-a-defence"],
		workOut: () => {
			const lifetime = lifeOfEntry(trace, drawn, after).ms / 1000;
			let key = Math.max(1, Math.floor(capacity / Math.max(1, lifetime)));
			while (key > 0 && overflows(trace, drawn, key, lifetime)) key--;
			// Where a wrong rule frees entries at once no rate is too high.
			while (key < capacity && !overflows(trace, drawn, key + 1, lifetime)) key++;
			const next = key + 1;
			return {
				key,
				rule: "shorter-lifetime",
				why: {
					en: `At ${key} SYNs a second ${key} × ${lifetime} = ${key * lifetime} entries live at a time, and ${capacity} fit. At ${next} it would be ${next * lifetime}: SYNs would be dropped. The longer an entry lives, the lower this rate.`,
					zh: `每秒 ${key} 个时，同时存活 ${key} × ${lifetime} = ${key * lifetime} 个条目，能放 ${capacity} 个；每秒 ${next} 个时就是 ${next * lifetime} 个，会有 SYN 被丢弃。存活越久，能承受的速率越低。`,
				},
				hints: {
					evidence: {
						en: "Take from the assumptions how many entries fit, and how long one lives with this many retransmissions.",
						zh: "由假设得出能放多少个条目，以及按这个重传次数一个条目存活多久。",
					},
					principle: {
						en: "In a steady flood as many entries live at a time as SYNs arrive during one entry's life: rate × lifetime must not exceed the places.",
						zh: "持续的洪泛中，同时存活的条目数等于一个条目存活期间到达的 SYN 数：速率 × 存活时间不能超过位置数。",
					},
					begin: {
						en: `An entry lives through ${after + 1} waits, the first of 1 s. At 1 SYN a second as many entries live at a time as these waits have seconds.`,
						zh: `一个条目经过 ${after + 1} 次等待，首次 1 秒。每秒 1 个 SYN 时，存活多少秒就有多少个条目。`,
					},
					follow: () => Math.floor(placesTold(listener.backlog, profile) / expectedLifetime(after)),
				},
			};
		},
	});
}
