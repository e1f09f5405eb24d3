// An attempt written into the record, and answered from it: the same bytes each time. What is kept of a response is what
// only it says; progress, which grows with the record, is kept whole now and then and worked out from there.
import type { LearnerId } from "../../contract/primitives.ts";
import type { ProgressThen } from "../../contract/progress.ts";
import type { HandedResult } from "../../course/handed.ts";
import { type Learning, learn, masteryOf } from "../../practice/learning.ts";
import { addAttempts } from "../../practice/progress.ts";
import type { Subject, Submission } from "../../practice/submission.ts";
import { post } from "../outbox.ts";
import { pack, unpack } from "../packed.ts";
import { catchUp, readLearning, slotsOf, store } from "./learning.ts";
import { insertPaperAttempt } from "./paper/attempts.ts";
import { withPapers } from "./paper/tables.ts";
import { type AttemptStamp, insertAttempt, type StoredAttempt, timestamp } from "./queries.ts";
import { insertAssessed, readSolved } from "./standing.ts";
import { PROGRESS_EVERY, progressAfter, readProgress, setAssessed } from "./tallies.ts";
import { withVariant } from "./variant.ts";

/** Bounds what one learner can store: beyond it no attempt is recorded any more. */
export const MAX_ATTEMPTS = 10_000;

/** Where the record stands. */
export interface Head {
	/** Of the last attempt; 0 before the first. */
	readonly number: number;
	/** The attempt whose stored progress this one is worked out from; null where an earlier release recorded the last. */
	readonly since: number | null;
	readonly progress: ProgressThen;
	readonly learning: Learning;
}

/** What another release recorded may not be folded into what the learner has learnt yet. */
export function readHead(sql: SqlStorage, learnerId: LearnerId): Head {
	return { ...readLearning(sql), progress: readProgress(sql, learnerId) };
}

/** Runs inside the caller's transaction: the oldest of what is not folded in are. */
export function caughtUp(sql: SqlStorage, head: Head): Head {
	return { ...head, learning: catchUp(sql, head.learning) };
}

/** Runs inside the caller's transaction; `head` is where the record stands before it, `instance` what was attempted. */
export function recordAttempt(
	sql: SqlStorage,
	submission: Submission,
	{ head, instance, nowMs }: { readonly head: Head; readonly instance: string | null; readonly nowMs: number },
): { readonly head: Head; readonly response: string } {
	const { subject, contribution, facts, showsKey } = submission;
	const number = head.number + 1;
	const stamp = { attemptId: crypto.randomUUID(), number, submittedAt: timestamp(nowMs) };
	const attempt = { added: contribution, at: stamp.submittedAt };
	const progress = addAttempts(head.progress, facts.counted ? [attempt] : []);
	const folded = { number, contribution, counted: facts.counted, assessed: facts.assessed, receivedMs: nowMs };
	// Of a record that another release wrote, the oldest come first: this one is folded in when they are.
	const isNext = head.learning.upTo === head.number;
	const learning = isNext ? learn(head.learning, folded) : head.learning;
	const skills = [...new Set(contribution.sightings.map(([skill]) => skill))];
	const mastery =
		(facts.counted || contribution.shown?.review) && isNext ? { mastery: masteryOf(learning, skills) } : {};
	const resultJson = withEnd(submission.resultJson, mastery);
	const solvedJson = submission.solvedJson && withEnd(submission.solvedJson, mastery);
	const since = head.since !== null && number - head.since < PROGRESS_EVERY ? head.since : number;
	insertAttempt(sql, submission, stamp, {
		since,
		progress: since === number ? pack(JSON.stringify(progress)) : null,
		packed: pack(withoutId(resultJson, subject)),
		solved: solvedJson === null ? null : pack(withoutId(solvedJson, subject)),
		shown: showsKey ? instance : null,
	});
	if (facts.counted && contribution.assessed) setAssessed(sql, progress.assessed);
	if (subject.assessment) insertAssessed(sql, number, subject.assessment);
	if (submission.handed) handOn(sql, submission.handed, stamp, nowMs);
	const kept = isNext ? store(sql, head.learning, learning, slotsOf([folded])) : catchUp(sql, head.learning);
	return {
		head: { number, since, progress, learning: kept },
		response: complete(resultJson, stamp, progress),
	};
}

/** Results that come within so long of one another are handed on together, ms. */
export const GATHERED_MS = 2000;

/** To the assignment whose item it was at. */
function handOn(
	sql: SqlStorage,
	{ assignmentId, result }: NonNullable<Submission["handed"]>,
	{ number, attemptId }: AttemptStamp,
	nowMs: number,
): void {
	insertPaperAttempt(sql, number, { ...result, assignmentId });
	const message: HandedResult = { kind: "result", number, attemptId, submittedAtMs: nowMs, ...result };
	post(sql, assignmentId, message, nowMs + GATHERED_MS);
}

/** The progress right after an attempt, where it is known. */
export type After = Pick<Head, "number" | "progress">;

/** An attempt as it was answered. */
export function answerAgain(sql: SqlStorage, stored: StoredAttempt, head: After | undefined): string {
	return stored.packed === null ? withVariant(stored.response) : answerWith(sql, stored, stored.packed, head);
}

/** An attempt with the solution that was withheld when it was answered; null if there is none, or it may not be seen. */
export function answerSolved(sql: SqlStorage, stored: StoredAttempt, nowMs: number): string | null {
	const solved = readSolved(sql, stored.number, nowMs);
	if (solved?.packed) return answerWith(sql, stored, solved.packed, undefined);
	return solved?.response ? withVariant(solved.response) : null;
}

/** With that it is of a paper before, where a new one was given since. */
export function marked(sql: SqlStorage, { number }: StoredAttempt, response: string): string {
	if (!withPapers(sql)) return response;
	const { before } = sql
		.exec<{ before: number | null }>(
			`SELECT (SELECT g.paper > r.facts ->> 'paper' FROM results r
			JOIN assigned g ON g.assignment_id = r.facts ->> 'assignmentId' WHERE r.number = ?) AS before`,
			number,
		)
		.one();
	return before === 1 ? withEnd(response, { reset: true }) : response;
}

function answerWith(sql: SqlStorage, stored: StoredAttempt, packed: ArrayBuffer, head: After | undefined): string {
	const { number, attempt_id: attemptId, submitted_at, scenario_id, since } = stored;
	if (since === null) throw new Error(`attempt ${number} has a result and no place`);
	const progress = head?.number === number ? head.progress : progressAfter(sql, number, since);
	const json = unpack(packed).replaceAll(ID_PLACE, scenario_id);
	return complete(json, { attemptId, number, submittedAt: timestamp(submitted_at) }, progress);
}

/** Stands for the scenario's id, which links repeat and no packing shortens. JSON text never holds it: it is escaped. */
export const ID_PLACE = "\0";

function withoutId(json: string, subject: Subject): string {
	return "scenarioId" in subject ? json.replaceAll(subject.scenarioId, ID_PLACE) : json;
}

function complete(json: string, stamp: AttemptStamp, progress: ProgressThen): string {
	return withEnd(withVariant(json), { ...stamp, progress });
}

/** `json` is the text of an object that is not empty. */
function withEnd(json: string, more: object): string {
	const [first] = Object.keys(more);
	return first === undefined ? json : `${json.slice(0, -1)},${JSON.stringify(more).slice(1)}`;
}
