// A proxy before the server completes the handshake first: the server only ever hears of clients that are real
// (RFC 4987, 3.8; linux-traces 88).

import { advance } from "../../../tcp/sequence-number.ts";
import { type Attacked, capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawApart, isnOf } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { mostEntries } from "../../build/steady-flood.ts";
import { hostOf, queueEvents } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
	essentialStates: ["SYN-RECEIVED"],
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
		en: `Clients know only the address of a gateway, a TCP proxy: for each client whose handshake with it is complete, the gateway opens a connection of its own to the server behind it. It uses SYN cookies for every SYN to port ${hosts[0].port}. An attacker sends it ${syns} SYNs with spoofed addresses, then a legitimate client connects to it. The timeline shows the gateway and the server behind it.`,
		zh: `客户端只知道网关的地址。网关是一个 TCP 代理：客户端与它完成握手之后，它才与后面的服务器另外建立一个连接。网关对发往 ${hosts[0].port} 端口的每个 SYN 都使用 SYN cookie。攻击者向它发送 ${syns} 个伪造源地址的 SYN，随后一个正常客户端与它建立连接。时间线显示网关和它后面的服务器。`,
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
		serverLearns(trace),
		peerSeen(trace),
	],
});

/** The same flood straight at the server. */
function withoutGateway(trace: Trace, drawn: SynProxyGateway): TemplateQuestion {
	const { syns, floodMs, capacity } = drawn;
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
				rule: "syn-queue-adds-entry",
				why: {
					en: `${syns} SYNs, and the server's SYN queue holds at most ${capacity}: ${key}. Behind the gateway not one of them reached it.`,
					zh: `共 ${syns} 个 SYN，服务器的半连接队列最多容纳 ${capacity} 个：${key} 个。有网关时，一个也没有到达服务器。`,
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
			en: `One for each of the ${syns} spoofed SYNs and one for the client, each with a cookie and none sent again, for nothing is remembered: ${key}.`,
			zh: `对 ${syns} 个伪造的 SYN 各一个，对客户端一个，都带 cookie；由于什么也没有保存，不会重传：共 ${key} 个。`,
		},
		skills: ["syn-cookies"],
	});
}

/** The step in which the first segment goes to the server, against the steps of the client's handshake. */
function serverLearns(trace: Trace): TemplateQuestion {
	const server = hostOf(trace, "server").setup.ip;
	const first = trace.rows.find((row) => row.sent.some((segment) => segment.to.ip === server))?.step ?? 0;
	const proved = trace.rows.find((row) => row.queues.gateway?.accept === 1)?.step ?? trace.rows.length;
	return askChoice("server-learns", {
		step: proved,
		label: {
			en: "When is the server behind the gateway asked for a connection?",
			zh: "网关什么时候才向后面的服务器请求建立连接？",
		},
		options: [
			option("syn", "As soon as a SYN reaches the gateway", "SYN 一到网关"),
			option("answered", "When the gateway has sent its SYN,ACK", "网关发出 SYN,ACK 之后"),
			option("proved", "When the client's ACK has reached the gateway", "客户端的 ACK 到达网关之后"),
			option("before", "Beforehand: one connection serves all clients", "事先就建立好，供所有客户端共用"),
		],
		key: first > proved ? "proved" : "syn",
		rule: "syn-cookie-accepts-ack",
		why: {
			en: `Only the ACK of step ${proved} proves that somebody at that address has seen the cookie; the gateway connects to the server in step ${first}.`,
			zh: `第 ${proved} 步的 ACK 才证明该地址上有人看到了 cookie；网关在第 ${first} 步才连接服务器。`,
		},
		skills: ["choosing-a-defence", "syn-cookies"],
	});
}

function peerSeen(trace: Trace): TemplateQuestion {
	const server = hostOf(trace, "server").setup.ip;
	const segment = trace.rows.flatMap((row) => row.sent).find((sent) => sent.to.ip === server);
	return askChoice("peer-seen", {
		step: trace.rows.length,
		label: {
			en: "Whose address does the server see as the other end of its connection?",
			zh: "服务器看到的对端地址是谁的？",
		},
		options: [
			option("client", "The client's", "客户端的"),
			option("gateway", "The gateway's", "网关的"),
			option("attacker", "The attacker's", "攻击者的"),
		],
		key: segment?.from.ip === hostOf(trace, "gateway").setup.ip ? "gateway" : "client",
		rule: "active-open-sends-syn",
		why: {
			en: "There are two connections, client to gateway and gateway to server, each with numbers of its own. The server's peer is the gateway.",
			zh: "一共有两个连接：客户端到网关、网关到服务器，各有自己的序号。服务器的对端是网关。",
		},
		skills: ["choosing-a-defence"],
	});
}
