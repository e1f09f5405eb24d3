// Responses about concept questions and mixed quizzes. Mirrors the types of src/question-bank.
import * as v from "valibot";
import { QUESTION_KINDS } from "../question-bank/kinds/names.ts";
import type { QuestionPage as FoundPage, QuestionSummary } from "../question-bank/list.ts";
import { FAMILIES } from "../scenario/spec.ts";
import { Difficulty, LocaleName, page, Timestamp, Uint32 } from "./primitives.ts";
import { Seed } from "./question-request.ts";
import { Score, VerdictName } from "./result.ts";
import { ScenarioView } from "./scenario.ts";
import { Choice } from "./view.ts";

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

const quizEntries = { id: v.string(), link: v.string(), difficulty: Difficulty };

export const Quiz = v.pipe(
	v.object({
		version: v.pipe(
			v.string(),
			v.metadata({ description: "Name it with `seed` and the same wishes to get the same set again." }),
		),
		seed: v.pipe(
			Uint32,
			v.metadata({
				description:
					"The same seed gives the same set, to a learner as far along. Scenarios have the same numbers only where the seed was named: otherwise each is drawn from a secret.",
			}),
		),
		locale: LocaleName,
		seconds: v.nullable(v.number()),
		deadline: v.pipe(
			v.nullable(Timestamp),
			v.metadata({ description: "When the time is up, by the clock of the service; null where it is not limited." }),
		),
		quizId: v.pipe(
			v.nullable(v.string()),
			v.metadata({ description: "Of a timed quiz: send it with each attempt at one of its questions." }),
		),
		note: v.pipe(
			v.nullable(v.string()),
			v.metadata({ description: "Says so where fewer items than were asked for fit the wishes, or none." }),
		),
		items: v.array(
			v.variant("type", [
				v.object({
					type: v.literal("question"),
					...quizEntries,
					topic: v.string(),
					kind: v.picklist(QUESTION_KINDS),
					seed: Seed,
					question: v.exactOptional(QuestionView),
				}),
				v.object({
					type: v.literal("scenario"),
					...quizEntries,
					family: v.picklist(FAMILIES),
					template: v.string(),
					scenario: v.exactOptional(ScenarioView),
				}),
			]),
		),
	}),
	v.metadata({ ref: "Quiz" }),
);
