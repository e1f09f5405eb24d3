// Data for an end whose program has closed, or has only shut its sending side (RFC 9293, 3.6.1).

import { resultOption } from "../../build/call-results.ts";
import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { sentIn } from "../../build/sent.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { follows, resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "Is anybody left to take the data, and what does its sender hear?",
			zh: "还有程序接收这些数据吗？发送它们的程序会得到什么？",
		},
		asks: asksAny(
			asksQuestions("why-this-answer", "next-send"),
			asksStates(["FIN-WAIT-2", "CLOSE-WAIT", "CLOSED"]),
			asksFlags((segment, trace) => segment === sentIn(trace).at(-1)?.segment),
		),
	},
	blanks: [5, 7],
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

function whySo(trace: Trace, drawn: DataAfterProcessGone): TemplateQuestion {
	const { closer, peer, gone, message } = drawn;
	const refused = follows(trace, "data-after-close-resets");
	const sent = rowOfCall(trace, peer, "send");
	return askChoice("why-this-answer", {
		step: sent?.step ?? 1,
		label: {
			en: `Why does the ${ENGLISH[closer]} answer the ${message} octets as it does?`,
			zh: `${CHINESE[closer]}为什么这样应答这 ${message} 字节？`,
		},
		options: reasons(drawn),
		key: refused ? "nobody-reads" : "still-reads",
		rule: refused ? "data-after-close-resets" : "half-closed",
		why: refused
			? {
					en: `After close() nobody on the ${ENGLISH[closer]} can read any more. An ACK would pretend that the data has a reader, so it is refused with a RST. After shutdown(SHUT_WR) it would be taken.`,
					zh: `close() 之后，${CHINESE[closer]}上再没有程序能读取。发送 ACK 等于假装有人接收，所以用 RST 拒绝。若只是 shutdown(SHUT_WR)，数据会照常接收。`,
				}
			: {
					en: `shutdown(SHUT_WR) ends only the sending direction: the ${ENGLISH[closer]} stays in FIN-WAIT-2 and takes data as before. After close() it would answer with RST.`,
					zh: `shutdown(SHUT_WR) 只结束发送方向：${CHINESE[closer]}处于 FIN-WAIT-2，照常接收数据。若调用的是 close()，就会用 RST 应答。`,
				},
		skills: ["data-delivery"],
		hints: {
			evidence: {
				en: `Look at which call the ${ENGLISH[closer]}'s program made in step 1.`,
				zh: `看第 1 步${CHINESE[closer]}的程序调用的是哪个函数。`,
			},
			principle: {
				en: "TCP acknowledges data only while a program can still read it: close() gives up both directions, shutdown(SHUT_WR) only sending.",
				zh: "只有还有程序能读取时，TCP 才确认数据：close() 放弃两个方向，shutdown(SHUT_WR) 只放弃发送方向。",
			},
			begin: gone
				? { en: "Step 1 is a close().", zh: "第 1 步是 close()。" }
				: { en: "Step 1 is a shutdown(SHUT_WR).", zh: "第 1 步是 shutdown(SHUT_WR)。" },
			follow: () => (gone ? "nobody-reads" : "still-reads"),
		},
	});
}

function reasons({ closer, gone, message }: DataAfterProcessGone): readonly Option[] {
	return [
		choice(
			"nobody-reads",
			{ en: "No program is left that could read them", zh: "已没有程序能读取它们" },
			{
				en: `The ${ENGLISH[closer]}'s program goes on reading: it called shutdown(SHUT_WR), not close().`,
				zh: `${CHINESE[closer]}的程序仍在读取：它调用的是 shutdown(SHUT_WR)，不是 close()。`,
			},
		),
		choice(
			"still-reads",
			{ en: "Only its sending direction is closed", zh: "它只关闭了发送方向" },
			{
				en: "That would be so after shutdown(SHUT_WR). close() gives up reading as well.",
				zh: "shutdown(SHUT_WR) 之后才是这样；close() 连读取也放弃了。",
			},
		),
		choice(
			"fin-forbids",
			{ en: "After a FIN neither end may send data", zh: "FIN 之后双方都不得再发送数据" },
			{
				en: `A FIN closes only its sender's direction: the other end, in CLOSE-WAIT, may send${gone ? "; what is missing is a reader" : ""}.`,
				zh: `FIN 只关闭发送者的方向：另一方在 CLOSE-WAIT 仍可发送${gone ? "，缺的是读取者" : ""}。`,
			},
			"close-ends-both-directions",
		),
		choice(
			"out-of-window",
			{ en: "They lie outside its receive window", zh: "它们不在接收窗口之内" },
			{
				en: `The ${message} octets begin at the very number that the ${ENGLISH[closer]} expects next, and they fit into its window.`,
				zh: `这 ${message} 字节正好从${CHINESE[closer]}期望的下一个序号开始，也没有超出窗口。`,
			},
		),
	];
}

