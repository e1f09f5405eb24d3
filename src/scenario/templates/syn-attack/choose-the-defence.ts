// Which defence lets a client in while the flood goes on: each one is judged by a run of the engine under it
// (RFC 4987, 3.2, 3.3 and 3.6).

import { type ListenerOptions, synQueueCapacity } from "../../../tcp/listener.ts";
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { Localized } from "../../../text/locale.ts";
import { type Attacked, capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { type FateOfSyn, fateOfSyn } from "../../build/fate-of-syn.ts";
import { runAgain } from "../../build/further-run.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { expectedLifetime, lifeOfEntry, steadyFlood } from "../../build/steady-flood.ts";
import type { Random } from "../../random.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, TemplateQuestion } from "../../template.ts";

interface ChooseTheDefence extends Attacked {
	readonly rate: number;
	/** Seconds for which the flood has gone on when the client connects. */
	readonly seconds: number;
	readonly backlog: number;
	readonly retries: number;
}

export const chooseTheDefence = synAttack({
	id: "choose-the-defence",
	difficulty: 5,
	misconceptions: ["cookie-keeps-an-entry", "lifetime-without-last-wait", "full-queue-answers-rst"],
	title: { en: "Choose the defence", zh: "选择防御手段" },
	summary: {
		en: "A server is under a SYN flood. Which defence would have let the client in?",
		zh: "服务器正遭受 SYN 洪泛。采取哪种防御，正常客户端才能进来？",
	},
	ask: { states: true, hosts: ["client"] },
	blanks: [5, 5],
	draw: drawDefence,
	script: flooded,
	story: ({ rate, seconds, hosts, listener }) => ({
		en: `A flood of ${rate} SYNs a second hits port ${hosts[1].port} of a server and does not stop. After ${seconds} s a legitimate client connects. The timeline shows the server as it is: backlog ${listener.backlog}, ${listener.synAckRetries} SYN,ACK retransmissions, SYN cookies off.`,
		zh: `每秒 ${rate} 个 SYN 的洪泛持续攻击服务器的 ${hosts[1].port} 端口。${seconds} 秒后一个正常客户端发起连接。时间线显示的是服务器的现状：backlog 为 ${listener.backlog}，SYN,ACK 重传 ${listener.synAckRetries} 次，未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		...cookieCapacity(drawn),
		{
			en: `The SYNs of the flood arrive every ${1000 / drawn.rate} ms, also while the client's SYN is under way.`,
			zh: `洪泛的 SYN 每隔 ${1000 / drawn.rate} 毫秒到达一个，客户端的 SYN 在途中时也不停止。`,
		},
		SILENT_SOURCES,
		{
			en: "An unanswered SYN,ACK is sent again as often as the setting says; the waits are 1 s, 2 s, 4 s, …",
			zh: "没有应答的 SYN,ACK 按设定的次数重传，等待时间依次为 1 秒、2 秒、4 秒……",
		},
		{
			en: "Each defence is considered by itself, in force before the flood began; everything else stays as it is.",
			zh: "每种防御单独考虑，在洪泛开始之前就已生效，其他设置不变。",
		},
	],
	questions: (trace, drawn) => [
		judge(trace, drawn, "backlog"),
		judge(trace, drawn, "retries"),
		judge(trace, drawn, "cookies"),
		entriesWith(trace, drawn),
	],
});

/** A flood that is full without a defence; a larger backlog and fewer retries each may or may not be enough. */
function drawDefence(random: Random, context: DrawContext): ChooseTheDefence {
	const retries = random.int(1, 2);
	const rate = retries === 1 ? random.pick([4, 5]) : 2;
	const lifetime = expectedLifetime(retries);
	const enough = random.chance(50);
	const kept = rate * lifetime;
	const backlog = enough ? kept + random.int(3, Math.ceil(kept / 2)) : Math.floor(kept * (random.int(5, 9) / 10));
	const seconds = Math.ceil((backlog + 1) / rate) + random.int(3, 6);
	const arrived = rate * (seconds + 1);
	const larger = random.chance(50) ? arrived + random.int(10, 80) : Math.floor((backlog + arrived - 2 * rate) / 2);
	const attacked = drawAttacked(random, context, { backlog, maxSynBacklog: 4096, synAckRetries: 5 });
	return { ...attacked, delayMs: 1000 / rate, rate, seconds, backlog: larger, retries };
}

/** The flood goes on while the client's SYN travels. */
function flooded(run: Run, { rate, seconds, delayMs }: ChooseTheDefence): void {
	steadyFlood(run, rate, [seconds]);
	run.call("client", "connect");
	run.flood("server", Math.round((rate * delayMs) / 1000), delayMs);
	run.deliver();
}

/** Linux counts otherwise with cookies on. */
function cookieCapacity({ profile, listener }: ChooseTheDefence): readonly Localized[] {
	if (profile === "rfc9293") return [];
	return [
		{
			en: `With SYN cookies on, Linux keeps at most backlog + 1 half-open entries and answers further SYNs with cookies; here that is ${listener.backlog} + 1.`,
			zh: `开启 SYN cookie 时，Linux 最多保留 backlog + 1 个半连接，此外的 SYN 用 cookie 应答；这里是 ${listener.backlog} + 1。`,
		},
	];
}

type Defence = "backlog" | "retries" | "cookies";

function settingOf({ backlog, retries }: ChooseTheDefence, defence: Defence): Partial<ListenerOptions> {
	switch (defence) {
		case "backlog":
			return { backlog };
		case "retries":
			return { synAckRetries: retries };
		case "cookies":
			return { synCookies: true };
	}
}

function nameOf({ backlog, retries }: ChooseTheDefence, defence: Defence): Localized {
	switch (defence) {
		case "backlog":
			return { en: `a backlog of ${backlog}`, zh: `把 backlog 改为 ${backlog}` };
		case "retries":
			return {
				en: `only ${retries} SYN,ACK retransmission${retries === 1 ? "" : "s"}`,
				zh: `把 SYN,ACK 的重传次数减为 ${retries} 次`,
			};
		case "cookies":
			return { en: "SYN cookies on", zh: "开启 SYN cookie" };
	}
}

const RULE_OF: Readonly<Record<FateOfSyn, RuleId>> = {
	entry: "listen-answers-syn",
	cookie: "syn-cookie-keeps-no-entry",
	reset: "listen-answers-syn",
	dropped: "syn-queue-full-drops-syn",
};

function judge(trace: Trace, drawn: ChooseTheDefence, defence: Defence): TemplateQuestion {
	const name = nameOf(drawn, defence);
	return askChoice(defence, {
		step: trace.rows.length,
		label: {
			en: `With ${name.en}, what would the client's first SYN have got?`,
			zh: `如果${name.zh}，客户端的第一个 SYN 会得到什么？`,
		},
		options: [
			option(
				"entry",
				"A SYN,ACK, and an entry in the SYN queue",
				"SYN,ACK，并在半连接队列中占一个条目",
				defence === "cookies" ? "cookie-keeps-an-entry" : undefined,
			),
			option("cookie", "A SYN,ACK, but no entry is kept", "SYN,ACK，但不保存条目"),
			option("dropped", "Nothing: it would have been dropped too", "没有应答，同样被丢弃"),
			option(
				"reset",
				"A RST: the connection is refused",
				"RST，连接被拒绝",
				defence === "cookies" ? undefined : "full-queue-answers-rst",
			),
		],
		skills: defence === "cookies" ? ["choosing-a-defence", "syn-cookies"] : ["choosing-a-defence", "flood-rate"],
		workOut() {
			const run = runAgain(trace, drawn, defence, (moves) => flooded(moves, drawn), settingOf(drawn, defence));
			const key = fateOfSyn(run.rows.at(-1));
			return { key, rule: RULE_OF[key], why: whyOf(run, drawn, defence, key) };
		},
	});
}

function whyOf(run: Trace, drawn: ChooseTheDefence, defence: Defence, key: FateOfSyn): Localized {
	const places = synQueueCapacity({ ...drawn.listener, ...settingOf(drawn, defence) }, drawn.settings);
	if (key === "cookie")
		return {
			en: `The flood has filled the ${places} places, so the SYN is answered with a cookie and nothing is remembered: the client gets in.`,
			zh: `${places} 个位置已被洪泛占满，因此用 cookie 应答这个 SYN，不保存任何信息：客户端可以进来。`,
		};
	const entries = (run.rows.at(-1)?.queues.server?.syn ?? 0) - (key === "entry" ? 1 : 0);
	if (key === "entry")
		return {
			en: `The flood then keeps ${entries} of ${places} places, so that the client's SYN finds room.`,
			zh: `此时洪泛占用 ${places} 个位置中的 ${entries} 个，客户端的 SYN 还有空位。`,
		};
	return {
		en: `By then the flood has filled all ${places} places, and takes each one that becomes free: the client's SYN finds none.`,
		zh: `到那时洪泛已占满全部 ${places} 个位置，空出的位置也立即被它占去：客户端的 SYN 没有空位。`,
	};
}

/** How many entries the flood has at most with fewer retries, if the queue were large enough. */
function entriesWith(trace: Trace, drawn: ChooseTheDefence): TemplateQuestion {
	const { rate, retries } = drawn;
	return askCount("entries-with-fewer-retries", {
		step: 1,
		unit: UNITS.entries,
		label: {
			en: `With only ${retries} SYN,ACK retransmission${retries === 1 ? "" : "s"}: how many half-open entries could this flood keep alive at most, however large the queue?`,
			zh: `如果 SYN,ACK 只重传 ${retries} 次，不论队列多大，这样的洪泛最多能维持多少个半连接？`,
		},
		skills: ["flood-rate", "half-open-lifetime"],
		workOut() {
			const lifetime = lifeOfEntry(trace, drawn, retries).ms / 1000;
			const key = rate * lifetime;
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `An entry then lives 2^${retries + 1} − 1 = ${lifetime} s: ${rate} × ${lifetime} = ${key}.`,
					zh: `此时一个条目存活 2^${retries + 1} − 1 = ${lifetime} 秒：${rate} × ${lifetime} = ${key}。`,
				},
			};
		},
	});
}
