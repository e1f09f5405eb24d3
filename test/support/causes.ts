// A cause of every kind, and of every variant of it that is said in other words.
import { CALLS } from "../../src/tcp/calls/event.ts";
import { TIMER_KINDS } from "../../src/tcp/connection.ts";
import type { CauseFacts, CauseKind } from "../../src/text/facts/timeline.ts";

const OPTIONED = { SO_REUSEADDR: "bind", SO_LINGER: "close", MSG_MORE: "send", LISTENER: "close" } as const;

function calls(host: string): readonly CauseFacts<"call">[] {
	return [
		...CALLS.flatMap((call) =>
			["ok", "EINPROGRESS", "ENOTCONN", null].map((result) => ({
				kind: "call" as const,
				host,
				call,
				bytes: call === "send" ? 100 : 0,
				result,
			})),
		),
		{ kind: "call", host, call: "send", bytes: 0, result: "ok" },
		{ kind: "call", host, call: "send", bytes: null, result: null },
		{ kind: "call", host, call: "receive", bytes: 1, result: "ok" },
		...(["SO_REUSEADDR", "SO_LINGER", "MSG_MORE", "LISTENER"] as const).map((option) => ({
			kind: "call" as const,
			host,
			call: OPTIONED[option],
			bytes: option === "MSG_MORE" ? 300 : 0,
			result: "ok",
			option,
		})),
	];
}

/** `host` acts or is acted upon, and `address` is the IP address wherever there is one. */
export function causesOf(host: string, address: string): { readonly [K in CauseKind]: readonly CauseFacts<K>[] } {
	const local = { ip: address, port: 443 };
	const remote = { ip: address, port: 1024 };
	return {
		call: calls(host),
		deliver: [{ kind: "deliver", segment: 12, to: host }],
		inject: [
			{ kind: "inject", to: host, note: "old-duplicate", address },
			{ kind: "inject", to: host, note: "spoofed", address },
			{ kind: "inject", to: host, note: "probe", port: 139 },
			{ kind: "inject", to: host, note: "played", from: host },
		],
		timer: TIMER_KINDS.flatMap((timer) =>
			[null, 240_000].map((waitedMs) => ({ kind: "timer" as const, host, timer, waitedMs })),
		),
		flood: [
			{ kind: "flood", to: host, syns: 1, duringMs: 0 },
			{ kind: "flood", to: host, syns: 400, duringMs: 350 },
		],
		"other-clients": [
			{ kind: "other-clients", to: host, clients: 1, duringMs: 0 },
			{ kind: "other-clients", to: host, clients: 12, duringMs: 350 },
		],
		"live-sources": [
			{ kind: "live-sources", to: host, hosts: 1 },
			{ kind: "live-sources", to: host, hosts: 40 },
		],
		pass: [
			{ kind: "pass", ms: null },
			{ kind: "pass", ms: 1500 },
		],
		unseen: [
			{ kind: "unseen", ms: null },
			{ kind: "unseen", ms: 40_000 },
		],
		look: [
			{
				kind: "look",
				host,
				connections: [
					{ state: "SYN-RECEIVED", local, remote, timer: { expiresInMs: 2600, retransmissions: 2 } },
					{ state: "ESTABLISHED", local, remote, timer: null },
				],
			},
		],
		crash: [{ kind: "crash", host }],
		"in-vain": [
			{ kind: "in-vain", host, ms: null },
			{ kind: "in-vain", host, ms: 127_000 },
		],
	};
}
