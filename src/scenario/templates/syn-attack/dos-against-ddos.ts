// One attacking machine against many: what counts is the rate against capacity and lifetime (RFC 4987, 2).

import type { Localized } from "../../../text/locale.ts";
import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	lifetimeAssumption,
	SILENT_SOURCES,
} from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { fateOfSyn } from "../../build/fate-of-syn.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoice, askCount, askDuration, choice } from "../../build/questions.ts";
import { placesRule } from "../../build/queue-rules.ts";
import {
	EXPIRY_FIRST,
	expectedLifetime,
	expectedWaits,
	floodFor,
	fullAtMs,
	steadyFlood,
} from "../../build/steady-flood.ts";
import { asksQuestions } from "../../main-question.ts";
import { queueEvents } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface DosAgainstDdos extends Attacked {
	/** SYNs a second of one machine. */
	readonly rate: number;
	readonly machines: number;
	/** Seconds in which one machine attacks, and then all of them. */
	readonly alone: readonly [number, number];
	readonly together: number;
}

export const dosAgainstDdos = synAttack({
	id: "dos-against-ddos",
	difficulty: 4,
	misconceptions: ["lifetime-without-last-wait", "full-queue-answers-rst"],
	title: { en: "One attacker, many attackers", zh: "单机攻击与分布式攻击" },
	summary: {
		en: "First one machine floods a server with SYNs, then many do: from which number on is the queue full?",
		zh: "先是一台机器对服务器发起 SYN 洪泛，然后是许多台：多少台才能填满队列？",
	},
	main: {
		text: {
			en: "From how many machines on does a flood keep the queue full, and what does a client meet before and after?",
			zh: "多少台机器的洪泛才能使队列一直满？在此之前和之后，正常客户端会遇到什么？",
		},
		asks: asksQuestions("fill-time", "least-machines", "client-meets-one", "client-meets-many"),
	},
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	draw(random, context) {
		const synAckRetries = random.int(1, 2);
		const lifetime = expectedLifetime(synAckRetries);
		const rate = synAckRetries === 2 ? 2 : random.pick([2, 4]);
		// Whole ms between two SYNs, of one machine and of all.
		const machines = rate === 4 ? 5 : random.int(4, 5);
		const least = random.int(2, machines - 2);
		const backlog = least * rate * lifetime + random.int(1, rate * lifetime - 2);
		return {
			...drawAttacked(random, context, { backlog, maxSynBacklog: 4096, synAckRetries }),
			rate,
			machines,
			alone: [lifetime, random.int(1, 2)] as const,
			together: Math.ceil((backlog + 1) / (rate * machines)) + 1,
		};
	},
	script(run, { rate, machines, alone, together }) {
		steadyFlood(run, rate, alone);
		floodFor(run, rate * machines, together);
	},
	story: ({ rate, machines, hosts }) => ({
		en: `One machine floods port ${hosts[1].port} of a server with ${rate} SYNs a second (steps 1 and 2). Then the attacker has ${machines} machines do the same, ${rate * machines} SYNs a second in all (step 3). SYN cookies are off.`,
		zh: `一台机器以每秒 ${rate} 个 SYN 攻击服务器的 ${hosts[1].port} 端口（第 1、2 步）。随后攻击者用 ${machines} 台机器同时这样做，合计每秒 ${rate * machines} 个 SYN（第 3 步）。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		{
			en: `The SYNs arrive at even intervals: every ${1000 / drawn.rate} ms from one machine, every ${1000 / (drawn.rate * drawn.machines)} ms from all ${drawn.machines}; the first one an interval after the start.`,
			zh: `SYN 等间隔到达：一台机器时每隔 ${1000 / drawn.rate} 毫秒一个，${drawn.machines} 台时每隔 ${1000 / (drawn.rate * drawn.machines)} 毫秒一个；第一个在开始后的一个间隔到达。`,
		},
		EXPIRY_FIRST,
		SILENT_SOURCES,
		lifetimeAssumption(drawn.listener.synAckRetries),
	],
	questions: (trace, drawn) => [
		fillTime(trace, drawn),
		leastMachines(trace, drawn),
		clientMeets(trace, drawn, 2),
		clientMeets(trace, drawn, 3),
	],
});

/** A flood of so many machines from an empty queue, until in the long run nothing changes any more. */
function floodOf(trace: Trace, drawn: DosAgainstDdos, machines: number): Trace {
	const seconds = expectedLifetime(drawn.listener.synAckRetries) + 2;
	const script = (run: Run) => steadyFlood(run, drawn.rate * machines, [seconds]);
	return runAgain(trace, drawn, `machines ${machines}`, script);
}

/** The story up to that step, and then one more SYN: a client's, as far as the server can tell. */
function clientAfter(trace: Trace, drawn: DosAgainstDdos, step: 2 | 3): Trace {
	const { rate, machines, alone, together } = drawn;
	return runAgain(trace, drawn, `client after ${step}`, (run) => {
		steadyFlood(run, rate, alone);
		if (step === 3) floodFor(run, rate * machines, together);
		run.flood("server", 1, 0);
	});
}

/** Entries that one machine keeps alive, as somebody works it out. */
function ofOneMachine({ rate, listener }: DosAgainstDdos): number {
	return rate * expectedLifetime(listener.synAckRetries);
}

/** Likewise the least number of machines for which the queue is too small. */
function enoughMachines(drawn: DosAgainstDdos): number {
	return Math.floor(drawn.capacity / ofOneMachine(drawn)) + 1;
}

function fillTime(trace: Trace, drawn: DosAgainstDdos): TemplateQuestion {
	const { rate, machines, capacity, listener } = drawn;
	const together = machines * rate;
	return askDuration("fill-time", {
		step: 3,
		unit: "s",
		label: {
			en: `Had the ${machines} machines attacked together from the beginning: how long would they have taken to fill the empty SYN queue?`,
			zh: `如果 ${machines} 台机器一开始就同时攻击，填满空的半连接队列需要多久？`,
		},
		skills: ["flood-rate"],
		workOut: () => {
			const key = fullAtMs(floodOf(trace, drawn, machines), capacity) ?? 0;
			return {
				key,
				rule: placesRule(drawn, "syn-queue-adds-entry"),
				why: {
					en: `${machines} × ${rate} = ${together} SYNs a second, and none expires before ${expectedLifetime(listener.synAckRetries)} s: ${capacity} / ${together} = ${key / 1000} s. One machine alone never fills it: it keeps ${ofOneMachine(drawn)} entries alive.`,
					zh: `每秒 ${machines} × ${rate} = ${together} 个 SYN，${expectedLifetime(listener.synAckRetries)} 秒之前没有条目到期：${capacity} / ${together} = ${key / 1000} 秒。单独一台永远填不满，它只能维持 ${ofOneMachine(drawn)} 个。`,
				},
				hints: {
					evidence: {
						en: "Look at the rate of all machines together in the story, and at the number of places in the assumptions.",
						zh: "看题目中所有机器的合计速率，以及假设中的位置数。",
					},
					principle: {
						en: "Until the first entry expires each SYN takes one more place: the time is places divided by the rate of all together.",
						zh: "在第一个条目到期之前，每个 SYN 各占一个位置：时间等于位置数除以合计速率。",
					},
					begin: { en: `The queue has ${capacity} places.`, zh: `队列有 ${capacity} 个位置。` },
					follow: () => (1000 * capacity) / together,
				},
			};
		},
	});
}

function leastMachines(trace: Trace, drawn: DosAgainstDdos): TemplateQuestion {
	const { capacity, machines } = drawn;
	const one = ofOneMachine(drawn);
	return askCount("least-machines", {
		step: 3,
		unit: { en: "machines", zh: "台" },
		label: {
			en: "How many such machines does it take at least until, in the long run, SYNs find no room in the queue?",
			zh: "至少要多少台这样的机器持续攻击，才会有 SYN 在队列中找不到空位？",
		},
		skills: ["flood-rate", "half-open-lifetime"],
		workOut() {
			const key = upTo(machines).find((n) => queueEvents(floodOf(trace, drawn, n), "refused") > 0) ?? machines + 1;
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `An entry lives ${expectedWaits(drawn.listener.synAckRetries)} s, so one machine keeps ${one} alive. ${key - 1} keep ${(key - 1) * one}, and ${capacity} places hold them; ${key} would keep ${key * one}, and SYNs are dropped. Whether they come from one machine or many makes no difference.`,
					zh: `条目存活 ${expectedWaits(drawn.listener.synAckRetries)} 秒，一台机器维持 ${one} 个。${key - 1} 台维持 ${(key - 1) * one} 个，${capacity} 个位置放得下；${key} 台需要 ${key * one} 个，就有 SYN 被丢弃。起作用的是总速率，而不是台数本身。`,
				},
				hints: {
					evidence: {
						en: "Look at the rate of one machine in the story, and at the waits and the number of places in the assumptions.",
						zh: "看题目中一台机器的速率，以及假设中的等待时间和位置数。",
					},
					principle: {
						en: "In the long run a flood keeps rate × lifetime entries alive, as far as there are places: SYNs find no room as soon as that is more than the places.",
						zh: "长期来看，洪泛维持“速率 × 寿命”个条目；一旦超过位置数，就有 SYN 找不到空位。",
					},
					begin: {
						en: `An entry lives ${expectedWaits(drawn.listener.synAckRetries)} s, the wait after the last retransmission included.`,
						zh: `一个条目存活 ${expectedWaits(drawn.listener.synAckRetries)} 秒，包括最后一次重传之后的等待。`,
					},
					follow: () => enoughMachines(drawn),
				},
			};
		},
	});
}

function upTo(most: number): readonly number[] {
	return Array.from({ length: most }, (_, i) => i + 1);
}

function clientMeets(trace: Trace, drawn: DosAgainstDdos, step: 2 | 3): TemplateQuestion {
	const { capacity } = drawn;
	const needed = ofOneMachine(drawn) * (step === 2 ? 1 : drawn.machines);
	return askChoice(step === 2 ? "client-meets-one" : "client-meets-many", {
		step,
		label: {
			en: `A legitimate client's SYN arrives right after step ${step}, before any other. What does the server do?`,
			zh: `紧接着第 ${step} 步，在其他 SYN 之前，到达一个正常客户端的 SYN。服务器怎么做？`,
		},
		options: answers(needed, capacity),
		skills: ["flood-effects"],
		workOut: () => {
			const last = clientAfter(trace, drawn, step).rows.at(-1);
			const isDropped = fateOfSyn(last) === "dropped";
			return {
				key: isDropped ? "dropped" : "answered",
				rule: isDropped ? "syn-queue-full-drops-syn" : "listen-answers-syn",
				why: isDropped ? whyDropped(needed, capacity) : whyAnswered(needed, capacity),
				hints: {
					evidence: {
						en: `Look at the rate that the flood has in step ${step}, and at the waits and the number of places in the assumptions.`,
						zh: `看第 ${step} 步中洪泛的速率，以及假设中的等待时间和位置数。`,
					},
					principle: {
						en: "The flood keeps rate × lifetime entries alive, or fills all places if that is more. A SYN is answered as long as a place is free, whoever sent it; without a place it is not.",
						zh: "洪泛维持“速率 × 寿命”个条目，若超过位置数则占满。只要有空位，SYN 就得到应答，不论来自谁；没有空位则得不到应答。",
					},
					begin: {
						en: `An entry lives ${expectedWaits(drawn.listener.synAckRetries)} s; there are ${capacity} places.`,
						zh: `一个条目存活 ${expectedWaits(drawn.listener.synAckRetries)} 秒，位置有 ${capacity} 个。`,
					},
					follow: () => (needed >= capacity ? "dropped" : "answered"),
				},
			};
		},
	});
}

