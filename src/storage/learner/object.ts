// A learner's record: one SQLite Durable Object a learner. Its public methods are a remote API; expected failures
// are tagged results, because an error loses its properties on the way.
import { DurableObject } from "cloudflare:workers";
import type { AttemptItem } from "../../contract/attempt.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import type { Progress } from "../../contract/progress.ts";
import type { Attempted, HintWish, Submission } from "../../practice/submission.ts";
import { isEmpty, migrate } from "../migrate.ts";
import { LEARNER_MIGRATIONS } from "./migrations.ts";
import type { HintOutcome, RecordOutcome, ReplayOutcome } from "./outcome.ts";
import * as queries from "./queries.ts";
import * as standings from "./standing.ts";

/** Bounds what one learner can store: beyond either, no attempt is recorded any more. */
export const MAX_ATTEMPTS = 10_000;
/** Of scenarios that have not expired. */
export const MAX_HINTS = 10_000;
const MAX_DATABASE_BYTES = 512 * 1024 * 1024;

export class Learner extends DurableObject<Env> {
	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		// A record that exists is brought up to date before anything is asked of it. One that does not is only
		// created by the first attempt, so that asking about made-up learners stores nothing.
		ctx.blockConcurrencyWhile(async () => {
			if (!isEmpty(ctx.storage)) migrate(ctx.storage, LEARNER_MIGRATIONS, Date.now());
		});
	}

	/** Records a graded submission once: a repeat of its key is answered with what was answered first. */
	record(submission: Submission): RecordOutcome {
		const { storage } = this.ctx;
		if (isEmpty(storage)) migrate(storage, LEARNER_MIGRATIONS, Date.now());
		return storage.transactionSync(() => {
			const known = this.replay(submission.idempotencyKey, submission.bodyHash);
			if (known) return known;
			const refused = this.#refuse(submission);
			if (refused) return refused;
			const number = queries.countAttempts(storage.sql) + 1;
			if (number > MAX_ATTEMPTS || this.#isFull()) return { kind: "log-full" };
			return { kind: "recorded", number, response: this.#add(submission, number) };
		});
	}

	/** Notes that a hint was taken, and says which: taking the same or a lower one again changes nothing. */
	takeHint(wish: HintWish): HintOutcome {
		const { storage } = this.ctx;
		if (isEmpty(storage)) migrate(storage, LEARNER_MIGRATIONS, Date.now());
		return storage.transactionSync(() => {
			const now = Date.now();
			if (this.#isFull() || standings.countHints(storage.sql, now) >= MAX_HINTS) return { kind: "log-full" };
			return { kind: "taken", level: standings.takeHint(storage.sql, wish, now) };
		});
	}

	/** What was answered under this key before; null when the key is new. */
	replay(idempotencyKey: string, bodyHash: string): ReplayOutcome | null {
		const { storage } = this.ctx;
		const known = isEmpty(storage) ? null : queries.findKey(storage.sql, idempotencyKey);
		if (!known) return null;
		if (known.body_hash !== bodyHash) return { kind: "key-reused" };
		return { kind: "replayed", number: known.number, response: known.response };
	}

	/** Whether anything was ever recorded: an attempt, or a hint that was taken. */
	exists(): boolean {
		return !isEmpty(this.ctx.storage);
	}

	progress(learnerId: LearnerId): Progress {
		const { sql } = this.ctx.storage;
		if (isEmpty(this.ctx.storage)) return nothingYet(learnerId);
		return {
			learnerId,
			totals: queries.readTotals(sql),
			skills: queries.readSkills(sql),
			misconceptions: queries.readMisconceptions(sql),
		};
	}

	/** Newest first; `before` is an attempt number, exclusive. */
	attempts(limit: number, before: number): AttemptItem[] {
		const { storage } = this.ctx;
		return isEmpty(storage) ? [] : queries.listAttempts(storage.sql, limit, before);
	}

	/**
	 * The attempt as JSON text, as it was answered, or with its solution once that may be seen; null when there is none
	 * of this number.
	 */
	attempt(number: number): string | null {
		const { storage } = this.ctx;
		if (isEmpty(storage)) return null;
		return standings.readSolved(storage.sql, number, Date.now()) ?? queries.readResponse(storage.sql, number);
	}

	/** What a quiz prefers to leave out. */
	attempted(): Attempted {
		const { storage } = this.ctx;
		return isEmpty(storage) ? { questions: [], templates: [] } : queries.readAttempted(storage.sql);
	}

	#isFull(): boolean {
		return this.ctx.storage.sql.databaseSize > MAX_DATABASE_BYTES;
	}

	/** Why this submission does not count, or not with this score; runs inside the caller's transaction. */
	#refuse(submission: Submission): RecordOutcome | null {
		if ("questionId" in submission || !submission.basis) return null;
		const { scenarioId, basis, assessment } = submission;
		const standing = standings.readStanding(this.ctx.storage.sql, scenarioId);
		if (assessment && standing.earned.length >= assessment.attempts) return { kind: "attempts-used-up" };
		// Both have their keys in the order in which this object reads them.
		return JSON.stringify(standing) === JSON.stringify(basis) ? null : { kind: "moved", standing };
	}

	/** The response; runs inside the caller's transaction. */
	#add(submission: Submission, number: number): string {
		const { sql } = this.ctx.storage;
		const now = Date.now();
		const attemptId = crypto.randomUUID();
		queries.insertAttempt(sql, submission, number, attemptId, now);
		for (const sighting of submission.sightings) queries.countSkill(sql, sighting, now);
		for (const id of submission.misconceptions) queries.countMisconception(sql, id, now);
		const end = {
			attemptId,
			number,
			submittedAt: new Date(now).toISOString(),
			progress: this.progress(submission.learnerId),
		};
		const complete = (json: string) => JSON.stringify({ ...JSON.parse(json), ...end });
		const response = complete(submission.resultJson);
		queries.setResponse(sql, number, response);
		if ("assessment" in submission && submission.assessment) {
			const { scenarioId, assessment } = submission;
			const { solvedJson } = assessment;
			standings.insertAssessed(sql, number, scenarioId, assessment, solvedJson === null ? null : complete(solvedJson));
		}
		return response;
	}
}

function nothingYet(learnerId: LearnerId): Progress {
	const totals = { attempts: 0, points: 0, max: 0, scaled: 0 };
	return { learnerId, totals, skills: [], misconceptions: [] };
}
