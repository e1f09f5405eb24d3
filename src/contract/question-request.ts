// What is asked for among concept questions and quizzes, and answers to questions.
import * as v from "valibot";
import { QUESTION_KINDS } from "../question-bank/kinds/names.ts";
import { DIFFICULTIES, FAMILIES } from "../scenario/spec.ts";
import { PageLimit, pagingEntries } from "./paging.ts";
import { closed, LocaleWish, Uint32 } from "./primitives.ts";
import { LocaleQuery } from "./query.ts";

export const QuestionPath = v.object({
	questionId: v.pipe(
		v.string(),
		v.metadata({ description: "As `GET /v1/questions` lists it.", examples: ["why-four"] }),
	),
});

export const Seed = v.pipe(
	Uint32,
	v.metadata({ description: "Orders the options and draws the numbers; grade with the same." }),
);

export const QuestionGradeRequest = v.pipe(
	closed({ answer: v.unknown(), seed: v.exactOptional(Seed), locale: v.exactOptional(LocaleWish) }),
	v.metadata({ ref: "QuestionGradeRequest", examples: [{ answer: "app" }] }),
);

/** Query parameters arrive as text. */
export const DifficultyWish = v.pipe(v.picklist(DIFFICULTIES.map(String)), v.transform(Number));

const Whole = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]{0,9})$/, "Expected a whole number"), v.transform(Number));
const SeedWish = v.pipe(Whole, v.maxValue(4_294_967_295, "Expected at most 4294967295 (32 bits)"));

export const QuestionPageQuery = v.object({
	...LocaleQuery.entries,
	topic: v.exactOptional(v.string()),
	skill: v.exactOptional(v.string()),
	difficulty: v.exactOptional(DifficultyWish),
	kind: v.exactOptional(v.picklist(QUESTION_KINDS)),
	q: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(200),
			v.metadata({ description: "Words that all occur in the prompt or in a title of its topic and skills." }),
		),
	),
	...pagingEntries,
});

export const QuestionQuery = v.object({ ...LocaleQuery.entries, seed: v.exactOptional(SeedWish) });

const split = v.transform((text: string) => text.split(",").filter(Boolean));
const FAMILY_LIST = new RegExp(`^(?:(?:${FAMILIES.join("|")})(?:,|$))*$`);

export const QuizQuery = v.object({
	...LocaleQuery.entries,
	n: v.exactOptional(v.pipe(PageLimit, v.metadata({ description: "How many; 10 when left out." }))),
	families: v.exactOptional(
		v.pipe(
			v.string(),
			v.regex(FAMILY_LIST, `Expected some of ${FAMILIES.join(", ")} with commas between`),
			v.metadata({ description: "Of the scenarios, with commas between; empty for none." }),
			split,
		),
	),
	topics: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(1000),
			v.metadata({ description: "Of the questions, with commas between; empty for none." }),
			split,
		),
	),
	difficulty: v.exactOptional(DifficultyWish),
	seed: v.exactOptional(SeedWish),
	seconds: v.exactOptional(
		v.pipe(Whole, v.minValue(1), v.maxValue(86_400), v.metadata({ description: "Time limit that the client keeps." })),
	),
});
