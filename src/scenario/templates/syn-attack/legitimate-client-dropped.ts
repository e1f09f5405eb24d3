// A client meets a full SYN queue; once the entries expire, its own retry gets in (RFC 4987, 2; RFC 6298).

import { hasSyn } from "../../../tcp/segment.ts";
import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	lifetimeAssumption,
	SILENT_SOURCES,
} from "../../build/attacked.ts";
import { lifetimeHints, whyLife } from "../../build/entry-lifetime.ts";
import { synAttack } from "../../build/family.ts";
import { type FateOfSyn, fateOfSyn } from "../../build/fate-of-syn.ts";
import { askChoice, askDuration, choice } from "../../build/questions.ts";
import { expectedLifetime, lifeOfEntry } from "../../build/steady-flood.ts";
import { asksAny, asksQuestions, asksQueues } from "../../main-question.ts";
import { queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Row, Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface ClientDropped extends Attacked {
	readonly syns: number;
	readonly floodMs: number;
	/** From the end of the flood to connect(): no timer of the client expires together with an entry. */
	readonly pauseMs: number;
}

/** More SYNs of the client than any drawn lifetime needs. */
const MOST_TRIES = 9;

export const legitimateClientDropped = synAttack({
	id: "legitimate-client-dropped",
	difficulty: 4,
	notations: ["raw", "relative"],
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"queue-counts-the-dropped",
		"full-queue-answers-rst",
	],
	title: { en: "A legitimate client is dropped", zh: "正常客户端被拒之门外" },
	summary: {
		en: "A client's SYN finds the SYN queue full of spoofed entries.",
		zh: "正常客户端的 SYN 到达时，半连接队列已被伪造的条目占满。",
	},
	main: {
		text: {
			en: "What becomes of a client's SYN while the SYN queue is full, and what lets a later one in?",
			zh: "半连接队列占满时，正常客户端的 SYN 会怎样？后来的 SYN 为什么又能进来？",
		},
		asks: asksAny(asksQuestions("answer-to-client", "lifetime", "let-in"), asksQueues()),
	},
	ask: { states: true, numbers: true, queues: true },
	blanks: [6, 8],
	draw(random, context) {
		const attacked = drawAttacked(random, context, {
			backlog: random.pick([8, 16, 32, 64, 128]),
			maxSynBacklog: random.pick([64, 128, 256]),
			synAckRetries: random.int(1, 2),
		});
		return {
			...attacked,
			syns: attacked.capacity + random.int(0, attacked.capacity),
			floodMs: 10 * random.int(5, 40),
			pauseMs: 10 * random.int(5, 20),
		};
	},
	script(run, { syns, floodMs, pauseMs }) {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", syns, floodMs);
		run.pass(pauseMs);
		run.call("client", "connect");
		run.deliver();
		for (let tries = 1; tries < MOST_TRIES && !run.busy(); tries++) {
			run.untilTimer("client");
			run.deliver();
		}
		run.deliver();
		run.deliver();
	},
	story: ({ syns, floodMs, pauseMs }) => ({
		en: `The server listens; SYN cookies are off. An attacker sends it ${syns} SYNs within ${floodMs} ms and then stops. ${pauseMs} ms later a legitimate client connects.`,
		zh: `服务器正在监听，未开启 SYN cookie。攻击者在 ${floodMs} 毫秒内向它发送 ${syns} 个 SYN，然后停止。${pauseMs} 毫秒后，一个正常客户端发起连接。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES, lifetimeAssumption(drawn.listener.synAckRetries)],
	questions: (trace, drawn) => [answerToClient(trace, drawn), lifetime(trace, drawn), letIn(trace, drawn)],
});

const ANSWERS = { entry: "syn-ack", cookie: "cookie", reset: "rst", dropped: "nothing" } as const satisfies Record<
	FateOfSyn,
	string
>;

/** The rows in which a SYN of the client arrives. */
function arrivals(trace: Trace): readonly Row[] {
	const syns = new Set(sentBy(trace, "client").flatMap((segment) => (hasSyn(segment) ? [segment.number] : [])));
	return trace.rows.filter(({ cause }) => cause.kind === "deliver" && syns.has(cause.segment));
}

function answerOptions(capacity: number): readonly Option[] {
	return [
		choice("nothing", { en: "Nothing: it drops the SYN", zh: "不应答，丢弃该 SYN" }, null),
		choice(
			"rst",
			{ en: "A RST: it has no room for the client", zh: "发送 RST，表示没有空位" },
			{
				en: "A RST would make connect() fail at once. A full queue may have room a second later, so the server stays silent and the client tries again.",
				zh: "RST 会使 connect() 立即失败。队列满只是暂时的，所以服务器不作声，让客户端稍后重试。",
			},
			"full-queue-answers-rst",
		),
		choice(
			"syn-ack",
			{ en: "A SYN,ACK: the oldest entry gives way", zh: "发送 SYN,ACK，最早的条目让位" },
			{
				en: `Recycling the oldest entry is a defence of its own (RFC 4987, 3.4). Here only the timer frees one of the ${capacity} entries.`,
				zh: `淘汰最早的条目是另一种防御手段（RFC 4987 第 3.4 节）；本题的 ${capacity} 个条目只能等定时器释放。`,
			},
		),
		choice(
			"cookie",
			{ en: "A SYN,ACK: its number is a cookie", zh: "发送 SYN,ACK，序号是 cookie" },
			{
				en: "It would help, for a cookie needs no entry; but the story says that SYN cookies are off.",
				zh: "cookie 不占条目，本来有用；但题目说明未开启 SYN cookie。",
			},
		),
	];
}

function answerToClient(trace: Trace, { syns, capacity }: ClientDropped): TemplateQuestion | null {
	const [arrival] = arrivals(trace);
	if (!arrival) return null;
	return askChoice("answer-to-client", {
		step: arrival.step,
		label: {
			en: "What does the server answer to the client's first SYN?",
			zh: "服务器如何应答客户端的第一个 SYN？",
		},
		options: answerOptions(capacity),
		key: ANSWERS[fateOfSyn(arrival)],
		rule: "syn-queue-full-drops-syn",
		why: {
			en: `All ${capacity} places are taken by entries of the attack, so the SYN is dropped without an answer. To the client it looks lost, and its timer sends it again; a RST would have ended connect() with an error.`,
			zh: `${capacity} 个位置都被攻击的条目占满，SYN 被丢弃，不作应答。在客户端看来就像丢失了，超时后会重传；若收到 RST，connect() 会立即报错。`,
		},
		skills: ["flood-effects"],
		hints: {
			evidence: {
				en: "Look at step 1, and in the assumptions at how many entries the SYN queue holds.",
				zh: "看第 1 步，以及假设中半连接队列能容纳多少个条目。",
			},
			principle: {
				en: "A SYN gets a SYN,ACK only if there is room for its entry. For want of room the server behaves as if the network had lost the SYN.",
				zh: "有空位放条目，SYN 才会得到 SYN,ACK；没有空位时，服务器的表现就像 SYN 在网络中丢失了一样。",
			},
			begin: {
				en: `${syns} SYNs have come before the client's, and none of the entries they left is gone yet.`,
				zh: `在客户端的 SYN 之前已到达 ${syns} 个 SYN，它们留下的条目都还没有释放。`,
			},
			follow: () => (syns < capacity ? "syn-ack" : "nothing"),
		},
	});
}

