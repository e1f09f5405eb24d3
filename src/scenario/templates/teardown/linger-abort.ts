// close() with SO_LINGER on and a time of 0: a RST instead of a FIN, and nobody waits (RFC 9293, 3.10.5 and 3.6).

import { hasRst } from "../../../tcp/segment.ts";
import { lastRecvLabel, resultOption } from "../../build/call-results.ts";
import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { asksAny, asksFlags, asksNumbers, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, resultIn } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface LingerAbort extends Closing {
	/** Octets that the other end sends before the abort. */
	readonly message: number;
	/** The RST is lost; the other end finds out when it sends so many octets, 0 where it is not lost. */
	readonly afterLostReset: number;
}

export const lingerAbort = teardown({
	id: "linger-abort",
	difficulty: 3,
	misconceptions: ["ack-counts-segments", "ack-names-last-received"],
	title: { en: "An abort with SO_LINGER", zh: "用 SO_LINGER 异常中止连接" },
	summary: {
		en: "close() with a linger time of 0: what goes out, who waits, what does the peer get?",
		zh: "SO_LINGER 时间为 0 的 close()：发出什么，谁等待，对方得到什么？",
	},
	main: {
		text: {
			en: "What does the abort send, who waits, and what does the other program get?",
			zh: "异常中止会发送什么？谁等待？对方的程序得到什么？",
		},
		asks: asksAny(
			asksQuestions("peer-gets", "what-it-costs"),
			asksFlags(hasRst),
			asksStates(["CLOSED"]),
			asksNumbers(["seq"], hasRst),
		),
	},
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawClosing(random, context, 50),
		message: drawMessage(random),
		afterLostReset: drawWhether(random, context.level, 35) ? drawMessage(random) : 0,
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(peer, "send", { bytes: drawn.message });
		run.deliver();
		run.deliver();
		run.call(closer, "receive");
		run.call(closer, "close", { lingerZero: true });
		if (drawn.afterLostReset > 0) {
			run.lose();
			run.call(peer, "send", { bytes: drawn.afterLostReset });
			run.deliver();
		}
		run.deliver();
		run.callAskingResult(peer, "receive");
	},
	story: ({ closer, peer, message, afterLostReset }) => ({
		en: `The ${ENGLISH[peer]} sends ${message} octets; the ${ENGLISH[closer]}'s program reads them all and then calls close() with SO_LINGER on and a linger time of 0.${afterLostReset > 0 ? ` The segment that this sends is lost. Unaware of it, the ${ENGLISH[peer]} sends ${afterLostReset} octets more.` : ""}`,
		zh: `${CHINESE[peer]}发送 ${message} 字节，${CHINESE[closer]}的程序全部读走，然后调用 close()，此时 SO_LINGER 已打开、时间为 0。${afterLostReset > 0 ? `由此发出的报文段丢失，${CHINESE[peer]}毫不知情，又发送 ${afterLostReset} 字节。` : ""}`,
	}),
	questions: (trace, drawn) => [peerGets(trace, drawn), whatItCosts(trace, drawn)],
});

