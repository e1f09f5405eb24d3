// A flood fills the SYN queue: how many entries, how many SYNs find no room (RFC 4987, 2).

import { hasRst } from "../../../tcp/segment.ts";
import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	lifetimeAssumption,
	SILENT_SOURCES,
} from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { placesRule } from "../../build/queue-rules.ts";
import { asksAny, asksQuestions, asksQueues } from "../../main-question.ts";
import { queueEvents, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface BacklogFill extends Attacked {
	/** SYNs of each wave, and how long each lasts, ms. */
	readonly waves: readonly { readonly syns: number; readonly ms: number }[];
}

export const backlogFill = synAttack({
	id: "backlog-fill",
	difficulty: 2,
	misconceptions: ["queue-counts-the-dropped", "full-queue-answers-rst"],
	title: { en: "The SYN queue fills", zh: "半连接队列被填满" },
	summary: {
		en: "A SYN flood comes in waves; count entries and dropped SYNs.",
		zh: "SYN 洪泛分几波到达，计算半连接数和被丢弃的 SYN 数。",
	},
	main: {
		text: {
			en: "How many entries does a flood leave in the SYN queue, and what becomes of the SYNs that find no room?",
			zh: "洪泛在半连接队列中留下多少个条目？放不下的 SYN 怎么处理？",
		},
		asks: asksAny(asksQuestions("dropped", "answer-to-dropped"), asksQueues()),
	},
	ask: { queues: true, hosts: ["server"] },
	blanks: [4, 6],
	draw(random, context): BacklogFill {
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
		en: `An attacker floods port ${hosts[1].port} of the server in ${waves.length === 2 ? "two" : "three"} waves: ${waves.map((w) => w.syns).join(" SYNs, then ")} SYNs. At first the SYN queue is empty. SYN cookies are off.`,
		zh: `攻击者向服务器的 ${hosts[1].port} 端口发起 SYN 洪泛，分${waves.length === 2 ? "两" : "三"}波，依次为 ${waves.map((w) => w.syns).join("、")} 个 SYN。开始时半连接队列为空，未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES, lifetimeAssumption(drawn.listener.synAckRetries)],
	questions: (trace, drawn) => [dropped(trace, drawn), answerToDropped(trace, drawn)],
});

function dropped(trace: Trace, drawn: BacklogFill): TemplateQuestion {
	const { waves, capacity } = drawn;
	const total = sumOf(waves.map(({ syns }) => syns));
	const key = queueEvents(trace, "refused");
	return askCount("dropped", {
		step: trace.rows.length,
		unit: UNITS.syns,
		label: { en: "How many SYNs of the attack were dropped in all?", zh: "攻击中共有多少个 SYN 被丢弃？" },
		key,
		rule: placesRule(drawn, "syn-queue-full-drops-syn"),
		why: {
			en: `${total} SYNs arrived within a second, too soon for any entry to expire, and ${capacity} found room: ${total} − ${capacity} = ${key} were dropped, without an entry. With ${total} places none would have been.`,
			zh: `一秒之内到达 ${total} 个 SYN，还没有条目到期；${capacity} 个得到位置：${total} − ${capacity} = ${key} 个被丢弃，不留下条目。若有 ${total} 个位置，就一个也不会丢弃。`,
		},
		skills: ["backlog-arithmetic"],
		hints: {
			evidence: {
				en: "Look at how many SYNs each wave brings, and at what the assumptions say of the number of places.",
				zh: "看每一波有多少个 SYN，以及假设中关于位置数的说明。",
			},
			principle: {
				en: "Each SYN takes a place as long as one is free; the waves are over long before the first entry expires, so no place becomes free again.",
				zh: "只要有空位，每个 SYN 占一个位置；各波结束时远没有条目到期，位置不会空出来。",
			},
			begin: { en: `Together the waves bring ${total} SYNs.`, zh: `各波合计 ${total} 个 SYN。` },
			follow: () => Math.max(0, total - capacity),
		},
	});
}

function answerToDropped(trace: Trace, { capacity, listener }: BacklogFill): TemplateQuestion {
	const { added, sent } = { added: queueEvents(trace, "added"), sent: sentBy(trace, "server") };
	const answered = sent.length > added ? "syn-ack" : "nothing";
	return askChoice("answer-to-dropped", {
		step: trace.rows.length,
		label: {
			en: "What does the server answer to a SYN that finds no room?",
			zh: "对放不下的 SYN，服务器如何应答？",
		},
		options: answers(capacity),
		// What it sends beyond a SYN,ACK for each entry is its answer to those that found no room.
		key: sent.some(hasRst) ? "rst" : answered,
		rule: "syn-queue-full-drops-syn",
		why: {
			en: `All ${capacity} places are taken and cookies are off: the SYN is dropped without an answer. A real client takes it for lost and sends it again; a RST would have made it give up.`,
			zh: `${capacity} 个位置都已占满，又没有 cookie，SYN 被直接丢弃，不作应答。正常客户端以为它丢失了，会重传；若收到 RST，就会放弃。`,
		},
		skills: ["flood-effects"],
		hints: {
			evidence: {
				en: `Look at whether SYN cookies are on, and whether any of the ${capacity} places is free.`,
				zh: `看是否开启了 SYN cookie，以及 ${capacity} 个位置中还有没有空位。`,
			},
			principle: {
				en: "An answer to a SYN promises to remember it, in an entry or in a cookie. A client that hears nothing tries again; a client that is refused does not.",
				zh: "应答 SYN 就意味着要记住它：靠条目，或者靠 cookie。客户端得不到应答会重试，被拒绝则不会。",
			},
			begin: {
				en: `The ${capacity} places are taken, and cookies are off: the server has nowhere to remember the SYN.`,
				zh: `${capacity} 个位置已占满，又没有 cookie：服务器无处记住这个 SYN。`,
			},
			follow: () => (listener.synCookies ? "syn-ack" : "nothing"),
		},
	});
}

function answers(capacity: number): readonly Option[] {
	return [
		choice("nothing", { en: "Nothing: the SYN is dropped", zh: "不应答，直接丢弃" }, null),
		choice(
			"rst",
			{ en: "A RST: the port looks closed", zh: "发送 RST，看起来端口已关闭" },
			{
				en: "A RST says that nobody listens, and clients would give up. The port is open, only its queue is full.",
				zh: "RST 表示没有进程监听，客户端会放弃；这里端口是开放的，只是队列满了。",
			},
			"full-queue-answers-rst",
		),
		choice(
			"syn-ack",
			{ en: "A SYN,ACK as usual", zh: "照常发送 SYN,ACK" },
			{
				en: `The server would have to remember the connection, and its ${capacity} places are taken. Only with cookies could it answer.`,
				zh: `服务器须记住这个连接，而 ${capacity} 个位置都已占满；只有用 cookie 才能应答。`,
			},
		),
		choice(
			"oldest",
			{ en: "A SYN,ACK, and the oldest entry goes", zh: "发送 SYN,ACK，并淘汰最早的条目" },
			{
				en: `Some systems once recycled the oldest entry (RFC 4987, 3.4), but here an entry leaves only with its timer: all ${capacity} stay.`,
				zh: `有的系统曾淘汰最早的条目（RFC 4987 3.4），但这里条目只随定时器释放：${capacity} 个都还在。`,
			},
		),
	];
}
