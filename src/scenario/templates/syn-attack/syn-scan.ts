// A half-open scan: one SYN a port tells open from closed from filtered, and no connection is ever completed
// (linux-traces 71 and 87).

import { SYN } from "../../../tcp/flags.ts";
import type { InjectedSegment } from "../../../tcp/injection.ts";
import type { SequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Attacked, drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawApart, drawIsn, isnOf } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { firstRowIn, queueEvents, sendsOnlyBy, sentBy } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

type PortState = "open" | "closed" | "filtered";

interface Probe {
	readonly port: number;
	readonly is: PortState;
	readonly seq: SequenceNumber;
}

interface SynScan extends Attacked {
	readonly probes: readonly Probe[];
}

const OTHER_PORTS = [21, 23, 53, 111, 139, 445, 1433, 3389, 5900, 6379] as const;

export const synScan = synAttack({
	id: "syn-scan",
	difficulty: 3,
	notations: ["raw", "relative"],
	misconceptions: ["syn-does-not-consume", "ack-repeats-sequence-number"],
	title: { en: "A SYN scan", zh: "SYN 扫描" },
	summary: {
		en: "A scanner sends one SYN to each of three ports: open, closed, filtered.",
		zh: "扫描者向开放、关闭、被过滤的三个端口各发送一个 SYN。",
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["server"] },
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 8],
	draw(random, context) {
		const attacked = drawAttacked(random, context, { synAckRetries: random.int(2, 5) });
		const [client, server] = attacked.hosts;
		const [closed, filtered] = random.shuffle(OTHER_PORTS);
		const first = drawApart(random, isnOf(attacked, "server"));
		const probes = random.shuffle([
			{ port: server.port, is: "open" as const, seq: first },
			{ port: closed ?? 21, is: "closed" as const, seq: drawIsn(random) },
			{ port: filtered ?? 23, is: "filtered" as const, seq: drawIsn(random) },
		]);
		return { ...attacked, hosts: [{ ...client, id: "scanner" }, server] as const, probes };
	},
	script(run, drawn) {
		run.call("server", "listen");
		run.startTimeline();
		for (const probe of drawn.probes) send(run, drawn, probe);
	},
	story: ({ probes }) => ({
		en: `A scanner that can write raw segments sends a SYN to each of the ports ${probes.map((p) => p.port).join(", ")} of the server. On port ${portOf(probes, "open")} a service listens, on port ${portOf(probes, "closed")} nobody listens, and a firewall silently drops everything for port ${portOf(probes, "filtered")}, where the scanner tries a second time.`,
		zh: `扫描者能自行构造报文段，它向服务器的 ${probes.map((p) => p.port).join("、")} 端口各发送一个 SYN。${portOf(probes, "open")} 端口有服务在监听，${portOf(probes, "closed")} 端口没有进程监听，发往 ${portOf(probes, "filtered")} 端口的一切都被防火墙悄悄丢弃，扫描者对它再试一次。`,
	}),
	assumptions: (drawn) => [
		{
			en: "The scanning program bypasses its own host's TCP, which knows nothing of the SYNs it sends.",
			zh: "扫描程序绕过了本机的 TCP，本机的 TCP 不知道它发出的 SYN。",
		},
		lifetimeAssumption(drawn.listener.synAckRetries),
	],
	questions: (trace, drawn) => [
		noticed(trace, drawn),
		whoResets(trace, drawn),
		segmentsSent(trace),
		withoutReset(trace, drawn),
	],
});

function portOf(probes: readonly Probe[], is: PortState): number {
	return probes.find((probe) => probe.is === is)?.port ?? 0;
}

function segmentOf({ hosts: [scanner] }: SynScan, { port, seq }: Probe): InjectedSegment {
	return { bits: SYN, seq, length: 0, from: { ip: scanner.ip, port: scanner.port }, toPort: port };
}

/** The probe, and all that comes back and forth because of it. */
function send(run: Run, drawn: SynScan, probe: Probe): void {
	const segment = segmentOf(drawn, probe);
	if (probe.is === "filtered") {
		run.injectInVain("server", segment, "probe");
		run.pass(1000);
		run.injectInVain("server", segment, "probe");
		return;
	}
	run.injectSegment("server", segment, "probe");
	run.deliverAll();
}

/** The row in which the probe of the open port arrives. */
function openStep(trace: Trace): number {
	return firstRowIn(trace, "server", "SYN-RECEIVED")?.step ?? 1;
}

