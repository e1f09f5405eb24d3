// The generated text that holds all questions, read line by line: only the questions that are asked for are parsed.
// First line: titles of topics and of the bank's own skills, as JSON. Then a line a question, in list order, its
// fields between tabs: id, version, topic, kind, difficulty, skills (with spaces between), the rest as JSON.
import type { Difficulty } from "../scenario/spec.ts";
import type { Localized } from "../text/locale.ts";
import type { Question, QuestionKind } from "./schema.ts";
import type { QuestionSkill } from "./skills.ts";
import type { TopicId } from "./topics.ts";

export interface BankTitles {
	readonly topics: Readonly<Record<string, Localized>>;
	/** Of the skills that only questions train. */
	readonly skills: Readonly<Record<string, Localized>>;
}

/** What is known of a question before it is parsed. */
export interface BankEntry {
	readonly id: string;
	readonly version: number;
	readonly topic: TopicId;
	readonly kind: QuestionKind;
	readonly difficulty: Difficulty;
	readonly skills: readonly QuestionSkill[];
	readonly json: string;
}

export interface Bank {
	readonly titles: BankTitles;
	/** In list order. */
	readonly entries: readonly BankEntry[];
}

/** `check-questions` checked what was written, so that nothing is validated here. */
export function openBank(text: string): Bank {
	const [titles = "{}", ...lines] = text.trimEnd().split("\n");
	return { titles: JSON.parse(titles), entries: lines.map(readLine) };
}

function readLine(line: string): BankEntry {
	const [id = "", version, topic, kind, difficulty, skills = "", json = ""] = line.split("\t");
	return {
		id,
		version: Number(version),
		topic: topic as TopicId,
		kind: kind as QuestionKind,
		difficulty: Number(difficulty) as Difficulty,
		skills: skills.split(" ") as QuestionSkill[],
		json,
	};
}

export function bankText(questions: readonly Question[], titles: BankTitles): string {
	return `${[JSON.stringify(titles), ...questions.map(writeLine)].join("\n")}\n`;
}

function writeLine({ id, version, topic, kind, difficulty, skills, ...rest }: Question): string {
	return [id, version, topic, kind, difficulty, skills.join(" "), JSON.stringify({ ...rest, $schema: undefined })].join(
		"\t",
	);
}

export function parseQuestion({ json, ...entry }: BankEntry): Question {
	return { ...entry, ...JSON.parse(json) };
}

export function findQuestion({ entries }: Bank, id: string): Question | undefined {
	const entry = entries.find((one) => one.id === id);
	return entry && parseQuestion(entry);
}
