// One flood, three backlogs: a larger queue takes longer to fill, and is full all the same unless it holds more than
// rate times lifetime (RFC 4987, 3.2).

import { synQueueCapacity } from "../../../tcp/listener.ts";
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
import { askChoice, askCount, askDuration, choice, UNITS } from "../../build/questions.ts";
import { placesRule } from "../../build/queue-rules.ts";
import {
	EXPIRY_FIRST,
	evenRate,
	expectedLifetime,
	expectedWaits,
	fullAtMs,
	mostEntries,
	steadyFlood,
} from "../../build/steady-flood.ts";
import { asksQuestions } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface LargerBacklog extends Attacked {
	readonly rate: number;
	/** Seconds of each stretch of the flood. */
	readonly stretches: readonly number[];
	/** A backlog that fills later, and one that never does. */
	readonly larger: number;
	readonly largest: number;
}

export const largerBacklog = synAttack({
	id: "larger-backlog",
	difficulty: 4,
	misconceptions: ["larger-backlog-cures-the-flood"],
	title: { en: "Does a larger backlog help?", zh: "增大 backlog 有用吗？" },
	summary: {
		en: "One steady SYN flood meets queues of three sizes: which one fills, and when?",
		zh: "同样的持续 SYN 洪泛，遇到三种大小的队列：哪个会满，何时满？",
	},
	main: {
		text: {
			en: "Does a larger backlog keep the queue from filling in a lasting flood, or does it only take longer?",
			zh: "面对持续的洪泛，增大 backlog 能使队列不被填满，还是只是满得更晚？",
		},
		asks: asksQuestions("full", "outcome-larger", "outcome-largest", "peak"),
	},
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	draw(random, context) {
		const synAckRetries = random.int(1, 2);
		const rate = random.pick(synAckRetries === 1 ? [8, 10] : [4, 5]);
		const steady = rate * expectedLifetime(synAckRetries);
		const backlog = random.int(Math.ceil(steady * 0.3), Math.floor(steady * 0.5));
		return {
			...drawAttacked(random, context, { backlog, maxSynBacklog: 4096, synAckRetries }),
			rate,
			stretches: drawStretches(random, (backlog + 1) / rate),
			larger: backlog + random.int(Math.ceil(steady * 0.2), Math.floor(steady * 0.4)),
			largest: steady + random.int(Math.ceil(steady * 0.1), steady),
		};
	},
	script: (run, { rate, stretches }) => steadyFlood(run, rate, stretches),
	story: ({ rate, hosts, listener }) => ({
		en: `A flood of ${rate} SYNs a second hits port ${hosts[1].port} of a server with a backlog of ${listener.backlog} and does not stop. The administrator wonders whether a larger backlog would help. SYN cookies are off.`,
		zh: `每秒 ${rate} 个 SYN 的洪泛持续攻击服务器的 ${hosts[1].port} 端口，backlog 为 ${listener.backlog}。管理员在考虑增大 backlog 是否有用。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		{
			en: "The same holds for any other backlog, and nothing else is changed then.",
			zh: "换成别的 backlog 时同样如此，其他设置不变。",
			usual: true,
		},
		evenRate(drawn.rate),
		EXPIRY_FIRST,
		SILENT_SOURCES,
		lifetimeAssumption(drawn.listener.synAckRetries),
	],
	questions: (trace, drawn) => [
		fillsAfter(trace, drawn),
		outcomeOf(trace, drawn, drawn.larger),
		outcomeOf(trace, drawn, drawn.largest),
		peakOf(trace, drawn),
	],
});

/** The first stretch ends before the queue of so many seconds is full, the second one after. */
function drawStretches(random: Random, fullAfter: number): readonly number[] {
	const first = Math.max(1, Math.floor(fullAfter * (random.int(3, 8) / 10)));
	return [first, Math.ceil(fullAfter) - first + random.int(0, 2)];
}

/** The same flood against another backlog, until the queue is full, or as many entries expire as arrive. */
function runWith(trace: Trace, drawn: LargerBacklog, backlog: number): Trace {
	const { rate, listener } = drawn;
	const seconds = Math.min(backlog / rate + 1, expectedLifetime(listener.synAckRetries) + 2);
	const script = (run: Run) => steadyFlood(run, rate, [Math.ceil(seconds)]);
	return runAgain(trace, drawn, `backlog ${backlog}`, script, { backlog });
}

/** Entries that live at a time, as somebody works it out: rate times lifetime, s. */
function expectedPeak({ rate, listener }: LargerBacklog): number {
	return rate * expectedLifetime(listener.synAckRetries);
}

function fillsAfter(trace: Trace, drawn: LargerBacklog): TemplateQuestion {
	const { capacity, listener, rate } = drawn;
	const key = fullAtMs(trace, capacity) ?? 0;
	const first = expectedLifetime(listener.synAckRetries);
	return askDuration("full", {
		step: 1,
		unit: "s",
		label: {
			en: `With the backlog of ${listener.backlog}: how long after the start of the flood is the SYN queue full?`,
			zh: `backlog 为 ${listener.backlog} 时，洪泛开始后多久半连接队列被填满？`,
		},
		key,
		rule: placesRule(drawn, "syn-queue-adds-entry"),
		why: {
			en: `The queue holds ${capacity} entries and gets ${rate} a second; none expires before ${first} s have passed: ${capacity} / ${rate} = ${key / 1000} s. Twice the places would last twice as long, as long as nothing expires.`,
			zh: `队列容纳 ${capacity} 个条目，每秒进入 ${rate} 个，${first} 秒之前没有条目到期：${capacity} / ${rate} = ${key / 1000} 秒。只要还没有条目到期，位置加倍，时间就加倍。`,
		},
		skills: ["flood-rate"],
		hints: {
			evidence: {
				en: "Look at the rate in the story, and at what the assumptions say of the number of places and of the waits.",
				zh: "看题目中的速率，以及假设中的位置数和等待时间。",
			},
			principle: {
				en: "Until the first entry expires each SYN takes one more place: the time is places divided by the rate.",
				zh: "在第一个条目到期之前，每个 SYN 各占一个位置：时间等于位置数除以速率。",
			},
			begin: { en: `The queue has ${capacity} places.`, zh: `队列有 ${capacity} 个位置。` },
			follow: () => (1000 * capacity) / rate,
		},
	});
}

function outcomes(peak: number, capacity: number, rate: number): readonly Option[] {
	const fills = peak >= capacity;
	return [
		choice(
			"nothing",
			{ en: "Nothing: the queue is full just as soon", zh: "没有变化，队列同样快地被填满" },
			{
				en: `More places take longer to fill: for ${capacity} the flood needs ${capacity} / ${rate} s at least.`,
				zh: `位置越多，填满越慢：${capacity} 个位置至少需要 ${capacity} / ${rate} 秒。`,
			},
		),
		choice(
			"full",
			{ en: "The queue is full too, only later", zh: "队列同样会满，只是晚一些" },
			fills
				? null
				: {
						en: `No more than ${peak} entries are alive at a time, however long the flood lasts: ${capacity} places are never all taken.`,
						zh: `不论洪泛持续多久，同时存活的条目不超过 ${peak} 个：${capacity} 个位置占不满。`,
					},
		),
		choice(
			"never",
			{ en: "The queue never gets full", zh: "队列永远不会满" },
			fills
				? {
						en: `The flood could keep ${peak} entries alive, and there are ${capacity} places: before the first entry expires they are taken.`,
						zh: `洪泛能维持 ${peak} 个条目，而位置只有 ${capacity} 个：第一个条目到期之前就已占满。`,
					}
				: null,
			"larger-backlog-cures-the-flood",
		),
	];
}

function whyOutcome(peak: number, capacity: number, rate: number, fills: boolean): Localized {
	return fills
		? {
				en: `Entries live long enough for the flood to keep ${peak} alive, and a queue of ${capacity} places is smaller: it is full after ${capacity / rate} s. More than ${peak} places would have been needed.`,
				zh: `按条目的寿命，洪泛能维持 ${peak} 个半连接，而队列只有 ${capacity} 个位置，${capacity / rate} 秒时就满了。位置要多于 ${peak} 个才够。`,
			}
		: {
				en: `Entries live long enough for the flood to keep ${peak} alive, no more: then as many expire as arrive. ${capacity} places are more than that. A flood with a higher rate could still fill them.`,
				zh: `按条目的寿命，洪泛最多维持 ${peak} 个半连接，此后到期的与新到的一样多。${capacity} 个位置比它多，占不满；但速率更高的洪泛仍能填满。`,
			};
}

function outcomeOf(trace: Trace, drawn: LargerBacklog, backlog: number): TemplateQuestion {
	const capacity = synQueueCapacity({ ...drawn.listener, backlog }, drawn.settings);
	return askChoice(`outcome-${backlog === drawn.larger ? "larger" : "largest"}`, {
		step: 1,
		label: {
			en: `What does a backlog of ${backlog} change, if the flood goes on like this?`,
			zh: `如果洪泛一直这样持续，把 backlog 改为 ${backlog} 会怎样？`,
		},
		options: outcomes(expectedPeak(drawn), capacity, drawn.rate),
		skills: ["flood-rate", "choosing-a-defence"],
		workOut: () => {
			const fills = fullAtMs(runWith(trace, drawn, backlog), capacity) !== null;
			const peak = mostEntries(runWith(trace, drawn, drawn.largest));
			return {
				key: fills ? "full" : "never",
				rule: fills ? "larger-backlog" : "syn-ack-timeout-frees-entry",
				why: whyOutcome(peak, capacity, drawn.rate, fills),
				hints: {
					evidence: {
						en: `Look at the rate in the story, at the waits in the assumptions, and at how many places they give for a backlog of ${backlog}.`,
						zh: `看题目中的速率、假设中的等待时间，以及 backlog 为 ${backlog} 时的位置数。`,
					},
					principle: {
						en: "In the long run rate × lifetime entries are alive. A queue with more places than that never fills; any other fills, the larger the later.",
						zh: "长期来看，同时存活的条目有“速率 × 寿命”个。位置比它多的队列永远不满；否则终会被填满，队列越大满得越晚。",
					},
					begin: {
						en: `An entry lives ${expectedWaits(drawn.listener.synAckRetries)} s.`,
						zh: `一个条目存活 ${expectedWaits(drawn.listener.synAckRetries)} 秒。`,
					},
					follow: () => (expectedPeak(drawn) >= capacity ? "full" : "never"),
				},
			};
		},
	});
}

function peakOf(trace: Trace, drawn: LargerBacklog): TemplateQuestion {
	const { rate } = drawn;
	return askCount("peak", {
		step: 1,
		unit: UNITS.entries,
		label: {
			en: "If the queue had room for all of them: how many half-open entries would this flood keep alive in the long run?",
			zh: "假如队列放得下，这样的洪泛长期最多能维持多少个半连接？",
		},
		skills: ["flood-rate", "half-open-lifetime"],
		workOut: () => {
			const key = mostEntries(runWith(trace, drawn, drawn.largest));
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `An entry lives ${expectedWaits(drawn.listener.synAckRetries)} s, the wait after the last retransmission included, and ${rate} SYNs arrive a second: ${rate} × ${key / rate} = ${key}. From then on each arrival replaces an entry that expires.`,
					zh: `条目存活 ${expectedWaits(drawn.listener.synAckRetries)} 秒（含最后一次重传之后的等待），每秒到达 ${rate} 个 SYN：${rate} × ${key / rate} = ${key}。此后每到达一个，就有一个到期。`,
				},
				hints: {
					evidence: {
						en: "Look at the rate in the story and at the waits in the assumptions.",
						zh: "看题目中的速率和假设中的等待时间。",
					},
					principle: {
						en: "Alive are the entries whose SYNs came within one lifetime: rate × lifetime. The lifetime is the sum of the first wait and of the wait after each retransmission.",
						zh: "存活的是一个寿命之内到达的条目：速率 × 寿命。寿命是首次等待与每次重传之后的等待之和。",
					},
					begin: {
						en: "The first wait is 1 s, and each further one is twice the one before.",
						zh: "首次等待 1 秒，以后每次是前一次的两倍。",
					},
					follow: () => expectedPeak(drawn),
				},
			};
		},
	});
}
