// A half-open scan: one SYN a port tells open from closed from filtered, and no connection is ever completed
// (linux-traces 71 and 87).
import { SYN } from "../../../tcp/flags.ts";
import type { SequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Attacked, drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { drawApart, drawIsn, isnOf } from "../../build/hosts.ts";
import { runAgain } from "../../build/steady-flood.ts";
import { effectsOf, queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

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

export const synScan = defineTemplate<SynScan>({
	id: "syn-scan",
	family: "syn-attack",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative"],
	skills: [
		"port-scanning",
		"reset-rules",
		"syn-consumes-one",
		"ack-is-next-expected",
		"sequence-wraps",
		"passive-open-states",
		"handshake-flags",
		"half-open-lifetime",
	],
	misconceptions: ["syn-does-not-consume", "ack-repeats-sequence-number"],
	title: { en: "A SYN scan", zh: "SYN 扫描" },
	summary: {
		en: "A scanner sends one SYN to each of three ports: open, closed, filtered.",
		zh: "扫描者向开放、关闭、被过滤的三个端口各发送一个 SYN。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false, hosts: ["server"] },
	essentialStates: ["SYN-RECEIVED"],
	blanks: [6, 8],
	countFrom: "initial",
	draw(random, context) {
		const attacked = drawAttacked(random, context, { synAckRetries: random.int(2, 5) });
		const hosts = attacked.hosts.map((host) => (host.id === "client" ? { ...host, id: "scanner" } : host));
		const [closed, filtered] = random.shuffle(OTHER_PORTS);
		const open = hosts[1]?.port ?? 80;
		const first = drawApart(random, isnOf(attacked, "server"));
		const probes = random.shuffle([
			{ port: open, is: "open" as const, seq: first },
			{ port: closed ?? 21, is: "closed" as const, seq: drawIsn(random) },
			{ port: filtered ?? 23, is: "filtered" as const, seq: drawIsn(random) },
		]);
		return { ...attacked, hosts, probes };
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

function segmentOf({ hosts }: SynScan, { port, seq }: Probe) {
	const [scanner] = hosts;
	return { bits: SYN, seq, length: 0, from: { ip: scanner?.ip ?? "", port: scanner?.port ?? 0 }, toPort: port };
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
	const isOpen = (row: Trace["rows"][number]) => row.states.server === "SYN-RECEIVED";
	return trace.rows.find(isOpen)?.step ?? 1;
}

function noticed(trace: Trace, { probes }: SynScan): ScenarioQuestion {
	const completed = queueEvents(trace, "added", "accept") > 0;
	return {
		id: "noticed",
		kind: "choice",
		key: completed ? "connection" : "nothing",
		step: trace.rows.length,
		label: {
			en: `What does the service on port ${portOf(probes, "open")} notice of the scan?`,
			zh: `${portOf(probes, "open")} 端口上的服务程序对扫描有什么察觉？`,
		},
		options: [
			{ id: "nothing", text: { en: "Nothing: accept() returns no connection", zh: "毫无察觉，accept() 不会返回连接" } },
			{ id: "connection", text: { en: "A connection that is reset at once", zh: "得到一个随即被复位的连接" } },
			{ id: "error", text: { en: "An error from accept(): ECONNRESET", zh: "accept() 返回 ECONNRESET 错误" } },
			{ id: "empty", text: { en: "A connection on which nothing is ever sent", zh: "得到一个始终没有数据的连接" } },
		],
		rule: "reset-returns-to-listen",
		why: {
			en: "The handshake is never completed: the RST frees the half-open entry, and only complete connections reach accept().",
			zh: "握手从未完成：RST 释放了半连接，而只有已建立的连接才会交给 accept()。",
		},
		skills: ["port-scanning"],
	};
}

/** The scanner's TCP sends something, and only because nobody there has such a connection. */
function resetsByItself(trace: Trace): boolean {
	const sent = effectsOf(trace).flatMap((e) => (e.kind === "segment-sent" && e.host === "scanner" ? [e.rule] : []));
	return sent.length > 0 && sent.every((rule) => rule === "closed-answers-reset");
}

function whoResets(trace: Trace, { probes }: SynScan): ScenarioQuestion {
	return {
		id: "who-answers",
		kind: "choice",
		key: resetsByItself(trace) ? "host" : "program",
		step: openStep(trace) + 1,
		label: {
			en: `Why does the scanner's host answer what came back from port ${portOf(probes, "open")}?`,
			zh: `对从 ${portOf(probes, "open")} 端口返回的报文段，扫描者的主机为什么要应答？`,
		},
		options: [
			{ id: "host", text: { en: "Its TCP knows of no such connection", zh: "它的 TCP 没有这个连接" } },
			{ id: "completes", text: { en: "To complete the handshake", zh: "为了完成三次握手" } },
			{ id: "program", text: { en: "The scanning program asks the port again", zh: "扫描程序再次询问该端口" } },
			{ id: "firewall", text: { en: "A firewall in between refuses it", zh: "中间的防火墙拒绝了它" } },
		],
		rule: "closed-answers-reset",
		why: {
			en: "The SYN did not come from this host's TCP, so the SYN,ACK belongs to no connection: TCP answers with a RST by itself, which also ends the half-open connection.",
			zh: "SYN 不是由该主机的 TCP 发出的，SYN,ACK 不属于任何连接：TCP 自动回 RST，这也终止了服务器上的半连接。",
		},
		skills: ["port-scanning", "reset-rules"],
	};
}

function segmentsSent(trace: Trace): ScenarioQuestion {
	const key = sentBy(trace, "server").length;
	return {
		id: "sent-by-server",
		kind: "count",
		key,
		unit: { en: "segments", zh: "个报文段" },
		step: trace.rows.length,
		label: {
			en: "How many segments does the server send in all during the scan?",
			zh: "扫描期间服务器总共发送多少个报文段？",
		},
		rule: "closed-answers-reset",
		why: {
			en: `One for the open port, one for the closed port, none for the filtered one, whose SYNs never reach it: ${key}.`,
			zh: `开放端口一个，关闭端口一个，被过滤的端口没有（SYN 没有到达）：共 ${key} 个。`,
		},
		skills: ["port-scanning"],
	};
}

/** The same probe where the scanner's host is kept from answering. */
function withoutReset(trace: Trace, drawn: SynScan): ScenarioQuestion {
	const open = drawn.probes.find((probe) => probe.is === "open");
	const run = runAgain(trace, drawn, "no answer", (run) => {
		run.call("server", "listen");
		run.startTimeline();
		if (open) run.injectSegment("server", segmentOf(drawn, open), "probe");
		run.lose();
		run.untilGivenUp("server");
	});
	const key = sentBy(run, "server").length;
	return {
		id: "without-answer",
		kind: "count",
		key,
		unit: { en: "segments", zh: "个报文段" },
		step: openStep(trace),
		label: {
			en: `If the scanner's host were kept from answering: how many segments would the server send in all because of the one SYN to port ${portOf(drawn.probes, "open")}?`,
			zh: `如果不让扫描者的主机应答，服务器因发往 ${portOf(drawn.probes, "open")} 端口的这一个 SYN 总共会发送多少个报文段？`,
		},
		rule: "syn-ack-retransmitted",
		why: {
			en: `It would take the probe for a client whose ACK is lost: one SYN,ACK and ${drawn.listener.synAckRetries} retransmissions, ${key} in all.`,
			zh: `服务器会当作客户端的 ACK 丢失了：发送一个 SYN,ACK，再重传 ${drawn.listener.synAckRetries} 次，共 ${key} 个。`,
		},
		skills: ["half-open-lifetime"],
	};
}
