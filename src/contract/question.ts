// Requests and responses about concept questions and mixed quizzes. Mirrors the types of src/question-bank.
import * as v from "valibot";
import { QUESTION_KINDS } from "../question-bank/kinds.ts";
import type { QuestionPage as FoundPage, QuestionSummary } from "../question-bank/list.ts";
import { DIFFICULTIES, FAMILIES } from "../scenario/spec.ts";
import { PageLimit } from "./page-limit.ts";
import { closed, LocaleName, LocaleWish, page, Uint32 } from "./primitives.ts";
import { Score, VerdictName } from "./result.ts";
import { Choice, Difficulty } from "./view.ts";

const summaryEntries = {
	id: v.string(),
	version: v.number(),
	topic: v.string(),
	kind: v.picklist(QUESTION_KINDS),
	difficulty: Difficulty,
	skills: v.array(v.string()),
	prompt: v.string(),
};

export const QuestionPage = v.pipe(
	page(v.pipe(v.object(summaryEntries), v.metadata({ ref: "QuestionItem" }))),
	v.metadata({ ref: "QuestionPage" }),
);

/** What `QuestionPage` describes, as the handler builds it. */
export interface QuestionPageDocument {
	readonly items: readonly QuestionSummary[];
	readonly nextCursor: FoundPage["next"];
}

const Seed = v.pipe(
	Uint32,
	v.metadata({ description: "Orders the options and draws the numbers; grade with the same." }),
);

export const QuestionView = v.pipe(
	v.object({
		...summaryEntries,
		seed: Seed,
		locale: LocaleName,
		choices: v.exactOptional(v.array(Choice)),
		left: v.exactOptional(v.array(Choice)),
		right: v.exactOptional(
			v.pipe(v.array(Choice), v.metadata({ description: "To be matched with `left`; one may serve several." })),
		),
		unit: v.exactOptional(v.string()),
		answerSchema: v.pipe(
			v.record(v.string(), v.unknown()),
			v.metadata({ description: "JSON Schema 2020-12 of the `answer`; reading is more lenient." }),
		),
		maxPoints: v.number(),
		links: v.object({ self: v.string(), grade: v.string() }),
	}),
	v.metadata({ ref: "Question", description: "Without its key." }),
);

export const QuestionGradeRequest = v.pipe(
	closed({ answer: v.unknown(), seed: v.exactOptional(Seed), locale: v.exactOptional(LocaleWish) }),
	v.metadata({ ref: "QuestionGradeRequest", examples: [{ answer: "app" }] }),
);

export const questionResultEntries = {
	questionId: v.string(),
	questionVersion: v.number(),
	seed: Seed,
	gradable: v.boolean(),
	verdict: VerdictName,
	score: Score,
	given: v.unknown(),
	expected: v.unknown(),
	feedback: v.string(),
	explanation: v.string(),
	references: v.array(v.object({ rfc: v.string(), section: v.string() })),
	source: v.string(),
	skills: v.array(v.string()),
	relatedTemplates: v.array(v.string()),
	misconceptions: v.array(v.object({ id: v.string(), title: v.string(), advice: v.string() })),
	message: v.exactOptional(v.string()),
};

export const QuestionResultView = v.pipe(v.object(questionResultEntries), v.metadata({ ref: "QuestionResult" }));

/** Query parameters arrive as text. */
export const DifficultyWish = v.pipe(v.picklist(DIFFICULTIES.map(String)), v.transform(Number));

const Whole = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]{0,9})$/, "Expected a whole number"), v.transform(Number));
export const SeedWish = v.pipe(Whole, v.maxValue(4_294_967_295, "Expected at most 4294967295 (32 bits)"));

export const QuestionFilter = v.object({
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
});

const split = v.transform((text: string) => text.split(",").filter(Boolean));
const FAMILY_LIST = new RegExp(`^(?:(?:${FAMILIES.join("|")})(?:,|$))*$`);

export const QuizWish = v.object({
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

const quizEntries = { id: v.string(), link: v.string(), difficulty: Difficulty };

export const Quiz = v.pipe(
	v.object({
		seed: v.pipe(Uint32, v.metadata({ description: "The same seed gives the same set, to a learner as far along." })),
		locale: LocaleName,
		seconds: v.nullable(v.number()),
		items: v.array(
			v.variant("type", [
				v.object({
					type: v.literal("question"),
					...quizEntries,
					topic: v.string(),
					kind: v.picklist(QUESTION_KINDS),
					seed: Seed,
				}),
				v.object({ type: v.literal("scenario"), ...quizEntries, family: v.picklist(FAMILIES), template: v.string() }),
			]),
		),
	}),
	v.metadata({ ref: "Quiz" }),
);
