// What is sent to a learner's record, how a learner stands with a scenario, and what the record keeps of an attempt. What
// is sent and answered is plain data: it crosses an RPC.
import type { AttemptItem, ScenarioAttemptItem } from "../contract/attempt.ts";
import type { SaidConfidence } from "../contract/confidence.ts";
import type { Failure } from "../contract/failure.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { Answers } from "../exercise/answer.ts";
import type { ExerciseSpec } from "../exercise/spec.ts";
import type { SkillState } from "../review/skill-state.ts";
import type { Locale } from "../text/locale.ts";
import type { ToHand } from "./handed.ts";
import type { SentPlace } from "./paper.ts";
import type { Contribution } from "./progress.ts";
import type { QuestionResultDocument } from "./questions.ts";
import type { ScenarioDescription } from "./scenario-description.ts";

/** What tells one submission from another, and a repeat of it from a reuse of its key. */
export interface SubmissionKey {
	readonly idempotencyKey: string;
	/** Tells whether a repeat of the key carries the same body. */
	readonly bodyHash: string;
}

/** What a learner says of its answers beside them. */
export interface Said {
	/** When they were given, by the client's clock: an ISO timestamp. */
	readonly answeredAt?: string | undefined;
	/** Of a question, one level. */
	readonly confidence?: SaidConfidence | undefined;
}

/** Answers to a scenario whose id was opened; they are graded where they are recorded. */
export interface SentToScenario {
	readonly ok: true;
	readonly scenarioId: string;
	readonly description: ScenarioDescription;
	/** That the scenario was graded: part of a response that shows the solution. */
	readonly proof: string;
	readonly answers: Answers;
	readonly final: boolean;
	readonly said: Said;
	/** Whether it comes after the scenario expired. */
	readonly late: boolean;
	/** The language asked for. */
	readonly locale: Locale | undefined;
}

/** An answer to a concept question, graded already: that is little work. */
export interface SentToQuestion {
	readonly ok: true;
	readonly questionId: string;
	readonly answer: unknown;
	readonly final: boolean;
	readonly said: Said;
	readonly result: QuestionResultDocument;
	/** Ids of all misconceptions that this answer speaks against. */
	readonly contradicts: readonly string[];
}

/** A submission. Why it is refused, unless its key was answered before, where it could not be opened. */
export interface Sent extends SubmissionKey {
	readonly learner: LearnerName;
	/** Since when whoever sends it speaks for the learner, s since 1970: of no use if the learner was erased since. */
	readonly sinceS: number;
	/** Short name of what has the key that is asked for; null where nothing could be opened. */
	readonly instance: string | null;
	readonly answered: SentToScenario | SentToQuestion | Failure;
	/** Left out of practice, and of scenarios that are assessed outside of assignments. */
	readonly place?: SentPlace;
}

/** How the learner stands with a scenario that is the learner's own. */
export interface Standing {
	/** What the attempts so far earned, in order; empty unless the scenario is assessed. */
	readonly earned: readonly number[];
	/** Highest hint level taken, by blank id. */
	readonly hints: Readonly<Record<string, number>>;
}

export interface Assessment {
	/** Name of what counts together: the scenario's id, or the place of a question in a paper. */
	readonly key: string;
	/** After how many attempts the solution may be seen; `NEVER` where they do not decide. */
	readonly attempts: number;
	/** From when on it may be, ms since 1970: no attempt can follow. */
	readonly expiresAtMs: number;
}

/** More attempts, and a later time, than there will ever be. */
export const NEVER = 9e15;

/** What an attempt was at. */
export type Subject =
	| {
			readonly scenarioId: string;
			readonly family: ScenarioAttemptItem["family"];
			readonly template: string;
			/** Null for practice. */
			readonly assessment: Assessment | null;
	  }
	| { readonly questionId: string; readonly assessment: Assessment | null };

type SaidOfSubject = "scenarioId" | "family" | "template" | "questionId";

/** What a list of attempts says beside the subject, the score, the number and the time. */
export type ItemFacts = Pick<
	AttemptItem,
	"madeBy" | "assessed" | "counted" | "answeredAt" | "late" | "confidence" | keyof FactsInPaper
> &
	Omit<Partial<ScenarioAttemptItem>, keyof AttemptItem | SaidOfSubject>;

/** What an attempt at an item of a paper says of its place, and what the item comes to. */
export type FactsInPaper = Pick<AttemptItem, "assignmentId" | "item" | "paper" | "daysLate" | "itemScore">;

/** One graded submission, as a record keeps it. */
export interface Submission extends SubmissionKey {
	readonly subject: Subject;
	/** Whether the response shows the key, so that no later attempt at the same counts. */
	readonly showsKey: boolean;
	readonly points: number;
	readonly max: number;
	readonly facts: ItemFacts;
	/** What it adds to the learner's progress, if it counts. */
	readonly contribution: Contribution;
	/** What was played, so that the answers can be graded again: null for a question, which its id and seed name. */
	readonly spec: ExerciseSpec | null;
	/** As they were sent, too long ones cut. */
	readonly answers: unknown;
	/** The response as JSON text of an object; number, time and progress are added to it. */
	readonly resultJson: string;
	/** As `resultJson`, with the solution that is to be shown after the last attempt; null if it is shown now or never. */
	readonly solvedJson: string | null;
	/** What its assignment is told; null outside of one. */
	readonly handed: { readonly assignmentId: string; readonly result: ToHand } | null;
}

/** What the learner has attempted so far, what was attempted longest ago first. */
export interface Attempted {
	/** Number of the last attempt that was looked at; 0 where there is none. */
	readonly upTo: number;
	readonly questions: readonly string[];
	readonly templates: readonly string[];
}

/** What decides what the learner practises next. */
export interface Reviewing {
	/** By skill. */
	readonly states: Readonly<Record<string, SkillState>>;
	/** The last attempt: the id of its template or question, and what it showed. */
	readonly last: { readonly source: string; readonly skills: readonly string[] } | null;
	/** Ids of questions that were attempted, those longest ago first. */
	readonly questions: readonly string[];
}

/** Which attempts of a record are asked for. */
export interface HistoryWish {
	readonly limit: number;
	/** An attempt number, exclusive. */
	readonly before: number;
	readonly scenarioId?: string | undefined;
	readonly questionId?: string | undefined;
	readonly assignmentId?: string | undefined;
	readonly skill?: string | undefined;
	/** When they were received, ms since 1970: from, and up to but not at. */
	readonly fromMs?: number | undefined;
	readonly toMs?: number | undefined;
	/** Whether what the learner sent is asked for too. */
	readonly answers: boolean;
}

/** One hint asked for. */
export interface HintWish {
	readonly scenarioId: string;
	readonly blank: string;
	/** Null for the first that was not taken yet. */
	readonly level: number | null;
	readonly highestLevel: number;
	/** When the scenario expires, ms since 1970. */
	readonly expiresAtMs: number;
}

/** A key that was shown to the learner though nothing was submitted. */
export interface ShownKey {
	/** Short name of what has it. */
	readonly instance: string;
	/** When that may be forgotten, ms since 1970. */
	readonly untilMs: number;
}
