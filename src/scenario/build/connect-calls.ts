// What connect() on a non-blocking socket returns, by the moment at which it is called (POSIX connect(); Linux,
// __inet_stream_connect()), and what is said to whoever expects something else then.
import type { Localized } from "../../text/locale.ts";
import type { CitedRuleId } from "../cited-rules.ts";
import type { RESULTS } from "./call-results.ts";

export const CONNECT_RESULTS = ["ok", "EINPROGRESS", "EALREADY", "EISCONN", "ECONNREFUSED", "ECONNABORTED"] as const;

type ConnectResult = (typeof CONNECT_RESULTS)[number] & keyof typeof RESULTS;

export type Moment = "begins" | "under-way" | "succeeded" | "success-told" | "refused" | "error-taken";

interface Told {
	readonly result: ConnectResult;
	readonly rule: CitedRuleId;
	readonly why: Localized;
	/** To whoever takes another result. */
	readonly replies: Readonly<Partial<Record<ConnectResult, Localized>>>;
}

const NO_ANSWER = {
	en: "No SYN,ACK has come back yet: there is no success to tell of.",
	zh: "SYN,ACK 还没有到达，谈不上成功。",
};
const NOT_CONNECTED = {
	en: "Nothing is connected yet: the client has no SYN,ACK.",
	zh: "还没有连接上：客户端没有收到 SYN,ACK。",
};
const NO_RESET = { en: "No RST has come: nobody has refused anything.", zh: "没有收到 RST，并没有被拒绝。" };
const NOT_FAILED = {
	en: "The attempt has not failed: the client still waits for the answer.",
	zh: "这次连接并没有失败：客户端还在等待应答。",
};
const BEGINS_ONLY = {
	en: "EINPROGRESS is for the call that sends the SYN, the one of step 1. This one sends nothing.",
	zh: "EINPROGRESS 由发出 SYN 的那次调用（第 1 步）返回，这一次不发送任何报文段。",
};
const NOT_GOING_ON = {
	en: "EALREADY is said while the attempt goes on. The answer has come: it is over.",
	zh: "EALREADY 表示连接仍在进行。应答已到达，过程已经结束。",
};
const WAS_REFUSED = {
	en: "The answer was a RST: the client is CLOSED.",
	zh: "应答是 RST：客户端已是 CLOSED。",
};
const DID_SUCCEED = {
	en: "The SYN,ACK has come and the client is ESTABLISHED: nothing has failed.",
	zh: "SYN,ACK 已到达，客户端是 ESTABLISHED，没有失败。",
};