function peerGets(trace: Trace, { closer, peer, message, afterLostReset }: LingerAbort): TemplateQuestion {
	return askChoice("peer-gets", {
		step: trace.rows.length,
		label: lastRecvLabel(peer),
		options: [
			resultOption("EOF", {
				en: `That would follow a FIN. The ${ENGLISH[closer]} never sends one: with a linger time of 0 close() aborts.`,
				zh: `那是收到 FIN 的结果。${CHINESE[closer]}没有发送 FIN：时间为 0 的 close() 是异常中止。`,
			}),
			resultOption("ECONNRESET", { en: "No RST has arrived.", zh: "没有收到 RST。" }),
			resultOption("ECONNREFUSED", {
				en: "A connect() is refused, in SYN-SENT. This connection was ESTABLISHED when the RST came.",
				zh: "被拒绝的是处于 SYN-SENT 的 connect()；收到 RST 时这个连接早已建立。",
			}),
			resultOption("EAGAIN", {
				en: "The connection is gone, not silent: a RST has arrived by then.",
				zh: "连接已不存在，而不是暂时没有数据：此前已收到 RST。",
			}),
		],
		key: resultIn(trace.rows.at(-1)),
		rule: "recv-reports",
		why: {
			en: `The ${ENGLISH[closer]} ended the connection with a RST, not with a FIN: that is an error, ECONNRESET, although its program had read all ${message} octets. After a FIN recv() would return 0.`,
			zh: `${CHINESE[closer]}用 RST 而不是 FIN 结束连接：尽管它的程序已读走全部 ${message} 字节，这仍是错误 ECONNRESET。若是 FIN，recv() 会返回 0。`,
		},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Look at the last segment that reaches the ${ENGLISH[peer]} before the last step.`,
				zh: `看最后一步之前最后到达${CHINESE[peer]}的报文段。`,
			},
			principle: {
				en: "A FIN lets recv() return 0, a RST makes it fail; which of them comes depends on how the other end was closed.",
				zh: "FIN 使 recv() 返回 0，RST 使它出错；收到哪一个，取决于对方如何关闭。",
			},
			begin:
				afterLostReset > 0
					? {
							en: `The first RST is lost; then ${afterLostReset} octets reach an end that knows no connection.`,
							zh: `第一个 RST 丢失；随后 ${afterLostReset} 字节到达已没有连接的一方。`,
						}
					: {
							en: "close() with a linger time of 0 sends no FIN.",
							zh: "linger 时间为 0 的 close() 不发送 FIN。",
						},
			follow: () => "ECONNRESET",
		},
	});
}

function whatItCosts(trace: Trace, { peer }: LingerAbort): TemplateQuestion {
	const waited = (["client", "server"] as const).some((host) => firstRowIn(trace, host, "TIME-WAIT") !== undefined);
	return askChoice("what-it-costs", {
		step: trace.rows.length,
		label: {
			en: "What does the abort give up, compared with a close by FIN?",
			zh: "与用 FIN 关闭相比，异常中止放弃了什么？",
		},
		options: costs(peer),
		key: waited ? "longer" : "no-protection",
		rule: "abort-sends-reset",
		why: {
			en: "A RST is not acknowledged: whoever sends or takes one forgets the connection at once, without TIME-WAIT. What is still under way may be taken for a new connection's.",
			zh: "RST 不需要确认：发出或收到它的一方立即忘掉连接，不经过 TIME-WAIT；网络中残留的报文段可能被新的连接误收。",
		},
		skills: ["time-wait"],
		hints: {
			evidence: {
				en: "Look at the states that both ends go through after the abort.",
				zh: "看异常中止之后双方经过哪些状态。",
			},
			principle: {
				en: "Each state of the close has its purpose; where a state is left out, so is its purpose.",
				zh: "跳过关闭过程中的某个状态，就失去了它的作用。",
			},
			begin: {
				en: "After a RST an end goes to CLOSED without a step in between.",
				zh: "RST 之后，状态不经中间步骤就变为 CLOSED。",
			},
			follow: () => "no-protection",
		},
	});
}

function costs(peer: End): readonly Option[] {
	return [
		choice(
			"no-protection",
			{
				en: "Protection of a new connection on these ports from old segments",
				zh: "保护：防止旧报文段混入使用同一对端口的新连接",
			},
			{ en: "An end waits in TIME-WAIT here.", zh: "这里有一方在 TIME-WAIT 等待。" },
		),
		choice(
			"longer",
			{ en: "Time: both ends must wait longer after a RST", zh: "时间：RST 之后双方要等得更久" },
			{
				en: "After a RST nobody waits: whoever sends or takes it is CLOSED at once.",
				zh: "RST 之后双方都不等待：发出或收到它就立即进入 CLOSED。",
			},
		),
		choice(
			"ports",
			{
				en: "The port: it stays in use until the peer acknowledges the RST",
				zh: "端口：对方确认 RST 之前一直被占用",
			},
			{
				en: `A RST is never acknowledged: the ${ENGLISH[peer]} sends nothing after it.`,
				zh: `RST 从不被确认：${CHINESE[peer]}收到后什么也不发送。`,
			},
			"rst-is-acknowledged",
		),
		choice(
			"nothing",
			{ en: "Nothing: both tell the peer's program the same", zh: "没有放弃什么：对方程序得到的结果相同" },
			{
				en: `After a FIN the ${ENGLISH[peer]}'s program reads 0, here it gets an error.`,
				zh: `收到 FIN 时${CHINESE[peer]}的程序读到 0，这里却得到错误。`,
			},
		),
	];
}
