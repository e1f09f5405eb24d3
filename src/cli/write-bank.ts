// Gathers the question files into the text that the Worker carries. wrangler runs it before every build (see [build] in
// wrangler.toml) and the tests before they start, so that a question is one file and nothing else. Throws on a file that
// is no question: `npm run check-questions` says what is wrong with it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedBank, inListOrder } from "../question-bank/check/generated.ts";
import { checkShape } from "../question-bank/check/shape.ts";

export const QUESTIONS = fileURLToPath(new URL("../../questions/", import.meta.url));
const BANK = fileURLToPath(new URL("../question-bank/bank.generated.txt", import.meta.url));

/** Content of every question file by its path below `questions/`, in list order. */
export function readQuestionFiles(): ReadonlyMap<string, string> {
	const found = readdirSync(QUESTIONS, { recursive: true, encoding: "utf8" });
	const files = inListOrder(
		found.map((file) => file.replaceAll("\\", "/")).filter((file) => /\/[^/]+\.json$/.test(file)),
	);
	return new Map(files.map((file) => [file, readFileSync(join(QUESTIONS, file), "utf8")]));
}

/** The bank as the Worker carries it. */
export function bankTextOf(files: ReadonlyMap<string, string>): string {
	const questions = [...files].map(([file, text]) => {
		const shape = checkShape(file, text);
		if (!shape.ok) throw new Error(`${file} is not a question; run npm run check-questions`);
		return shape.question;
	});
	return generatedBank(questions);
}

/** Leaves a file alone that is already right: a server that watches it would build again. */
export function writeBank(): void {
	const text = bankTextOf(readQuestionFiles());
	if (!existsSync(BANK) || readFileSync(BANK, "utf8") !== text) writeFileSync(BANK, text);
}

if (import.meta.main) writeBank();