export const CONNECT_AT = {
	begins: {
		result: "EINPROGRESS",
		rule: "connect-in-progress",
		why: {
			en: "A non-blocking connect() does not wait: it sends the SYN and returns EINPROGRESS, and the outcome comes later. A blocking one would return only in the step in which the answer arrives.",
			zh: "非阻塞的 connect() 发出 SYN 后不等待，立即返回 EINPROGRESS，结果以后才有。阻塞的 connect() 要到应答到达那一步才返回。",
		},
		replies: {
			ok: NO_ANSWER,
			EALREADY: {
				en: "That would need an attempt that was under way before. This call begins the first one.",
				zh: "那要求此前已有连接在进行，而这次调用才刚开始第一次连接。",
			},
			EISCONN: NOT_CONNECTED,
			ECONNREFUSED: NO_RESET,
			ECONNABORTED: NOT_FAILED,
		},
	},
	"under-way": {
		result: "EALREADY",
		rule: "connect-in-progress",
		why: {
			en: "The attempt of step 1 is still going on, in SYN-SENT. A second connect() sends nothing and starts nothing: EALREADY. To wait for the outcome, a program uses poll() or select().",
			zh: "第 1 步开始的连接仍在进行（SYN-SENT）。第二次 connect() 不发送任何报文段，返回 EALREADY。要等待结果，程序应使用 poll() 或 select()。",
		},
		replies: {
			ok: NO_ANSWER,
			EINPROGRESS: BEGINS_ONLY,
			EISCONN: NOT_CONNECTED,
			ECONNREFUSED: NO_RESET,
			ECONNABORTED: NOT_FAILED,
		},
	},
	succeeded: {
		result: "ok",
		rule: "linux-connect-again",
		why: {
			en: "The SYN,ACK has arrived and the client is ESTABLISHED. On Linux the first connect() after that reports success, once; POSIX would let it fail with EISCONN right away.",
			zh: "SYN,ACK 已到达，客户端是 ESTABLISHED。在 Linux 上，此后第一次 connect() 报告成功，只报告一次；按 POSIX，可以直接返回 EISCONN。",
		},
		replies: {
			EINPROGRESS: BEGINS_ONLY,
			EALREADY: NOT_GOING_ON,
			EISCONN: {
				en: "Linux says EISCONN only when the success has been reported before. No call has been told of it yet.",
				zh: "Linux 报告过一次成功之后，才返回 EISCONN；此前还没有哪次调用得知成功。",
			},
			ECONNREFUSED: DID_SUCCEED,
			ECONNABORTED: DID_SUCCEED,
		},
	},
	"success-told": {
		result: "EISCONN",
		rule: "connect-in-progress",
		why: {
			en: "The call before has reported the success already. From now on connect() only says that the socket is connected: EISCONN. A new connection would take another socket.",
			zh: "上一次调用已报告过成功。此后再调用 connect()，只会得知套接字已连接：EISCONN。要建立新的连接，须用另一个套接字。",
		},
		replies: {
			ok: {
				en: "Success is reported once, and the call before got it.",
				zh: "成功只报告一次，上一次调用已经得到了。",
			},
			EINPROGRESS: BEGINS_ONLY,
			EALREADY: NOT_GOING_ON,
			ECONNREFUSED: DID_SUCCEED,
			ECONNABORTED: DID_SUCCEED,
		},
	},
	refused: {
		result: "ECONNREFUSED",
		rule: "linux-connect-again",
		why: {
			en: "The RST refused the SYN. The socket keeps that error for the next call, and this connect() gets it. Only a further one would try again.",
			zh: "RST 拒绝了 SYN。套接字保存了这个错误，由下一次调用，也就是这次 connect() 取走。再下一次调用才会重新尝试。",
		},
		replies: {
			ok: WAS_REFUSED,
			EINPROGRESS: {
				en: "This call does not begin a new attempt: first it reports how the last one ended.",
				zh: "这次调用不会开始新的连接，而是先报告上一次的结果。",
			},
			EALREADY: NOT_GOING_ON,
			EISCONN: WAS_REFUSED,
			ECONNABORTED: {
				en: "That comes when the error has been taken before, by getsockopt(). Here it still waits on the socket.",
				zh: "错误已被 getsockopt() 取走时才会这样。这里它还保存在套接字上。",
			},
		},
	},
	"error-taken": {
		result: "ECONNABORTED",
		rule: "linux-connect-again",
		why: {
			en: "getsockopt() has taken the error ECONNREFUSED, and reading clears it. Linux still tells connect() once that the attempt has failed: ECONNABORTED. Without getsockopt() it would have been ECONNREFUSED.",
			zh: "错误 ECONNREFUSED 已被 getsockopt() 取走并清除。Linux 仍会告诉 connect() 一次，这次连接失败了：ECONNABORTED。如果没有调用 getsockopt()，则是 ECONNREFUSED。",
		},
		replies: {
			ok: WAS_REFUSED,
			EINPROGRESS: {
				en: "This call does not begin a new attempt: first it reports that the last one has failed.",
				zh: "这次调用不会开始新的连接，而是先报告上一次已失败。",
			},
			EALREADY: NOT_GOING_ON,
			EISCONN: WAS_REFUSED,
			ECONNREFUSED: {
				en: "Each error is reported once, and getsockopt() has taken this one.",
				zh: "每个错误只报告一次，这个已被 getsockopt() 取走。",
			},
		},
	},
} as const satisfies Record<Moment, Told>;

/** A rule to follow: what is said when. */
export const CONNECT_PRINCIPLE = {
	en: "The call that sends the SYN: EINPROGRESS. While SYN-SENT lasts: EALREADY. After it, how it ended, once: success, or the error that waits (ECONNABORTED if it was taken). When success has been told: EISCONN.",
	zh: "发出 SYN 的调用：EINPROGRESS；SYN-SENT 期间：EALREADY；结束之后报告结果，只报告一次：成功，或保存着的错误（已被取走则为 ECONNABORTED）；成功报告过之后：EISCONN。",
} as const;
