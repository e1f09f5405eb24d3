// FIN-WAIT-2 without a process is given up by Linux after tcp_fin_timeout; with one it may last for ever (RFC 9293, 3.6.1).

import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, askDuration, choice } from "../../build/questions.ts";
import { sentIn } from "../../build/sent.ts";
import { stayLabel } from "../../build/time-wait-question.ts";
import { finTimeout, NO_KEEPALIVE } from "../../build/timers-told.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { firstRowIn, follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface OrphanedFinWait2 extends Closing {
	/** close(): nobody holds the socket any more; otherwise shutdown(SHUT_WR). */
	readonly orphan: boolean;
	readonly finTimeoutSeconds: number;
	/** Octets that the other end sends later. */
	readonly message: number;
}

export const orphanedFinWait2 = teardown({
	id: "orphaned-fin-wait-2",
	difficulty: 4,
	profiles: ["linux"],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received"],
	title: { en: "FIN-WAIT-2 without a process", zh: "没有进程持有的 FIN-WAIT-2" },
	summary: {
		en: "One end waits for a FIN that does not come: with and without a process behind it.",
		zh: "一方等待迟迟不来的 FIN：有进程持有与没有进程持有时各会怎样？",
	},
	main: {
		text: {
			en: "How long does FIN-WAIT-2 last when no FIN comes, and what does late data meet?",
			zh: "FIN 迟迟不来，FIN-WAIT-2 会持续多久？迟来的数据会遇到什么？",
		},
		asks: asksAny(
			asksQuestions("how-long-without-fin", "fin-wait-2-lasts"),
			asksStates(["FIN-WAIT-2", "CLOSED"]),
			asksFlags((segment, trace) => segment === sentIn(trace).at(-1)?.segment),
		),
	},
	blanks: [5, 7],
	draw(random, context) {
		const finTimeoutSeconds = random.pick([15, 20, 30, 45, 60]);
		const settings = { finWait2OrphanMs: 1000 * finTimeoutSeconds };
		return {
			...drawClosing(random, context, 40, { settings }),
			orphan: random.chance(65),
			finTimeoutSeconds,
			message: drawMessage(random),
		};
	},
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		if (drawn.orphan) run.call(closer, "close");
		else run.call(closer, "shutdown", { how: "write" });
		run.deliver();
		run.deliver();
		if (drawn.orphan) run.untilTimer(closer);
		else run.pass(2000 * drawn.finTimeoutSeconds);
		run.call(peer, "send", { bytes: drawn.message });
		run.deliver();
		run.deliver();
	},
	story: ({ closer, peer, orphan, message }) => ({
		en: `The ${ENGLISH[closer]}'s program ${orphan ? "calls close()" : "calls shutdown(SHUT_WR) and keeps the socket, to read what still comes"}. The ${ENGLISH[peer]} does not close; much later it sends ${message} octets.`,
		zh: `${CHINESE[closer]}的程序${orphan ? "调用 close()" : "调用 shutdown(SHUT_WR)，保留套接字以读取后续数据"}。${CHINESE[peer]}一直不关闭，很久以后发送 ${message} 字节。`,
	}),
	assumptions: ({ finTimeoutSeconds }) => [
		{ ...finTimeout(finTimeoutSeconds), tells: ["fin-wait-2"] },
		{ ...NO_KEEPALIVE, usual: true },
	],
	questions: (trace, drawn) => [howLong(trace, drawn), whenGivenUp(trace, drawn)],
});

function howLong(trace: Trace, drawn: OrphanedFinWait2): TemplateQuestion {
	const { closer, peer, orphan, finTimeoutSeconds } = drawn;
	const expires = follows(trace, "fin-wait-2-expires");
	const entered = firstRowIn(trace, closer, "FIN-WAIT-2");
	return askChoice("how-long-without-fin", {
		step: entered?.step ?? 1,
		label: {
			en: `How long does the ${ENGLISH[closer]} stay in FIN-WAIT-2 if the ${ENGLISH[peer]} sends nothing?`,
			zh: `如果${CHINESE[peer]}什么也不发送，${CHINESE[closer]}在 FIN-WAIT-2 停留多久？`,
		},
		options: durations(drawn),
		key: expires ? "fin-timeout" : "for-ever",
		rule: "linux-fin-timeout",
		why: expires
			? {
					en: `After close() no process holds the connection, so nobody could ever end it: Linux gives such an orphan up after ${finTimeoutSeconds} s, without TIME-WAIT. After shutdown() the process would still hold it, for ever.`,
					zh: `close() 之后没有进程持有这个连接，也就没有人能结束它：Linux 在 ${finTimeoutSeconds} 秒后放弃这种孤儿连接，不经过 TIME-WAIT。若只调用 shutdown()，进程仍持有它，会一直停留。`,
				}
			: {
					en: `tcp_fin_timeout is for orphans only. After shutdown() the process still holds the socket and may read, so FIN-WAIT-2 lasts until the FIN comes or the process lets go. After close() it would end after ${finTimeoutSeconds} s.`,
					zh: `tcp_fin_timeout 只管孤儿连接。shutdown() 之后进程仍持有套接字、仍可读取，FIN-WAIT-2 就一直持续；若调用的是 close()，${finTimeoutSeconds} 秒后就会结束。`,
				},
		skills: ["stuck-connections"],
		hints: {
			evidence: {
				en: "Look at which call the story says was made, and at tcp_fin_timeout in the assumptions.",
				zh: "看题目中调用的是哪个函数，以及假设中的 tcp_fin_timeout。",
			},
			principle: {
				en: "Linux limits FIN-WAIT-2 only if no process holds the socket any more; close() lets go of it, shutdown() does not.",
				zh: "只有在没有进程持有套接字时，Linux 才限制 FIN-WAIT-2 的时间；close() 放开套接字，shutdown() 不放开。",
			},
			begin: orphan
				? { en: "The program called close().", zh: "程序调用的是 close()。" }
				: { en: "The program called shutdown(SHUT_WR).", zh: "程序调用的是 shutdown(SHUT_WR)。" },
			follow: () => (orphan ? "fin-timeout" : "for-ever"),
		},
		hidesTimesFrom: (entered?.step ?? 1) + 1,
	});
}