function nextSend(trace: Trace, drawn: DataAfterProcessGone): TemplateQuestion | null {
	const { peer, profile } = drawn;
	const row = rowOfCall(trace, peer, "send", 2);
	if (!row) return null;
	const linux = profile === "linux";
	return askChoice("next-send", {
		step: row.step,
		label: {
			en: `What does the ${ENGLISH[peer]}'s second send() return (step ${row.step})?`,
			zh: `${CHINESE[peer]}的第二次 send()（第 ${row.step} 步）返回什么？`,
		},
		options: sendResults(linux, row.step),
		key: resultIn(row),
		rule: linux ? "linux-broken-pipe" : "send-hands-over",
		why: linux
			? {
					en: "On Linux a RST that comes after the peer's FIN means a broken pipe: EPIPE, and a SIGPIPE unless it is turned off. The first send() still succeeded: it only handed data over.",
					zh: "在 Linux 上，收到对方 FIN 之后再收到 RST，就是管道破裂：EPIPE，若未屏蔽还有 SIGPIPE 信号。第一次 send() 仍然成功：它只是把数据交给 TCP。",
				}
			: {
					en: "The RST has ended the connection, and the next call is told so: ECONNRESET. The first send() still succeeded: it only handed data over.",
					zh: "RST 已经结束了连接，下一次调用得知这一点：ECONNRESET。第一次 send() 仍然成功：它只是把数据交给 TCP。",
				},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Look at what has reached the ${ENGLISH[peer]} since its first send(), and at what came before.`,
				zh: `看第一次 send() 之后有什么到达了${CHINESE[peer]}，以及此前收到过什么。`,
			},
			principle: linux
				? {
						en: "On Linux a RST makes the next send() fail: with “broken pipe” if the peer's FIN came before it, with “connection reset” if not.",
						zh: "在 Linux 上，RST 使下一次 send() 失败：此前已收到对方的 FIN，就是“管道破裂”；没有收到，就是“连接被对方重置”。",
					}
				: {
						en: "A RST ends the connection, and the next call on the socket reports the reset as an error.",
						zh: "RST 使连接终止，套接字上的下一次调用会以错误报告这次复位。",
					},
			begin: {
				en: `Step ${row.step - 1} brings the ${ENGLISH[peer]} a RST.`,
				zh: `第 ${row.step - 1} 步，RST 到达${CHINESE[peer]}。`,
			},
			follow: () => (linux ? "EPIPE" : "ECONNRESET"),
		},
	});
}

/** EPIPE is offered only on Linux: elsewhere it could be defended. */
function sendResults(linux: boolean, step: number): readonly Option[] {
	return [
		resultOption("ok", {
			en: `The first send() succeeded for it only hands over. By step ${step} the RST has arrived: there is no connection left to hand to.`,
			zh: `第一次 send() 成功，因为它只是交付数据。到第 ${step} 步 RST 已到达，连接已不存在，无从交付。`,
		}),
		...(linux ? [resultOption("EPIPE", { en: "No FIN came before the RST.", zh: "RST 之前没有收到 FIN。" })] : []),
		resultOption("ECONNRESET", {
			en: "That is said where a RST comes without a FIN before it. Here the FIN came first.",
			zh: "没有先收到 FIN 就收到 RST 时才返回它；这里先收到了 FIN。",
		}),
		resultOption("ETIMEDOUT", {
			en: "Nothing timed out: an answer came at once, a RST.",
			zh: "没有超时：立即就有应答，是 RST。",
		}),
		resultOption("ECONNREFUSED", {
			en: "That is what a connect() gets whose SYN is refused; this connection was ESTABLISHED.",
			zh: "那是 connect() 的 SYN 被拒绝时的结果；这个连接早已建立。",
		}),
	];
}
