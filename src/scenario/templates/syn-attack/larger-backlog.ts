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
import { askChoice, askCount, askDuration, option, UNITS } from "../../build/questions.ts";
import { evenRate, expectedLifetime, fullAtMs, mostEntries, steadyFlood } from "../../build/steady-flood.ts";
import type { Random } from "../../random.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
		},
		evenRate(drawn.rate),
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

function fillsAfter(trace: Trace, drawn: LargerBacklog): TemplateQuestion {
	const { capacity, listener } = drawn;
	const key = fullAtMs(trace, capacity) ?? 0;
	return askDuration("full", {
		step: 1,
		unit: "s",
		label: {
			en: `With the backlog of ${listener.backlog}: how long after the start of the flood is the SYN queue full?`,
			zh: `backlog 为 ${listener.backlog} 时，洪泛开始后多久半连接队列被填满？`,
		},
		key,
		rule: "syn-queue-adds-entry",
		why: {
			en: `The queue holds ${capacity} entries and gets ${drawn.rate} a second; none has expired yet: ${capacity} / ${drawn.rate} = ${key / 1000} s.`,
			zh: `队列容纳 ${capacity} 个条目，每秒进入 ${drawn.rate} 个，此时还没有条目超时：${capacity} / ${drawn.rate} = ${key / 1000} 秒。`,
		},
		skills: ["flood-rate"],
	});
}

/** Where the queue never fills, the last one is right, whoever says so. */
const OUTCOMES = [
	option("nothing", "Nothing: the queue is full just as soon", "没有变化，队列同样快地被填满"),
	option("full", "The queue is full too, only later", "队列同样会满，只是晚一些"),
	option("never", "The queue never gets full", "队列永远不会满", "larger-backlog-cures-the-flood"),
] as const;

function whyOutcome(peak: number, capacity: number, fills: boolean): Localized {
	return {
		en: `Entries live long enough for the flood to keep ${peak} of them alive. A queue of ${capacity} ${fills ? "is smaller than that and fills" : "is larger: as many expire as arrive before it is full"}.`,
		zh: `按条目的寿命，洪泛最多能维持 ${peak} 个半连接。队列容量 ${capacity} ${fills ? "比它小，会被填满" : "比它大，填满之前超时的条目已与新到的一样多"}。`,
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
		options: OUTCOMES,
		skills: ["flood-rate", "choosing-a-defence"],
		workOut: () => {
			const fills = fullAtMs(runWith(trace, drawn, backlog), capacity) !== null;
			const peak = mostEntries(runWith(trace, drawn, drawn.largest));
			return {
				key: fills ? "full" : "never",
				rule: fills ? "syn-queue-full-drops-syn" : "syn-ack-timeout-frees-entry",
				why: whyOutcome(peak, capacity, fills),
			};
		},
	});
}

function peakOf(trace: Trace, drawn: LargerBacklog): TemplateQuestion {
	const { rate, listener } = drawn;
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
					en: `Each entry lives 2^${listener.synAckRetries + 1} − 1 = ${key / rate} s, and ${rate} arrive a second: ${rate} × ${key / rate} = ${key}.`,
					zh: `每个条目存活 2^${listener.synAckRetries + 1} − 1 = ${key / rate} 秒，每秒到达 ${rate} 个：${rate} × ${key / rate} = ${key}。`,
				},
			};
		},
	});
}