function answers(needed: number, capacity: number): readonly Option[] {
	const isFull = needed >= capacity;
	return [
		choice(
			"answered",
			{ en: "It sends SYN,ACK as usual", zh: "照常发送 SYN,ACK" },
			isFull
				? {
						en: `The flood could keep ${needed} entries alive and has taken all ${capacity} places: there is none for this SYN.`,
						zh: `洪泛能维持 ${needed} 个条目，已占满 ${capacity} 个位置：这个 SYN 没有空位。`,
					}
				: null,
		),
		choice(
			"dropped",
			{ en: "It drops the SYN without an answer", zh: "丢弃 SYN，不作应答" },
			isFull
				? null
				: {
						en: `The flood keeps ${needed} entries alive, and there are ${capacity} places: a SYN is dropped only if none is free.`,
						zh: `洪泛只维持 ${needed} 个条目，位置有 ${capacity} 个：没有空位时才丢弃 SYN。`,
					},
		),
		choice(
			"reset",
			{ en: "It sends a RST", zh: "发送 RST" },
			{
				en: "A RST would say that nobody listens on this port. Somebody does, whether the queue is full or not.",
				zh: "RST 表示该端口没有进程监听；不论队列满不满，这里都有进程在监听。",
			},
			"full-queue-answers-rst",
		),
		choice(
			"replaces",
			{ en: "It drops the oldest entry and sends SYN,ACK", zh: "淘汰最老的条目，发送 SYN,ACK" },
			{
				en: "Only the timer frees an entry here. That the oldest goes is another defence (RFC 4987, 3.4), not used here.",
				zh: "这里只有定时器才释放条目；淘汰最老的条目是另一种防御（RFC 4987 3.4），这里没有采用。",
			},
		),
	];
}

function whyDropped(needed: number, capacity: number): Localized {
	return {
		en: `All machines together could keep ${needed} entries alive: all ${capacity} places are taken, and the server cannot tell this SYN from the others. It is dropped; the client will send it again. With more than ${needed} places it would be answered.`,
		zh: `所有机器合计能维持 ${needed} 个条目：${capacity} 个位置都已占满，服务器也分不清这个 SYN 与其他 SYN，所以丢弃，等客户端重传。位置多于 ${needed} 个才会应答。`,
	};
}

function whyAnswered(needed: number, capacity: number): Localized {
	return {
		en: `One machine keeps ${needed} entries alive, and there are ${capacity} places: the client's SYN finds one and is answered. It would be dropped only if all ${capacity} were taken.`,
		zh: `一台机器只维持 ${needed} 个条目，而位置有 ${capacity} 个：客户端的 SYN 有空位，照常应答。只有 ${capacity} 个全被占满时才会丢弃。`,
	};
}
