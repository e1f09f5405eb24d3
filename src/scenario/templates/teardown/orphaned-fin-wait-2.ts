// FIN-WAIT-2 without a process is given up by Linux after tcp_fin_timeout; with one it may last for ever (RFC 9293, 3.6.1).

import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, askDuration, option } from "../../build/questions.ts";
import { firstRowIn, follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

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
	essentialStates: ["FIN-WAIT-2", "CLOSED"],
	blanks: [5, 8],
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
		{
			en: `tcp_fin_timeout is ${finTimeoutSeconds} s on both ends.`,
			zh: `两端的 tcp_fin_timeout 都是 ${finTimeoutSeconds} 秒。`,
		},
	],
	questions: (trace, drawn) => [howLong(trace, drawn), whenGivenUp(trace, drawn)],
});

function howLong(trace: Trace, { closer, peer, finTimeoutSeconds }: OrphanedFinWait2): TemplateQuestion {
	const expires = follows(trace, "fin-wait-2-expires");
	const entered = firstRowIn(trace, closer, "FIN-WAIT-2");
	return askChoice("how-long-without-fin", {
		step: entered?.step ?? 1,
		label: {
			en: `How long does the ${ENGLISH[closer]} stay in FIN-WAIT-2 if the ${ENGLISH[peer]} sends nothing?`,
			zh: `如果${CHINESE[peer]}什么也不发送，${CHINESE[closer]}在 FIN-WAIT-2 停留多久？`,
		},
		options: [
			option("for-ever", "As long as the process keeps the socket", "只要进程持有套接字，就一直停留"),
			option("fin-timeout", "For tcp_fin_timeout, then it is CLOSED", "停留 tcp_fin_timeout 后进入 CLOSED"),
			option(
				"then-time-wait",
				"For tcp_fin_timeout, then it goes to TIME-WAIT",
				"停留 tcp_fin_timeout 后进入 TIME-WAIT",
			),
			option("two-msl", "For 2 MSL", "停留 2MSL"),
		],
		key: expires ? "fin-timeout" : "for-ever",
		rule: expires ? "fin-wait-2-expires" : "fin-acked",
		why: expires
			? {
					en: `After close() no process holds the connection, so nobody would ever end it: Linux gives such an orphan up after ${finTimeoutSeconds} s, without TIME-WAIT.`,
					zh: `close() 之后没有进程持有这个连接，也就不会有人结束它：Linux 在 ${finTimeoutSeconds} 秒后放弃这种孤儿连接，不经过 TIME-WAIT。`,
				}
			: {
					en: "tcp_fin_timeout is for orphans only. After shutdown() the process still holds the socket and may read, so FIN-WAIT-2 lasts until the FIN or the process ends it.",
					zh: "tcp_fin_timeout 只管没有进程持有的孤儿连接。shutdown() 之后进程仍持有套接字、仍可读取，所以 FIN-WAIT-2 一直持续到对方的 FIN 到达或进程结束它。",
				},
		skills: ["stuck-connections"],
		hidesTimesFrom: (entered?.step ?? 1) + 1,
	});
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
		label: {
			en: `How long is the ${ENGLISH[closer]} in FIN-WAIT-2 (step ${entered.step} to step ${ended.step})?`,
			zh: `${CHINESE[closer]}在 FIN-WAIT-2 停留多久（第 ${entered.step} 步到第 ${ended.step} 步）？`,
		},
		key: ended.timeMs - entered.timeMs,
		rule: "fin-wait-2-expires",
		why: {
			en: `Nobody holds the socket, so tcp_fin_timeout applies: ${finTimeoutSeconds} s from the ACK of the FIN on. TIME-WAIT has its own, fixed length and does not come into it.`,
			zh: `没有进程持有套接字，所以适用 tcp_fin_timeout：从 FIN 得到确认起 ${finTimeoutSeconds} 秒。TIME-WAIT 的时长是固定的，与此无关。`,
		},
		skills: ["stuck-connections"],
		hidesTimesFrom: ended.step,
	});
}
