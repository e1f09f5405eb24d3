// Data for an end whose program has closed, or has only shut its sending side (RFC 9293, 3.6.1).

import { option, RESULTS } from "../../build/call-results.ts";
import { CLOSING_SKILLS } from "../../build/closing-skills.ts";
import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawMessage } from "../../build/hosts.ts";
import { follows, resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface DataAfterProcessGone extends Connected {
	readonly serverFirst: boolean;
	/** close(), after which nobody can read; or shutdown(SHUT_WR), after which the program goes on reading. */
	readonly gone: boolean;
	readonly message: number;
}

export const dataAfterProcessGone = defineTemplate<DataAfterProcessGone>({
	id: "data-after-process-gone",
	family: "teardown",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [
		...CLOSING_SKILLS,
		"data-counts-octets",
		"data-delivery",
		"reset-rules",
		"socket-errors",
		"active-open-states",
	],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "close-wait-and-fin-wait-2-confused"],
	title: { en: "Data for a program that has closed", zh: "对方程序已关闭后仍发送数据" },
	summary: {
		en: "After the FIN the peer still sends: is there anybody to take the data?",
		zh: "收到 FIN 之后仍发送数据：还有程序接收吗？",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["FIN-WAIT-2", "CLOSE-WAIT", "CLOSED"],
	blanks: [5, 8],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(40),
		gone: random.chance(70),
		message: drawMessage(random),
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		if (drawn.gone) run.call(one, "close");
		else run.call(one, "shutdown", { how: "write" });
		run.deliver();
		run.deliver();
		run.call(other, "send", { bytes: drawn.message });
		run.deliver();
		run.deliver();
		if (drawn.gone) run.callAskingResult(other, "send", { bytes: 1 });
	},
	story({ serverFirst, gone, message }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]}'s program ${gone ? "calls close() and exits" : "calls shutdown(SHUT_WR) and goes on reading"}. The ${ENGLISH[other]}'s program does not look at that and sends ${message} octets${gone ? ", and a little later one octet more" : ""}.`,
			zh: `${CHINESE[one]}的程序${gone ? "调用 close() 后退出" : "调用 shutdown(SHUT_WR)，仍继续读取"}。${CHINESE[other]}的程序不理会，发送 ${message} 字节${gone ? "，稍后又发送 1 字节" : ""}。`,
		};
	},
	assumptions: () => [],
	questions: (trace, drawn) => [whySo(trace, drawn), ...nextSend(trace, drawn)],
});

function whySo(trace: Trace, { serverFirst, message }: DataAfterProcessGone): ScenarioQuestion {
	const [one, other] = closers(serverFirst);
	const refused = follows(trace, "data-after-close-resets");
	const sent = rowOfCall(trace, other, "send");
	return {
		id: "why-this-answer",
		kind: "choice",
		step: sent?.step ?? 1,
		key: refused ? "nobody-reads" : "still-reads",
		label: {
			en: `Why does the ${ENGLISH[one]} answer the ${message} octets as it does?`,
			zh: `${CHINESE[one]}为什么这样应答这 ${message} 字节？`,
		},
		options: [
			option("nobody-reads", "No program is left that could read them", "已没有程序能读取它们"),
			option("still-reads", "Only its sending direction is closed", "它只关闭了发送方向"),
			option("fin-forbids", "After a FIN neither end may send data", "FIN 之后双方都不得再发送数据"),
			option("out-of-window", "They lie outside its receive window", "它们不在接收窗口之内"),
		],
		rule: refused ? "data-after-close-resets" : "data-acknowledged",
		why: refused
			? {
					en: `After close() nobody on the ${ENGLISH[one]} can read any more. An ACK would pretend that the data has a reader, so the ${ENGLISH[one]} refuses it with a RST.`,
					zh: `close() 之后，${CHINESE[one]}上再没有程序能读取。发送 ACK 等于假装有人接收，所以用 RST 拒绝。`,
				}
			: {
					en: `shutdown(SHUT_WR) ends only the sending direction: the ${ENGLISH[one]} stays in FIN-WAIT-2 and takes data as before.`,
					zh: `shutdown(SHUT_WR) 只结束发送方向：${CHINESE[one]}处于 FIN-WAIT-2，照常接收数据。`,
				},
		skills: ["data-delivery"],
	};
}

function nextSend(trace: Trace, { serverFirst }: DataAfterProcessGone): readonly ScenarioQuestion[] {
	const [, other] = closers(serverFirst);
	const row = rowOfCall(trace, other, "send", 2);
	if (!row) return [];
	const key = resultIn(row);
	return [
		{
			id: "next-send",
			kind: "choice",
			step: row.step,
			key,
			label: {
				en: `What does the ${ENGLISH[other]}'s second send() return (step ${row.step})?`,
				zh: `${CHINESE[other]}的第二次 send()（第 ${row.step} 步）返回什么？`,
			},
			options: [
				RESULTS.ok,
				...(key === "EPIPE" ? [RESULTS.EPIPE] : []),
				RESULTS.ECONNRESET,
				RESULTS.ETIMEDOUT,
				RESULTS.ECONNREFUSED,
			],
			rule: "call-reports-error",
			why: {
				en:
					key === "EPIPE"
						? "A RST that comes after the peer's FIN means a broken pipe on Linux: EPIPE, and a SIGPIPE unless it is turned off. The first send() still succeeded: it only hands data over."
						: "The RST has ended the connection, and the next call is told so: ECONNRESET. The first send() still succeeded: it only hands data over.",
				zh:
					key === "EPIPE"
						? "在 Linux 上，收到对方 FIN 之后再收到 RST，就是管道破裂：EPIPE，若未屏蔽还有 SIGPIPE 信号。第一次 send() 仍然成功：它只是把数据交给 TCP。"
						: "RST 已经结束了连接，下一次调用得知这一点：ECONNRESET。第一次 send() 仍然成功：它只是把数据交给 TCP。",
			},
			skills: ["socket-errors"],
		},
	];
}
