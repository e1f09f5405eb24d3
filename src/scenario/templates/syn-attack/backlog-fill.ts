// A flood fills the SYN queue: how many entries, how many SYNs find no room (RFC 4987, 2).

import { type Attacked, capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { queueEvents } from "../../run/read-trace.ts";
import { defineTemplate } from "../../template.ts";

interface BacklogFill extends Attacked {
	/** SYNs of each wave, and how long each lasts, ms. */
	readonly waves: readonly { readonly syns: number; readonly ms: number }[];
}

export const backlogFill = defineTemplate<BacklogFill>({
	id: "backlog-fill",
	family: "syn-attack",
	version: 1,
	difficulty: 2,
	profiles: ["rfc9293", "linux"],
	notations: ["raw"],
	skills: ["backlog-arithmetic", "flood-effects"],
	misconceptions: ["queue-counts-the-dropped", "full-queue-answers-rst"],
	title: { en: "The SYN queue fills", zh: "半连接队列被填满" },
	summary: {
		en: "A SYN flood comes in waves; count entries and dropped SYNs.",
		zh: "SYN 洪泛分几波到达，计算半连接数和被丢弃的 SYN 数。",
	},
	ask: { states: false, flags: false, numbers: false, queues: true, hosts: ["server"] },
	blanks: [4, 6],
	optionsAsWritten: true,
	countFrom: "initial",
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
		return { ...attacked, waves: sizes.map((syns) => ({ syns, ms: 10 * random.int(5, 25) })) };
	},
	script(run, { waves }) {
		run.call("server", "listen");
		run.startTimeline();
		for (const { syns, ms } of waves) run.flood("server", syns, ms);
	},
	story: ({ waves, hosts }) => ({
		en: `An attacker floods port ${hosts[1]?.port} of the server with SYNs, in ${waves.length} waves of ${waves.map((w) => w.syns).join(", ")}. SYN cookies are off.`,
		zh: `攻击者向服务器的 ${hosts[1]?.port} 端口发起 SYN 洪泛，分 ${waves.length} 波，分别为 ${waves.map((w) => w.syns).join("、")} 个 SYN。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES],
	questions(trace, { waves, capacity }) {
		const total = waves.reduce((sum, wave) => sum + wave.syns, 0);
		const refused = queueEvents(trace, "refused");
		const step = trace.rows.length;
		return [
			{
				id: "dropped",
				kind: "count",
				key: refused,
				unit: { en: "SYNs", zh: "个 SYN" },
				step,
				label: { en: "How many SYNs of the attack were dropped in all?", zh: "攻击中共有多少个 SYN 被丢弃？" },
				rule: "syn-queue-full-drops-syn",
				why: {
					en: `${total} SYNs arrived and ${capacity} found room: ${total} − ${capacity} = ${refused} were dropped. A dropped SYN leaves no entry.`,
					zh: `共到达 ${total} 个 SYN，队列容纳 ${capacity} 个：${total} − ${capacity} = ${refused} 个被丢弃。被丢弃的 SYN 不留下条目。`,
				},
				skills: ["backlog-arithmetic"],
			},
			{
				id: "answer-to-dropped",
				kind: "choice",
				key: "nothing",
				step,
				label: {
					en: "What does the server answer to a SYN that finds no room?",
					zh: "对放不下的 SYN，服务器如何应答？",
				},
				options: [
					{ id: "nothing", text: { en: "Nothing: the SYN is dropped", zh: "不应答，直接丢弃" } },
					{
						id: "rst",
						misconception: "full-queue-answers-rst",
						text: { en: "A RST: the port looks closed", zh: "发送 RST，看起来端口已关闭" },
					},
					{ id: "syn-ack", text: { en: "A SYN,ACK as usual", zh: "照常发送 SYN,ACK" } },
					{ id: "oldest", text: { en: "A SYN,ACK, and the oldest entry goes", zh: "发送 SYN,ACK，并淘汰最早的条目" } },
				],
				rule: "syn-queue-full-drops-syn",
				why: {
					en: "With the queue full and cookies off the SYN is dropped without an answer, so that a real client simply tries again later.",
					zh: "队列已满又没有 cookie 时，SYN 被直接丢弃，不作应答；正常客户端只会稍后重试。",
				},
				skills: ["flood-effects"],
			},
		];
	},
});
