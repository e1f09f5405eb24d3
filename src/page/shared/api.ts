// What elements ask the service for. They know this, and not how it gets there: a page may put a store or a queue between.
import type { InferOutput } from "valibot";
import type { Attempt } from "../../contract/attempt.ts";
import type { BelievedDocument } from "../../contract/believed.ts";
import type { Catalogue } from "../../contract/catalogue.ts";
import type { HintView } from "../../contract/hint.ts";
import type { Next } from "../../contract/next.ts";
import type { Problem } from "../../contract/problem.ts";
import type { Progress } from "../../contract/progress.ts";
import type { QuestionResultView, QuestionView, Quiz } from "../../contract/question.ts";
import type { ResultView } from "../../contract/result.ts";
import type { ScenarioView, ValidateResponse } from "../../contract/scenario.ts";
import type { Locale } from "../../text/locale.ts";

export type Scenario = InferOutput<typeof ScenarioView>;
export type Result = InferOutput<typeof ResultView>;
export type Validation = InferOutput<typeof ValidateResponse>;
export type Hint = InferOutput<typeof HintView>;
export type Question = InferOutput<typeof QuestionView>;
export type QuestionResult = InferOutput<typeof QuestionResultView>;
export type QuizDocument = InferOutput<typeof Quiz>;
export type NextDocument = InferOutput<typeof Next>;
export type CatalogueDocument = InferOutput<typeof Catalogue>;
export type AttemptDocument = InferOutput<typeof Attempt>;
export type Answers = Readonly<Record<string, unknown>>;

/** Wishes for a scenario, as `POST /v1/scenarios` takes them; what is left out is chosen. */
export interface ScenarioWish {
	readonly family?: string;
	readonly template?: string;
	readonly skill?: string;
	readonly difficulty?: number;
	readonly notation?: string;
	readonly profile?: string;
	readonly blanks?: number;
	readonly ask?: readonly string[];
	readonly seed?: number;
}

/** Wishes for a quiz, as `GET /v1/quizzes` takes them. */
export type QuizWish = Readonly<Record<string, string>>;

/** What a learner hands in: either of the two. */
export type Submission = { readonly final?: boolean; readonly confidence?: unknown } & (
	| { readonly scenarioId: string; readonly answers: Answers }
	| { readonly questionId: string; readonly answer: unknown; readonly seed?: number; readonly quizId?: string }
);

export type Outcome<T> =
	| { readonly ok: true; readonly value: T }
	/** `retryAfterS`: in how many seconds it may be asked again, where the service said so. */
	| { readonly ok: false; readonly problem: Problem; readonly retryAfterS?: number }
	/** The service could not be reached, or did not answer as it does. */
	| { readonly ok: false; readonly problem: "unreachable" };

/** `queued`: kept, to be sent when the service can be reached. */
export type Submitted = { readonly kind: "graded"; readonly attempt: AttemptDocument } | { readonly kind: "queued" };

export type Failed = Extract<Outcome<unknown>, { readonly ok: false }>;

/** What went wrong with a call. */
export type Trouble = Failed["problem"];

export interface Api {
	makeScenario(wish: ScenarioWish, locale: Locale): Promise<Outcome<Scenario>>;
	readScenario(id: string, locale: Locale): Promise<Outcome<Scenario>>;
	/** How answers are understood. Grades nothing. */
	validate(id: string, answers: Answers, locale: Locale): Promise<Outcome<Validation>>;
	/** Without a learner: nothing is recorded. */
	grade(id: string, answers: Answers, locale: Locale): Promise<Outcome<Result>>;
	hint(id: string, blank: string, level: 1 | 2 | 3 | undefined, locale: Locale): Promise<Outcome<Hint>>;
	/** A `timeline` link of a result's `links.believed`. */
	believed(link: string, locale: Locale): Promise<Outcome<BelievedDocument>>;
	question(id: string, seed: number | undefined, locale: Locale): Promise<Outcome<Question>>;
	gradeQuestion(
		id: string,
		answer: unknown,
		seed: number | undefined,
		locale: Locale,
	): Promise<Outcome<QuestionResult>>;
	quiz(wish: QuizWish, locale: Locale): Promise<Outcome<QuizDocument>>;
	catalogue(locale: Locale): Promise<Outcome<CatalogueDocument>>;
	/** Whose record is kept; null: nobody's, and the three below are not to be called. */
	readonly learnerId: string | null;
	submit(submission: Submission, locale: Locale): Promise<Outcome<Submitted>>;
	/**
	 * Tells what came of submissions that were queued, those that were sent meanwhile first, by item (item-key.ts); null: it
	 * was refused. Returns what ends that. Left out where nothing is ever queued.
	 */
	onSent?(told: (key: string, attempt: AttemptDocument | null) => void): () => void;
	progress(locale: Locale): Promise<Outcome<Progress>>;
	next(wish: { readonly family?: string }, locale: Locale): Promise<Outcome<NextDocument>>;
}
