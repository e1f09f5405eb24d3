// A printed list of a server's connections: is this an attack, how many half-open connections, since when? The list is
// made from the engine's connections.

import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Attacked, capacityAssumption, drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { NOT_CROWDED } from "../../build/crowded-queue.ts";
import { synAttack } from "../../build/family.ts";
import {
	freedIn,
	type HalfOpenLine,
	halfOpenLines,
	linesShown,
	oldest,
	synAcksSent,
} from "../../build/listed-half-open.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { asksQuestions } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "Is this an attack or ordinary traffic, and what do the timers of the half-open connections tell?",
			zh: "这是攻击还是正常流量？半连接的定时器说明了什么？",
		},
		asks: asksQuestions("half-open", "judgement", "oldest", "freed-in", "syn-acks"),
	},
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
		en: `A service listens on port ${hosts[1].port} of the server; SYN cookies are off. The administrator wants to know how it is doing and lists the server's connections. Right after that one more client connects.`,
		zh: `服务器的 ${hosts[1].port} 端口上有服务在监听，未开启 SYN cookie。管理员想了解服务的状况，列出了服务器的连接；紧接着又有一个客户端发起连接。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		lifetimeAssumption(drawn.listener.synAckRetries),
		...(drawn.profile === "linux" ? [NOT_CROWDED] : []),
		{ en: "The accept queue has room.", zh: "全连接队列有空位。" },
		{
			en: "timer:(on,T,n) means: the retransmission timer expires in T, and n retransmissions have been made.",
			zh: "timer:(on,T,n) 表示：重传定时器还有 T 到期，已经重传 n 次。",
		},
	],
	questions: (trace, drawn) => [
		howMany(trace, drawn),
		judgement(trace),
		oldest(trace),
		freedIn(trace, drawn),
		synAcksSent(trace),
	],
});

/** Half-open lines; with one client more they still take less than half of a backlog of 20. */
const MOST_LISTED = 9;

function drawList(random: Random, context: DrawContext): NetstatReading {
	const attacked = random.chance(60);
	const linux = context.profile === "linux";
	// Linux would not let old entries take more than half of it.
	const backlog = linux ? random.int(20, 32) : random.int(6, 9);
	const server = drawAttacked(random, context, { backlog, synAckRetries: 5, maxSynBacklog: 128 });
	const most = linux ? MOST_LISTED : server.capacity;
	const count = attacked ? most - (random.chance(30) ? random.int(1, 2) : 0) : random.int(1, 2);
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

function howMany(trace: Trace, { profile }: NetstatReading): TemplateQuestion {
	const lines = halfOpenLines(trace);
	const key = lines.length;
	return askCount("half-open", {
		step: 1,
		unit: UNITS.connections,
		label: { en: "How many half-open connections does the list show?", zh: "列表中有多少个半连接？" },
		key,
		rule: profile === "linux" ? "linux-socket-list" : "syn-queue-adds-entry",
		why: {
			en: `Half-open are those in SYN-RECV: their SYN was answered, the ACK of the handshake is missing. The list has ${key} of them. Lines in ESTAB have had that ACK.`,
			zh: `处于 SYN-RECV 的就是半连接：SYN 已应答，第三次握手的 ACK 还没有到，共 ${key} 个。ESTAB 的连接已收到该 ACK。`,
		},
		skills: ["socket-list-reading"],
		hints: {
			evidence: {
				en: "Look at the first column of the list in step 1.",
				zh: "看第 1 步列表的第一列。",
			},
			principle: {
				en: "Half-open is a connection whose SYN the server has answered while the ACK of its SYN,ACK is missing: ss calls that SYN-RECV.",
				zh: "服务器已应答 SYN、但还没收到对其 SYN,ACK 的确认，就是半连接：ss 中写作 SYN-RECV。",
			},
			begin: {
				en: "The lines in ESTAB do not count: go through the others.",
				zh: "ESTAB 的行不算，数其余各行。",
			},
			follow: () => linesShown(trace).filter(({ state }) => state === "SYN-RECEIVED").length,
		},
	});
}

function judgementOptions(lines: readonly HalfOpenLine[], again: number): readonly Option[] {
	return [
		choice(
			"flood",
			{ en: "A SYN flood from spoofed addresses", zh: "来自伪造地址的 SYN 洪泛" },
			{
				en: `In a flood nobody answers, so SYN,ACKs are sent again and their counts grow. Here the third value is 0 everywhere: ${lines.length === 1 ? "the one handshake has" : "the handshakes have"} just begun.`,
				zh: "洪泛中没有人应答，重传次数会不断增加；这里第三个值都是 0，握手才刚刚开始。",
			},
		),
		choice(
			"normal",
			{ en: "Normal traffic: handshakes just under way", zh: "正常流量，有握手正在进行" },
			{
				en: `A handshake takes one round trip. ${again} of these have waited long enough for a SYN,ACK to be sent again, so their clients do not answer.`,
				zh: `握手只需一个往返。这里有 ${again} 个已等到重传 SYN,ACK，说明对端没有应答。`,
			},
		),
		choice(
			"slow-application",
			{ en: "An application that never calls accept()", zh: "应用程序一直不调用 accept()" },
			{
				en: "Then complete connections would fill the accept queue, and only then would handshakes stall; but the accept queue has room (assumption).",
				zh: "那样的话，已建立的连接会先占满全连接队列，握手才会停滞；而假设说明全连接队列有空位。",
			},
		),
		choice(
			"leak",
			{ en: "An application that never closes its sockets", zh: "应用程序一直不关闭套接字" },
			{
				en: "Sockets that are never closed pile up in CLOSE-WAIT, once their peers have closed. The list has none.",
				zh: "不关闭套接字时，对端关闭之后会堆积大量 CLOSE-WAIT；列表中一个也没有。",
			},
		),
	];
}

/** Those who live at their addresses answer within a second. */
function judgement(trace: Trace): TemplateQuestion {
	const lines = halfOpenLines(trace);
	const again = lines.filter((line) => line.synAcks > 1).length;
	return askChoice("judgement", {
		step: 1,
		label: { en: "What does the list most likely show?", zh: "这份列表最可能说明什么？" },
		options: judgementOptions(lines, again),
		key: again > 0 ? "flood" : "normal",
		rule: again > 0 ? "syn-ack-retransmitted" : "syn-queue-adds-entry",
		why:
			again > 0
				? {
						en: `${lines.length} half-open connections from as many addresses, ${again === lines.length ? "all" : again} of them with retransmitted SYN,ACKs: nobody answers. Real clients would stand in ESTAB after one round trip.`,
						zh: `${lines.length} 个半连接来自各不相同的地址，${again === lines.length ? "全都" : `其中 ${again} 个`}已重传 SYN,ACK：没有人应答。若是正常客户端，一个往返之后就是 ESTAB 了。`,
					}
				: {
						en: "Most lines are in ESTAB. The few in SYN-RECV are younger than a second, and none has had its SYN,ACK sent again: the ACKs are on the way. In a flood retransmissions would show.",
						zh: "多数行处于 ESTAB；少数 SYN-RECV 还不到 1 秒，都没有重传过 SYN,ACK：ACK 正在途中。若是洪泛，会看到重传次数增加。",
					},
		skills: ["socket-list-reading", "flood-effects"],
		hints: {
			evidence: {
				en: "Compare how many lines stand in SYN-RECV and in ESTAB, and read the third value of each timer.",
				zh: "比较 SYN-RECV 与 ESTAB 的行数，并看每个定时器的第三个值。",
			},
			principle: {
				en: "A real client answers a SYN,ACK within one round trip, well below a second. A SYN,ACK that had to be sent again found nobody who answers.",
				zh: "正常客户端在一个往返（远小于 1 秒）之内就会应答 SYN,ACK；需要重传，说明那里没有人应答。",
			},
			begin: {
				en: `Retransmissions made, half-open line by half-open line from the top: ${lines.map(({ synAcks }) => synAcks - 1).join(", ")}.`,
				zh: `自上而下，各个半连接已重传的次数：${lines.map(({ synAcks }) => synAcks - 1).join("、")}。`,
			},
			follow: () => (linesShown(trace).some(({ retransmissions }) => retransmissions > 0) ? "flood" : "normal"),
		},
	});
}
