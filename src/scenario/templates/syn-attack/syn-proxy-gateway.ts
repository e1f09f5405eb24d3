// A proxy before the server completes the handshake first: the server only ever hears of clients that are real
// (RFC 4987, 3.8; linux-traces 88).

import { advance } from "../../../tcp/sequence-number.ts";
import { type Attacked, capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawApart, isnOf } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { placesRule } from "../../build/queue-rules.ts";
import { mostEntries } from "../../build/steady-flood.ts";
import { asksAny, asksQuestions, asksQueues } from "../../main-question.ts";
import { hostOf, queueEvents } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface SynProxyGateway extends Attacked {
	readonly syns: number;
	readonly floodMs: number;
}

export const synProxyGateway = synAttack({
	id: "syn-proxy-gateway",
	difficulty: 4,
	notations: ["raw", "relative"],
	misconceptions: ["syn-does-not-consume", "established-on-syn-ack-sent", "cookie-keeps-an-entry"],
	title: { en: "A proxy takes the flood", zh: "由网关代理承受洪泛" },
	summary: {
		en: "A gateway completes each handshake itself before it opens a connection to the server.",
		zh: "网关先替服务器完成握手，然后才与服务器建立连接。",
	},
	ask: { states: true, numbers: true, queues: true, hosts: ["server"] },
	main: {
		text: {
			en: "What reaches the server behind the gateway, and when: the flood, the client's handshake, or neither?",
			zh: "网关后面的服务器会收到什么、什么时候收到：洪泛、客户端的握手，还是都收不到？",
		},
		asks: asksAny(asksQuestions("without-gateway", "cookies", "server-learns", "peer-seen"), asksQueues()),
	},
	blanks: [6, 8],
	draw(random, context) {
		const attacked = drawAttacked(random, context, { backlog: random.pick([8, 16, 32]) });
		const [, server] = attacked.hosts;
		const syns = random.int(10, 60);
		// The numbers that come first are cookies; the last one is for the connection to the server.
		const isn = drawApart(random, isnOf(attacked, "server"));
		const cookies = Array.from({ length: syns + 1 }, (_, i) => advance(isn, -1_000_003 * (i + 1)));
		const gateway = {
			...server,
			id: "gateway",
			ip: `203.0.113.${random.int(2, 254)}`,
			isns: [...cookies, isn],
			listener: { ...server.listener, synCookies: "always" as const },
		};
		return { ...attacked, hosts: [gateway, server] as const, syns, floodMs: 10 * random.int(5, 40) };
	},
	script(run, { syns, floodMs }) {
		run.call("server", "listen");
		run.call("gateway", "listen");
		run.startTimeline();
		run.flood("gateway", syns, floodMs);
		run.otherClients("gateway", 1, 200);
		run.call("gateway", "connect", { to: "server", port: 50_000 });
		for (let i = 0; i < 3; i++) run.deliver();
	},
	story: ({ hosts, syns }) => ({
		en: `A gateway and the server behind it both listen on port ${hosts[0].port}. The gateway is a TCP proxy: clients know only its address, and it opens connections of its own to the server. It answers every SYN with a SYN cookie. An attacker sends it ${syns} SYNs with spoofed addresses, then a legitimate client connects to it. The timeline shows the gateway and the server.`,
		zh: `网关和它后面的服务器都在 ${hosts[0].port} 端口监听。网关是一个 TCP 代理：客户端只知道它的地址，由它另外与服务器建立连接。它对每个 SYN 都用 SYN cookie 应答。攻击者向它发送 ${syns} 个伪造源地址的 SYN，随后一个正常客户端与它建立连接。时间线显示网关和服务器。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		SILENT_SOURCES,
		{
			en: "The server behind the gateway can be reached from the gateway only.",
			zh: "网关后面的服务器只能从网关访问。",
		},
	],
	questions: (trace, drawn) => [
		withoutGateway(trace, drawn),
		cookies(trace, drawn),
		serverLearns(trace, drawn),
		peerSeen(trace),
	],
});

/** The same flood straight at the server. */
function withoutGateway(trace: Trace, drawn: SynProxyGateway): TemplateQuestion {
	const { syns, floodMs, capacity, listener, profile } = drawn;
	const places = profile === "linux" ? listener.backlog + 1 : listener.backlog;
	return askCount("without-gateway", {
		step: 1,
		unit: UNITS.entries,
		label: {
			en: "Had the same flood hit the server itself, without SYN cookies: how many half-open entries would its SYN queue then hold?",
			zh: "如果同样的洪泛直接打到未开启 SYN cookie 的服务器，它的半连接队列中会有多少个条目？",
		},
		skills: ["backlog-arithmetic", "choosing-a-defence"],
		workOut() {
			const run = runAgain(trace, drawn, "without gateway", (moves) => {
				moves.call("server", "listen");
				moves.startTimeline();
				moves.flood("server", syns, floodMs);
			});
			const key = mostEntries(run);
			return {
				key,
				rule: placesRule(drawn, "syn-queue-adds-entry"),
				why: {
					en: `${syns} SYNs come, and the SYN queue holds at most ${capacity}: ${key} entries${key < syns ? `, the other ${syns - key} SYNs dropped` : ""}. Behind the gateway not one of these SYNs has reached the server.`,
					zh: `到达 ${syns} 个 SYN，半连接队列最多容纳 ${capacity} 个：共 ${key} 个条目${key < syns ? `，其余 ${syns - key} 个 SYN 被丢弃` : ""}。有网关时，这些 SYN 一个也没有到达服务器。`,
				},
				hints: {
					evidence: {
						en: "Take the number of SYNs from step 1, and from the assumptions how many entries the SYN queue holds.",
						zh: "SYN 的个数看第 1 步，半连接队列能容纳多少个条目看假设。",
					},
					principle: {
						en: "Each SYN takes a place as long as there is one; without cookies a SYN that finds none is dropped and leaves no entry.",
						zh: "有空位时每个 SYN 占一个位置；不用 cookie 时，没有空位的 SYN 被丢弃，不留条目。",
					},
					begin: {
						en: `${syns} SYNs come within ${floodMs} ms, before any timer could free an entry.`,
						zh: `${floodMs} 毫秒内到达 ${syns} 个 SYN，其间没有条目会超时。`,
					},
					follow: () => Math.min(syns, places),
				},
			};
		},
	});
}

function cookies(trace: Trace, { syns }: SynProxyGateway): TemplateQuestion {
	const key = queueEvents(trace, "cookie");
	return askCount("cookies", {
		step: trace.rows.length,
		unit: UNITS.synAcks,
		label: {
			en: "How many SYN,ACKs does the gateway send in all?",
			zh: "网关总共发送多少个 SYN,ACK？",
		},
		key,
		rule: "syn-cookie-keeps-no-entry",
		why: {
			en: `One for each of the ${syns} spoofed SYNs and one for the client: ${key}. Each carries a cookie as its number, made with a clock and the gateway's secret. None is sent again, for nothing is kept that a timer could belong to.`,
			zh: `对 ${syns} 个伪造的 SYN 各一个，对客户端一个：共 ${key} 个。序号都是用时钟和网关的密钥算出的 cookie；什么也没有保存，也就没有定时器，不会重传。`,
		},
		skills: ["syn-cookies"],
		hints: {
			evidence: {
				en: "Count the SYNs that reach the gateway in steps 1 and 2; the story says how it answers them.",
				zh: "数一数第 1、2 步到达网关的 SYN；题目说明了网关如何应答。",
			},
			principle: {
				en: "A gateway that uses cookies for every SYN answers each one once. It remembers none of them, so it sends nothing again and never runs out of places.",
				zh: "对每个 SYN 都用 cookie 的网关，各应答一次；它不记住任何 SYN，所以不会重传，也不会用完位置。",
			},
			begin: { en: `Step 1 brings ${syns} SYNs.`, zh: `第 1 步到达 ${syns} 个 SYN。` },
			follow: () => syns + 1,
		},
	});
}

