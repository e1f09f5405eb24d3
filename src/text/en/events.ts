// Events to be put in order, in English.
import { showCount } from "../digits.ts";
import type { EventFacts, EventWords } from "../facts/events.ts";
import { hostAtStart, hostName } from "./host-names.ts";
import { timeline } from "./timeline.ts";

export const events: EventWords = {
	item: ({ cause, host, state, entered }) => {
		const deed = cause.kind === "receive" ? receives(cause, host) : timeline.statement(cause);
		const enters = state === "LISTEN" ? "is back in LISTEN" : `enters ${state}`;
		if (cause.kind === "timer") return `${deed}; ${hostName(host)} ${entered ? enters : `is still in ${state}`}`;
		return entered ? `${deed} and ${enters}` : `${deed}, still in ${state}`;
	},
};

function receives({ flags, octets }: Extract<EventFacts["cause"], { kind: "receive" }>, host: string): string {
	const data = octets > 0 ? ` with ${showCount(octets)} ${octets === 1 ? "octet" : "octets"} of data` : "";
	return `${hostAtStart(host)} receives ${flags.join(",")}${data}`;
}
