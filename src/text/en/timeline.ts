// What happens in the steps of a timeline, in English.
import type { TimerKind } from "../../tcp/connection.ts";
import { showCount } from "../digits.ts";
import {
	type CallOption,
	type CauseFacts,
	type DeedKind,
	type EventKind,
	errorOf,
	isDeed,
	octetsOf,
	type PerKind,
	say,
	type TimelineWords,
} from "../facts/timeline.ts";
import { showDuration } from "./amounts.ts";
import { hostAtStart, hostName } from "./host-names.ts";

export const timeline: TimelineWords = {
	sentence: (cause) => (cause.kind === "look" ? statement(cause) : `${statement(cause)}.`),
	statement,
	note,
	lost: (segment) => `Segment ${segment} is lost.`,
};

function statement(cause: CauseFacts): string {
	if (!isDeed(cause)) return say(EVENTS, cause);
	return `${hostAtStart(cause.host)}${cause.kind === "timer" ? "'s" : ""} ${note(cause)}`;
}

function note(cause: CauseFacts<DeedKind>): string {
	return say(DEEDS, cause);
}

/** Calls that programs know by another name, or as a socket option. */
const OTHERWISE_NAMED: ReadonlyMap<string, string> = new Map([
	["receive", "calls recv()"],
	["keepalive", "turns keep-alive on"],
	["error", "asks for the socket's error"],
]);

const OPTIONS: Readonly<Record<CallOption, string>> = {
	SO_REUSEADDR: " with SO_REUSEADDR set",
	SO_LINGER: " with SO_LINGER on and a linger time of 0",
	LISTENER: " on its listening socket",
	MSG_MORE: " and MSG_MORE: more follows",
};

const TIMERS: Readonly<Record<TimerKind, string>> = {
	"delayed-ack": "delayed-ACK timer",
	retransmission: "retransmission timer",
	keepalive: "keep-alive timer",
	"fin-wait-2": "FIN-WAIT-2 timer",
	"time-wait": "TIME-WAIT timer",
};

const DEEDS: PerKind<DeedKind> = {
	call: (cause) => {
		const { call, option } = cause;
		const [octets, error] = [octetsOf(cause), errorOf(cause)];
		const does = OTHERWISE_NAMED.get(call) ?? `calls ${call}()`;
		const amount = octets === null ? "" : `${showCount(octets)} ${octets === 1 ? "octet" : "octets"} of data`;
		const data = octets === null ? "" : ` ${call === "send" ? "with" : "for"} ${amount}`;
		return `${does}${data}${option ? OPTIONS[option] : ""}${error === null ? "" : ` and gets ${error}`}`;
	},
	timer: ({ timer, waitedMs }) =>
		`${TIMERS[timer]} expires${waitedMs === null ? "" : ` after ${showDuration(waitedMs)}`}`,
	crash: () => "crashes and starts again, with no memory of any connection",
	"in-vain": ({ ms }) => {
		const after = ms === null ? "" : ` after another ${showDuration(ms)}`;
		return `goes on retransmitting, never gets an answer, and gives up${after}`;
	},
};

const EVENTS: PerKind<EventKind> = {
	deliver: ({ segment, to }) => `Segment ${segment} reaches ${hostName(to)}`,
	inject: (cause) => {
		const host = hostName(cause.to);
		switch (cause.note) {
			case "probe":
				return `A probe goes to port ${cause.port} of ${host}`;
			case "played":
				return `${hostAtStart(cause.from)} sends a segment to ${host}`;
			case "old-duplicate":
				return `An old duplicate segment from ${cause.address} is under way to ${host}`;
			case "spoofed":
				return `A segment with the spoofed source address ${cause.address} is under way to ${host}`;
		}
	},
	flood: ({ to, syns, duringMs }) => {
		const what = syns === 1 ? "SYN with a spoofed source address reaches" : "SYNs with spoofed source addresses reach";
		return `${showCount(syns)} ${what} ${hostName(to)}${within(duringMs)}`;
	},
	"other-clients": ({ to, clients, duringMs }) => {
		// A single one may be the client of the story: no other stands beside it.
		const who =
			clients === 1
				? "A client completes its handshake"
				: `${showCount(clients)} other clients complete their handshakes`;
		return `${who} with ${hostName(to)}${within(duringMs)} (segments not shown)`;
	},
	"live-sources": ({ to, hosts }) => {
		const who =
			hosts === 1
				? "spoofed address belongs to a live host, which answers"
				: "spoofed addresses belong to live hosts, which answer";
		return `${showCount(hosts)} ${who} ${hostName(to)}'s SYN,ACK`;
	},
	pass: ({ ms }) => `Time passes${ms === null ? "" : `: ${showDuration(ms)}`}`,
	unseen: ({ ms }) =>
		`${ms === null ? "Time passes" : `${showDuration(ms)} pass`}; the segments exchanged meanwhile are not shown`,
	look: ({ host }) => `On ${hostName(host)}, ss -tnoa prints (LISTEN and the queue columns left out):`,
};

function within(duringMs: number): string {
	return duringMs > 0 ? ` within ${showDuration(duringMs)}` : "";
}
