// A learner's record: one SQLite Durable Object a learner. Its public methods are a remote API; expected failures
// are tagged results, because an error loses its properties on the way.
import { DurableObject } from "cloudflare:workers";
import type { AttemptItem } from "../../contract/attempt.ts";
import { ANONYMOUS_TENANT, type LearnerId, type LearnerName } from "../../contract/primitives.ts";
import type { Progress } from "../../contract/progress.ts";
import { nothingYet } from "../../practice/progress.ts";
import type { Attempted, HintWish, Sent, ShownKey } from "../../practice/submission.ts";
import { isEmpty, migrate } from "../migrate.ts";
import { isAnonymousName, learnerObjectName } from "../object-name.ts";
import { endClaim, findClaim, insertClaim, moveClaim, openClaims } from "./claim/claims.ts";
import { type Handed, handOver, NOTHING_HANDED } from "./claim/hand-over.ts";
import { takeOver } from "./claim/take-over.ts";
import { type Ending, forgetEnding, forgottenAt, readEnding, writeEnding } from "./ending.ts";
import { type ExportPage, exportPage } from "./export.ts";
import { DAY_MS, erasedAt, noteUse, readLastUse } from "./last-use.ts";
import { LEARNER_MIGRATIONS } from "./migrations.ts";
import type {
	ClaimOutcome,
	FreezeOutcome,
	HintOutcome,
	NoteOutcome,
	RecordStanding,
	SubmitOutcome,
} from "./outcome.ts";
import type { RecordPlace } from "./place.ts";
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

/** Between two pages that are taken over by alarm. */
const CARRY_ON_MS = 20;
const TRIED_AGAIN_MS = 60_000;

const CLAIMED = { kind: "claimed-elsewhere" } as const;

export interface Claim {
	/** The anonymous learner, and since when whoever claims its record speaks for it. */
	readonly source: LearnerId;
	readonly sourceSinceS: number;
	readonly learner: LearnerName;
	readonly sinceS: number;
}

const NOTHING_FOUND: queries.Found = { attempts: 0, known: null, keyShown: false };