function learnsOptions(first: number, syns: number): readonly Option[] {
	return [
		choice(
			"syn",
			{ en: "As soon as a SYN reaches the gateway", zh: "SYN 一到网关" },
			{
				en: `Then the ${syns} spoofed SYNs of step 1 would have reached the server as well, and the gateway would be of no use.`,
				zh: `那样第 1 步的 ${syns} 个伪造 SYN 也会传到服务器，网关就没有用了。`,
			},
		),
		choice(
			"answered",
			{ en: "When the gateway has sent its SYN,ACK", zh: "网关发出 SYN,ACK 之后" },
			{
				en: `The gateway sends a SYN,ACK for each of the ${syns} spoofed SYNs too, and connects for none of them.`,
				zh: `对 ${syns} 个伪造的 SYN，网关也都发了 SYN,ACK，却没有为它们连接服务器。`,
			},
		),
		choice("proved", { en: "When the client's ACK has reached the gateway", zh: "客户端的 ACK 到达网关之后" }, null),
		choice(
			"before",
			{ en: "Beforehand: one connection serves all clients", zh: "事先就建立好，供所有客户端共用" },
			{
				en: `The server is in LISTEN up to step ${first}: no connection to it was there before.`,
				zh: `直到第 ${first} 步服务器都处于 LISTEN：事先没有任何连接。`,
			},
		),
	];
}

