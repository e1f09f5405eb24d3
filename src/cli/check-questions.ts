// Proves the question bank: `npm run check-questions`. With --write-schema it first writes the JSON Schema that editors
// read (questions/question.schema.json) from src/question-bank/schema.ts. Exit code 1 on any fault.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { checkBank } from "../question-bank/check/check-bank.ts";
import type { CoverageRow } from "../question-bank/check/coverage.ts";
import type { Fault } from "../question-bank/check/fault.ts";
import { generatedBank, schemaText } from "../question-bank/check/generated.ts";
import { QUESTIONS, readQuestionFiles } from "./write-bank.ts";

const SCHEMA = join(QUESTIONS, "question.schema.json");
export const BANK_LIMIT_KB = 100;

/** The published schema, if it is not what it would be if it were written now; the formatter may lay it out its way. */
export function schemaFaults(published: string): readonly Fault[] {
	const fresh = published !== "" && JSON.stringify(JSON.parse(published)) === JSON.stringify(JSON.parse(schemaText()));
	if (fresh) return [];
	return [{ file: "questions/question.schema.json", fault: "is stale: npm run check-questions -- --write-schema" }];
}

export function readSchema(): string {
	return existsSync(SCHEMA) ? readFileSync(SCHEMA, "utf8") : "";
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
	const stale = schemaFaults(readSchema());
	const writes = process.argv.includes("--write-schema");
	if (writes && stale.length > 0) writeFileSync(SCHEMA, schemaText());
	const all = [...faults, ...(writes ? [] : stale)];
	const kb = bankKilobytes(generatedBank(questions));
	if (kb > BANK_LIMIT_KB) all.push({ file: "questions", fault: `the bank is larger than ${BANK_LIMIT_KB} KB gzipped` });
	console.log(`${table(rows)}\n${questions.length} questions, ${kb.toFixed(1)} KB gzipped, at most ${BANK_LIMIT_KB}`);
	for (const { file, fault } of all) console.error(`${file}: ${fault}`);
	process.exitCode = all.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