export class Learner extends DurableObject<Env> {
	/** Whether anything was ever kept. */
	#exists: boolean;
	/** The last attempt and what all add up to, as they are stored. */
	#head: Head | undefined;
	/** When the last use was looked up or noted, ms since 1970. */
	#usedAt = 0;
	/** Of the record that was here before, if one was. */
	#ending: Ending;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		// A record that exists is brought up to date before anything is asked of it. One that does not is only
		// created by what is to be kept, so that asking about made-up learners stores nothing.
		this.#exists = !isEmpty(ctx.storage);
		this.#ending = readEnding(ctx.storage.sql);
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
		if (this.#isDead(sent.sinceS)) return { kind: "erased" };
		const found = this.#exists ? queries.find(storage.sql, sent.idempotencyKey, instance, now) : NOTHING_FOUND;
		if (found.known) return this.#repeat(found.known, sent.bodyHash);
		if (this.#isFrozen()) return CLAIMED;
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

	/**
	 * Notes that a hint was taken, and says which: taking the same or a lower one again changes nothing. `sinceS` as of
	 * `Sent`, here as in the other methods.
	 */
	takeHint(wish: HintWish, sinceS: number): HintOutcome {
		const { storage } = this.ctx;
		if (this.#isDead(sinceS)) return { kind: "erased" };
		if (this.#isFrozen()) return CLAIMED;
		this.#begin();
		return storage.transactionSync(() => {
			const now = Date.now();
			if (this.#isFull() || standings.countHints(storage.sql, now) >= MAX_HINTS) return { kind: "log-full" };
			return { kind: "taken", level: standings.takeHint(storage.sql, wish, now) };
		});
	}

	/** Notes that a key was shown without an attempt: none at the same counts from now on. */
	noteShown({ instance, untilMs }: ShownKey, sinceS: number): NoteOutcome {
		const { storage } = this.ctx;
		if (this.#isDead(sinceS)) return { kind: "erased" };
		if (this.#isFrozen()) return CLAIMED;
		this.#begin();
		return storage.transactionSync(() => {
			const now = Date.now();
			if (shownKeys.isShown(storage.sql, instance, untilMs - 1)) return { kind: "noted" };
			if (this.#isFull() || shownKeys.countNoted(storage.sql, now) >= MAX_NOTED_KEYS) return { kind: "log-full" };
			shownKeys.noteShown(storage.sql, instance, untilMs, now);
			return { kind: "noted" };
		});
	}

	/** Whether anything was ever recorded, an attempt or a hint that was taken, and whether whoever asks may know. */
	standing(sinceS: number): RecordStanding {
		if (this.#isDead(sinceS)) return "erased";
		return this.#exists ? "there" : "empty";
	}

	/**
	 * Erases everything, also of whoever never was, and answers the second, since 1970, up to which credentials are dead.
	 * One that is dead already changes nothing: its learner may have begun anew since.
	 */
	async erase(sinceS: number): Promise<number> {
		const { storage } = this.ctx;
		const { erasedS } = this.#ending;
		if (erasedS !== null && this.#isDead(sinceS)) return erasedS;
		// What is still being taken over is the learner's already.
		const open = this.#exists ? openClaims(storage.sql) : [];
		for (const { source, by } of open) await this.#source(source).releaseTo(by);
		return this.#erase(sinceS);
	}

	/** Makes the anonymous record of `source` part of this one: what one page holds at once, the rest by alarm. */
	async claim({ source, learner, sinceS, sourceSinceS }: Claim): Promise<ClaimOutcome> {
		const { storage } = this.ctx;
		if (this.#isDead(sinceS)) return { kind: "erased" };
		if (!this.#exists || !findClaim(storage.sql, source)) {
			const by = learnerObjectName(learner);
			const room = MAX_ATTEMPTS - (this.#exists ? queries.countAttempts(storage.sql) : 0);
			const frozen = await this.#source(source).freeze(by, sourceSinceS, this.#isFull() ? 0 : room);
			if (frozen.kind !== "frozen") return frozen;
			// Others got in meanwhile: an erasure, or the same claim.
			if (this.#isDead(sinceS)) {
				await this.#source(source).releaseTo(by);
				return { kind: "erased" };
			}
			this.#begin();
			if (!findClaim(storage.sql, source)) {
				insertClaim(storage.sql, { source, learnerId: learner.learnerId, by, total: frozen.attempts }, Date.now());
			}
			await this.#setAlarm();
		}
		await this.#carryOn(source);
		const { copied = 0, total = 0 } = (this.#exists ? findClaim(storage.sql, source) : null) ?? {};
		return { kind: "claimed", claimed: copied, remaining: total - copied };
	}

	/** Takes nothing more from now on, and is `by`'s to take over, if it has no more than `room` attempts. */
	freeze(by: string, sinceS: number, room: number): FreezeOutcome {
		const { sql } = this.ctx.storage;
		const { claimedBy } = this.#ending;
		if (claimedBy !== null && claimedBy !== by) return CLAIMED;
		if (this.#isDead(sinceS)) return { kind: "source-erased" };
		const attempts = this.#exists ? queries.countAttempts(sql) : 0;
		if (attempts > room) return { kind: "too-much" };
		this.#ending = { ...this.#ending, claimedBy: by };
		writeEnding(sql, this.#ending);
		return { kind: "frozen", attempts };
	}

	/** A page of everything; null where it is not `by`'s, or was erased. */
	handOver(by: string, from: RecordPlace): Handed | null {
		if (!this.#isFrozen() || this.#ending.claimedBy !== by) return null;
		if (!this.#exists) return NOTHING_HANDED;
		return handOver(this.ctx.storage.sql, from);
	}

	/** Erases the record once `by` has taken it over. May come twice. */
	async releaseTo(by: string): Promise<void> {
		if (this.#isFrozen() && this.#ending.claimedBy === by) await this.#erase(0);
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

	/** Of everything that is kept; `from` where a page before ended, null at the beginning. */
	exportPage(learnerId: LearnerId, from: RecordPlace | null): ExportPage {
		return exportPage(this.#look() ? this.ctx.storage.sql : null, learnerId, from, Date.now());
	}

	/** What a quiz prefers to leave out. */
	attempted(): Attempted {
		return this.#look() ? queries.readAttempted(this.ctx.storage.sql) : { questions: [], templates: [] };
	}

	/**
	 * Erases the record once it has been idle for `IDLE_DAYS`, and forgets that one was erased once nobody can come back to
	 * it; goes on with what is being taken over. May come too early, or twice.
	 */
	override async alarm(): Promise<void> {
		const now = Date.now();
		const { idleAt, forgetAt } = this.#due();
		const [open] = this.#exists ? openClaims(this.ctx.storage.sql) : [];
		if (open) {
			// Should it fail, and be tried in vain as often as the platform does.
			await this.ctx.storage.setAlarm(now + TRIED_AGAIN_MS);
			await this.#carryOn(open.source);
		}
		if (idleAt !== null && idleAt <= now) await this.#clear();
		else if (forgetAt !== null && forgetAt <= now) {
			if (this.#exists) forgetEnding(this.ctx.storage.sql);
			else await this.#clear();
			this.#ending = readEnding(this.ctx.storage.sql);
		}
		await this.#setAlarm();
	}

	/**
	 * When the record is erased, when that it was may be forgotten, and when to go on with what is being taken over, ms since
	 * 1970.
	 */
	#due(): Readonly<Record<"idleAt" | "forgetAt" | "carryAt", number | null>> {
		const { sql } = this.ctx.storage;
		const last = this.#exists ? readLastUse(sql) : null;
		const carries = this.#exists && openClaims(sql).length > 0;
		const { erasedS } = this.#ending;
		return {
			idleAt: last === null ? null : erasedAt(last),
			forgetAt: erasedS === null ? null : forgottenAt(erasedS),
			carryAt: carries ? Date.now() + CARRY_ON_MS : null,
		};
	}

	async #setAlarm(): Promise<void> {
		const times = Object.values(this.#due()).filter((at) => at !== null);
		if (times.length > 0) await this.ctx.storage.setAlarm(Math.min(...times));
	}

	/** As if nothing had ever been. Nothing gets in before it is done. */
	#clear(): Promise<void> {
		this.#exists = false;
		this.#head = undefined;
		this.#usedAt = 0;
		return this.ctx.storage.deleteAll();
	}

	/** Leaves nothing but when that was: `sinceS` is dead from now on, though clocks may disagree. */
	async #erase(sinceS: number): Promise<number> {
		const nowS = Math.max(Math.floor(Date.now() / 1000), sinceS);
		const erased = this.#clear();
		// In the same breath, so that nothing gets in between.
		this.#ending = { erasedS: nowS, claimedBy: this.#ending.claimedBy };
		writeEnding(this.ctx.storage.sql, this.#ending);
		await erased;
		await this.#setAlarm();
		return nowS;
	}

	#source(source: LearnerId) {
		return this.env.LEARNER.getByName(learnerObjectName({ tenant: ANONYMOUS_TENANT, learnerId: source }));
	}

	/** Takes one page over, and after the last one has the source erased. */
	async #carryOn(source: LearnerId): Promise<void> {
		const { storage } = this.ctx;
		const claim = findClaim(storage.sql, source);
		if (!claim || claim.done) return;
		if (claim.place) {
			const handed = await this.#source(source).handOver(claim.by, claim.place);
			// Meanwhile another call may have taken the same page over, or all may have been erased.
			const now = this.#exists ? findClaim(storage.sql, source) : null;
			if (JSON.stringify(now?.place) !== JSON.stringify(claim.place)) return;
			if (!handed) return endClaim(storage.sql, source);
			storage.transactionSync(() => {
				takeOver(storage.sql, claim.learnerId, handed);
				moveClaim(storage.sql, source, handed.attempts.length, handed.next);
			});
			this.#head = undefined;
			if (handed.next) return;
		}
		await this.#source(source).releaseTo(claim.by);
		if (this.#exists) endClaim(storage.sql, source);
	}

	#isFrozen(): boolean {
		return this.#ending.claimedBy !== null && this.#ending.erasedS === null;
	}

	#isDead(sinceS: number): boolean {
		const { erasedS } = this.#ending;
		return erasedS !== null && sinceS <= erasedS;
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
		if (this.#usedAt === now) void this.#setAlarm();
	}

	#isFull(): boolean {
		return this.ctx.storage.sql.databaseSize > MAX_DATABASE_BYTES;
	}
}
