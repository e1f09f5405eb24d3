// A learner's record: one SQLite Durable Object a learner. Its public methods are a remote API; expected failures
// are tagged results, because an error loses its properties on the way.
import { DurableObject } from "cloudflare:workers";
import type { AttemptItem } from "../../contract/attempt.ts";
import type { LearnerId } from "../../contract/primitives.ts";
import type { Progress } from "../../contract/progress.ts";
import { nothingYet } from "../../practice/progress.ts";
import type { Attempted, HintWish, Sent, ShownKey } from "../../practice/submission.ts";
import { isEmpty, migrate } from "../migrate.ts";
import { isAnonymousName } from "../object-name.ts";
import { DAY_MS, erasedAt, noteUse, readLastUse } from "./last-use.ts";
import { LEARNER_MIGRATIONS } from "./migrations.ts";
import type { HintOutcome, NoteOutcome, SubmitOutcome } from "./outcome.ts";
import * as queries from "./queries.ts";
import { answerAgain, answerSolved, type Head, MAX_ATTEMPTS, readHead, recordAttempt } from "./record.ts";
import * as shownKeys from "./shown-keys.ts";
import * as standings from "./standing.ts";
import { submissionOf } from "./submission-of.ts";

/** Of scenarios that have not expired. */
export const MAX_HINTS = 10_000;
/** That were shown without an attempt, at scenarios that have not expired. */
export const MAX_NOTED_KEYS = 10_000;
/** Half as much again as `MAX_ATTEMPTS` of common length take: beyond it nothing is written any more. */
const MAX_DATABASE_BYTES = 64 * 1024 * 1024;

/** Looking at the size takes as long as a statement, and an attempt adds little. */
const SIZED_EVERY = 16;

const NOTHING_FOUND: queries.Found = { attempts: 0, known: null, keyShown: false };

export class Learner extends DurableObject<Env> {
	/** Whether anything was ever kept. */
	#exists: boolean;
	/** The last attempt and what all add up to, as they are stored. */
	#head: Head | undefined;
	/** When the last use was looked up or noted, ms since 1970. */
	#usedAt = 0;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		// A record that exists is brought up to date before anything is asked of it. One that does not is only
		// created by what is to be kept, so that asking about made-up learners stores nothing.
		this.#exists = !isEmpty(ctx.storage);
		ctx.blockConcurrencyWhile(async () => {
			if (this.#exists) migrate(ctx.storage, LEARNER_MIGRATIONS, Date.now());
		});
	}

