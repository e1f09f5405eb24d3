// A port whose connection is in TIME-WAIT: who may take it again, and when (POSIX bind() and connect(); RFC 9293, 3.10.1).

import type { Localized } from "../../../text/locale.ts";
import { resultOption } from "../../build/call-results.ts";
import { type Closing, closeInTurn, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { askChoice, choice } from "../../build/questions.ts";
import { mslAssumption, timeWaitQuestion } from "../../build/time-wait-question.ts";
import type { CitedRuleId } from "../../cited-rules.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { resultIn, rowOfCall } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "When can a port be used again whose connection is in TIME-WAIT, and what does SO_REUSEADDR change?",
			zh: "连接处于 TIME-WAIT 的端口何时可以再次使用？SO_REUSEADDR 改变了什么？",
		},
		asks: asksAny(asksQuestions("bind-1", "bind-2", "bind-3", "connect-again"), asksStates(["TIME-WAIT"])),
	},
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
			en: "Each bind() is on a new socket; the program has closed the earlier ones by then.",
			zh: "每次 bind() 都使用新的套接字，此前的套接字都已由程序关闭。",
			usual: true,
		},
		{
			en: "The socket of the old connection had SO_REUSEADDR set too.",
			zh: "旧连接的套接字当初也设置了 SO_REUSEADDR。",
			usual: true,
		},
	],
	questions: (trace, drawn) => [
		bindResult(trace, drawn, 1),
		bindResult(trace, drawn, 2),
		bindResult(trace, drawn, 3),
		connectResult(trace, drawn),
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

/** What a bind() finds: nothing on the port, a connection that it may share the port with, or one that it may not. */
type Found = "free" | "shared" | "held";

function bindResult(trace: Trace, drawn: RebindInTimeWait, nth: number): TemplateQuestion | null {
	const { closer, profile } = drawn;
	const row = rowOfCall(trace, closer, "bind", nth);
	if (!row) return null;
	// The third one comes when TIME-WAIT is over, the second one sets the option: so the story tells it.
	const found: Found = nth === 3 ? "free" : nth === 2 ? "shared" : "held";
	return askChoice(`bind-${nth}`, {
		step: row.step,
		label: {
			en: `What does bind() return in step ${row.step}${found === "shared" ? ", with SO_REUSEADDR" : ""}?`,
			zh: `第 ${row.step} 步的 bind()${found === "shared" ? "（已设置 SO_REUSEADDR）" : " "}返回什么？`,
		},
		options: bindOptions(found),
		key: resultIn(row),
		rule: bindRule(found, profile),
		why: BIND_WHY[found],
		skills: ["port-reuse", "socket-errors"],
		hints: {
			evidence: {
				en: `See whether anything still uses the ${ENGLISH[closer]}'s port just before step ${row.step}, and whether this bind() sets an option.`,
				zh: `看第 ${row.step} 步之前${CHINESE[closer]}的端口是否还被占用，以及这次 bind() 有没有设置选项。`,
			},
			principle: {
				en: "A connection holds its port until the end of TIME-WAIT. A port that is held cannot be bound without SO_REUSEADDR, and can with it if nobody listens on it.",
				zh: "连接占用端口直到 TIME-WAIT 结束。被占用的端口不设置 SO_REUSEADDR 就不能绑定；设置了它，只要没有套接字在该端口监听就可以。",
			},
			begin: BIND_BEGIN[found],
			follow: () => (found === "held" ? "EADDRINUSE" : "ok"),
		},
	});
}

function bindRule(found: Found, profile: Closing["profile"]): CitedRuleId {
	if (found !== "shared") return "bind-reports-use";
	return profile === "linux" ? "linux-reuse-address" : "reuse-address";
}

const BIND_WHY: Readonly<Record<Found, Localized>> = {
	held: {
		en: "A connection in TIME-WAIT still holds the port, and without SO_REUSEADDR a port in use cannot be bound: EADDRINUSE. With the option, or after 2 MSL, it could.",
		zh: "处于 TIME-WAIT 的连接仍占用该端口；不设置 SO_REUSEADDR 就不能绑定被占用的端口：EADDRINUSE。设置该选项，或等满 2MSL，就可以绑定。",
	},
	shared: {
		en: "With SO_REUSEADDR a port may be bound although a connection in TIME-WAIT still uses it. That is why servers set it before bind(); without it they would fail for the whole TIME-WAIT.",
		zh: "设置了 SO_REUSEADDR，即使还有 TIME-WAIT 连接在使用该端口也可以绑定。因此服务器总在 bind() 之前设置它，否则整个 TIME-WAIT 期间都会失败。",
	},
	free: {
		en: "TIME-WAIT is over, so no connection holds the port, and no option is needed. A moment earlier it would have been EADDRINUSE.",
		zh: "TIME-WAIT 已结束，没有连接占用该端口，不需要任何选项。早一点就会是 EADDRINUSE。",
	},
};

const BIND_BEGIN: Readonly<Record<Found, Localized>> = {
	held: { en: "This bind() sets no option.", zh: "这次 bind() 没有设置选项。" },
	shared: { en: "This bind() sets SO_REUSEADDR.", zh: "这次 bind() 设置了 SO_REUSEADDR。" },
	free: { en: "By then the TIME-WAIT timer has expired.", zh: "此时 TIME-WAIT 定时器已经到期。" },
};

function bindOptions(found: Found): readonly Option[] {
	return [
		resultOption("ok", {
			en: "The close is done, but the connection is still kept, in TIME-WAIT, and with it the port; this bind() does not set SO_REUSEADDR.",
			zh: "关闭虽已完成，但连接仍保留在 TIME-WAIT，端口也就仍被占用；这次 bind() 没有设置 SO_REUSEADDR。",
		}),
		resultOption(
			"EADDRINUSE",
			found === "shared"
				? {
						en: "It is in use, but only by a connection, and SO_REUSEADDR permits just that.",
						zh: "端口确实在使用，但占用它的只是一个连接，SO_REUSEADDR 允许的正是这种情形。",
					}
				: { en: "Nothing uses the port any more: TIME-WAIT is over.", zh: "TIME-WAIT 已结束，端口不再被占用。" },
		),
		resultOption("EADDRNOTAVAIL", {
			en: "bind() says so of an address that the host does not have. This is the host's own address.",
			zh: "地址不属于本机时 bind() 才返回它；这里是本机自己的地址。",
		}),
		resultOption("ECONNREFUSED", {
			en: "bind() sends nothing, so nobody can refuse it: that is an error of connect().",
			zh: "bind() 什么也不发送，没有谁会拒绝它：那是 connect() 的错误。",
		}),
	];
}

function connectResult(trace: Trace, { closer, profile }: RebindInTimeWait): TemplateQuestion | null {
	const row = rowOfCall(trace, closer, "connect");
	if (!row) return null;
	const linux = profile === "linux";
	return askChoice("connect-again", {
		step: row.step,
		label: {
			en: `What becomes of connect() to the same port of the server in step ${row.step}?`,
			zh: `第 ${row.step} 步连接服务器同一端口的 connect() 结果如何？`,
		},
		options: connectOptions(linux),
		key: resultIn(row),
		rule: "connection-exists",
		why: {
			en: `SO_REUSEADDR shares a port, not a connection: this very pair of addresses and ports is still in TIME-WAIT, so it cannot be opened again${linux ? ": EADDRNOTAVAIL" : ""}. From another port it could.`,
			zh: `SO_REUSEADDR 只允许共用端口，不允许共用连接：这一对地址和端口仍处于 TIME-WAIT，不能再次打开${linux ? "：EADDRNOTAVAIL" : ""}。换一个本地端口就可以。`,
		},
		skills: ["port-reuse", "socket-errors"],
		hints: {
			evidence: {
				en: `Compare the four numbers of the new connection (two addresses, two ports) with those of the old one, and see in which state that is.`,
				zh: "比较新旧连接的两个地址和两个端口，再看旧连接处于什么状态。",
			},
			principle: {
				en: "A pair of addresses and ports can have one connection at a time, and one in TIME-WAIT counts.",
				zh: "同一对地址和端口上同时只能有一个连接，处于 TIME-WAIT 的也算。",
			},
			begin: {
				en: "Both addresses and both ports are the same as before.",
				zh: "两个地址和两个端口都与原来相同。",
			},
			follow: () => "EADDRNOTAVAIL",
		},
	});
}

/** What RFC 9293 calls “connection already exists” has another name on each system: only Linux's is told. */
function connectOptions(linux: boolean): readonly Option[] {
	return [
		choice(
			"EADDRNOTAVAIL",
			linux
				? { en: "EADDRNOTAVAIL, at once", zh: "立即返回 EADDRNOTAVAIL" }
				: { en: "An error at once: it exists already", zh: "立即出错：该连接已存在" },
			{ en: "Nothing holds this pair of addresses and ports.", zh: "这一对地址和端口没有被占用。" },
		),
		choice(
			"EINPROGRESS",
			{ en: "A SYN goes out, the outcome comes later", zh: "发出 SYN，结果以后才知道" },
			{
				en: "That bind() was allowed does not free the pair: its old connection is still in TIME-WAIT.",
				zh: "bind() 成功并不等于这一对地址和端口空闲：旧连接仍处于 TIME-WAIT。",
			},
		),
		choice(
			"ECONNREFUSED",
			{ en: "ECONNREFUSED, when a RST comes", zh: "收到 RST 后返回 ECONNREFUSED" },
			{
				en: "No SYN goes out at all, so no RST can come.",
				zh: "根本没有发出 SYN，也就不会有 RST。",
			},
		),
		choice(
			"ok",
			{ en: "Success: the old connection is opened again", zh: "成功：旧连接重新打开" },
			{
				en: "A SYN that arrives may reopen a connection in TIME-WAIT; the end that waits cannot do so by connect() here.",
				zh: "到达的 SYN 可能重新打开 TIME-WAIT 中的连接；这里等待的一方自己调用 connect() 不行。",
			},
		),
	];
}