/** The step in which the first segment goes to the server, against the steps of the client's handshake. */
function serverLearns(trace: Trace, { syns }: SynProxyGateway): TemplateQuestion {
	const server = hostOf(trace, "server").setup.ip;
	const first = trace.rows.find((row) => row.sent.some((segment) => segment.to.ip === server))?.step ?? 0;
	const proved = trace.rows.find((row) => row.queues.gateway?.accept === 1)?.step ?? trace.rows.length;
	return askChoice("server-learns", {
		step: proved,
		label: {
			en: "When is the server behind the gateway asked for a connection?",
			zh: "网关什么时候才向后面的服务器请求建立连接？",
		},
		options: learnsOptions(first, syns),
		key: first > proved ? "proved" : "syn",
		rule: "proxied-handshake",
		why: {
			en: `The cookie is made with a clock and a secret of the gateway. Only the ACK of step ${proved} proves that somebody at that address has seen it; then, in step ${first}, the gateway connects to the server. Spoofed sources never get that far.`,
			zh: `cookie 由时钟和网关的密钥算出，只有第 ${proved} 步的 ACK 才证明该地址上有人看到了它；于是网关在第 ${first} 步连接服务器。伪造的源地址到不了这一步。`,
		},
		skills: ["choosing-a-defence", "syn-cookies"],
		hints: {
			evidence: {
				en: `Look for the first segment that goes to the server, and at what has happened at the gateway in step ${proved}.`,
				zh: `找出发往服务器的第一个报文段，并看第 ${proved} 步网关那里发生了什么。`,
			},
			principle: {
				en: "The gateway spends a connection to the server only on somebody who has proved to receive what is sent to that address.",
				zh: "只有对方证明了自己能收到发往该地址的报文段，网关才会为它连接服务器。",
			},
			begin: {
				en: `Step 1 brings SYNs and sends SYN,ACKs, and nothing goes to the server. The first segment to it is sent in step ${first}.`,
				zh: `第 1 步有 SYN 到达、有 SYN,ACK 发出，但没有报文段发往服务器；第一个发往服务器的报文段在第 ${first} 步。`,
			},
			// Of whom step 1 shows no more than a SYN and the SYN,ACK for it, the server hears nothing.
			follow: () => (first > proved ? "proved" : first > 1 ? "answered" : "syn"),
		},
	});
}

const PEERS: readonly Option[] = [
	choice(
		"client",
		{ en: "The client's", zh: "客户端的" },
		{
			en: "The client's connection ends at the gateway: no segment between client and server exists.",
			zh: "客户端的连接到网关为止，客户端与服务器之间没有任何报文段。",
		},
	),
	choice("gateway", { en: "The gateway's", zh: "网关的" }, null),
	choice(
		"attacker",
		{ en: "The attacker's", zh: "攻击者的" },
		{
			en: "The attacker's SYNs end at the gateway, and they do not even name his address.",
			zh: "攻击者的 SYN 到网关为止，而且其中写的也不是他的地址。",
		},
	),
	choice(
		"server",
		{ en: "Its own, as the gateway stands before it", zh: "服务器自己的，因为网关代表它" },
		{
			en: "Clients take the gateway for the server; the server itself sees an ordinary peer with another address.",
			zh: "客户端把网关当作服务器；而服务器看到的是另一个地址上的普通对端。",
		},
	),
];

function peerSeen(trace: Trace): TemplateQuestion {
	const server = hostOf(trace, "server").setup.ip;
	const gateway = hostOf(trace, "gateway").setup.ip;
	const segment = trace.rows.flatMap((row) => row.sent).find((sent) => sent.to.ip === server);
	return askChoice("peer-seen", {
		step: trace.rows.length,
		label: {
			en: "Whose address does the server see as the other end of its connection?",
			zh: "服务器看到的对端地址是谁的？",
		},
		options: PEERS,
		key: segment?.from.ip === gateway ? "gateway" : "client",
		rule: "active-open-sends-syn",
		why: {
			en: "There are two connections, client to gateway and gateway to server, each with numbers of its own: the server's peer is the gateway. So its logs show the gateway's address; a firewall that only filters would leave the client's.",
			zh: "一共有两个连接：客户端到网关、网关到服务器，各有自己的序号，服务器的对端是网关，日志里也是网关的地址。如果只是做过滤的防火墙，看到的仍是客户端的地址。",
		},
		skills: ["choosing-a-defence"],
		hints: {
			evidence: {
				en: "Look at who calls connect() and who sends segment 1 to the server.",
				zh: "看谁调用了 connect()，是谁向服务器发送报文段 1。",
			},
			principle: {
				en: "The other end of a TCP connection is whoever sent its SYN: the source address of that segment.",
				zh: "TCP 连接的对端就是发送 SYN 的一方，即该报文段的源地址。",
			},
			begin: {
				en: "Segment 1 is the only SYN that ever reaches the server.",
				zh: "到达服务器的 SYN 只有报文段 1。",
			},
			follow: () =>
				trace.rows.some(({ cause }) => cause.kind === "call" && cause.host === "gateway") ? "gateway" : "client",
		},
	});
}
