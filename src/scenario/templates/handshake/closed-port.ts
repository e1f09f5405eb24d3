// A SYN to a port where nobody listens (RFC 9293, 3.10.7.1).

import { handshake } from "../../build/family.ts";
import { drawHosts } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { lastResultOf } from "../../run/read-trace.ts";

export const closedPort = handshake({
	id: "closed-port",
	difficulty: 2,
	misconceptions: ["syn-does-not-consume", "ack-repeats-sequence-number"],
	title: { en: "Nobody listens on the port", zh: "端口没有被监听" },
	summary: {
		en: "A client connects to a port on which no process listens.",
		zh: "客户端连接一个没有进程监听的端口。",
	},
	blanks: [4, 5],
	optionsAsWritten: true,
	draw: (random, context) => ({
		...drawHosts(random, context),
		/** The first SYN is lost, so that a retransmission gets the answer. */
		lost: drawWhether(random, context.level, 40),
	}),
	script(run, { lost }) {
		run.startTimeline();
		run.call("client", "connect");
		if (lost) {
			run.lose();
			run.untilTimer("client");
		}
		run.deliver();
		run.deliver();
	},
	story: ({ hosts, lost }) => ({
		en: `A client calls connect() to port ${hosts[1].port} of a host that is up, but no process listens there.${lost ? " The first SYN is lost." : ""}`,
		zh: `客户端对一台正常运行的主机的 ${hosts[1].port} 端口调用 connect()，但没有进程在监听。${lost ? "第一个 SYN 丢失。" : ""}`,
	}),
	assumptions: () => [
		{
			en: "No firewall stands between the two hosts.",
			zh: "两台主机之间没有防火墙。",
		},
	],
	questions: (trace) => [
		askChoice("connect-result", {
			step: trace.rows.length,
			label: { en: "What does the program get from connect()?", zh: "程序的 connect() 得到什么结果？" },
			options: [
				option("ok", "Success", "成功"),
				option("ECONNREFUSED", "ECONNREFUSED, at once", "立即返回 ECONNREFUSED"),
				option("ETIMEDOUT", "ETIMEDOUT, after all retries", "重试全部失败后返回 ETIMEDOUT"),
				option("ECONNRESET", "ECONNRESET, with the first send()", "第一次 send() 时返回 ECONNRESET"),
			],
			key: lastResultOf(trace, "client", "connect"),
			rule: "syn-sent-refused",
			why: {
				en: "In SYN-SENT a RST that acknowledges the SYN refuses the connection: the program gets ECONNREFUSED as soon as it arrives.",
				zh: "在 SYN-SENT 状态收到确认了 SYN 的 RST，表示连接被拒绝：RST 一到，程序就得到 ECONNREFUSED。",
			},
			skills: ["reset-rules"],
		}),
	],
});
