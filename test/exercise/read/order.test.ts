import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstMisplaced, orderShare, readOrder } from "../../../src/exercise/read/order.ts";

const ENGLISH = [
	{ id: "a", text: "The client receives SYN,ACK and enters ESTABLISHED" },
	{ id: "b", text: "The client calls connect() and enters SYN-SENT" },
	{ id: "c", text: "The server receives SYN and enters SYN-RECEIVED" },
];
const CHINESE = ENGLISH.map(({ id }, i) => ({ id, text: ["客户端收到", "客户端调用", "服务器收到"][i] ?? "" }));

const order = (given: unknown) => {
	const read = readOrder(given, [ENGLISH, CHINESE]);
	return read.ok ? read.value.join("") : read.reason;
};

describe("an order", () => {
	test.each([
		[["b", "c", "a"]],
		[["B", " c ", "Ａ"]],
		["b, c, a"],
		["b > c > a"],
		["b → c → a"],
		["b->c->a"],
		["ｂ，ｃ，ａ"],
		["b、c、a"],
		["BCA"],
		["b; c; a"],
		["The client calls connect() and enters SYN-SENT\nc\nThe client receives SYN,ACK and enters ESTABLISHED"],
		["bca"],
		[["客户端调用", "服务器收到", "客户端收到"]],
		[ENGLISH.map(({ text }) => text).sort((x, y) => (x.includes("connect") ? -1 : y.includes("connect") ? 1 : -1))],
	])("%j is read", (given) => {
		expect(order(given)).toMatch(/^b(?:ca|ac)$/);
	});

	test.each([
		[["b", "c"], "incomplete-order"],
		[["b", "c", "c"], "incomplete-order"],
		[["b", "c", "a", "a"], "incomplete-order"],
		["b, c", "incomplete-order"],
		[["b", "c", "d"], "unknown-choice"],
		[["b", "c", 4294967296], "unknown-choice"],
		[["b", "c", null], "nothing-given"],
		[["b", "c", {}], "object-given"],
		[{ b: 1 }, "not-an-order"],
		[42, "not-an-order"],
		["b,".repeat(600), "too-long"],
	])("%j is refused", (given, reason) => {
		expect(order(given)).toBe(reason);
	});
});

const RIGHT = ["a", "b", "c", "d", "e"];
const anyOrder = fc.shuffledSubarray(RIGHT, { minLength: RIGHT.length });

describe("what an order is worth", () => {
	test.each([
		["abcde", 1],
		["bacde", 0.8],
		["edcba", 0],
		["bcdea", 0.2],
	])("%s earns %d", (given, share) => {
		expect(orderShare(RIGHT, given.split(""))).toBeCloseTo(share);
	});

	test("is all for the right order alone, and never negative", () => {
		fc.assert(
			fc.property(anyOrder, (given) => {
				const share = orderShare(RIGHT, given);
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share === 1).toBe(given.join() === RIGHT.join());
				expect(firstMisplaced(RIGHT, given) === -1).toBe(share === 1);
			}),
		);
	});

	test("never falls when two neighbours that stand the wrong way round are exchanged", () => {
		fc.assert(
			fc.property(anyOrder, fc.nat(3), (given, i) => {
				const [one = "", other = ""] = given.slice(i, i + 2);
				if (one < other) return;
				const mended = [...given.slice(0, i), other, one, ...given.slice(i + 2)];
				expect(orderShare(RIGHT, mended)).toBeGreaterThanOrEqual(orderShare(RIGHT, given));
			}),
		);
	});
});
