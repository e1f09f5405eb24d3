// Sets of flags in the notations of RFCs, Wireshark, tcpdump and Chinese textbooks.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFlags } from "../../../src/exercise/read/flags.ts";
import { FLAGS } from "../../../src/tcp/flags.ts";

function outcome(given: unknown): string {
	const read = readFlags(given);
	return read.ok ? `[${read.value.join(" ")}]` : read.reason;
}

describe("forms", () => {
	test.each([
		"SYN+ACK",
		"ACK+SYN",
		"SYN,ACK",
		"SYN, ACK",
		"syn ack",
		"SYN-ACK",
		"SYNACK",
		"SynAck",
		"ACKSYN",
		"SYN/ACK",
		"SYN|ACK",
		"SYN_ACK",
		"SYN & ACK",
		"syn and ack",
		"SYN、ACK",
		"SYN，ACK",
		"SYN和ACK",
		"ＳＹＮ＋ＡＣＫ",
		"<SYN,ACK>",
		"[SYN, ACK]",
		"(SYN,ACK)",
		"SYN SYN ACK",
		"SYN=1, ACK=1",
		"SYN = 1，ACK = 1，FIN = 0",
		"SA",
		"sa",
		"S A",
		"S.",
		"S。",
		"[S.]",
		"Flags [S.]",
	])("%j is SYN and ACK", (given) => {
		expect(outcome(given)).toBe("[SYN ACK]");
	});

	test.each([
		[["SYN", "ACK"], "[SYN ACK]"],
		[["ack", "SYN", "ACK"], "[SYN ACK]"],
		[["SYN+ACK"], "[SYN ACK]"],
		[["none"], "[]"],
		["none", "[]"],
		["[none]", "[]"],
		["no flags", "[]"],
		["无", "[]"],
		[".", "[ACK]"],
		["F.", "[FIN ACK]"],
		["FP.", "[FIN PSH ACK]"],
		["R", "[RST]"],
		["R.", "[RST ACK]"],
		["P.", "[PSH ACK]"],
		["FPU", "[FIN PSH URG]"],
		["reset", "[RST]"],
		["PUSH+ACK", "[PSH ACK]"],
		["FIN,SYN,RST,PSH,ACK,URG", "[FIN SYN RST PSH ACK URG]"],
	])("%j is %s", (given, flags) => {
		expect(outcome(given)).toBe(flags);
	});
});

describe("what cannot be read", () => {
	test.each([
		["SYN+FOO", "FOO"],
		["ECE", "ECE"],
		["N/A", "N"],
		["SYN.", "SYN."],
		["...", "..."],
		["SS", "SS"],
		["SYN=2", "SYN=2"],
		["SYN=1=1", "SYN=1=1"],
		["SYN=0", "SYN=0"],
		["12", "12"],
		["0x12", "0X12"],
		["constructor", "CONSTRUCTOR"],
	])("%j is unreadable and names the unknown word %s", (given, text) => {
		expect(readFlags(given)).toMatchObject({ reason: "unknown-flag", detail: { text } });
	});

	test.each([
		["none+SYN", "contradictory-flags"],
		["SYN=1, SYN=0", "contradictory-flags"],
		[["none", "ACK"], "contradictory-flags"],
		["", "empty"],
		["+", "empty"],
		[[], "empty"],
		[[[]], "list-given"],
		[["SYN", 1], "number-given"],
		[["SYN", null], "nothing-given"],
		[new Array(1_000_000).fill("SYN"), "too-many"],
		[18, "number-given"],
		[true, "boolean-given"],
		[{ SYN: true }, "object-given"],
	])("%# is unreadable: %s", (given, reason) => {
		expect(outcome(given)).toBe(reason);
	});
});

describe("laws", () => {
	const sets = fc.uniqueArray(fc.constantFrom(...FLAGS), { minLength: 1 });
	const letters = { FIN: "F", SYN: "S", RST: "R", PSH: "P", ACK: "A", URG: "U" } as const;

	test("a set written in any order and form reads back in wire order", () => {
		const joints = fc.constantFrom("+", ",", ", ", " ", "-", "", "/", "|", "、");
		fc.assert(
			fc.property(sets, joints, (flags, joint) => {
				const canonical = { ok: true, value: FLAGS.filter((flag) => flags.includes(flag)) };
				expect(readFlags(flags)).toEqual(canonical);
				expect(readFlags(flags.join(joint))).toEqual(canonical);
				expect(readFlags(flags.join(joint).toLowerCase())).toEqual(canonical);
				expect(readFlags(flags.map((flag) => letters[flag]).join(""))).toEqual(canonical);
			}),
		);
	});
});
