// A printed list of a server's connections: is this an attack, how many half-open connections, since when? The list is
// made from the engine's connections.

import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Attacked, capacityAssumption, drawAttacked } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { askChoice, askCount, askDuration, option, UNITS } from "../../build/questions.ts";
import { lifeOfEntry } from "../../build/steady-flood.ts";
import type { Random } from "../../random.ts";
import { sumOf } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, TemplateQuestion } from "../../template.ts";

interface NetstatReading extends Attacked {
	/** Half-open connections: where their SYNs come from, and how long before the list, ms; oldest first. */
	readonly halfOpen: readonly { readonly ip: string; readonly port: number; readonly ageMs: number }[];
	/** Complete connections that others have opened before. */
	readonly established: number;
}

export const netstatReading = synAttack({
	id: "netstat-reading",
	difficulty: 3,
	misconceptions: ["established-on-syn-sent"],
	title: { en: "Reading a list of connections", zh: "读懂连接列表" },
	summary: {
		en: "An administrator lists a server's connections. Attack or not, how many half-open, since when?",
		zh: "管理员列出服务器的连接：是不是攻击，有多少半连接，持续了多久？",
	},
	ask: { states: true, numbers: true },
	essentialStates: ["SYN-SENT"],
	blanks: [5, 6],
	draw: drawList,
	script(run, drawn) {
		run.call("server", "listen");
		for (let i = 0; i < drawn.established; i++) {
			run.otherClients("server", 1, 100);
			run.call("server", "accept");
		}
		arriveHalfOpen(run, drawn);
		run.startTimeline();
		run.look("server");
		run.call("client", "connect");
		run.deliver();
		if (!run.busy()) run.untilTimer("client");
		else {
			run.deliver();
			run.deliver();
		}
	},
	story: ({ hosts }) => ({
		en: `The administrator wants to know how the service on port ${hosts[1].port} is doing and lists the server's connections; right after that one more client connects. SYN cookies are off.`,
		zh: `管理员想了解 ${hosts[1].port} 端口上服务的状况，列出了服务器的连接；紧接着又有一个客户端发起连接。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		{
			en: `The server sends an unanswered SYN,ACK again up to ${drawn.listener.synAckRetries} times; the waits are 1 s, 2 s, 4 s, … The accept queue has room.`,
			zh: `服务器对没有应答的 SYN,ACK 最多重传 ${drawn.listener.synAckRetries} 次，等待时间依次为 1 秒、2 秒、4 秒……；全连接队列有空位。`,
		},
		{
			en: "timer:(on,T,n) means: the retransmission timer expires in T, and n retransmissions have been made.",
			zh: "timer:(on,T,n) 表示：重传定时器还有 T 到期，已经重传 n 次。",
		},
	],
	questions: (trace, drawn) => [
		howMany(trace),
		judgement(trace),
		oldest(trace),
		freedIn(trace, drawn),
		synAcksSent(trace),
	],
});

function drawList(random: Random, context: DrawContext): NetstatReading {
	const attacked = random.chance(60);
	const backlog = random.int(6, 9);
	const server = drawAttacked(random, context, { backlog, synAckRetries: 5, maxSynBacklog: 128 });
	const count = attacked ? server.capacity - (random.chance(30) ? random.int(1, 2) : 0) : random.int(1, 2);
	const ages = drawAges(random, count, attacked);
	const places = random.shuffle(ages.map((_, i) => i));
	const halfOpen = ages.map((ageMs, i) => ({
		ip: `${random.pick(["192.0.2", "203.0.113"])}.${10 + 24 * (places[i] ?? i) + random.int(0, 20)}`,
		port: random.int(1024, 65_535),
		ageMs,
	}));
	const [one, other] = server.hosts;
	const hosts = [
		{ ...one, ip: `198.51.100.${random.int(2, 99)}` },
		{ ...other, ip: "198.51.100.200" },
	] as const;
	return { ...server, hosts, halfOpen, established: random.int(attacked ? 1 : 5, attacked ? 3 : 8) };
}

/** Ages in tenths of a second, oldest first: an attack that has gone on for a while, or handshakes under way just now. */
function drawAges(random: Random, count: number, attacked: boolean): readonly number[] {
	if (!attacked) return [...new Set(Array.from({ length: count }, () => 100 * random.int(1, 3)))].sort((a, b) => b - a);
	const ages = new Set<number>();
	while (ages.size < count) {
		const age = 100 * random.int(20, 550) + 50;
		if (![1, 3, 7, 15, 31].some((end) => Math.abs(age - 1000 * end) < 200)) ages.add(age);
	}
	return [...ages].sort((a, b) => b - a);
}

/** Each SYN arrives as long before the list as was drawn. */
function arriveHalfOpen(run: Run, { halfOpen, delayMs }: NetstatReading): void {
	halfOpen.forEach(({ ip, port, ageMs }, i) => {
		const before = halfOpen[i - 1];
		if (before) run.pass(Math.max(0, before.ageMs - ageMs - delayMs));
		run.inject("server", sequenceNumber(4_000_000 + 65_537 * port), { ip, port }, "spoofed");
	});
	run.pass(halfOpen.at(-1)?.ageMs ?? 0);
}

interface Line {
	readonly ip: string;
	/** When its SYN arrived, ms before the list. */
	readonly ageMs: number;
	/** Until its retransmission timer expires, ms. */
	readonly timerMs: number;
	readonly synAcks: number;
}

/** The half-open lines of the list with their history, read off what happened before it. */
function halfOpenLines(trace: Trace): readonly Line[] {
	const [row] = trace.rows;
	if (row?.cause.kind !== "look") return [];
	const sent = trace.prologue.flatMap((e) => (e.kind === "segment-sent" ? [e] : []));
	return row.cause.connections
		.filter((connection) => connection.state === "SYN-RECEIVED")
		.map(({ remote, timerMs }) => {
			const toIt = sent.filter(({ segment }) => segment.to.ip === remote.ip && segment.to.port === remote.port);
			const ageMs = row.timeMs - (toIt[0]?.atMs ?? 0);
			return { ip: remote.ip, ageMs, timerMs: timerMs ?? 0, synAcks: toIt.length };
		});
}

/** Of an empty list, which only a misconception makes, a line without a history. */
function oldestOf(trace: Trace): Line {
	const [oldest] = halfOpenLines(trace).toSorted((a, b) => b.ageMs - a.ageMs);
	return oldest ?? { ip: "", ageMs: 0, timerMs: 0, synAcks: 1 };
}

function howMany(trace: Trace): TemplateQuestion {
	const key = halfOpenLines(trace).length;
	return askCount("half-open", {
		step: 1,
		unit: { en: "connections", zh: "个" },
		label: { en: "How many half-open connections does the list show?", zh: "列表中有多少个半连接？" },
		key,
		rule: "syn-queue-adds-entry",
		why: {
			en: `Half-open are those in SYN-RECV: their SYN was answered, the ACK is missing. There are ${key}.`,
			zh: `处于 SYN-RECV 的就是半连接：SYN 已应答，ACK 还没有到。共 ${key} 个。`,
		},
		skills: ["socket-list-reading"],
	});
}

/** Those who live at their addresses answer within a second. */
function judgement(trace: Trace): TemplateQuestion {
	const lines = halfOpenLines(trace);
	const again = lines.filter((line) => line.synAcks > 1).length;
	return askChoice("judgement", {
		step: 1,
		label: { en: "What does the list most likely show?", zh: "这份列表最可能说明什么？" },
		options: [
			option("flood", "A SYN flood from spoofed addresses", "来自伪造地址的 SYN 洪泛"),
			option("normal", "Normal traffic: handshakes just under way", "正常流量，有握手正在进行"),
			option("slow-application", "An application that never calls accept()", "应用程序一直不调用 accept()"),
			option("leak", "An application that never closes its sockets", "应用程序一直不关闭套接字"),
		],
		key: again > 0 ? "flood" : "normal",
		rule: again > 0 ? "syn-ack-retransmitted" : "syn-queue-adds-entry",
		why:
			again > 0
				? {
						en: `${lines.length} half-open connections from as many addresses, ${again} of them with retransmitted SYN,ACKs: nobody answers. Real clients would have completed long ago.`,
						zh: `${lines.length} 个半连接来自各不相同的地址，其中 ${again} 个已重传 SYN,ACK：没有人应答。正常客户端早就完成握手了。`,
					}
				: {
						en: `Most connections are ESTAB. The few in SYN-RECV are younger than a second, and no SYN,ACK has been retransmitted: their ACKs are on the way.`,
						zh: "多数连接处于 ESTAB；少数 SYN-RECV 还不到 1 秒，也没有重传过 SYN,ACK：它们的 ACK 正在途中。",
					},
		skills: ["socket-list-reading", "flood-effects"],
	});
}

function oldest(trace: Trace): TemplateQuestion {
	const { ageMs, timerMs, synAcks, ip } = oldestOf(trace);
	const until = (ageMs + timerMs) / 1000;
	const remaining = timerMs / 1000;
	return askDuration("oldest", {
		step: 1,
		unit: "s",
		label: {
			en: "How long ago did the SYN of the oldest half-open connection arrive?",
			zh: "最早的半连接，它的 SYN 是多久以前到达的？",
		},
		key: ageMs,
		rule: "syn-ack-retransmitted",
		why: {
			en: `That of ${ip}: with ${synAcks - 1} retransmission${synAcks === 2 ? "" : "s"} made, its waits so far add up to 2^${synAcks} − 1 = ${until} s when the timer expires, in ${remaining} s: ${until} − ${remaining} = ${ageMs / 1000} s.`,
			zh: `是 ${ip} 的半连接：已重传 ${synAcks - 1} 次，到定时器到期时各次等待共 2^${synAcks} − 1 = ${until} 秒，还差 ${remaining} 秒：${until} − ${remaining} = ${ageMs / 1000} 秒。`,
		},
		skills: ["socket-list-reading", "half-open-lifetime"],
	});
}

function freedIn(trace: Trace, drawn: NetstatReading): TemplateQuestion {
	const { ageMs } = oldestOf(trace);
	const retries = drawn.listener.synAckRetries;
	return askDuration("freed-in", {
		step: 1,
		unit: "s",
		label: {
			en: "If nothing more is heard of the oldest half-open connection: in how long is its entry freed?",
			zh: "如果最早的半连接一直没有应答，还要多久它的条目被释放？",
		},
		skills: ["socket-list-reading", "half-open-lifetime"],
		workOut() {
			const { ms } = lifeOfEntry(trace, drawn, retries);
			const key = ms - ageMs;
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `An entry lives 2^${retries + 1} − 1 = ${ms / 1000} s; this one is ${ageMs / 1000} s old: ${key / 1000} s are left.`,
					zh: `一个条目存活 2^${retries + 1} − 1 = ${ms / 1000} 秒；它已存在 ${ageMs / 1000} 秒，还剩 ${key / 1000} 秒。`,
				},
			};
		},
	});
}

function synAcksSent(trace: Trace): TemplateQuestion {
	const lines = halfOpenLines(trace);
	const key = sumOf(lines.map(({ synAcks }) => synAcks));
	return askCount("syn-acks", {
		step: 1,
		unit: UNITS.synAcks,
		label: {
			en: "How many SYN,ACKs has the server sent so far for the half-open connections of the list, first ones included?",
			zh: "对列表中的半连接，服务器到目前为止总共发送了多少个 SYN,ACK（含首次发送）？",
		},
		key,
		rule: "syn-ack-retransmitted",
		why: {
			en: `One for each line and one for each retransmission that its timer shows: ${lines.length} + ${key - lines.length} = ${key}.`,
			zh: `每行一个，再加上定时器中显示的重传次数：${lines.length} + ${key - lines.length} = ${key}。`,
		},
		skills: ["socket-list-reading"],
	});
}
