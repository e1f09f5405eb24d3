// Data for an end whose program has closed, or has only shut its sending side (RFC 9293, 3.6.1).

import { RESULTS } from "../../build/call-results.ts";
import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { follows, resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface DataAfterProcessGone extends Closing {
	/** close(), after which nobody can read; or shutdown(SHUT_WR), after which the program goes on reading. */
	readonly gone: boolean;
	readonly message: number;
}

export const dataAfterProcessGone = teardown({
	id: "data-after-process-gone",
	difficulty: 4,
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "close-wait-and-fin-wait-2-confused"],
	title: { en: "Data for a program that has closed", zh: "对方程序已关闭后仍发送数据" },
	summary: {
		en: "After the FIN the peer still sends: is there anybody to take the data?",
		zh: "收到 FIN 之后仍发送数据：还有程序接收吗？",
	},
	essentialStates: ["FIN-WAIT-2", "CLOSE-WAIT", "CLOSED"],
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
		gone: random.chance(70),
		message: drawMessage(random),
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		if (drawn.gone) run.call(closer, "close");
		else run.call(closer, "shutdown", { how: "write" });
		run.deliver();
		run.deliver();
		run.call(peer, "send", { bytes: drawn.message });
		run.deliver();
		run.deliver();
		if (drawn.gone) run.callAskingResult(peer, "send", { bytes: 1 });
	},
	story: ({ closer, peer, gone, message }) => ({
		en: `The ${ENGLISH[closer]}'s program ${gone ? "calls close() and exits" : "calls shutdown(SHUT_WR) and goes on reading"}. The ${ENGLISH[peer]}'s program does not look at that and sends ${message} octets${gone ? ", and a little later one octet more" : ""}.`,
		zh: `${CHINESE[closer]}的程序${gone ? "调用 close() 后退出" : "调用 shutdown(SHUT_WR)，仍继续读取"}。${CHINESE[peer]}的程序不理会，发送 ${message} 字节${gone ? "，稍后又发送 1 字节" : ""}。`,
	}),
	questions: (trace, drawn) => [whySo(trace, drawn), nextSend(trace, drawn)],
});

function whySo(trace: Trace, { closer, peer, message }: DataAfterProcessGone): TemplateQuestion {
	const refused = follows(trace, "data-after-close-resets");
	const sent = rowOfCall(trace, peer, "send");
	return askChoice("why-this-answer", {
		step: sent?.step ?? 1,
		label: {
			en: `Why does the ${ENGLISH[closer]} answer the ${message} octets as it does?`,
			zh: `${CHINESE[closer]}为什么这样应答这 ${message} 字节？`,
		},
		options: [
			option("nobody-reads", "No program is left that could read them", "已没有程序能读取它们"),
			option("still-reads", "Only its sending direction is closed", "它只关闭了发送方向"),
			option("fin-forbids", "After a FIN neither end may send data", "FIN 之后双方都不得再发送数据"),
			option("out-of-window", "They lie outside its receive window", "它们不在接收窗口之内"),
		],
		key: refused ? "nobody-reads" : "still-reads",
		rule: refused ? "data-after-close-resets" : "data-acknowledged",
		why: refused
			? {
					en: `After close() nobody on the ${ENGLISH[closer]} can read any more. An ACK would pretend that the data has a reader, so the ${ENGLISH[closer]} refuses it with a RST.`,
					zh: `close() 之后，${CHINESE[closer]}上再没有程序能读取。发送 ACK 等于假装有人接收，所以用 RST 拒绝。`,
				}
			: {
					en: `shutdown(SHUT_WR) ends only the sending direction: the ${ENGLISH[closer]} stays in FIN-WAIT-2 and takes data as before.`,
					zh: `shutdown(SHUT_WR) 只结束发送方向：${CHINESE[closer]}处于 FIN-WAIT-2，照常接收数据。`,
				},
		skills: ["data-delivery"],
	});
}

function nextSend(trace: Trace, { peer }: DataAfterProcessGone): TemplateQuestion | null {
	const row = rowOfCall(trace, peer, "send", 2);
	if (!row) return null;
	const key = resultIn(row);
	return askChoice("next-send", {
		step: row.step,
		label: {
			en: `What does the ${ENGLISH[peer]}'s second send() return (step ${row.step})?`,
			zh: `${CHINESE[peer]}的第二次 send()（第 ${row.step} 步）返回什么？`,
		},
		options: [
			RESULTS.ok,
			...(key === "EPIPE" ? [RESULTS.EPIPE] : []),
			RESULTS.ECONNRESET,
			RESULTS.ETIMEDOUT,
			RESULTS.ECONNREFUSED,
		],
		key,
		rule: "call-reports-error",
		why:
			key === "EPIPE"
				? {
						en: "A RST that comes after the peer's FIN means a broken pipe on Linux: EPIPE, and a SIGPIPE unless it is turned off. The first send() still succeeded: it only hands data over.",
						zh: "在 Linux 上，收到对方 FIN 之后再收到 RST，就是管道破裂：EPIPE，若未屏蔽还有 SIGPIPE 信号。第一次 send() 仍然成功：它只是把数据交给 TCP。",
					}
				: {
						en: "The RST has ended the connection, and the next call is told so: ECONNRESET. The first send() still succeeded: it only hands data over.",
						zh: "RST 已经结束了连接，下一次调用得知这一点：ECONNRESET。第一次 send() 仍然成功：它只是把数据交给 TCP。",
					},
		skills: ["socket-errors"],
	});
}
