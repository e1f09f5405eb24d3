// src/tcp/README.md and what it describes do not drift apart. After a change: TCP_README=write npx vitest run test/tcp/readme
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RULES } from "../../src/tcp/rule-catalogue.ts";
import { caseTable, readCases, section, settingTable } from "./readme-tables.ts";

const README = "src/tcp/README.md";

function replaceSection(name: string, text: string): void {
	const readme = readFileSync(README, "utf8");
	const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const [before = "", rest = ""] = readme.split(open);
	writeFileSync(README, `${before}${open}\n${text}\n${close}${rest.split(close)[1] ?? ""}`);
}

describe("src/tcp/README.md", () => {
	it.each([
		["cases", caseTable],
		["rules", settingTable],
	] as const)("has the table of %s as the code has them", (name, make) => {
		if (process.env.TCP_README === "write") replaceSection(name, make());
		expect(section(readFileSync(README, "utf8"), name)).toBe(make());
	});

	it("has a test for each of the 90 cases, and every rule it names is in the catalogue", () => {
		const cases = readCases();
		const numbers = new Set(cases.map((row) => row.number));
		expect([...Array(90).keys()].filter((i) => !numbers.has(i + 1))).toEqual([]);
		expect(cases.flatMap((row) => row.rules).filter((rule) => !(rule in RULES))).toEqual([]);
	});
});