function lifetime(trace: Trace, drawn: Attacked): TemplateQuestion {
	const retries = drawn.listener.synAckRetries;
	return askDuration("lifetime", {
		step: 1,
		unit: "s",
		label: {
			en: "How long does each entry of the attack stay in the SYN queue?",
			zh: "攻击造成的每个半连接在队列中停留多久？",
		},
		skills: ["half-open-lifetime"],
		workOut() {
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

function letInOptions(nth: number): readonly Option[] {
	return [
		choice("expired", { en: "The entries of the attack have timed out", zh: "攻击造成的条目已超时释放" }, null),
		choice(
			"stopped",
			{ en: "The flood has stopped, and room is made at once", zh: "洪泛已停止，队列随即腾空" },
			{
				en: `The flood stopped in step 1, yet the SYNs before number ${nth} were dropped: the entries outlive the flood.`,
				zh: `洪泛在第 1 步就停止了，但第 ${nth} 个之前的 SYN 仍被丢弃：条目在洪泛停止后依然占着位置。`,
			},
		),
		choice(
			"accepted",
			{ en: "The application has called accept()", zh: "应用程序调用了 accept()" },
			{
				en: "accept() takes complete connections from the accept queue; it frees no half-open entry.",
				zh: "accept() 从全连接队列取走已建立的连接，不会释放任何半连接。",
			},
		),
		choice(
			"persistent",
			{ en: "The server now takes it for a retransmission", zh: "服务器认出它是重传的 SYN" },
			{
				en: `Of a dropped SYN the server keeps nothing: number ${nth} is as new to it as the first one was.`,
				zh: `SYN 被丢弃后服务器什么也没记住：第 ${nth} 个 SYN 对它来说与第一个一样陌生。`,
			},
		),
	];
}

/** Why the SYN that is answered at last is answered. */
function letIn(trace: Trace, drawn: ClientDropped): TemplateQuestion | null {
	const answered = arrivals(trace).find((row) => fateOfSyn(row) === "entry");
	const [flood] = trace.rows;
	if (!answered || !flood) return null;
	const { capacity, listener } = drawn;
	const nth = arrivals(trace).indexOf(answered) + 1;
	const since = (answered.timeMs - flood.timeMs) / 1000;
	const expired = queueEvents({ rows: trace.rows.slice(0, answered.step) }, "expired");
	return askChoice("let-in", {
		step: answered.step,
		label: {
			en: `Why does the client's SYN number ${nth} (step ${answered.step}) get in, when the ones before did not?`,
			zh: `客户端的第 ${nth} 个 SYN（第 ${answered.step} 步）为什么能进来，而之前的不能？`,
		},
		options: letInOptions(nth),
		key: expired > 0 ? "expired" : "stopped",
		rule: "syn-ack-timeout-frees-entry",
		why: {
			en: `${since} s after the flood the timers of its ${capacity} entries have expired and the places are free. As long as the flood goes on, each freed place is taken again within moments, mostly by the attacker.`,
			zh: `洪泛停止 ${since} 秒后，它的 ${capacity} 个条目都已超时，位置空出。若洪泛持续，空出的位置很快又会被占用，而且多半是被攻击者占用。`,
		},
		skills: ["flood-effects", "half-open-lifetime"],
		hints: {
			evidence: {
				en: `Compare the times of step 1 and step ${answered.step}; the assumptions say what can free an entry.`,
				zh: `比较第 1 步与第 ${answered.step} 步的时间；假设说明了条目怎样才会释放。`,
			},
			principle: {
				en: "The server asks of each SYN only whether a place is free. A half-open entry leaves its place by the ACK that completes it, by a RST, or by its timer.",
				zh: "对每个 SYN，服务器只看有没有空位。半连接只会因完成握手的 ACK、RST 或定时器超时而离开队列。",
			},
			begin: {
				en: `From the end of the flood to step ${answered.step}: ${since} s, and neither an ACK nor a RST has come.`,
				zh: `从洪泛结束到第 ${answered.step} 步过了 ${since} 秒，其间没有 ACK，也没有 RST 到达。`,
			},
			follow: () => (since >= expectedLifetime(listener.synAckRetries) ? "expired" : "stopped"),
		},
	});
}
