import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../../src/http/identity/base64url.ts";

describe("base64url", () => {
	it("gives every byte string back", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
				expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
			}),
		);
	});

	it("has one spelling for a byte string: what is read is written the same", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), (text) => {
				const bytes = fromBase64url(text);
				if (bytes) expect(toBase64url(bytes)).toBe(text);
			}),
		);
	});

	it.each([
		["padding", "AA=="],
		["the other alphabet", "+/AA"],
		["white space", "AA AA"],
		["a length that no bytes have", "AAAAA"],
		["stray bits at the end", "AB"],
		["look-alikes", "\uff21\uff21"],
	])("refuses %s", (_, text) => {
		expect(fromBase64url(text)).toBeNull();
	});
});
