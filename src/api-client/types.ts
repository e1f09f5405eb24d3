// Short names for what the service sends and takes, made from its OpenAPI document.
import type { components } from "./openapi.generated.d.ts";

type Schemas = components["schemas"];

export type Scenario = Schemas["Scenario"];
export type Step = Schemas["Step"];
export type Segment = Schemas["Segment"];
export type Blank = Schemas["Blank"];
export type Validation = Schemas["Validation"];
export type Result = Schemas["Result"];
export type BlankResult = Schemas["BlankResult"];
export type Hint = Schemas["Hint"];
export type Believed = Schemas["Believed"];
export type Question = Schemas["Question"];
export type QuestionResult = Schemas["QuestionResult"];
export type Quiz = Schemas["Quiz"];
export type Attempt = Schemas["Attempt"];
export type Progress = Schemas["Progress"];
export type Next = Schemas["Next"];
export type Pack = Schemas["Pack"];
export type Catalogue = Schemas["Catalogue"];
export type Problem = Schemas["Problem"];

/** What stands in the blanks, by blank id: a text or number as it was written, a list, or a segment. */
export type Answers = Readonly<Record<string, unknown>>;

/** 1 guessed, 2 fairly sure, 3 certain. */
export type Sure = 1 | 2 | 3;

interface HandedIn {
	/** ISO timestamp; when left out, the time at which it is handed to `submit`. */
	readonly answeredAt?: string;
	/** Recorded as it is, also where something cannot be read or nothing is given: time is up. */
	readonly final?: boolean;
	/** Both, of a question at an item of a paper. */
	readonly assignmentId?: string;
	readonly item?: number;
	readonly locale?: string;
}

export interface ScenarioSubmission extends HandedIn {
	readonly scenarioId: string;
	readonly answers: Answers;
	/** Of all answers, or by blank id. */
	readonly confidence?: Sure | Readonly<Record<string, Sure>>;
}

export interface QuestionSubmission extends HandedIn {
	readonly questionId: string;
	readonly answer: unknown;
	/** As the question shows it. */
	readonly seed?: number;
	readonly quizId?: string;
	readonly confidence?: Sure;
}

/** What a learner hands in. */
export type Submission = ScenarioSubmission | QuestionSubmission;
