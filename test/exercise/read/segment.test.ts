import { describe, expect, test } from "vitest";
import { isZero, readParts, saysNone } from "../../../src/exercise/read/segment.ts";
import { words } from "../../../src/text/words.ts";

const parts = (given: unknown) => {
	const read = readParts(given);
	return read.ok ? read.value : read.reason;
};

const SYN_ACK = { flags: "SYN,ACK", seq: "9000", ack: "4022" };

describe("a segment written in one line", () => {
	test.each([
		["SYN+ACK seq=9000 ack=4022", { ...SYN_ACK, flags: "SYN+ACK" }],
		["SYN,ACK; SEQ: 9000; ACK: 4022", SYN_ACK],
		["seq 9000 ack 4022 SYN,ACK", SYN_ACK],
		["Flags [S.], seq 9000, ack 4022, win 65535, length 0", { ...SYN_ACK, flags: "[S.]" }],
		["Flags [P.], seq 1:101, ack 1, win 512, length 100", { flags: "[P.]", seq: "1", ack: "1" }],
		["Flags [.], ack 1", { flags: "[.]", ack: "1" }],
		["[SYN, ACK] Seq=0 Ack=1 Win=64240 Len=0 MSS=1460", { flags: "[SYN, ACK]", seq: "0", ack: "1" }],
		["<SEQ=9000><ACK=4022><CTL=SYN,ACK>", { ...SYN_ACK, flags: "< SYN,ACK>" }],
		["SYN,ACK seq=y ack=x+1", { flags: "SYN,ACK", seq: "y", ack: "x+1" }],
		["ACK seq = x + 1 ack = y + 1", { flags: "ACK", seq: "x + 1", ack: "y + 1" }],
		["SYN seq=client ISN", { flags: "SYN", seq: "client ISN" }],
		["FIN ACK, sequence number 77, acknowledgement number 88", { flags: "FIN ACK", seq: "77", ack: "88" }],
		["seq=1,234,567 ack=0xFFFF_FFFF FIN+ACK", { flags: "FIN+ACK", seq: "1,234,567", ack: "0xFFFF_FFFF" }],
		["SYN=1，ACK=1，seq=y，ack=x+1", { flags: "SYN=1,ACK=1", seq: "y", ack: "x+1" }],
		["SYN 和 ACK 置 1，序号 9000，确认号 4022", { ...SYN_ACK, flags: "SYN 和 ACK" }],
		["标志位：SYN,ACK；序列号：9000；确认序号：4022", SYN_ACK],
		["ＳＹＮ，ＡＣＫ　ｓｅｑ＝９０００　ａｃｋ＝４０２２", SYN_ACK],
		["RST seq=5 ack=none", { flags: "RST", seq: "5", ack: "none" }],
		["RST，序号 5，确认号：无", { flags: "RST", seq: "5", ack: "无" }],
		["RST, seq 5", { flags: "RST", seq: "5" }],
		["FIN,ACK", { flags: "FIN,ACK" }],
		["seq=9000", { seq: "9000" }],
	])("%j is taken apart", (given, expected) => {
		expect(parts(given)).toEqual(expected);
	});

	test.each([
		["syn=1 ack=1 seq=0 ack=1", { flags: "syn=1 ack=1", seq: "0", ack: "1" }],
		["SYN=1 ACK=1 seq=0", { flags: "SYN=1 ACK=1", seq: "0" }],
		["ACK=1 seq=4 ack=7", { flags: "ACK=1", seq: "4", ack: "7" }],
		["SYN,ACK seq=0 ACK=1", { flags: "SYN,ACK", seq: "0", ack: "1" }],
		["ACK seq=4, ack=1", { flags: "ACK", seq: "4", ack: "1" }],
	])("%j tells the flag ACK from the number", (given, expected) => {
		expect(parts(given)).toEqual(expected);
	});

	test.each([
		["ACK=1", "flag-or-number"],
		["ACK=1 seq=5", "flag-or-number"],
		["seq=1 seq=2", "not-a-segment"],
		["ack=5 ack=6", "not-a-segment"],
		["x".repeat(161), "too-long"],
		["\u200b", "empty"],
		[9000, "number-given"],
		[true, "boolean-given"],
		[["SYN"], "list-given"],
	])("%j is refused, never guessed", (given, reason) => {
		expect(parts(given)).toBe(reason);
	});

	test.each([
		["SYN ACK 9000 4022", "flags", "SYN ACK 9000 4022"],
		["SYN ACK 9000", "flags", "SYN ACK 9000"],
		["SYN seq=-5", "seq", "-5"],
		["SYN seq=1.5 ack=2", "seq", "1.5"],
		["SYN seq=4294967296", "seq", "4294967296"],
		["SYN seq=abc,ack=1e3", "ack", "1e3"],
	] as const)("%j leaves what cannot be read to the reader of %s", (given, part, expected) => {
		expect(parts(given)).toMatchObject({ [part]: expected });
	});
});

describe("a segment as an object", () => {
	test("is taken part by part, whatever the case of its names", () => {
		expect(parts({ flags: ["SYN", "ACK"], SEQ: 9000, Ack: 4022 })).toEqual({
			flags: ["SYN", "ACK"],
			seq: 9000,
			ack: 4022,
		});
	});

	test.each([
		[{}, {}],
		[{ flags: [], seq: null, ack: "" }, {}],
		[{ flags: null, seq: null, ack: null }, {}],
		[
			{ flags: "RST", seq: 0, ack: "" },
			{ flags: "RST", seq: 0 },
		],
		[
			{ flags: "RST", seq: null, ack: null },
			{ flags: "RST", ack: null },
		],
	])("%j is without the fields that nobody filled in", (given, expected) => {
		expect(parts(given)).toEqual(expected);
	});

	test.each([{ sequence: 1 }, { flags: "SYN", constructor: 1 }, JSON.parse('{"__proto__":1}')])(
		"%j has a part that no segment has",
		(given) => {
			expect(parts(given)).toBe("not-a-segment");
		},
	);
});

test.each(["none", "None", "-", "–", "无", "没有", "n/a", " 无 "])("%j says that there is no number", (given) => {
	expect(saysNone(given)).toBe(true);
});

test.each([0, "0", "０", "0x0"])("%j is a zero", (given) => {
	expect(isZero(given)).toBe(true);
});

test("a message names the part that it is about", () => {
	const detail = { asked: "number", part: "seq" };
	expect(words("en").unreadable.message("outside-32-bits", detail ?? {})).toMatch(
		/^Sequence number: The number is outside 32/,
	);
	expect(words("zh").unreadable.message("outside-32-bits", detail ?? {})).toMatch(/^序号：这个数超出 32 位/);
});
