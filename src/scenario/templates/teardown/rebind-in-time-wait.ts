// A port whose connection is in TIME-WAIT: who may take it again, and when (POSIX bind() and connect(); RFC 9293, 3.10.1).

import type { Localized } from "../../../text/locale.ts";
import { RESULTS } from "../../build/call-results.ts";
import { type Closing, closeInTurn, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice } from "../../build/questions.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import { resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

/** A server that closed first is started again, a client connects again. */
interface RebindInTimeWait extends Closing {
	/** The program tries once more when TIME-WAIT is over. */
	readonly waits: boolean;
}

export const rebindInTimeWait = teardown({
	id: "rebind-in-time-wait",
	difficulty: 4,
	misconceptions: ["no-time-wait", "passive-closer-waits"],
	title: { en: "A port in TIME-WAIT", zh: "再次绑定处于 TIME-WAIT 的端口" },
	summary: {
		en: "bind() and connect() on a port whose connection is in TIME-WAIT, with and without SO_REUSEADDR.",
		zh: "端口上的连接处于 TIME-WAIT 时，带与不带 SO_REUSEADDR 的 bind() 以及 connect() 各得到什么结果？",
	},
	ask: { states: true },
	essentialStates: ["TIME-WAIT"],
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawClosing(random, context, 60),
		waits: random.chance(50),
	}),
	script(run, drawn) {
		connect(run, drawn);
		closeInTurn(run, drawn);
		tryAgain(run, drawn);
	},
	story({ closer, peer, waits }) {
		const then =
			closer === "server"
				? { en: "is started again and binds its old port", zh: "重新启动，再次绑定原来的端口" }
				: {
						en: "binds its old port to connect to the same port of the server again",
						zh: "再次绑定原来的端口，想重新连接服务器的同一端口",
					};
		return {
			en: `The ${ENGLISH[closer]} closes first, the ${ENGLISH[peer]} later. Right afterwards the ${ENGLISH[closer]}'s program ${then.en}, first without SO_REUSEADDR, then with it.${waits ? " It tries once more, without that option, when TIME-WAIT is over." : ""}`,
			zh: `${CHINESE[closer]}先关闭，${CHINESE[peer]}稍后关闭。随后${CHINESE[closer]}的程序${then.zh}：先不设置 SO_REUSEADDR，再设置它。${waits ? "TIME-WAIT 结束之后，又不带该选项尝试一次。" : ""}`,
		};
	},
	assumptions: (drawn) => [
		mslAssumption(drawn),
		{
			en: "Each bind() is on a new socket; the program has closed the earlier ones by then. The socket of the old connection had SO_REUSEADDR set too.",
			zh: "每次 bind() 都使用新的套接字，此前的套接字都已由程序关闭。旧连接的套接字当初也设置了 SO_REUSEADDR。",
		},
	],
	questions: (trace, drawn) => [
		bindResult(trace, drawn.closer, 1),
		bindResult(trace, drawn.closer, 2),
		bindResult(trace, drawn.closer, 3),
		connectResult(trace, drawn.closer),
		drawn.waits ? timeWaitQuestion(trace, drawn.closer, drawn) : null,
	],
});

function tryAgain(run: Run, { closer, waits }: RebindInTimeWait): void {
	run.callAskingResult(closer, "bind");
	run.callAskingResult(closer, "bind", { reuseAddress: true });
	if (closer === "client") run.callAskingResult(closer, "connect");
	if (!waits) return;
	run.untilTimer(closer);
	run.callAskingResult(closer, "bind");
}

const OPTIONS = [RESULTS.ok, RESULTS.EADDRINUSE, RESULTS.EADDRNOTAVAIL, RESULTS.ECONNREFUSED];

function bindResult(trace: Trace, closer: End, nth: number): TemplateQuestion | null {
	const row = rowOfCall(trace, closer, "bind", nth);
	if (!row) return null;
	const key = resultIn(row);
	const shared = row.cause.kind === "call" && row.cause.option === "SO_REUSEADDR";
	return askChoice(`bind-${nth}`, {
		step: row.step,
		label: {
			en: `What does bind() return in step ${row.step}${shared ? ", with SO_REUSEADDR" : ""}?`,
			zh: `第 ${row.step} 步的 bind()${shared ? "（已设置 SO_REUSEADDR）" : ""}返回什么？`,
		},
		options: OPTIONS,
		key,
		rule: key === "ok" ? "bind-takes-port" : "port-in-use",
		why: bindWhy(key, shared),
		skills: ["port-reuse", "socket-errors"],
	});
}

function bindWhy(key: string, shared: boolean): Localized {
	if (key !== "ok")
		return {
			en: "A connection in TIME-WAIT still holds the port, and without SO_REUSEADDR a port in use cannot be bound: EADDRINUSE.",
			zh: "处于 TIME-WAIT 的连接仍占用该端口；不设置 SO_REUSEADDR 就不能绑定被占用的端口：EADDRINUSE。",
		};
	if (shared)
		return {
			en: "With SO_REUSEADDR a port may be bound although connections in TIME-WAIT still use it. That is why servers set it before bind().",
			zh: "设置了 SO_REUSEADDR，即使还有 TIME-WAIT 连接在使用该端口也可以绑定。因此服务器总在 bind() 之前设置它。",
		};
	return {
		en: "No connection is left in TIME-WAIT, so the port is free and needs no option.",
		zh: "已没有处于 TIME-WAIT 的连接，端口空闲，不需要任何选项。",
	};
}

function connectResult(trace: Trace, closer: End): TemplateQuestion | null {
	const row = rowOfCall(trace, closer, "connect");
	if (!row) return null;
	const key = resultIn(row);
	return askChoice("connect-again", {
		step: row.step,
		label: {
			en: `What does connect() to the same port of the server return in step ${row.step}?`,
			zh: `第 ${row.step} 步连接服务器同一端口的 connect() 返回什么？`,
		},
		options: [...OPTIONS.slice(1), RESULTS.EINPROGRESS],
		key,
		rule: "port-in-use",
		why:
			key === "EADDRNOTAVAIL"
				? {
						en: "SO_REUSEADDR shares a port, not a connection: this very pair of addresses and ports is still in TIME-WAIT, so the connection cannot be opened again: EADDRNOTAVAIL.",
						zh: "SO_REUSEADDR 只允许共用端口，不允许共用连接：这一对地址和端口仍处于 TIME-WAIT，不能再次打开：EADDRNOTAVAIL。",
					}
				: {
						en: "Nothing holds this pair of addresses and ports, so a SYN goes out.",
						zh: "这一对地址和端口没有被占用，SYN 可以发出。",
					},
		skills: ["port-reuse", "socket-errors"],
	});
}
