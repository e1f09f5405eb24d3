import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { escapeOthers } from "../../../src/cli/build/ascii.ts";
import { CONFIG, DIST, ROOT } from "../../../src/cli/build/built.ts";
import { SCRIPT } from "../../../src/cli/build/bundle.ts";
import { SENTENCES } from "../../../src/cli/build/sentences.ts";
import { configurationFile } from "../../../src/cli/build/workerd-config.ts";
import { makeDocument } from "../../../src/http/openapi/document.ts";
import { SEPARATORS } from "../../../src/text/sentence-list.ts";

describe("the build", () => {
	it("is a script of ASCII and sentences of UTF-8, and names no folder of this machine", () => {
		const script = readFileSync(join(DIST, SCRIPT), "utf8");
		expect(script).toMatch(/\\u[4-9][0-9a-f]{3}/);
		expect(script.search(/[^\0-\x7f]/)).toBe(-1);
		expect(readFileSync(join(DIST, SENTENCES), "utf8")).toContain("序号");
		for (const file of [SCRIPT, `${SCRIPT}.map`, CONFIG, SENTENCES, configurationFile("public")])
			expect(readFileSync(join(DIST, file), "utf8")).not.toContain(ROOT);
	});

	it("has its sentences beside the script, each once for each place where it stands", () => {
		const sentences = readFileSync(join(DIST, SENTENCES), "utf8").split(SEPARATORS.sentence);
		expect(sentences.length).toBeGreaterThan(4000);
		const script = readFileSync(join(DIST, SCRIPT), "utf8");
		const inChinese = sentences.filter((sentence) => /[\u4e00-\u9fff]{12}/.test(sentence));
		expect(inChinese.length).toBeGreaterThan(500);
		for (const sentence of inChinese.slice(0, 300)) expect(script).not.toContain(escapeOthers(sentence));
	});

	it("holds no description of a schema", () => {
		const content = [SCRIPT, SENTENCES].map((name) => escapeOthers(readFileSync(join(DIST, name), "utf8"))).join("\n");
		const descriptions = descriptionsIn(makeDocument().components.schemas).map(escapeOthers);
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
