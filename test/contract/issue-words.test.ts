// What is wrong with a value is said in the language asked for, whatever is wrong with it.
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { sayIssue } from "../../src/contract/issue-words.ts";
import { SECTIONS } from "../../src/http/openapi/document.ts";

/** Of one issue, in both languages. */
function said(schema: v.GenericSchema, value: unknown) {
	const [issue] = v.safeParse(schema, value).issues ?? [];
	if (!issue) throw new Error("it fits");
	return sayIssue(issue);
}

/** Chinese without English words: but for names in quotes or backticks, and those that have no others. */
function expectChinese(text: string): void {
	const rest = text.replaceAll(/`[^`]*`|"[^"]*"|\d{4}-\d\d-\d\dT[\d:]+Z|Asia\/Shanghai|7K3M-X9QT/g, "");
	const words = rest.match(/[A-Za-z_]{2,}/g) ?? [];
	const names =
		/^(id|webhook|IANA|ASCII|IPv|en|zh|null|NaN|true|false|handshake|teardown|syn|attack|__proto__|constructor|prototype)$/;
	expect([text, words.filter((word) => !names.test(word))]).toEqual([text, []]);
	expect(text).toMatch(/\p{Script=Han}.*。$/u);
	expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9`"]|[A-Za-z0-9`"]\p{Script=Han}/u);
}

/** What a schema says itself, wherever it stands within another. */
function ownMessages(schema: unknown, seen = new Set<unknown>()): readonly string[] {
	if (typeof schema !== "object" || schema === null || schema instanceof RegExp || seen.has(schema)) return [];
	seen.add(schema);
	const own = "message" in schema && "kind" in schema && typeof schema.message === "string" ? [schema.message] : [];
	return [...own, ...Object.values(schema).flatMap((part) => ownMessages(part, seen))];
}

interface Check {
	readonly kind: "schema" | "validation";
	readonly type: string;
	readonly expects?: string | null;
	readonly requirement?: unknown;
}

const isCheck = (part: object): part is Check =>
	"kind" in part && (part.kind === "schema" || part.kind === "validation") && "type" in part;

/** What says nothing itself where a value does not fit it, wherever it stands within another. */
function checksIn(schema: unknown, seen = new Set<unknown>()): readonly Check[] {
	if (typeof schema !== "object" || schema === null || schema instanceof RegExp || seen.has(schema)) return [];
	seen.add(schema);
	const own = isCheck(schema) && !("message" in schema && typeof schema.message === "string") ? [schema] : [];
	return [...own, ...Object.values(schema).flatMap((part) => checksIn(part, seen))];
}

const operations = SECTIONS.flatMap((section) => Object.values(section.operations));
const schemas = operations.flatMap(({ path, query, header, body }) => [path, query, header, body?.schema]);

