// A SYN to a port where nobody listens (RFC 9293, 3.10.7.1).

import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { drawWhether } from "../../level.ts";
import { defineTemplate } from "../../template.ts";

interface ClosedPort extends TwoHosts {
	/** The first SYN is lost, so that a retransmission gets the answer. */
	readonly losses: number;
}

export const closedPort = defineTemplate<ClosedPort>({
	id: "closed-port",
	family: "handshake",
	version: 1,
	difficulty: 2,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		"reset-rules",
		"syn-consumes-one",
		"ack-is-next-expected",
		"retransmission-keeps-number",
		"sequence-wraps",
		"handshake-flags",
		"active-open-states",
	],
	misconceptions: ["syn-does-not-consume", "ack-repeats-sequence-number"],
	title: { en: "Nobody listens on the port", zh: "端口没有被监听" },
	summary: {
		en: "A client connects to a port on which no process listens.",
		zh: "客户端连接一个没有进程监听的端口。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	blanks: [4, 5],
	optionsAsWritten: true,
	countFrom: "initial",
	draw: (random, context) => ({
		...drawHosts(random, context),
		losses: drawWhether(random, context.level, 40) ? 1 : 0,
	}),
	script(run, { losses }) {
		run.startTimeline();
		run.call("client", "connect");
		if (losses > 0) {
			run.lose();
			run.untilTimer("client");
		}
		run.deliver();
		run.deliver();
	},
	story: ({ hosts, losses }) => ({
		en: `A client calls connect() to port ${hosts[1]?.port} of a host that is up, but no process listens there.${losses > 0 ? " The first SYN is lost." : ""}`,
		zh: `客户端对一台正常运行的主机的 ${hosts[1]?.port} 端口调用 connect()，但没有进程在监听。${losses > 0 ? "第一个 SYN 丢失。" : ""}`,
	}),
	assumptions: () => [
		{
			en: "No firewall stands between the two hosts.",
			zh: "两台主机之间没有防火墙。",
		},
	],
	questions(trace) {
		const told = trace.rows
			.flatMap((row) => row.effects)
			.findLast((e) => e.kind === "call-returned" && e.call === "connect");
		const key = told?.kind === "call-returned" ? told.result : "";
		return [
			{
				id: "connect-result",
				kind: "choice",
				key,
				step: trace.rows.length,
				label: { en: "What does the program get from connect()?", zh: "程序的 connect() 得到什么结果？" },
				options: [
					{ id: "ok", text: { en: "Success", zh: "成功" } },
					{ id: "ECONNREFUSED", text: { en: "ECONNREFUSED, at once", zh: "立即返回 ECONNREFUSED" } },
					{ id: "ETIMEDOUT", text: { en: "ETIMEDOUT, after all retries", zh: "重试全部失败后返回 ETIMEDOUT" } },
					{
						id: "ECONNRESET",
						text: { en: "ECONNRESET, with the first send()", zh: "第一次 send() 时返回 ECONNRESET" },
					},
				],
				rule: "syn-sent-refused",
				why: {
					en: "In SYN-SENT a RST that acknowledges the SYN refuses the connection: the program gets ECONNREFUSED as soon as it arrives.",
					zh: "在 SYN-SENT 状态收到确认了 SYN 的 RST，表示连接被拒绝：RST 一到，程序就得到 ECONNREFUSED。",
				},
				skills: ["reset-rules"],
			},
		];
	},
});
