// What calls may return to a program, as options of questions.
import type { Localized } from "../../text/locale.ts";
import type { Option } from "../template.ts";
import { option } from "./questions.ts";

/** What connect(), send(), recv() and their like may return, under the name of the error. */
export const RESULTS = {
	ok: option("ok", "Success", "成功"),
	EOF: option("EOF", "0 octets: the end of the data", "返回 0：数据已结束"),
	EINPROGRESS: option("EINPROGRESS", "EINPROGRESS", "EINPROGRESS"),
	EALREADY: option("EALREADY", "EALREADY", "EALREADY"),
	EISCONN: option("EISCONN", "EISCONN", "EISCONN"),
	ECONNREFUSED: option("ECONNREFUSED", "ECONNREFUSED", "ECONNREFUSED"),
	ECONNRESET: option("ECONNRESET", "ECONNRESET", "ECONNRESET"),
	ECONNABORTED: option("ECONNABORTED", "ECONNABORTED", "ECONNABORTED"),
	ETIMEDOUT: option("ETIMEDOUT", "ETIMEDOUT", "ETIMEDOUT"),
	EPIPE: option("EPIPE", "EPIPE", "EPIPE"),
	EAGAIN: option("EAGAIN", "EAGAIN: nothing to read yet", "EAGAIN：还没有可读的数据"),
	EADDRINUSE: option("EADDRINUSE", "EADDRINUSE", "EADDRINUSE"),
	EADDRNOTAVAIL: option("EADDRNOTAVAIL", "EADDRNOTAVAIL", "EADDRNOTAVAIL"),
} as const;

/** One of them as an option, with what is said to whoever chose it though it is wrong here. */
export function resultOption(result: keyof typeof RESULTS, reply: Localized): Option {
	return { ...RESULTS[result], reply };
}
