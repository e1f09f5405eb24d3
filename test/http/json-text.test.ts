import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_DEPTH, parseJsonText } from "../../src/http/json-text.ts";

describe("the text of a body", () => {
	it("is read as JSON.parse reads it, whatever it holds", () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 6 }), (text) => {
				expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) });
			}),
		);
	});

	it("is never anything but a value or a reason", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u01a ') }), (text) => {
				expect(parseJsonText(text)).toHaveProperty("ok");
			}),
		);
	});

	it.each([
		["twice in one object", '{"a":1,"a":2}'],
		["in another spelling", '{"a":1,"\\u0061":2}'],
		["further in", '[{"b":[{"a":{},"x":1,"a":[]}]}]'],
		["that looks like punctuation", '{"{\\"":1,"{\\"":2}'],
		["that is __proto__", '{"__proto__":1,"__proto__":2}'],
	])("may not have a key %s", (_, text) => {
		expect(parseJsonText(text)).toMatchObject({ ok: false });
	});

	it.each([
		["in two objects", '[{"a":1},{"a":2}]'],
		["in an object within", '{"a":{"a":{"a":1}}}'],
		["and as a value", '{"a":"a","b":"a"}'],
		["and in a list", '{"a":["a","a"]}'],
	])("may have the same key %s", (_, text) => {
		expect(parseJsonText(text)).toMatchObject({ ok: true });
	});

	it(`may be nested ${MAX_DEPTH} deep and no deeper`, () => {
		const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
		expect(parseJsonText(nested(MAX_DEPTH))).toMatchObject({ ok: true });
		expect(parseJsonText(nested(MAX_DEPTH + 1))).toMatchObject({ ok: false });
	});
});
