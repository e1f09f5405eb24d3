// The Worker carries no sentence of the OpenAPI document's schemas, and checks with them as they stand.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../../src/cli/build/built.ts";
import { bundle } from "../../../src/cli/build/bundle.ts";
import { withoutDocumentation } from "../../../src/cli/build/documentation.ts";
import { makeDocument } from "../../../src/http/openapi/document.ts";

const FILE = "src/contract/module.ts";
const bare = (source: string) => withoutDocumentation(FILE, source);

const CASES: readonly (readonly [what: string, source: string, bare: string])[] = [
	["after one schema", 'v.pipe(v.string(), v.metadata({ description: "x" }))', "(v.string())"],
	["after several", 'v.pipe(v.string(), v.trim(), v.metadata({ ref: "x" }))', "v.pipe(v.string(),v.trim(),)"],
	["between them", 'v.pipe(v.string(), v.metadata({ ref: "x" }), v.trim())', "v.pipe(v.string(),v.trim())"],
	["twice", 'v.pipe(v.string(), v.metadata({ ref: "x" }), v.metadata({ examples: [1] }))', "(v.string())"],
	["with a comma at the end", "v.pipe(\n\tv.string(),\n\tv.metadata({ ref }),\n)", "(v.string())"],
	["inside another", "v.pipe(v.array(v.pipe(a, v.metadata(x))), v.metadata(y))", "(v.array((a)))"],
	["inside another's description", "v.pipe(a, v.metadata({ later: v.pipe(b, v.metadata(x)) }))", "(a)"],
	["as a sentence", 'described(v.string(), "x")', "(v.string())"],
	["as a sentence in a piped schema", 'v.pipe(described(v.string(), "x"), v.metadata(y))', "((v.string()))"],
	["nowhere", 'v.pipe(v.string(), v.regex(/x/, "Expected x"))', 'v.pipe(v.string(),v.regex(/x/,"Expectedx"))'],
];

describe("a schema without its documentation", () => {
	it.each(CASES)("checks as before where it is described %s", (_, source, expected) => {
		expect(bare(`x = ${source};`).replace(/\s/g, "")).toBe(`x=${expected};`);
	});

	it("keeps the place of whatever stays", () => {
		const source = 'x = v.pipe(v.string(),\n\tv.metadata({\n\t\tdescription: "说明",\n\t}),\n);\ny = 1;';
		expect(bare(source)).toHaveLength(source.length);
		expect(bare(source).split("\n").indexOf("y = 1;")).toBe(5);
	});

	it("is refused where a description would stay", () => {
		expect(() => bare('const about = v.metadata({ description: "x" });')).toThrow(FILE);
	});

	it("is a schema: other modules stay as they are", () => {
		const source = 'described(x, "y")';
		expect(withoutDocumentation("src/text/module.ts", source)).toBe(source);
	});
});

describe("what the Worker is made of", () => {
	let dir = "";
	let content = "";
	beforeAll(async () => {
		dir = mkdtempSync(join(tmpdir(), "bundle-"));
		await bundle(ROOT, "src/worker.ts", dir);
		const written = readdirSync(dir).filter((name) => /^(?:worker\.js|sentences\.bin)$/.test(name));
		content = written.map((name) => readFileSync(join(dir, name), "utf8")).join("\n");
	}, 60_000);
	afterAll(() => rmSync(dir, { recursive: true, force: true }));

	it("holds no description of a schema", () => {
		const descriptions = descriptionsIn(makeDocument().components.schemas);
		expect(descriptions.length).toBeGreaterThan(300);
		expect(descriptions.filter((text) => content.includes(text))).toEqual([]);
	});
});

/** Of every schema and all inside it, long enough not to be anywhere by chance. */
function descriptionsIn(value: unknown): readonly string[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([field, inside]) =>
		field === "description" && typeof inside === "string" && inside.length > 30 ? [inside] : descriptionsIn(inside),
	);
}
