// A half-open scan: one SYN a port tells open from closed from filtered, and no connection is ever completed
// (linux-traces 71 and 87).

import { SYN } from "../../../tcp/flags.ts";
import type { InjectedSegment } from "../../../tcp/injection.ts";
import type { SequenceNumber } from "../../../tcp/sequence-number.ts";
import { type Attacked, drawAttacked, lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { noticed, openStep, whoResets } from "../../build/half-open-scan.ts";
import { drawApart, drawIsn, isnOf } from "../../build/hosts.ts";
import { askCount, UNITS } from "../../build/questions.ts";
import { asksAny, asksFlags, asksQuestions } from "../../main-question.ts";
import { sentBy } from "../../run/read-trace.ts";
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
	main: {
		text: {
			en: "What does one SYN draw from an open, a closed and a filtered port, and what does the service notice of it?",
			zh: "对一个 SYN，开放、关闭、被过滤的端口各有什么反应？服务程序对此有何察觉？",
		},
		asks: asksAny(
			asksQuestions("noticed", "who-answers", "sent-by-server", "without-answer"),
			asksFlags(({ bits }) => bits !== SYN),
		),
	},
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
		en: `A scanner writes raw segments and sends a SYN to each of the ports ${probes.map((p) => p.port).join(", ")} of the server. On port ${portOf(probes, "open")} a service listens, on port ${portOf(probes, "closed")} nobody listens, and a firewall silently drops everything for port ${portOf(probes, "filtered")}, where the scanner tries a second time.`,
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
		noticed(trace, portOf(drawn.probes, "open")),
		whoResets(trace, portOf(drawn.probes, "open")),
		segmentsSent(trace, drawn),
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

function segmentsSent(trace: Trace, { probes }: SynScan): TemplateQuestion {
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
			en: `One for the open port, one for the closed port, none for the filtered one, whose SYNs never reach it: ${key}. That is how the scanner tells them apart: SYN,ACK, RST,ACK, silence.`,
			zh: `开放端口一个，关闭端口一个，被过滤的端口没有（SYN 没有到达）：共 ${key} 个。扫描者正是据此区分：SYN,ACK、RST,ACK、没有回音。`,
		},
		skills: ["port-scanning"],
		hints: {
			evidence: {
				en: "Go through the probes one by one: which of them reach the server, and in which steps does it send something?",
				zh: "逐个看探测报文段：哪些到达了服务器？服务器在哪些步骤发送了报文段？",
			},
			principle: {
				en: "Each SYN that reaches a port is answered once, whether somebody listens or not; a firewall that drops it keeps both the SYN and the answer away. A RST is not answered.",
				zh: "到达端口的每个 SYN 都会得到一次应答，不论有没有进程监听；被防火墙丢弃的 SYN 到不了服务器，也就没有应答。RST 不会得到应答。",
			},
			begin: {
				en: `The server gets no SYN for port ${portOf(probes, "filtered")}.`,
				zh: `发往 ${portOf(probes, "filtered")} 端口的 SYN 都没有到达服务器。`,
			},
			follow: () => probes.filter(({ is }) => is !== "filtered").length,
		},
	});
}

/** The same probe where the scanner's host is kept from answering. */
function withoutReset(trace: Trace, drawn: SynScan): TemplateQuestion {
	const open = drawn.probes.find((probe) => probe.is === "open");
	const retries = drawn.listener.synAckRetries;
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
					en: `To the server its SYN,ACK, or the ACK of it, would seem lost: one SYN,ACK and ${key - 1} retransmissions, ${key} in all, and a half-open entry all that time. The RST spares it that.`,
					zh: `在服务器看来，SYN,ACK 或对它的确认丢失了：发送一个 SYN,ACK，再重传 ${key - 1} 次，共 ${key} 个，其间一直保留半连接。有了 RST，这些都省了。`,
				},
				hints: {
					evidence: {
						en: "The assumptions say how often the server sends an unanswered SYN,ACK again.",
						zh: "假设说明了服务器对没有应答的 SYN,ACK 重传几次。",
					},
					principle: {
						en: "An unanswered SYN,ACK is sent once and then again as often as the limit allows; when the last wait is over, the entry is freed in silence.",
						zh: "没有应答的 SYN,ACK 先发送一次，再按上限重传；最后一次等待结束后，条目被悄悄释放，不再发送任何报文段。",
					},
					begin: {
						en: `The SYN itself draws one SYN,ACK; ${retries} retransmissions are allowed.`,
						zh: `SYN 本身引出一个 SYN,ACK；允许重传 ${retries} 次。`,
					},
					follow: () => 1 + retries,
				},
			};
		},
	});
}
