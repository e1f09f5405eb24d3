import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { closed, LearnerId, localeOfTag, Tenant } from "../../src/contract/primitives.ts";

const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

describe("a closed object", () => {
	const schema = closed({ a: v.exactOptional(v.number()) });

	it.each([[{}], [{ a: 1 }]])("takes %j", (value) => {
		expect(accepts(schema, value)).toBe(true);
	});

	it.each([[[]], [null], ["a"], [{ b: 1 }], [{ a: "1" }], [JSON.parse('{"__proto__":1}')]])("refuses %j", (value) => {
		expect(accepts(schema, value)).toBe(false);
	});
});

describe("a language tag", () => {
	it.each([
		["en", "en"],
		["EN-us", "en"],
		["zh", "zh"],
		["zh-Hans-CN", "zh"],
		["zh_CN", null],
		["eng", null],
		["english", null],
		["de", null],
		["", null],
		["zh-", null],
	])("%j is %j", (tag, locale) => {
		expect(localeOfTag(tag)).toBe(locale);
	});
});

describe("names", () => {
	it.each(["a", "0", "user:42", "a.b~c_d-e", "A".repeat(128)])("%j can be a learner", (id) => {
		expect(accepts(LearnerId, id)).toBe(true);
	});

	it.each(["", ".", "..", "-a", "a b", "a/b", "a@b", "\u00e9", "a\n", "a".repeat(129), 1, null])(
		"%j cannot be a learner",
		(id) => {
			expect(accepts(LearnerId, id)).toBe(false);
		},
	);

	it.each(["-", "a-", "-a", "A", "a.b", "", "a".repeat(65)])("%j cannot be a tenant", (tenant) => {
		expect(accepts(Tenant, tenant)).toBe(false);
	});
});