function durations({ closer, finTimeoutSeconds }: OrphanedFinWait2): readonly Option[] {
	return [
		choice(
			"for-ever",
			{ en: "As long as the process keeps the socket", zh: "只要进程持有套接字，就一直停留" },
			{
				en: `The ${ENGLISH[closer]}'s process has called close(): it keeps no socket.`,
				zh: `${CHINESE[closer]}的进程已调用 close()，不再持有套接字。`,
			},
		),
		choice(
			"fin-timeout",
			{ en: "For tcp_fin_timeout, then it is CLOSED", zh: "停留 tcp_fin_timeout 后进入 CLOSED" },
			{
				en: `The ${finTimeoutSeconds} s count only for a connection that no process holds; here one still reads from it.`,
				zh: `${finTimeoutSeconds} 秒只适用于没有进程持有的连接；这里进程还在读取。`,
			},
		),
		choice(
			"then-time-wait",
			{
				en: "For tcp_fin_timeout, then it goes to TIME-WAIT",
				zh: "停留 tcp_fin_timeout 后进入 TIME-WAIT",
			},
			{
				en: "TIME-WAIT comes after the other end's FIN, to answer it again. No FIN has come.",
				zh: "TIME-WAIT 是在收到对方的 FIN 之后，为了能再次应答它；而这里没有收到 FIN。",
			},
		),
		choice(
			"two-msl",
			{ en: "For 2 MSL", zh: "停留 2MSL" },
			{
				en: "2 MSL is the length of TIME-WAIT, a later state.",
				zh: "2MSL 是后面 TIME-WAIT 状态的时长。",
			},
		),
	];
}

function whenGivenUp(trace: Trace, { closer, finTimeoutSeconds }: OrphanedFinWait2): TemplateQuestion | null {
	const entered = firstRowIn(trace, closer, "FIN-WAIT-2");
	const ended = trace.rows.find((row) =>
		row.effects.some((e) => e.kind === "state-entered" && e.rule === "fin-wait-2-expires"),
	);
	if (!entered || !ended) return null;
	return askDuration("fin-wait-2-lasts", {
		step: ended.step,
		unit: "s",
		label: stayLabel(closer, "FIN-WAIT-2", entered, ended),
		key: ended.timeMs - entered.timeMs,
		rule: "linux-fin-timeout",
		why: {
			en: `Nobody holds the socket, so tcp_fin_timeout applies: ${finTimeoutSeconds} s from the ACK of the FIN on. TIME-WAIT has its own, fixed length and does not come into it.`,
			zh: `没有进程持有套接字，所以适用 tcp_fin_timeout：从 FIN 得到确认起 ${finTimeoutSeconds} 秒。TIME-WAIT 的时长是固定的，与此无关。`,
		},
		skills: ["stuck-connections"],
		hints: {
			evidence: {
				en: `Look at the assumptions, and at which timer expires in step ${ended.step}.`,
				zh: `看假设，以及第 ${ended.step} 步是哪个定时器到期。`,
			},
			principle: {
				en: "On Linux a FIN-WAIT-2 that no process holds lasts for tcp_fin_timeout from the moment when the FIN is acknowledged.",
				zh: "在 Linux 上，没有进程持有的 FIN-WAIT-2 从 FIN 得到确认起持续 tcp_fin_timeout。",
			},
			begin: {
				en: `FIN-WAIT-2 begins in step ${entered.step}, when the ACK arrives.`,
				zh: `FIN-WAIT-2 从第 ${entered.step} 步 ACK 到达时开始。`,
			},
			follow: () => 1000 * finTimeoutSeconds,
		},
		hidesTimesFrom: ended.step,
	});
}
