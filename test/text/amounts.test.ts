import { describe, expect, it } from "vitest";
import { words } from "../../src/text/words.ts";

describe("amounts", () => {
	it.each([
		[0, "0 ms", "0 毫秒"],
		[350, "350 ms", "350 毫秒"],
		[1000, "1 s", "1 秒"],
		[1500, "1.5 s", "1.5 秒"],
		[240_000, "240 s", "240 秒"],
		[1_234.5678, "1.235 s", "1.235 秒"],
	])("%d ms is shown as %s", (ms, en, zh) => {
		expect(words("en").amounts.duration(ms)).toBe(en);
		expect(words("zh").amounts.duration(ms)).toBe(zh);
	});

	it.each([
		["entries", "1 entry"],
		["SYN,ACKs", "1 SYN,ACK"],
		["SYNs a second", "1 SYN a second"],
		["sequence numbers", "1 sequence number"],
	])("one of %s is %s", (en, one) => {
		expect(words("en").amounts.counted(1, en)).toBe(one);
		expect(words("en").amounts.counted(2, en)).toBe(`2 ${en}`);
		expect(words("zh").amounts.counted(1, "个")).toBe("1 个");
	});
});
