// What calls may return to a program, as options of questions.
import type { Localized } from "../../text/locale.ts";
import type { Option } from "../template.ts";
import { CHINESE, ENGLISH, type End } from "./ends.ts";
import { choice } from "./questions.ts";

/** What connect(), send(), recv() and their like may return, under the name of the error. */
export const RESULTS = {
	ok: choice("ok", { en: "Success", zh: "成功" }, null),
	EOF: choice("EOF", { en: "0 octets: the end of the data", zh: "返回 0：数据已结束" }, null),
	EINPROGRESS: choice("EINPROGRESS", { en: "EINPROGRESS", zh: "EINPROGRESS" }, null),
	EALREADY: choice("EALREADY", { en: "EALREADY", zh: "EALREADY" }, null),
	EISCONN: choice("EISCONN", { en: "EISCONN", zh: "EISCONN" }, null),
	ECONNREFUSED: choice("ECONNREFUSED", { en: "ECONNREFUSED", zh: "ECONNREFUSED" }, null),
	ECONNRESET: choice("ECONNRESET", { en: "ECONNRESET", zh: "ECONNRESET" }, null),
	ECONNABORTED: choice("ECONNABORTED", { en: "ECONNABORTED", zh: "ECONNABORTED" }, null),
	ETIMEDOUT: choice("ETIMEDOUT", { en: "ETIMEDOUT", zh: "ETIMEDOUT" }, null),
	EPIPE: choice("EPIPE", { en: "EPIPE", zh: "EPIPE" }, null),
	EAGAIN: choice("EAGAIN", { en: "EAGAIN: nothing to read yet", zh: "EAGAIN：还没有可读的数据" }, null),
	EADDRINUSE: choice("EADDRINUSE", { en: "EADDRINUSE", zh: "EADDRINUSE" }, null),
	EADDRNOTAVAIL: choice("EADDRNOTAVAIL", { en: "EADDRNOTAVAIL", zh: "EADDRNOTAVAIL" }, null),
} as const;

/** Asks what the last step's recv() returns. */
export function lastRecvLabel(host: End): Localized {
	return {
		en: `What does recv() return to the ${ENGLISH[host]}'s program in the last step?`,
		zh: `最后一步${CHINESE[host]}的程序调用 recv() 得到什么？`,
	};
}

/** One of them as an option, with what is said to whoever chose it though it is wrong here. */
export function resultOption(result: keyof typeof RESULTS, reply: Localized): Option {
	return { ...RESULTS[result], reply };
}
