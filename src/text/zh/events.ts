// Events to be put in order, in Chinese.
import { showCount } from "../digits.ts";
import type { EventFacts, EventWords } from "../facts/events.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";
import { timeline } from "./timeline.ts";

export const events: EventWords = {
	item: ({ cause, host, state, entered }) => {
		const deed = cause.kind === "receive" ? receives(cause, host) : timeline.statement(cause);
		const who = cause.kind === "timer" ? hostName(host) : "";
		const enters = state === "LISTEN" ? "回到 LISTEN" : `进入 ${state}`;
		return spaced(`${deed}，${who}${entered ? enters : `仍处于 ${state}`}`);
	},
};

function receives({ flags, octets }: Extract<EventFacts["cause"], { kind: "receive" }>, host: string): string {
	const data = octets > 0 ? `带 ${showCount(octets)} 字节数据的 ` : " ";
	return `${hostName(host)}收到${data}${flags.join(",")}`;
}
