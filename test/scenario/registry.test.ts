// A template is one file and one entry of the registry: a file without an entry is an error.
import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { TEMPLATES } from "../../src/scenario/registry.ts";

const FOLDER = new URL("../../src/scenario/templates/", import.meta.url);
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

describe("the registry", () => {
	it.each(files)("has everything that %s exports", async (file) => {
		const exported = Object.values<unknown>(await import(new URL(file, FOLDER).href));
		expect(exported.length, "helpers live in build/").toBeGreaterThan(0);
		for (const template of exported) expect(TEMPLATES).toContain(template);
		for (const { id, family } of TEMPLATES.filter((template) => exported.includes(template))) {
			expect(family).toBe(dirname(file));
			expect(id.endsWith(basename(file, ".ts"))).toBe(true);
		}
	});

	it("has each template from one of these files, and each id and version once", () => {
		const names = TEMPLATES.map(({ id, version }) => `${id} ${version}`);
		expect(new Set(names).size).toBe(TEMPLATES.length);
		expect(files.length).toBeLessThanOrEqual(TEMPLATES.length);
	});
});
