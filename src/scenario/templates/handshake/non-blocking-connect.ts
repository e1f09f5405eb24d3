// What a program with a non-blocking socket gets from connect(), call by call (POSIX connect(); Linux).

import type { Localized } from "../../../text/locale.ts";
import { RESULTS } from "../../build/call-results.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface NonBlockingConnect extends TwoHosts {
	/** Nobody listens. */
	readonly refused: boolean;
	/** The program asks for the socket's error before it calls connect() again. */
	readonly asksError: boolean;
}

export const nonBlockingConnect = handshake({
	id: "non-blocking-connect",
	difficulty: 4,
	profiles: ["linux"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received"],
	title: { en: "A non-blocking connect()", zh: "非阻塞的 connect()" },
	summary: {
		en: "A program calls connect() again and again: what does it get each time?",
		zh: "程序一再调用 connect()：每次各得到什么结果？",
	},
	ask: { states: true, numbers: true },
	essentialStates: ["SYN-SENT", "ESTABLISHED", "CLOSED"],
	blanks: [5, 7],
	draw: (random, context) => ({
		...drawHosts(random, context),
		refused: random.chance(45),
		asksError: random.chance(50),
	}),
	script(run, drawn) {
		if (!drawn.refused) run.call("server", "listen");
		run.startTimeline();
		run.callAskingResult("client", "connect");
		run.callAskingResult("client", "connect");
		run.deliver();
		run.deliver();
		askAfterwards(run, drawn);
	},
	story: ({ refused, asksError }) => ({
		en: `A client's program has a non-blocking socket and calls connect() twice in a row. ${refused ? "Nobody listens on the server's port." : "The server listens."} As soon as the answer has come, ${asksError ? "it asks for SO_ERROR and then calls connect() once more." : refused ? "it calls connect() a third time, on the same socket." : "it calls connect() twice more."}`,
		zh: `客户端的程序使用非阻塞套接字，连续调用两次 connect()。${refused ? "服务器的端口没有被监听。" : "服务器正在监听。"}应答到达之后，程序${asksError ? "先查询 SO_ERROR，再调用一次 connect()" : refused ? "在同一个套接字上第三次调用 connect()" : "又调用两次 connect()"}。`,
	}),
	assumptions: () => [
		{
			en: "All calls are on the same socket; SO_ERROR is read with getsockopt(), which clears it.",
			zh: "所有调用都在同一个套接字上；SO_ERROR 由 getsockopt() 读取，读取后即清除。",
		},
	],
	questions: (trace, drawn) => [
		...(["first", "second", "third", "fourth"] as const).map((name, i) => connectResult(trace, name, i + 1, drawn)),
		errorResult(trace, drawn),
	],
});

/** A refused program stops after one more connect(): the next would begin a new connection. */
function askAfterwards(run: Run, { refused, asksError }: NonBlockingConnect): void {
	if (asksError) run.callAskingResult("client", "error");
	run.callAskingResult("client", "connect");
	if (!refused && !asksError) run.callAskingResult("client", "connect");
	run.deliver();
}

const OPTIONS = [
	RESULTS.ok,
	RESULTS.EINPROGRESS,
	RESULTS.EALREADY,
	RESULTS.EISCONN,
	RESULTS.ECONNREFUSED,
	RESULTS.ECONNABORTED,
];

const ZH = { first: "第一次", second: "第二次", third: "第三次", fourth: "第四次" } as const;

function connectResult(
	trace: Trace,
	name: keyof typeof ZH,
	nth: number,
	drawn: NonBlockingConnect,
): TemplateQuestion | null {
	const row = rowOfCall(trace, "client", "connect", nth);
	if (!row) return null;
	const key = resultIn(row);
	const why = WHY[key];
	if (!why) throw new Error(`no explanation for ${key}`);
	return askChoice(`${name}-connect`, {
		step: row.step,
		label: {
			en: `What does the ${name} connect() return (step ${row.step})?`,
			zh: `${ZH[name]} connect()（第 ${row.step} 步）返回什么？`,
		},
		options: OPTIONS,
		key,
		rule: nth === 1 ? "active-open-sends-syn" : drawn.refused && nth > 2 ? "call-reports-error" : "connect-again",
		why,
		skills: ["socket-errors"],
	});
}

/** By result: why connect() returned it. */
const WHY: Readonly<Record<string, Localized>> = {
	EINPROGRESS: {
		en: "A non-blocking connect() does not wait: the SYN is under way, and the outcome comes later: EINPROGRESS.",
		zh: "非阻塞的 connect() 不等待：SYN 已发出，结果以后才有，所以返回 EINPROGRESS。",
	},
	EALREADY: {
		en: "The first attempt is still going on, in SYN-SENT; a second connect() sends nothing: EALREADY.",
		zh: "第一次连接仍在进行（SYN-SENT），第二次调用不再发送任何报文段，返回 EALREADY。",
	},
	ok: {
		en: "The SYN,ACK has arrived and the connection is ESTABLISHED: the first connect() after that reports success, once.",
		zh: "SYN,ACK 已到达，连接已是 ESTABLISHED：此后第一次调用 connect() 报告成功，只报告一次。",
	},
	EISCONN: {
		en: "The success has been reported already: from now on connect() says that the socket is connected, EISCONN.",
		zh: "成功已经报告过一次：此后再调用 connect()，只会得知套接字已连接，返回 EISCONN。",
	},
	ECONNREFUSED: {
		en: "The RST refused the SYN. The socket keeps that error for the next call, which gets it: ECONNREFUSED.",
		zh: "RST 拒绝了 SYN。套接字保存了这个错误，由下一次调用取走：ECONNREFUSED。",
	},
	ECONNABORTED: {
		en: "The error was taken by getsockopt() before; Linux still tells connect() once that the attempt has failed: ECONNABORTED.",
		zh: "错误已被 getsockopt() 取走；Linux 仍会告诉 connect() 一次，这次连接失败了：ECONNABORTED。",
	},
};

function errorResult(trace: Trace, { refused }: NonBlockingConnect): TemplateQuestion | null {
	const row = rowOfCall(trace, "client", "error");
	if (!row) return null;
	return askChoice("so-error", {
		step: row.step,
		label: { en: `What is SO_ERROR (step ${row.step})?`, zh: `SO_ERROR 是什么（第 ${row.step} 步）？` },
		options: [...OPTIONS.slice(1), option("ok", "0: no error", "0：没有错误")],
		key: resultIn(row),
		rule: "call-reports-error",
		why: refused
			? {
					en: "The RST refused the SYN, and SO_ERROR tells the program so: ECONNREFUSED. Reading it clears it.",
					zh: "RST 拒绝了 SYN，SO_ERROR 就是 ECONNREFUSED；读取之后即清除。",
				}
			: {
					en: "The connection is ESTABLISHED and nothing has failed: SO_ERROR is 0. This is how a program asks after select() or poll().",
					zh: "连接已是 ESTABLISHED，没有出错：SO_ERROR 是 0。程序在 select() 或 poll() 之后就是这样查询的。",
				},
		skills: ["socket-errors"],
	});
}
