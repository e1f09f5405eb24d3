import { describe, expect, it } from "vitest";
import { showAmount, showCount, showDuration } from "../../src/text/amounts.ts";

describe("amounts", () => {
	it.each([
		[0, "0 ms", "0 毫秒"],
		[350, "350 ms", "350 毫秒"],
		[1000, "1 s", "1 秒"],
		[1500, "1.5 s", "1.5 秒"],
		[240_000, "240 s", "240 秒"],
		[1_234.5678, "1.235 s", "1.235 秒"],
	])("%d ms is shown as %s", (ms, en, zh) => {
		expect(showDuration(ms, "en")).toBe(en);
		expect(showDuration(ms, "zh")).toBe(zh);
	});

	it.each([
		["entries", "1 entry"],
		["SYN,ACKs", "1 SYN,ACK"],
		["SYNs a second", "1 SYN a second"],
		["sequence numbers", "1 sequence number"],
	])("one of %s is %s", (en, one) => {
		expect(showAmount(1, { en, zh: "个" }, "en")).toBe(one);
		expect(showAmount(2, { en, zh: "个" }, "en")).toBe(`2 ${en}`);
		expect(showAmount(1, { en, zh: "个" }, "zh")).toBe("1 个");
	});

	it("a count is plain digits", () => {
		expect(showCount(4096, "en")).toBe("4096");
		expect(showCount(6.5, "zh")).toBe("6.5");
		expect(showCount(0.1 + 0.2, "zh")).toBe("0.3");
	});
});
