// Fewer SYN,ACK retransmissions: entries live shorter, and the same queue stands a higher rate (RFC 4987, 3.3).

import { type Attacked, capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askCount, askDuration } from "../../build/questions.ts";
import {
	evenRate,
	expectedLifetime,
	fullAtMs,
	lifeOfEntry,
	steadyFlood,
	sumOfWaits,
} from "../../build/steady-flood.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface ShorterTimeout extends Attacked {
	readonly rate: number;
	/** Retransmissions of a SYN,ACK before and after the change; the listener has the latter. */
	readonly before: number;
	readonly after: number;
	/** Seconds of each stretch of the flood. */
	readonly stretches: readonly number[];
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
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	draw(random, context) {
		const after = random.int(1, 2);
		const before = random.int(after + 2, 5);
		const rate = after === 1 ? random.pick([2, 4]) : 2;
		const lifetime = expectedLifetime(after);
		const backlog = rate * lifetime + random.int(2, 5);
		return {
			...drawAttacked(random, context, { backlog, maxSynBacklog: 4096, synAckRetries: after }),
			rate,
			before,
			after,
			stretches: [random.int(1, Math.ceil(lifetime / 2)), lifetime, 1],
		};
	},
	script: (run, { rate, stretches }) => steadyFlood(run, rate, stretches),
	story: ({ rate, hosts, before, after }) => ({
		en: `A steady flood of ${rate} SYNs a second hits port ${hosts[1].port} of a server. The administrator has lowered the number of SYN,ACK retransmissions from ${before} to ${after}; the timeline shows the flood after that, from an empty queue. SYN cookies are off.`,
		zh: `每秒 ${rate} 个 SYN 的洪泛持续攻击服务器的 ${hosts[1].port} 端口。管理员已把 SYN,ACK 的重传次数从 ${before} 次减为 ${after} 次；时间线从空队列开始，显示的是修改之后的情况。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		evenRate(drawn.rate),
		SILENT_SOURCES,
		{
			en: "An unanswered SYN,ACK is sent again as often as the setting says; the waits are 1 s, 2 s, 4 s, …",
			zh: "没有应答的 SYN,ACK 按设定的次数重传，等待时间依次为 1 秒、2 秒、4 秒……",
		},
	],
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
				why: {
					en: `Each of the ${retries + 1} SYN,ACKs is followed by a wait twice as long as the one before: ${sumOfWaits(life)} s.`,
					zh: `共发送 ${retries + 1} 个 SYN,ACK，每个之后的等待时间都是前一次的两倍：${sumOfWaits(life)} 秒。`,
				},
			};
		},
	});
}

/** The same flood before the change: it fills the queue while no entry has expired. */
function fullBefore(trace: Trace, drawn: ShorterTimeout): TemplateQuestion {
	const { rate, before, capacity } = drawn;
	const script = (run: Run) => steadyFlood(run, rate, [Math.ceil(capacity / rate) + 1]);
	return askDuration("full-before", {
		step: 1,
		unit: "s",
		label: {
			en: `With ${before} retransmissions, as before the change: how long after the start of the same flood was the SYN queue full?`,
			zh: `修改之前（重传 ${before} 次），同样的洪泛开始后多久半连接队列被填满？`,
		},
		skills: ["flood-rate"],
		workOut: () => {
			const key = fullAtMs(runAgain(trace, drawn, "before", script, { synAckRetries: before }), capacity) ?? 0;
			return {
				key,
				rule: "syn-queue-adds-entry",
				why: {
					en: `No entry expired before that: ${capacity} entries at ${rate} a second take ${capacity} / ${rate} = ${key / 1000} s.`,
					zh: `在此之前没有条目超时：每秒 ${rate} 个，填满 ${capacity} 个条目需要 ${capacity} / ${rate} = ${key / 1000} 秒。`,
				},
			};
		},
	});
}

function rateStood(trace: Trace, drawn: ShorterTimeout): TemplateQuestion {
	const { after, capacity } = drawn;
	return askCount("rate-stood", {
		step: 1,
		unit: { en: "SYNs a second", zh: "个 SYN/秒" },
		label: {
			en: `With ${after} retransmission${after === 1 ? "" : "s"}: how many SYNs a second, a whole number, can such a flood have at most without any SYN being dropped?`,
			zh: `重传 ${after} 次时，这样的洪泛每秒最多多少个 SYN（取整数），才不会有 SYN 被丢弃？`,
		},
		skills: ["flood-rate", "choosing-a-defence"],
		workOut: () => {
			const lifetime = lifeOfEntry(trace, drawn, after).ms / 1000;
			const key = Math.floor(capacity / lifetime);
			const quotient = `${capacity} / ${lifetime} = ${Math.round((100 * capacity) / lifetime) / 100}`;
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `Rate times lifetime must not exceed the capacity: ${quotient}, rounded down ${key}.`,
					zh: `速率乘以寿命不能超过容量：${quotient}，向下取整为 ${key}。`,
				},
			};
		},
	});
}
