// Proves the question bank: `node src/cli/check-questions.ts`. With --write-index it first writes what is generated
// (src/question-bank/index.generated.ts and questions/question.schema.json). Exit code 1 on any fault.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { checkBank } from "../question-bank/check/check-bank.ts";
import type { CoverageRow } from "../question-bank/check/coverage.ts";
import type { Fault } from "../question-bank/check/fault.ts";
import { indexText, inListOrder, schemaText } from "../question-bank/check/generated.ts";

const QUESTIONS = fileURLToPath(new URL("../../questions/", import.meta.url));
const INDEX = fileURLToPath(new URL("../question-bank/index.generated.ts", import.meta.url));
const SCHEMA = join(QUESTIONS, "question.schema.json");
const LIMIT_KB = 60;

/** Content of every question file by its path below `questions/`, in list order. */
export function readQuestionFiles(): ReadonlyMap<string, string> {
	const found = readdirSync(QUESTIONS, { recursive: true, encoding: "utf8" });
	const files = inListOrder(
		found.map((file) => file.replaceAll("\\", "/")).filter((file) => /\/[^/]+\.json$/.test(file)),
	);
	return new Map(files.map((file) => [file, readFileSync(join(QUESTIONS, file), "utf8")]));
}

/** Generated files that are not what they would be if they were written now. */
export function staleFaults(files: readonly string[]): readonly Fault[] {
	return [
		{ file: "src/question-bank/index.generated.ts", fresh: current(INDEX) === indexText(files) },
		{ file: "questions/question.schema.json", fresh: sameJson(current(SCHEMA), schemaText()) },
	]
		.filter(({ fresh }) => !fresh)
		.map(({ file }) => ({ file, fault: "is stale: run node src/cli/check-questions.ts --write-index" }));
}

function current(path: string): string {
	return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** The formatter may lay the schema out in its own way. */
function sameJson(one: string, other: string): boolean {
	return one !== "" && JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
}

/** What the bank adds to the Worker, KB after gzip: minified, and beyond ASCII escaped as the bundler does it. */
export function bankKilobytes(questions: readonly unknown[]): number {
	const escaped = (text: string) => text.replace(/[^ -~]/g, (char) => `\\u${hex(char).padStart(4, "0")}`);
	const minified = questions.map((question) => escaped(JSON.stringify(question))).join("\n");
	return gzipSync(minified, { level: 9 }).length / 1000;
}

function hex(char: string): string {
	return char.charCodeAt(0).toString(16).toUpperCase();
}

function table(rows: readonly CoverageRow[]): string {
	return rows
		.map(({ name, count, atLeast }) => `${name.padEnd(32)}${String(count).padStart(5)}  of ${atLeast}`)
		.join("\n");
}

function main(): void {
	const texts = readQuestionFiles();
	const names = [...texts.keys()];
	if (process.argv.includes("--write-index")) {
		writeFileSync(INDEX, indexText(names));
		if (!sameJson(current(SCHEMA), schemaText())) writeFileSync(SCHEMA, schemaText());
	}
	const { files, faults, rows } = checkBank(texts);
	const all = [...faults, ...staleFaults(names)];
	const kb = bankKilobytes(files.map(({ question }) => question));
	if (kb > LIMIT_KB) all.push({ file: "questions", fault: `the bank is larger than ${LIMIT_KB} KB gzipped` });
	console.log(`${table(rows)}\n${names.length} questions, ${kb.toFixed(1)} KB gzipped, at most ${LIMIT_KB}`);
	for (const { file, fault } of all) console.error(`${file}: ${fault}`);
	process.exitCode = all.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
