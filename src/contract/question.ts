// Responses about concept questions and mixed quizzes. Mirrors the types of src/question-bank.
import * as v from "valibot";
import type { QuestionPage as FoundPage, QuestionSummary } from "../question-bank/list.ts";
import { KeyOfQuestion } from "./answer-value.ts";
import { Count, Difficulty, described, LocaleName, page, Timestamp, Uint32 } from "./primitives.ts";
import { QuestionKindName, Seed } from "./question-request.ts";
import { Idea, Reference, Score, VerdictName } from "./result.ts";
import { ScenarioView } from "./scenario.ts";
import { SentAnswer, shownAs } from "./sent-answer.ts";
import { FamilyName, SkillNames, TemplateName } from "./spec-names.ts";
import { Choice } from "./view.ts";

const summaryEntries = {
	id: described(v.string(), "What requests name it by."),
	version: described(Count, "From 1; raised where the right answer changes."),
	topic: described(v.string(), "Id of a topic of the catalogue."),
	kind: QuestionKindName,
	difficulty: Difficulty,
	skills: SkillNames,
	prompt: described(v.string(), "What is asked."),
};

export const QuestionPage = v.pipe(
	page(v.pipe(v.object(summaryEntries), v.metadata({ ref: "ListedQuestion", description: "A question of the bank." }))),
	v.metadata({ ref: "QuestionPage", description: "A page of questions." }),
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
		choices: v.exactOptional(
			described(v.array(Choice), "What to choose from, or to put in order; left out of other kinds."),
		),
		left: v.exactOptional(described(v.array(Choice), "Of `match`: each is matched with one of `right`.")),
		right: v.exactOptional(
			v.pipe(v.array(Choice), v.metadata({ description: "To be matched with `left`; one may serve several." })),
		),
		unit: v.exactOptional(described(v.string(), "Of a number, where it has one: in which it is asked.")),
		answerSchema: v.pipe(
			v.record(v.string(), v.unknown()),
			v.metadata({ description: "JSON Schema 2020-12 of the `answer`; reading is more lenient." }),
		),
		maxPoints: described(v.number(), "The most that it can earn."),
		links: described(
			v.object({
				self: described(v.string(), "The question again."),
				grade: described(v.string(), "Where an answer is graded."),
			}),
			"Paths.",
		),
	}),
	v.metadata({ ref: "Question", description: "A question, without its key." }),
);

/** What the result may say before the solution may be seen. */
export const withheldQuestionEntries = {
	questionId: described(v.string(), "The `id` of the question."),
	questionVersion: described(Count, "Of the question, from 1."),
	seed: Seed,
	gradable: described(v.boolean(), "False when the answer could not be read: nothing counts."),
	verdict: VerdictName,
	score: Score,
	given: described(
		shownAs(SentAnswer),
		"As it was understood, or as it was sent where it could not be read or the solution is withheld; null where nothing was sent.",
	),
	skills: SkillNames,
	message: v.exactOptional(
		described(v.string(), "Why it could not be read, and what to write instead; only with verdict `unreadable`."),
	),
};

export const questionResultEntries = {
	...withheldQuestionEntries,
	expected: described(shownAs(KeyOfQuestion), "What is right."),
	feedback: described(v.string(), "To this answer."),
	explanation: described(v.string(), "Why, whatever was answered."),
	references: described(v.array(Reference), "Where it is prescribed; empty where no RFC says it."),
	source: described(v.string(), "Where the author checked it."),
	relatedTemplates: described(v.array(v.string()), "Ids of templates whose scenarios show it."),
	misconceptions: described(v.array(Idea), "Wrong ideas that the answer shows."),
};

export const QuestionResultView = v.pipe(
	v.object(questionResultEntries),
	v.metadata({ ref: "QuestionResult", description: "How a question was answered, with its key and why." }),
);

const quizEntries = {
	id: described(v.string(), "Of the question or scenario."),
	link: described(v.string(), "Its path, with the seed that the question is to be shown with."),
	difficulty: Difficulty,
};

const QuizQuestion = v.pipe(
	v.object({
		type: v.literal("question"),
		...quizEntries,
		topic: described(v.string(), "Id of a topic of the catalogue."),
		kind: QuestionKindName,
		seed: Seed,
		question: v.exactOptional(described(QuestionView, "The question; left out of large sets.")),
	}),
	v.metadata({ ref: "QuizQuestion", description: "A question of a quiz." }),
);

const QuizScenario = v.pipe(
	v.object({
		type: v.literal("scenario"),
		...quizEntries,
		family: FamilyName,
		template: TemplateName,
		scenario: v.exactOptional(described(ScenarioView, "The scenario; left out of large sets.")),
	}),
	v.metadata({ ref: "QuizScenario", description: "A scenario of a quiz." }),
);

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
		seconds: described(v.nullable(v.number()), "Time limit, s; null where it is not limited."),
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
		items: described(v.array(v.variant("type", [QuizQuestion, QuizScenario])), "In the order to be asked."),
	}),
	v.metadata({ ref: "Quiz", description: "A mixed set of questions and scenarios." }),
);