	/**
	 * Grades and records a submission, once: a repeat of its key is answered with what was answered first, and graded no
	 * second time. From the first look to the last write nothing else gets in.
	 */
	submit(sent: Sent): SubmitOutcome {
		const { storage } = this.ctx;
		const now = Date.now();
		const { instance } = sent;
		const found = this.#exists ? queries.find(storage.sql, sent.idempotencyKey, instance, now) : NOTHING_FOUND;
		if (found.known) return this.#repeat(found.known, sent.bodyHash);
		const made = submissionOf(this.#exists ? storage.sql : null, sent, found.keyShown);
		if (!made.ok) return { kind: "refused", failure: made };
		this.#begin();
		if (found.attempts >= MAX_ATTEMPTS || (found.attempts % SIZED_EVERY === 0 && this.#isFull())) {
			return { kind: "log-full" };
		}
		if (this.#head?.number !== found.attempts) this.#head = readHead(storage.sql, sent.learner.learnerId);
		const at = { head: this.#head, instance, nowMs: now };
		const recorded = storage.transactionSync(() => recordAttempt(storage.sql, made.submission, at));
		this.#head = recorded.head;
		return { kind: "recorded", number: recorded.head.number, response: recorded.response };
	}

	/** Notes that a hint was taken, and says which: taking the same or a lower one again changes nothing. */
	takeHint(wish: HintWish): HintOutcome {
		const { storage } = this.ctx;
		this.#begin();
		return storage.transactionSync(() => {
			const now = Date.now();
			if (this.#isFull() || standings.countHints(storage.sql, now) >= MAX_HINTS) return { kind: "log-full" };
			return { kind: "taken", level: standings.takeHint(storage.sql, wish, now) };
		});
	}

	/** Notes that a key was shown without an attempt: none at the same counts from now on. */
	noteShown({ instance, untilMs }: ShownKey): NoteOutcome {
		const { storage } = this.ctx;
		this.#begin();
		return storage.transactionSync(() => {
			const now = Date.now();
			if (shownKeys.isShown(storage.sql, instance, untilMs - 1)) return { kind: "noted" };
			if (this.#isFull() || shownKeys.countNoted(storage.sql, now) >= MAX_NOTED_KEYS) return { kind: "log-full" };
			shownKeys.noteShown(storage.sql, instance, untilMs, now);
			return { kind: "noted" };
		});
	}

	/** Whether anything was ever recorded: an attempt, or a hint that was taken. */
	exists(): boolean {
		return !isEmpty(this.ctx.storage);
	}

	progress(learnerId: LearnerId): Progress {
		if (!this.#look()) return nothingYet(learnerId);
		return readHead(this.ctx.storage.sql, learnerId).progress;
	}

	/** Newest first; `before` is an attempt number, exclusive. */
	attempts(limit: number, before: number): AttemptItem[] {
		return this.#look() ? queries.listAttempts(this.ctx.storage.sql, limit, before) : [];
	}

	/**
	 * The attempt as JSON text, as it was answered, or with its solution once that may be seen; null when there is none
	 * of this number.
	 */
	attempt(number: number): string | null {
		if (!this.#look()) return null;
		const { sql } = this.ctx.storage;
		const stored = queries.readAttempt(sql, number);
		return stored && (answerSolved(sql, stored, Date.now()) ?? answerAgain(sql, stored, this.#head));
	}

	/** What a quiz prefers to leave out, as far as the attempt of this number. */
	attempted(upTo = Number.MAX_SAFE_INTEGER): Attempted {
		return this.#look() ? queries.readAttempted(this.ctx.storage.sql, upTo) : { upTo: 0, questions: [], templates: [] };
	}

	/** Erases the record once it has been idle for `IDLE_DAYS`. May come too early, or twice. */
	override async alarm(): Promise<void> {
		const { storage } = this.ctx;
		const last = this.#exists ? readLastUse(storage.sql) : null;
		if (last === null) return;
		if (Date.now() < erasedAt(last)) return storage.setAlarm(erasedAt(last));
		this.#exists = false;
		this.#head = undefined;
		this.#usedAt = 0;
		await storage.deleteAll();
	}

	#repeat({ bodyHash, stored }: NonNullable<queries.Found["known"]>, sentHash: string): SubmitOutcome {
		if (bodyHash !== sentHash) return { kind: "key-reused" };
		const response = answerAgain(this.ctx.storage.sql, stored, this.#head);
		return { kind: "replayed", number: stored.number, response };
	}

	/** Whether there is a record to look at. */
	#look(): boolean {
		if (this.#exists) this.#noteUse();
		return this.#exists;
	}

	/** Before anything is kept. */
	#begin(): void {
		if (!this.#exists) migrate(this.ctx.storage, LEARNER_MIGRATIONS, Date.now());
		this.#exists = true;
		this.#noteUse();
	}

	/** Of an anonymous learner, for whom nobody answers: what a server's learners did is the server's to erase. */
	#noteUse(): void {
		const { id, storage } = this.ctx;
		const now = Date.now();
		if (now - this.#usedAt < DAY_MS || !isAnonymousName(id.name)) return;
		this.#usedAt = noteUse(storage.sql, now);
		if (this.#usedAt === now) void storage.setAlarm(erasedAt(now));
	}

	#isFull(): boolean {
		return this.ctx.storage.sql.databaseSize > MAX_DATABASE_BYTES;
	}
}
