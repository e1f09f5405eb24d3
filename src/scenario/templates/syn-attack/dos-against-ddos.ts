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
import { askChoice, askCount, askDuration, option } from "../../build/questions.ts";
import { expectedLifetime, floodFor, fullAtMs, lifeOfEntry, steadyFlood } from "../../build/steady-flood.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	draw(random, context) {
		const synAckRetries = random.int(1, 2);
		const lifetime = expectedLifetime(synAckRetries);
		const rate = synAckRetries === 2 ? 2 : random.pick([2, 4]);
		const machines = rate === 4 ? 4 : random.int(4, 5);
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
		SILENT_SOURCES,
		lifetimeAssumption(drawn.listener.synAckRetries),
	],
	questions: (trace, drawn) => [
		fillTime(trace, drawn),
		leastMachines(trace, drawn),
		clientMeets(trace, drawn, 1),
		clientMeets(trace, drawn, drawn.machines),
	],
});

/** A flood of so many machines from an empty queue, and at its end one more SYN: a client's, as far as the server can tell. */
function floodOf(trace: Trace, drawn: DosAgainstDdos, machines: number): Trace {
	const { rate, together, alone } = drawn;
	const script = (run: Run) => {
		steadyFlood(run, rate * machines, [machines === 1 ? alone[0] : together]);
		run.flood("server", 1, 0);
	};
	return runAgain(trace, drawn, `machines ${machines}`, script);
}

function fillTime(trace: Trace, drawn: DosAgainstDdos): TemplateQuestion {
	const { rate, machines, capacity } = drawn;
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
				rule: "syn-queue-adds-entry",
				why: {
					en: `${machines} × ${rate} = ${machines * rate} SYNs a second, and nothing expires so soon: ${capacity} / ${machines * rate} = ${key / 1000} s.`,
					zh: `每秒 ${machines} × ${rate} = ${machines * rate} 个 SYN，此前没有条目超时：${capacity} / ${machines * rate} = ${key / 1000} 秒。`,
				},
			};
		},
	});
}

function leastMachines(trace: Trace, drawn: DosAgainstDdos): TemplateQuestion {
	const { rate, capacity, listener } = drawn;
	return askCount("least-machines", {
		step: 3,
		unit: { en: "machines", zh: "台" },
		label: {
			en: "How many such machines does it take at least until, in the long run, SYNs find no room in the queue?",
			zh: "至少要多少台这样的机器持续攻击，才会有 SYN 在队列中找不到空位？",
		},
		skills: ["flood-rate", "half-open-lifetime"],
		workOut() {
			const lifetime = lifeOfEntry(trace, drawn, listener.synAckRetries).ms / 1000;
			const key = Math.floor(capacity / (rate * lifetime)) + 1;
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `One machine keeps ${rate} × ${lifetime} = ${rate * lifetime} entries alive. ${key - 1} keep ${(key - 1) * rate * lifetime}, which ${capacity} places can hold; ${key} would need ${key * rate * lifetime}.`,
					zh: `一台机器维持 ${rate} × ${lifetime} = ${rate * lifetime} 个半连接。${key - 1} 台维持 ${(key - 1) * rate * lifetime} 个，${capacity} 个位置还放得下；${key} 台就需要 ${key * rate * lifetime} 个。`,
				},
			};
		},
	});
}

function clientMeets(trace: Trace, drawn: DosAgainstDdos, machines: number): TemplateQuestion {
	return askChoice(machines === 1 ? "client-meets-one" : "client-meets-many", {
		step: machines === 1 ? 2 : 3,
		label:
			machines === 1
				? {
						en: "A legitimate client's SYN arrives at the end of step 2. What does the server do?",
						zh: "第 2 步结束时到达一个正常客户端的 SYN，服务器怎么做？",
					}
				: {
						en: "A legitimate client's SYN arrives at the end of step 3. What does the server do?",
						zh: "第 3 步结束时到达一个正常客户端的 SYN，服务器怎么做？",
					},
		options: [
			option("answered", "It sends SYN,ACK as usual", "照常发送 SYN,ACK"),
			option("dropped", "It drops the SYN without an answer", "丢弃 SYN，不作应答"),
			option("reset", "It sends a RST", "发送 RST", "full-queue-answers-rst"),
			option("replaces", "It drops the oldest entry and sends SYN,ACK", "淘汰最老的条目，发送 SYN,ACK"),
		],
		skills: ["flood-effects"],
		workOut: () => {
			const last = floodOf(trace, drawn, machines).rows.at(-1);
			return fateOfSyn(last) === "dropped"
				? { key: "dropped", rule: "syn-queue-full-drops-syn", why: whyDropped(drawn) }
				: { key: "answered", rule: "listen-answers-syn", why: whyAnswered(drawn, last?.queues.server?.syn ?? 0) };
		},
	});
}

function whyDropped({ capacity }: DosAgainstDdos): Localized {
	return {
		en: `All ${capacity} places are taken, and the server cannot tell this SYN from the others: it is dropped.`,
		zh: `${capacity} 个位置都已占满，服务器也分不清这个 SYN 与其他 SYN，所以丢弃。`,
	};
}

function whyAnswered({ capacity }: DosAgainstDdos, entries: number): Localized {
	return {
		en: `With the client's own entry the queue would hold ${entries}, no more than its ${capacity} places: the SYN is answered.`,
		zh: `加上该客户端的条目，队列中共 ${entries} 个，不超过 ${capacity} 个位置：照常应答。`,
	};
}
