// A learner's record: one SQLite Durable Object a learner. Its public methods are a remote API; expected failures
// are tagged results, because an error loses its properties on the way.
import { DurableObject } from "cloudflare:workers";
import type { AttemptItem } from "../../contract/attempt.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import type { Progress } from "../../contract/progress.ts";
import { isEmpty, migrate } from "../migrate.ts";
import { LEARNER_MIGRATIONS } from "./migrations.ts";
import * as queries from "./queries.ts";
import type { RecordOutcome, ReplayOutcome, Submission } from "./submission.ts";

/** Bounds what one learner can store: beyond either, no attempt is recorded any more. */
export const MAX_ATTEMPTS = 10_000;
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
			const number = queries.countAttempts(storage.sql) + 1;
			if (number > MAX_ATTEMPTS || storage.sql.databaseSize > MAX_DATABASE_BYTES) {
				return { kind: "log-full" };
			}
			return { kind: "recorded", number, response: this.#add(submission, number) };
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

	/** The attempt as JSON text, as it was answered; null when there is none of this number. */
	attempt(number: number): string | null {
		const { storage } = this.ctx;
		return isEmpty(storage) ? null : queries.readResponse(storage.sql, number);
	}

	/** The response; runs inside the caller's transaction. */
	#add(submission: Submission, number: number): string {
		const { sql } = this.ctx.storage;
		const now = Date.now();
		const attemptId = crypto.randomUUID();
		queries.insertAttempt(sql, submission, number, attemptId, now);
		for (const sighting of submission.sightings) queries.countSkill(sql, sighting, now);
		for (const id of submission.misconceptions) queries.countMisconception(sql, id, now);
		const response = JSON.stringify({
			...JSON.parse(submission.resultJson),
			attemptId,
			number,
			submittedAt: new Date(now).toISOString(),
			progress: this.progress(submission.learnerId),
		});
		queries.setResponse(sql, number, response);
		return response;
	}
}

function nothingYet(learnerId: LearnerId): Progress {
	const totals = { attempts: 0, points: 0, max: 0, scaled: 0 };
	return { learnerId, totals, skills: [], misconceptions: [] };
}
