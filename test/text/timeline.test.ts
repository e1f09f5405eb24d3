import { describe, expect, it } from "vitest";
import { type CauseFacts, isDeed } from "../../src/text/facts/timeline.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { stepSentences, stepText } from "../../src/text/timeline.ts";
import { words } from "../../src/text/words.ts";
import { causesOf } from "../support/causes.ts";
import { expectSentence } from "./checks.ts";

const ROLES = ["client", "server", "attacker", "gateway", "spoofed"];
const CAUSES: readonly CauseFacts[] = ROLES.flatMap((role) => Object.values(causesOf(role, "203.0.113.254")).flat());

describe("timeline sentences", () => {
	it.each(LOCALES)("every cause reads as a short sentence in %s", (locale) => {
		const { timeline } = words(locale);
		for (const cause of CAUSES) if (cause.kind !== "look") expectSentence(timeline.sentence(cause), locale);
		expectSentence(timeline.lost(3), locale);
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
		[
			{ kind: "inject", to: "server", note: "probe", port: 139 },
			"A probe goes to port 139 of the server.",
			"向服务器的 139 端口发送一个探测报文段。",
		],
		[
			{ kind: "inject", to: "client", note: "played", from: "server" },
			"The server sends a segment to the client.",
			"服务器向客户端发送一个报文段。",
		],
	])("%j", (cause, en, zh) => {
		expect(words("en").timeline.sentence(cause)).toBe(en);
		expect(words("zh").timeline.sentence(cause)).toBe(zh);
	});

	it("a duration that must not be told is not told", () => {
		const timer = { kind: "timer", host: "client", timer: "retransmission", waitedMs: null } as const;
		expect(words("en").timeline.sentence(timer)).toBe("The client's retransmission timer expires.");
		expect(words("zh").timeline.sentence({ kind: "pass", ms: null })).not.toMatch(/\d/);
	});

	it.each(LOCALES)("a statement is its sentence without the full stop in %s", (locale) => {
		const { timeline } = words(locale);
		for (const cause of CAUSES) {
			const ended = cause.kind === "look" ? "" : locale === "en" ? "." : "。";
			expect(timeline.sentence(cause)).toBe(`${timeline.statement(cause)}${ended}`);
		}
	});

	it.each(LOCALES)("a note is what its statement says without naming who does it in %s", (locale) => {
		const { timeline, hostNames } = words(locale);
		for (const cause of CAUSES.filter(isDeed)) {
			const note = timeline.note(cause);
			expect(timeline.statement(cause)).toMatch(new RegExp(`^${hostNames.hostAtStart(cause.host)}.*`, "u"));
			expect(timeline.statement(cause).endsWith(note)).toBe(true);
			expect(note.length).toBeLessThan(timeline.statement(cause).length);
			expect(note).not.toContain(hostNames.host(cause.host));
		}
	});
});

describe("the text of a step", () => {
	it("ends with the loss of its segment", () => {
		const { call } = causesOf("client", "192.0.2.1");
		const close = call.find((cause) => cause.call === "close" && cause.result === null);
		if (!close) throw new Error("there is a cause for each call");
		expect(stepText(close, 3, words("en"))).toBe("The client calls close(). Segment 3 is lost.");
		expect(stepText(close, 3, words("zh"))).toBe("客户端调用 close()。报文段 3 丢失。");
		expect(stepText(close, null, words("en"))).toBe("The client calls close().");
	});

	it("gives a list of connections as ss prints it", () => {
		const local = { ip: "198.51.100.5", port: 443 };
		const looked: CauseFacts = {
			kind: "look",
			host: "server",
			connections: [
				{
					state: "SYN-RECEIVED",
					local,
					remote: { ip: "203.0.113.9", port: 1024 },
					timer: { expiresInMs: 2600, retransmissions: 2 },
				},
				{ state: "ESTABLISHED", local, remote: { ip: "192.0.2.7", port: 2000 }, timer: null },
			],
		};
		expect(stepText(looked, null, words("en")).split("\n")).toEqual([
			"On the server, ss -tnoa prints (LISTEN and the queue columns left out):",
			"State Local Address:Port Peer Address:Port Timer",
			"SYN-RECV 198.51.100.5:443 203.0.113.9:1024 timer:(on,2.600sec,2)",
			"ESTAB 198.51.100.5:443 192.0.2.7:2000",
		]);
		expect(stepSentences(looked, null, words("zh"))).toBe(
			"在服务器上运行 ss -tnoa，输出（略去 LISTEN 行和队列两列）：",
		);
	});
});
