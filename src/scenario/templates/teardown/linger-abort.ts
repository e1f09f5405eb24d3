// close() with SO_LINGER on and a time of 0: a RST instead of a FIN, and nobody waits (RFC 9293, 3.10.5 and 3.6).

import { RESULTS } from "../../build/call-results.ts";
import { connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, type Closers, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import { firstRowIn, resultIn } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const lingerAbort = teardown({
	id: "linger-abort",
	difficulty: 3,
	misconceptions: ["ack-counts-segments", "ack-names-last-received"],
	title: { en: "An abort with SO_LINGER", zh: "用 SO_LINGER 异常中止连接" },
	summary: {
		en: "close() with a linger time of 0: what goes out, who waits, what does the peer get?",
		zh: "SO_LINGER 时间为 0 的 close()：发出什么，谁等待，对方得到什么？",
	},
	essentialStates: ["CLOSED"],
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawClosing(random, context, 50),
		/** Octets that the other end sends before the abort. */
		message: drawMessage(random),
		/** The RST is lost; the other end finds out when it sends so many octets, 0 where it is not lost. */
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
	questions: (trace, drawn) => [peerGets(trace, drawn), whatItCosts(trace)],
});

function peerGets(trace: Trace, { closer, peer }: Closers): TemplateQuestion {
	return askChoice("peer-gets", {
		step: trace.rows.length,
		label: {
			en: `What does receive() return to the ${ENGLISH[peer]}'s program in the last step?`,
			zh: `最后一步${CHINESE[peer]}的程序调用 receive() 得到什么？`,
		},
		options: [RESULTS.EOF, RESULTS.ECONNRESET, RESULTS.ECONNREFUSED, RESULTS.EAGAIN],
		key: resultIn(trace.rows.at(-1)),
		rule: "reset-exact",
		why: {
			en: `The ${ENGLISH[closer]} ended the connection with a RST, not with a FIN: that is an error, ECONNRESET, and no orderly end of the data.`,
			zh: `${CHINESE[closer]}用 RST 而不是 FIN 结束连接：这是错误 ECONNRESET，不是数据的正常结束。`,
		},
		skills: ["socket-errors"],
	});
}

function whatItCosts(trace: Trace): TemplateQuestion {
	const waited = (["client", "server"] as const).some((host) => firstRowIn(trace, host, "TIME-WAIT") !== undefined);
	return askChoice("what-it-costs", {
		step: trace.rows.length,
		label: {
			en: "What does the abort give up, compared with a close by FIN?",
			zh: "与用 FIN 关闭相比，异常中止放弃了什么？",
		},
		options: [
			option(
				"no-protection",
				"TIME-WAIT: old segments may meet a new connection of the same ports",
				"TIME-WAIT 的保护：旧报文段可能混入同一端口对的新连接",
			),
			option("longer", "Time: TIME-WAIT lasts longer after a RST", "时间：RST 之后的 TIME-WAIT 更长"),
			{
				...option(
					"ports",
					"The port: it stays in use until the peer acknowledges the RST",
					"端口：对方确认 RST 之前一直被占用",
				),
				misconception: "rst-is-acknowledged",
			},
			option("nothing", "Nothing: both tell the peer's program the same", "没有放弃什么：对方程序得到的结果相同"),
		],
		key: waited ? "longer" : "no-protection",
		rule: "abort-sends-reset",
		why: {
			en: "A RST is not acknowledged, so there is no last ACK that could be lost, and both ends forget the connection at once, without TIME-WAIT. What is still under way may then be taken for a new connection's.",
			zh: "RST 不需要确认，也就没有可能丢失的最后一个 ACK，双方不经过 TIME-WAIT 就立即忘掉连接；网络中残留的报文段可能被新的连接误收。",
		},
		skills: ["time-wait"],
	});
}
