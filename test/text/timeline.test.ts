import { describe, expect, it } from "vitest";
import { CALLS } from "../../src/tcp/calls/event.ts";
import { TIMER_KINDS } from "../../src/tcp/connection.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { type CauseFacts, causeSentence, lostSentence } from "../../src/text/timeline.ts";
import { expectSentence } from "./checks.ts";

const CAUSES: readonly CauseFacts[] = [
	...CALLS.flatMap((call) =>
		["ok", "EINPROGRESS", "ENOTCONN"].map((result) => ({
			kind: "call" as const,
			host: "attacker",
			call,
			bytes: call === "send" ? 100 : 0,
			result,
		})),
	),
	{ kind: "call", host: "client", call: "send", bytes: 0, result: "ok" },
	{ kind: "deliver", segment: 12, to: "spoofed" },
	{ kind: "inject", to: "server", note: "old-duplicate", address: "203.0.113.254" },
	{ kind: "inject", to: "server", note: "spoofed", address: "203.0.113.254" },
	...TIMER_KINDS.flatMap((timer) =>
		[null, 240_000].map((waitedMs) => ({ kind: "timer" as const, host: "server", timer, waitedMs })),
	),
	{ kind: "flood", to: "server", syns: 1, duringMs: 0 },
	{ kind: "flood", to: "server", syns: 400, duringMs: 350 },
	{ kind: "pass", ms: null },
	{ kind: "pass", ms: 1500 },
	{ kind: "crash", host: "client" },
	{ kind: "in-vain", host: "client", ms: null },
	{ kind: "in-vain", host: "server", ms: 127_000 },
	...(["SO_REUSEADDR", "SO_LINGER", "MSG_MORE", "LISTENER"] as const).map((option) => ({
		kind: "call" as const,
		host: "server",
		call: { SO_REUSEADDR: "bind", SO_LINGER: "close", MSG_MORE: "send", LISTENER: "close" }[option],
		bytes: option === "MSG_MORE" ? 300 : 0,
		result: "ok",
		option,
	})),
	{ kind: "call", host: "client", call: "receive", bytes: 1, result: "ok" },
];

describe("timeline sentences", () => {
	it("every cause reads as a short sentence in both languages", () => {
		for (const locale of LOCALES) for (const cause of CAUSES) expectSentence(causeSentence(cause, locale), locale);
		for (const locale of LOCALES) expectSentence(lostSentence(3, locale), locale);
	});

	it.each<[CauseFacts, string, string]>([
		[{ kind: "deliver", segment: 2, to: "client" }, "Segment 2 reaches the client.", "报文段 2 到达客户端。"],
		[
			{ kind: "call", host: "client", call: "send", bytes: 1, result: "ok" },
			"The client calls send() with 1 octet of data.",
			"客户端调用 send()，要发送 1 字节数据。",
		],
		[
			{ kind: "call", host: "server", call: "connect", bytes: 0, result: "EINPROGRESS" },
			"The server calls connect().",
			"服务器调用 connect()。",
		],
		[
			{ kind: "call", host: "bob", call: "close", bytes: 0, result: "ENOTCONN" },
			"bob calls close() and gets ENOTCONN.",
			"bob 调用 close()，返回 ENOTCONN。",
		],
		[
			{ kind: "timer", host: "client", timer: "time-wait", waitedMs: 60_000 },
			"The client's TIME-WAIT timer expires after 60 s.",
			"客户端的 TIME-WAIT 定时器在 60 秒后到期。",
		],
	])("%j", (cause, en, zh) => {
		expect(causeSentence(cause, "en")).toBe(en);
		expect(causeSentence(cause, "zh")).toBe(zh);
	});

	it("a duration that must not be told is not told", () => {
		expect(causeSentence({ kind: "timer", host: "client", timer: "retransmission", waitedMs: null }, "en")).toBe(
			"The client's retransmission timer expires.",
		);
		expect(causeSentence({ kind: "pass", ms: null }, "zh")).not.toMatch(/\d/);
	});
});
