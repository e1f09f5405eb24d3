// What is asked for among concept questions and quizzes, and answers to questions.
import * as v from "valibot";
import { QUESTION_KINDS } from "../question-bank/kinds/names.ts";
import { DIFFICULTIES, FAMILIES } from "../scenario/spec.ts";
import { PageLimit, pagingEntries } from "./paging.ts";
import { closed, Difficulty, described, LocaleWish, Uint32, wholeUpTo } from "./primitives.ts";
import { LocaleQuery } from "./query.ts";
import { SentAnswer, shownAs } from "./sent-answer.ts";

export const QuestionKindName = v.pipe(
	v.picklist(QUESTION_KINDS),
	v.metadata({
		ref: "QuestionKind",
		description:
			"What an answer is: one option (`choice`), several (`choices`), true or false, a number, all steps in order, pairs, a short text.",
	}),
);

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
	closed({
		answer: described(shownAs(SentAnswer), "The answer; see `answerSchema` of the question."),
		seed: v.exactOptional(Seed),
		locale: v.exactOptional(LocaleWish),
	}),
	v.metadata({ ref: "QuestionGradeRequest", description: "An answer to a question.", examples: [{ answer: "app" }] }),
);

/** Query parameters arrive as text. */
export const DifficultyWish = v.pipe(
	v.picklist(DIFFICULTIES.map(String)),
	v.transform(Number),
	v.metadata({ documentedAs: Difficulty }),
);

const Whole = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]{0,9})$/, "Expected a whole number"), v.transform(Number));
const SeedWish = v.pipe(
	Whole,
	v.maxValue(4_294_967_295, "Expected at most 4294967295 (32 bits)"),
	v.metadata({ documentedAs: Uint32 }),
);

export const QuestionPageQuery = v.object({
	...LocaleQuery.entries,
	topic: v.exactOptional(described(v.string(), "Only of this topic of the catalogue.")),
	skill: v.exactOptional(described(v.string(), "Only those that train this skill of the catalogue.")),
	difficulty: v.exactOptional(described(DifficultyWish, "Only of this difficulty, 1 to 5.")),
	kind: v.exactOptional(described(QuestionKindName, "Only of this kind.")),
	q: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(200),
			v.metadata({ description: "Words that all occur in the prompt or in a title of its topic and skills." }),
		),
	),
	...pagingEntries,
});

export const QuestionQuery = v.object({
	...LocaleQuery.entries,
	seed: v.exactOptional(described(SeedWish, "Orders the options and draws the numbers; its own when left out.")),
});

const split = v.transform((text: string) => text.split(",").filter(Boolean));
const FAMILY_LIST = new RegExp(`^(?:(?:${FAMILIES.join("|")})(?:,|$))*$`);

/** A set with more items gives links only. */
export const MAX_INLINE = 20;

/** What a set was chosen from: a hash of what there is, and the learner's last attempt that was looked at. */
export interface QuizVersion {
	readonly content: string;
	readonly upTo: number;
}

const QuizVersionText = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{8}\.(0|[1-9][0-9]{0,8})$/, "Expected the version of a quiz"),
	v.transform((text): QuizVersion => ({ content: text.slice(0, 8), upTo: Number(text.slice(9)) })),
	v.metadata({
		description:
			"Of a quiz that was answered, with its `seed` and the same wishes: gives the same caller the same set again, however far the learner has got meanwhile.",
	}),
);

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
	difficulty: v.exactOptional(
		described(DifficultyWish, "Of all questions and scenarios, 1 to 5; mixed when left out."),
	),
	skill: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(64),
			v.metadata({ description: "What each question and scenario of it needs: a skill of the catalogue." }),
		),
	),
	seed: v.exactOptional(
		described(SeedWish, "Of a quiz to be had again, or of one whose scenarios may be the same for anyone."),
	),
	version: v.exactOptional(QuizVersionText),
	seconds: v.exactOptional(
		v.pipe(
			Whole,
			v.minValue(1),
			v.maxValue(86_400),
			v.metadata({
				documentedAs: wholeUpTo(86_400, 1),
				description:
					"Time limit from now on, s. Answers to its scenarios are refused after it; to its questions if they name its `quizId`.",
			}),
		),
	),
	contents: v.exactOptional(
		v.pipe(
			v.picklist(["true", "false"]),
			v.transform((text) => text === "true"),
			v.metadata({
				documentedAs: v.boolean(),
				description: `Whether each item holds its \`scenario\` or \`question\`. They do for \`n\` up to ${MAX_INLINE} when left out; a larger set gives links only.`,
			}),
		),
	),
});
