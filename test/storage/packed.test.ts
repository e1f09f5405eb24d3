import { expect, it } from "vitest";
import { pack, unpack } from "../../src/storage/packed.ts";

/** Packed on 2026-11-27: whatever becomes of packing, this is read. */
const PACKED_THEN = "AKsmXNsj1XDItT00xBBVCwO0clGqBQA=";
const TEXT = '{"gradable":true,"score":{"points":1,"max":1,"scaled":1},"text":"报文段 \u0000 到达"}';

const bytes = (base64: string) => Uint8Array.from(atob(base64), (octet) => octet.charCodeAt(0));

it.each(["{}", TEXT, "\u0000", "x".repeat(100_000)])("what is packed comes back (%#)", (text) => {
	expect(unpack(pack(text).buffer)).toBe(text);
});

it("what was packed by an earlier release comes back", () => {
	expect(unpack(bytes(PACKED_THEN).buffer)).toBe(TEXT);
});

it("what was packed with words that are not known is refused", () => {
	expect(() => unpack(Uint8Array.of(255, 3, 0).buffer)).toThrow("words 255");
});
