// What a program with a non-blocking socket gets from connect(), call by call (POSIX connect(); Linux).

import { RESULTS } from "../../build/call-results.ts";
import { CONNECT_AT, CONNECT_PRINCIPLE, CONNECT_RESULTS, type Moment } from "../../build/connect-calls.ts";
import { handshake } from "../../build/family.ts";
import { drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "What does each call to connect() return while the handshake goes on, and after it?",
			zh: "握手进行期间和结束之后，每次 connect() 各返回什么？",
		},
		asks: asksAny(
			asksQuestions("first-connect", "second-connect", "third-connect", "fourth-connect", "so-error"),
			asksStates(["SYN-SENT", "ESTABLISHED", "CLOSED"], ["client"]),
		),
	},
	ask: { states: true, numbers: true },
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
		zh: `客户端的程序使用非阻塞套接字，连续调用两次 connect()。${refused ? "服务器的端口无人监听。" : "服务器正在监听。"}应答到达之后，程序${asksError ? "先查询 SO_ERROR，再调用一次 connect()" : refused ? "在同一个套接字上第三次调用 connect()" : "又调用两次 connect()"}。`,
	}),
	assumptions: ({ asksError }) => [
		{ en: "All calls are on the same socket.", zh: "所有调用都在同一个套接字上。", usual: true },
		...(asksError
			? [
					{
						en: "SO_ERROR is read with getsockopt(), which clears it.",
						zh: "SO_ERROR 由 getsockopt() 读取，读取后即清除。",
					},
				]
			: []),
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

const ZH = { first: "第一次", second: "第二次", third: "第三次", fourth: "第四次" } as const;

/** How far things have come when connect() is called for the nth time. */
function momentOf(nth: number, { refused, asksError }: NonBlockingConnect): Moment {
	if (nth === 1) return "begins";
	if (nth === 2) return "under-way";
	if (refused) return asksError ? "error-taken" : "refused";
	return nth === 3 ? "succeeded" : "success-told";
}

function connectResult(
	trace: Trace,
	name: keyof typeof ZH,
	nth: number,
	drawn: NonBlockingConnect,
): TemplateQuestion | null {
	const row = rowOfCall(trace, "client", "connect", nth);
	if (!row) return null;
	const moment = momentOf(nth, drawn);
	const { rule, why } = CONNECT_AT[moment];
	return askChoice(`${name}-connect`, {
		step: row.step,
		label: {
			en: `What does the ${name} connect() return (step ${row.step})?`,
			zh: `${ZH[name]} connect()（第 ${row.step} 步）返回什么？`,
		},
		options: optionsAt(moment),
		key: resultIn(row),
		rule,
		why,
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Look at the client's state before step ${row.step}, and at what calls before it have been told.`,
				zh: `看第 ${row.step} 步之前客户端的状态，以及此前的调用得知了什么。`,
			},
			principle: CONNECT_PRINCIPLE,
			begin: {
				en: `It is connect() number ${nth} on this socket; the answer arrives in step 4.`,
				zh: `这是该套接字上的第 ${nth} 次 connect()；应答在第 4 步到达。`,
			},
			follow: () => CONNECT_AT[moment].result,
		},
	});
}

function optionsAt(moment: Moment): readonly Option[] {
	const replies: Readonly<Record<string, Option["reply"]>> = CONNECT_AT[moment].replies;
	return CONNECT_RESULTS.map((result) => choice(result, RESULTS[result].text, replies[result] ?? null));
}

function errorResult(trace: Trace, { refused }: NonBlockingConnect): TemplateQuestion | null {
	const row = rowOfCall(trace, "client", "error");
	if (!row) return null;
	return askChoice("so-error", {
		step: row.step,
		label: { en: `What is SO_ERROR (step ${row.step})?`, zh: `SO_ERROR 是什么（第 ${row.step} 步）？` },
		options: errorOptions(refused),
		key: resultIn(row),
		rule: "call-reports-error",
		why: refused
			? {
					en: "The RST refused the SYN, and SO_ERROR tells the program so: ECONNREFUSED. Reading it clears it, so that the next call no longer finds it.",
					zh: "RST 拒绝了 SYN，SO_ERROR 就是 ECONNREFUSED；读取之后即清除，下一次调用就看不到它了。",
				}
			: {
					en: "The client is ESTABLISHED and nothing has failed: SO_ERROR is 0. This is how a program asks after select() or poll(); after a RST it would be ECONNREFUSED.",
					zh: "客户端是 ESTABLISHED，没有出错：SO_ERROR 是 0。程序在 select() 或 poll() 之后就这样查询；如果收到 RST，则是 ECONNREFUSED。",
				},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: "Look at the segment that arrives in step 4, and at the client's state after it.",
				zh: "看第 4 步到达的报文段，以及此后客户端的状态。",
			},
			principle: {
				en: "SO_ERROR holds the error that ended the attempt, if one did and no call has taken it; otherwise it is 0. It never tells of progress.",
				zh: "SO_ERROR 保存使连接失败、尚未被取走的错误；没有失败就是 0。它不反映进展情况。",
			},
			begin: refused
				? { en: "Step 4 brings a RST,ACK.", zh: "第 4 步到达的是 RST,ACK。" }
				: { en: "Step 4 brings a SYN,ACK.", zh: "第 4 步到达的是 SYN,ACK。" },
			follow: () => (refused ? "ECONNREFUSED" : "ok"),
		},
	});
}

function errorOptions(refused: boolean): readonly Option[] {
	return [
		choice(
			"ok",
			{ en: "0: no error", zh: "0：没有错误" },
			refused
				? {
						en: "The attempt has failed: the RST of step 4 is an error, and nobody has asked for it yet.",
						zh: "这次连接已失败：第 4 步的 RST 就是错误，还没有被取走。",
					}
				: null,
		),
		choice("EINPROGRESS", RESULTS.EINPROGRESS.text, {
			en: "That is what a call to connect() returns; SO_ERROR keeps errors, not progress. Besides, the answer has come.",
			zh: "那是 connect() 的返回值；SO_ERROR 保存的是错误，不是进展。况且应答已经到达。",
		}),
		choice("EISCONN", RESULTS.EISCONN.text, {
			en: "That is what connect() says on a connected socket; it is no error of the connection that SO_ERROR would keep.",
			zh: "那是对已连接的套接字再调用 connect() 的结果，不是 SO_ERROR 会保存的连接错误。",
		}),
		choice(
			"ECONNREFUSED",
			RESULTS.ECONNREFUSED.text,
			refused
				? null
				: {
						en: "No RST has come: the SYN,ACK of step 4 made the client ESTABLISHED.",
						zh: "没有收到 RST：第 4 步的 SYN,ACK 使客户端进入了 ESTABLISHED。",
					},
		),
		choice(
			"ECONNABORTED",
			RESULTS.ECONNABORTED.text,
			refused
				? {
						en: "That is for a connect() that comes when the error has been taken. SO_ERROR is the error itself.",
						zh: "那是错误被取走之后再调用 connect() 的结果。SO_ERROR 就是错误本身。",
					}
				: {
						en: "Nothing was aborted: the handshake succeeded.",
						zh: "没有中止：握手成功了。",
					},
		),
	];
}
