// The generated text that holds all questions, read line by line: only the questions that are asked for are parsed.
// First line: titles of topics and of the bank's own skills, as JSON. Then a line a question, in list order, its
// fields between tabs: id, version, topic, kind, difficulty, skills (with spaces between), the rest as JSON but for
// its texts. Then the texts: a line a question for the first language, a line a question for the next.
import type { Difficulty } from "../scenario/spec.ts";
import { inEveryLanguage, LOCALES, type Locale, type Localized } from "../text/locale.ts";
import { type Apart, putTogether, takeApart } from "./languages-apart.ts";
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
	readonly rest: Apart;
}

export interface Bank {
	readonly titles: BankTitles;
	/** In list order. */
	readonly entries: readonly BankEntry[];
}

/** `check-questions` checked what was written, so that nothing is validated here. */
export function openBank(text: string): Bank {
	const [titles = "{}", ...lines] = text.trimEnd().split("\n");
	const count = lines.length / (1 + LOCALES.length);
	const entries = lines.slice(0, count).map((line, index) => {
		const textsOf = (locale: Locale) => lines[index + count * (1 + LOCALES.indexOf(locale))] ?? "[]";
		return readEntry(line, inEveryLanguage(textsOf));
	});
	return { titles: JSON.parse(titles), entries };
}

function readEntry(line: string, texts: Localized): BankEntry {
	const [id = "", version, topic, kind, difficulty, skills = "", frame = ""] = line.split("\t");
	return {
		id,
		version: Number(version),
		topic: topic as TopicId,
		kind: kind as QuestionKind,
		difficulty: Number(difficulty) as Difficulty,
		skills: skills.split(" ") as QuestionSkill[],
		rest: { frame, texts },
	};
}

export function bankText(questions: readonly Question[], titles: BankTitles): string {
	const written = questions.map(writeEntry);
	const lines = [
		JSON.stringify(titles),
		...written.map(({ line }) => line),
		...LOCALES.flatMap((locale) => written.map(({ texts }) => texts[locale])),
	];
	return `${lines.join("\n")}\n`;
}

function writeEntry({ id, version, topic, kind, difficulty, skills, ...rest }: Question) {
	const { frame, texts } = takeApart({ ...rest, $schema: undefined });
	return { line: [id, version, topic, kind, difficulty, skills.join(" "), frame].join("\t"), texts };
}

export function parseQuestion({ rest, ...entry }: BankEntry): Question {
	// What was written was a question.
	return { ...entry, ...(putTogether(rest) as object) } as Question;
}

export function findQuestion({ entries }: Bank, id: string): Question | undefined {
	const entry = entries.find((one) => one.id === id);
	return entry && parseQuestion(entry);
}
