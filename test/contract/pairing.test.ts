import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CODE_ALPHABET, codeOf, PairingRequest } from "../../src/contract/pairing.ts";

const read = (code: unknown) => {
	const parsed = v.safeParse(PairingRequest, { code });
	return parsed.success ? parsed.output.code : null;
};

describe("a pairing code", () => {
	it("is another one for each 40 bits", () => {
		expect(codeOf(Uint8Array.of(0, 0, 0, 0, 0))).toBe("0000-0000");
		expect(codeOf(Uint8Array.of(255, 255, 255, 255, 255))).toBe("ZZZZ-ZZZZ");
		expect(codeOf(Uint8Array.of(0, 0, 0, 0, 1))).toBe("0000-0001");
		expect(codeOf(Uint8Array.of(8, 0, 0, 0, 0))).toBe("1000-0000");
		const octets = fc.uint8Array({ minLength: 5, maxLength: 5 });
		fc.assert(fc.property(octets, octets, (a, b) => (codeOf(a) === codeOf(b)) === (a.toString() === b.toString())));
	});

	it("is read as it is shown, and however people type it", () => {
		const typed = fc.tuple(
			fc.uint8Array({ minLength: 5, maxLength: 5 }),
			fc.array(fc.constantFrom("", "", " ", "-", " - "), { minLength: 9, maxLength: 9 }),
			fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
		);
		fc.assert(
			fc.property(typed, ([octets, gaps, small]) => {
				const code = codeOf(octets);
				const letters = [...code.replace("-", "")].map((letter, i) => (small[i] ? letter.toLowerCase() : letter));
				const text = letters.map((letter, i) => gaps[i] + letter).join("") + gaps[8];
				expect(read(text)).toBe(code);
			}),
		);
		expect(read("oOiI lL10")).toBe("0011-1110");
	});

	it.each([
		"",
		"0000-000",
		"0000-00000",
		"UUUU-UUUU",
		"0000_0000",
		"0000–0000",
		"0".repeat(10_000),
		12345678,
		null,
		["00000000"],
	])("is not %j", (code) => {
		expect(read(code)).toBeNull();
	});

	it("holds no two letters that look alike", () => {
		expect(new Set(CODE_ALPHABET).size).toBe(32);
		expect(CODE_ALPHABET).not.toMatch(/[ILOU]/);
	});
});