describe("what valibot finds", () => {
	it.each<[v.GenericSchema, unknown, string, string]>([
		[v.string(), 5, "应为字符串，收到的是 5。", "Expected a string; this is 5."],
		[v.string(), {}, "应为字符串，收到的是对象。", "Expected a string; this is an object."],
		[v.number(), "five", '应为数字，收到的是 "five"。', 'Expected a number; this is "five".'],
		[v.number(), Number.NaN, "应为数字，收到的是 NaN。", "Expected a number; this is NaN."],
		[v.boolean(), null, "应为布尔值，收到的是 null。", "Expected true or false; this is null."],
		[v.array(v.string()), undefined, "应为列表，收到的是空缺。", "Expected a list; there is nothing."],
		[v.strictObject({}), 5, "应为对象，收到的是 5。", "Expected an object; this is 5."],
		[v.literal("a"), "b", '应为 "a"，收到的是 "b"。', 'Expected "a"; this is "b".'],
		[v.picklist(["a", "b"]), "c", '应为以下之一："a"、"b"，收到的是 "c"。', 'Expected one of "a", "b"; this is "c".'],
		[
			v.union([v.string(), v.number()]),
			true,
			"应为以下之一：字符串、数字，收到的是 true。",
			"Expected one of a string, a number; this is true.",
		],
		[
			v.variant("type", [v.object({ type: v.literal("a") }), v.object({ type: v.literal("b") })]),
			{ type: 1 },
			'应为以下之一："a"、"b"，收到的是 1。',
			'Expected one of "a", "b"; this is 1.',
		],
		[v.pipe(v.string(), v.maxLength(3)), "four", "最多 3 个字符，收到 4 个字符。", "At most 3 characters; this has 4."],
		[v.pipe(v.string(), v.minLength(3)), "", "至少 3 个字符，收到 0 个字符。", "At least 3 characters; this has 0."],
		[v.pipe(v.array(v.unknown()), v.maxLength(1)), [1, 2], "最多 1 项，收到 2 项。", "At most 1 item; this has 2."],
		[v.pipe(v.array(v.unknown()), v.length(1)), [], "应为 1 项，收到 0 项。", "Expected 1 item; this has 0."],
		[v.pipe(v.number(), v.maxValue(3)), 4, "不能大于 3，收到的是 4。", "At most 3; this is 4."],
		[v.pipe(v.number(), v.minValue(3)), 2, "不能小于 3，收到的是 2。", "At least 3; this is 2."],
		[v.pipe(v.number(), v.integer()), 0.5, "应为整数，收到的是 0.5。", "Expected a whole number; this is 0.5."],
		[
			v.pipe(v.string(), v.regex(/^a$/)),
			"b",
			'应符合 `/^a$/`，收到的是 "b"。',
			'Expected what fits `/^a$/`; this is "b".',
		],
		[
			v.pipe(v.string(), v.isoTimestamp()),
			"b",
			'应为时间，例如 2026-10-01T12:00:00Z，收到的是 "b"。',
			'Expected a time such as 2026-10-01T12:00:00Z; this is "b".',
		],
		[
			v.pipe(v.string(), v.isoDate()),
			"b",
			'应为日期，例如 2026-10-01，收到的是 "b"。',
			'Expected a date such as 2026-10-01; this is "b".',
		],
		[
			v.pipe(v.record(v.string(), v.unknown()), v.minEntries(1)),
			{},
			"至少 1 个字段。",
			"At least 1 field; this has 0.",
		],
		[
			v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(0)),
			{ a: 1 },
			"最多 0 个字段。",
			"At most 0 fields; this has 1.",
		],
	])("is said in both languages: %#", (schema, value, zh, en) => {
		expect(said(schema, value)).toEqual({ en, zh });
		expectChinese(zh);
	});

	it("is said in brief of a value of whatever length", () => {
		for (const schema of [v.pipe(v.string(), v.regex(/^a$/)), v.number(), v.picklist(["a", "b"])]) {
			const { en, zh } = said(schema, "b".repeat(60_000));
			expect([en.length < 200, zh.length < 200]).toEqual([true, true]);
		}
	});

	it("has words in both languages for every kind of check that a request is checked with", () => {
		const kinds = schemas.flatMap((schema) => checksIn(schema));
		for (const type of ["max_length", "min_value", "picklist"]) expect(kinds.map((one) => one.type)).toContain(type);
		for (const { kind, type, expects = null, requirement } of kinds)
			for (const input of ["text", [], {}, 5]) {
				const expected = kind === "schema" ? expects : expects === null ? null : String(expects);
				const message = `Invalid ${kind === "schema" ? "type" : "value"}: Expected ${expected} but received 5`;
				const issue = { kind, type, input, expected, received: "5", message, requirement } as v.BaseIssue<unknown>;
				const { en, zh } = sayIssue(issue);
				expect([type, en]).toEqual([type, expect.not.stringMatching(/Invalid|but received|undefined/)]);
				expectChinese(zh.replaceAll(/`[^`]*`/g, "``"));
			}
	});
});

describe("what a schema says itself", () => {
	const messages = [...new Set(schemas.flatMap((schema) => ownMessages(schema)))];

	it("is found", () => {
		expect(messages.length).toBeGreaterThan(15);
	});

	it.each([
		...messages,
		"This field is required.",
		"Not for a question: an attempt is at a scenario or at a question.",
		"Not for a scenario: an attempt is at a scenario or at a question.",
		"Expected 1, 2, 3: a question has one answer.",
		"Expected the nextCursor of a page before",
	])("stands in Chinese, too: %s", (message) => {
		const schema = v.pipe(
			v.string(),
			v.check(() => false, message),
		);
		const { en, zh } = said(schema, "");
		expect(en).toBe(message);
		expectChinese(zh);
	});
});
