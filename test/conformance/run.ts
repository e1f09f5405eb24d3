// Prints what the model is held against and how much of it agrees, and writes the table into README.md.
// `npm run conformance`
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCases } from "../tcp/readme-tables.ts";
import { captures, type Held, isReplayedExactly, markdown, repros, scripts, tableCells } from "./held-against.ts";
import { CASES, writeTable } from "./readme.ts";

interface Report {
	readonly testResults: readonly {
		readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
	}[];
}

/** A case agrees if all its tests pass, in each profile. */
function cases(): Held {
	const dir = mkdtempSync(join(tmpdir(), "cases-"));
	const file = join(dir, "report.json");
	const args = ["run", "--project", "pure", "test/tcp/cases", "--reporter=json", `--outputFile=${file}`];
	spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], { stdio: "ignore" });
	const { testResults }: Report = JSON.parse(readFileSync(file, "utf8"));
	rmSync(dir, { recursive: true });
	const failed = testResults.flatMap(({ assertionResults }) =>
		assertionResults.filter(({ status }) => status !== "passed"),
	);
	const not = readCases().filter(({ title }) => failed.some((one) => one.title.startsWith(title)));
	const numbers = new Set(readCases().map(({ number }) => number));
	const bad = new Set(not.map(({ number }) => number));
	// A test that belongs to no case of the list counts against all of them.
	const strange = failed.length > 0 && bad.size === 0;
	return {
		what: CASES,
		agree: strange ? 0 : numbers.size - bad.size,
		of: numbers.size,
		not: [...bad].map(String),
	};
}

const rows = [...captures(isReplayedExactly), repros(), cases(), tableCells(), scripts()];
for (const { what, agree, of, not } of rows) {
	console.log(`${agree} of ${of}`.padStart(18), what);
	for (const one of not.slice(0, 20)) console.log("".padStart(20), "not:", one);
}
writeTable(markdown(rows));
const sum = (of: (row: Held) => number) => rows.reduce((total, row) => total + of(row), 0);
const [agree, all] = [sum((row) => row.agree), sum((row) => row.of)];
console.log(`${agree} of ${all} agree`);
