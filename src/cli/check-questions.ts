// Proves the question bank: `node src/cli/check-questions.ts`. With --write-index it first writes what is generated
// (src/question-bank/bank.generated.txt and questions/question.schema.json). Exit code 1 on any fault.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { checkBank } from "../question-bank/check/check-bank.ts";
import type { CoverageRow } from "../question-bank/check/coverage.ts";
import type { Fault } from "../question-bank/check/fault.ts";
import { generatedBank, inListOrder, schemaText } from "../question-bank/check/generated.ts";
import type { Question } from "../question-bank/schema.ts";

const QUESTIONS = fileURLToPath(new URL("../../questions/", import.meta.url));
const BANK = fileURLToPath(new URL("../question-bank/bank.generated.txt", import.meta.url));
const SCHEMA = join(QUESTIONS, "question.schema.json");
export const BANK_LIMIT_KB = 60;

/** Content of every question file by its path below `questions/`, in list order. */
export function readQuestionFiles(): ReadonlyMap<string, string> {
	const found = readdirSync(QUESTIONS, { recursive: true, encoding: "utf8" });
	const files = inListOrder(
		found.map((file) => file.replaceAll("\\", "/")).filter((file) => /\/[^/]+\.json$/.test(file)),
	);
	return new Map(files.map((file) => [file, readFileSync(join(QUESTIONS, file), "utf8")]));
}

/** Generated files that are not what they would be if they were written now. */
export function staleFaults(questions: readonly Question[]): readonly Fault[] {
	return [
		{ file: "src/question-bank/bank.generated.txt", fresh: readBankText() === generatedBank(questions) },
		{ file: "questions/question.schema.json", fresh: sameJson(current(SCHEMA), schemaText()) },
	]
		.filter(({ fresh }) => !fresh)
		.map(({ file }) => ({ file, fault: "is stale: run node src/cli/check-questions.ts --write-index" }));
}

/** The bank as the Worker carries it; empty if it was never written. */
export function readBankText(): string {
	return current(BANK);
}

function current(path: string): string {
	return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** The formatter may lay the schema out in its own way. */
function sameJson(one: string, other: string): boolean {
	return one !== "" && JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
}

/** What the bank adds to the Worker, beside its script: KB after gzip. */
export function bankKilobytes(text: string): number {
	return gzipSync(text, { level: 9 }).length / 1000;
}

function table(rows: readonly CoverageRow[]): string {
	return rows
		.map(({ name, count, atLeast }) => `${name.padEnd(32)}${String(count).padStart(5)}  of ${atLeast}`)
		.join("\n");
}

function main(): void {
	const { files, faults, rows } = checkBank(readQuestionFiles());
	const questions = files.map(({ question }) => question);
	if (process.argv.includes("--write-index")) {
		writeFileSync(BANK, generatedBank(questions));
		if (!sameJson(current(SCHEMA), schemaText())) writeFileSync(SCHEMA, schemaText());
	}
	const all = [...faults, ...staleFaults(questions)];
	const kb = bankKilobytes(generatedBank(questions));
	if (kb > BANK_LIMIT_KB) all.push({ file: "questions", fault: `the bank is larger than ${BANK_LIMIT_KB} KB gzipped` });
	console.log(`${table(rows)}\n${questions.length} questions, ${kb.toFixed(1)} KB gzipped, at most ${BANK_LIMIT_KB}`);
	for (const { file, fault } of all) console.error(`${file}: ${fault}`);
	process.exitCode = all.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