function noticed(trace: Trace, { probes }: SynScan): TemplateQuestion {
	const completed = queueEvents(trace, "added", "accept") > 0;
	return askChoice("noticed", {
		step: trace.rows.length,
		label: {
			en: `What does the service on port ${portOf(probes, "open")} notice of the scan?`,
			zh: `${portOf(probes, "open")} 端口上的服务程序对扫描有什么察觉？`,
		},
		options: [
			option("nothing", "Nothing: accept() returns no connection", "毫无察觉，accept() 不会返回连接"),
			option("connection", "A connection that is reset at once", "得到一个随即被复位的连接"),
			option("error", "An error from accept(): ECONNRESET", "accept() 返回 ECONNRESET 错误"),
			option("empty", "A connection on which nothing is ever sent", "得到一个始终没有数据的连接"),
		],
		key: completed ? "connection" : "nothing",
		rule: "reset-returns-to-listen",
		why: {
			en: "The handshake is never completed: the RST frees the half-open entry, and only complete connections reach accept().",
			zh: "握手从未完成：RST 释放了半连接，而只有已建立的连接才会交给 accept()。",
		},
		skills: ["port-scanning"],
	});
}

function whoResets(trace: Trace, { probes }: SynScan): TemplateQuestion {
	return askChoice("who-answers", {
		step: openStep(trace) + 1,
		label: {
			en: `Why does the scanner's host answer what came back from port ${portOf(probes, "open")}?`,
			zh: `对从 ${portOf(probes, "open")} 端口返回的报文段，扫描者的主机为什么要应答？`,
		},
		options: [
			option("host", "Its TCP knows of no such connection", "它的 TCP 没有这个连接"),
			option("completes", "To complete the handshake", "为了完成三次握手"),
			option("program", "The scanning program asks the port again", "扫描程序再次询问该端口"),
			option("firewall", "A firewall in between refuses it", "中间的防火墙拒绝了它"),
		],
		key: sendsOnlyBy(trace, "scanner", "closed-answers-reset") ? "host" : "program",
		rule: "closed-answers-reset",
		why: {
			en: "The SYN did not come from this host's TCP, so the SYN,ACK belongs to no connection: TCP answers with a RST by itself, which also ends the half-open connection.",
			zh: "SYN 不是由该主机的 TCP 发出的，SYN,ACK 不属于任何连接：TCP 自动回 RST，这也终止了服务器上的半连接。",
		},
		skills: ["port-scanning", "reset-rules"],
	});
}

function segmentsSent(trace: Trace): TemplateQuestion {
	const key = sentBy(trace, "server").length;
	return askCount("sent-by-server", {
		step: trace.rows.length,
		unit: UNITS.segments,
		label: {
			en: "How many segments does the server send in all during the scan?",
			zh: "扫描期间服务器总共发送多少个报文段？",
		},
		key,
		rule: "closed-answers-reset",
		why: {
			en: `One for the open port, one for the closed port, none for the filtered one, whose SYNs never reach it: ${key}.`,
			zh: `开放端口一个，关闭端口一个，被过滤的端口没有（SYN 没有到达）：共 ${key} 个。`,
		},
		skills: ["port-scanning"],
	});
}

/** The same probe where the scanner's host is kept from answering. */
function withoutReset(trace: Trace, drawn: SynScan): TemplateQuestion {
	const open = drawn.probes.find((probe) => probe.is === "open");
	return askCount("without-answer", {
		step: openStep(trace),
		unit: UNITS.segments,
		label: {
			en: `If the scanner's host were kept from answering: how many segments would the server send in all because of the one SYN to port ${portOf(drawn.probes, "open")}?`,
			zh: `如果不让扫描者的主机应答，服务器因发往 ${portOf(drawn.probes, "open")} 端口的这一个 SYN 总共会发送多少个报文段？`,
		},
		skills: ["half-open-lifetime"],
		workOut() {
			const run = runAgain(trace, drawn, "no answer", (moves) => {
				moves.call("server", "listen");
				moves.startTimeline();
				if (open) moves.injectSegment("server", segmentOf(drawn, open), "probe");
				moves.lose();
				moves.untilGivenUp("server");
			});
			const key = sentBy(run, "server").length;
			return {
				key,
				rule: "syn-ack-retransmitted",
				why: {
					en: `It would take the probe for a client whose ACK is lost: one SYN,ACK and ${key - 1} retransmissions, ${key} in all.`,
					zh: `服务器会当作客户端的 ACK 丢失了：发送一个 SYN,ACK，再重传 ${key - 1} 次，共 ${key} 个。`,
				},
			};
		},
	});
}
