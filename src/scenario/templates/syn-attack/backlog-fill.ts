// A flood fills the SYN queue: how many entries, how many SYNs find no room (RFC 4987, 2).

import { hasRst } from "../../../tcp/segment.ts";
import { capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { queueEvents, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";

export const backlogFill = synAttack({
	id: "backlog-fill",
	difficulty: 2,
	misconceptions: ["queue-counts-the-dropped", "full-queue-answers-rst"],
	title: { en: "The SYN queue fills", zh: "半连接队列被填满" },
	summary: {
		en: "A SYN flood comes in waves; count entries and dropped SYNs.",
		zh: "SYN 洪泛分几波到达，计算半连接数和被丢弃的 SYN 数。",
	},
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	optionsAsWritten: true,
	draw(random, context) {
		const backlog = random.pick([8, 16, 20, 32, 50, 64, 100, 128]);
		const attacked = drawAttacked(random, context, {
			backlog,
			maxSynBacklog: random.pick([16, 32, 64, 128, 256]),
		});
		const { capacity } = attacked;
		const first = random.int(Math.ceil(capacity / 3), capacity - 1);
		const second = random.int(capacity - first + 1, 2 * capacity);
		const twoWaves = context.level === "usual" ? random.chance(50) : context.level === "easier";
		const sizes = twoWaves ? [first, second] : [first, second, random.int(5, capacity)];
		// SYNs of each wave, and how long each lasts, ms.
		return { ...attacked, waves: sizes.map((syns) => ({ syns, ms: 10 * random.int(5, 25) })) };
	},
	script(run, { waves }) {
		run.call("server", "listen");
		run.startTimeline();
		for (const { syns, ms } of waves) run.flood("server", syns, ms);
	},
	story: ({ waves, hosts }) => ({
		en: `An attacker floods port ${hosts[1].port} of the server with SYNs, in ${waves.length} waves of ${waves.map((w) => w.syns).join(", ")}. SYN cookies are off.`,
		zh: `攻击者向服务器的 ${hosts[1].port} 端口发起 SYN 洪泛，分 ${waves.length} 波，分别为 ${waves.map((w) => w.syns).join("、")} 个 SYN。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES],
	questions(trace, { waves, capacity }) {
		const total = sumOf(waves.map(({ syns }) => syns));
		const refused = queueEvents(trace, "refused");
		const step = trace.rows.length;
		return [
			askCount("dropped", {
				step,
				unit: UNITS.syns,
				label: { en: "How many SYNs of the attack were dropped in all?", zh: "攻击中共有多少个 SYN 被丢弃？" },
				key: refused,
				rule: "syn-queue-full-drops-syn",
				why: {
					en: `${total} SYNs arrived and ${capacity} found room: ${total} − ${capacity} = ${refused} were dropped. A dropped SYN leaves no entry.`,
					zh: `共到达 ${total} 个 SYN，队列容纳 ${capacity} 个：${total} − ${capacity} = ${refused} 个被丢弃。被丢弃的 SYN 不留下条目。`,
				},
				skills: ["backlog-arithmetic"],
			}),
			askChoice("answer-to-dropped", {
				step,
				label: {
					en: "What does the server answer to a SYN that finds no room?",
					zh: "对放不下的 SYN，服务器如何应答？",
				},
				options: [
					option("nothing", "Nothing: the SYN is dropped", "不应答，直接丢弃"),
					option("rst", "A RST: the port looks closed", "发送 RST，看起来端口已关闭", "full-queue-answers-rst"),
					option("syn-ack", "A SYN,ACK as usual", "照常发送 SYN,ACK"),
					option("oldest", "A SYN,ACK, and the oldest entry goes", "发送 SYN,ACK，并淘汰最早的条目"),
				],
				key: answerToRefused(trace),
				rule: "syn-queue-full-drops-syn",
				why: {
					en: "With the queue full and cookies off the SYN is dropped without an answer, so that a real client simply tries again later.",
					zh: "队列已满又没有 cookie 时，SYN 被直接丢弃，不作应答；正常客户端只会稍后重试。",
				},
				skills: ["flood-effects"],
			}),
		];
	},
});

/** What the server sends beyond a SYN,ACK for each entry is its answer to those that found no room. */
function answerToRefused(trace: Trace): "nothing" | "rst" | "syn-ack" {
	const sent = sentBy(trace, "server");
	if (sent.some(hasRst)) return "rst";
	return sent.length > queueEvents(trace, "added") ? "syn-ack" : "nothing";
}
