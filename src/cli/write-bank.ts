// Gathers the question files into the text that the Worker carries, so that a question is one file and nothing else.
// Throws on a file that is no question: `npm run check-questions` says what is wrong with it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedBank, inListOrder } from "../question-bank/check/generated.ts";
import { checkShape } from "../question-bank/check/shape.ts";
import { writeIfChanged } from "./write-if-changed.ts";

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

export function writeBank(): void {
	writeIfChanged(BANK, bankTextOf(readQuestionFiles()));
}
