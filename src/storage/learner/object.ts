// A learner's record: one SQLite Durable Object a learner. Its public methods are a remote API; expected failures
// are tagged results, because an error loses its properties on the way.
import { DurableObject } from "cloudflare:workers";
import { ANONYMOUS_TENANT, type LearnerId } from "../../contract/primitives.ts";
import type { Progress } from "../../contract/progress.ts";
import type { Finisher } from "../../course/handed.ts";
import type { DrawnItem } from "../../course/paper.ts";
import type { RegradedPart } from "../../course/regrade.ts";
import type { Notice, Terms } from "../../course/terms.ts";
import { streakOf } from "../../practice/days.ts";
import { stillHeld } from "../../practice/held.ts";
import { NOTHING_LEARNT, progressDocument } from "../../practice/learning.ts";
import { nothingYet } from "../../practice/progress.ts";
import type { KeptAttempt } from "../../practice/regrade.ts";
import type { Attempted, HintWish, HistoryWish, Reviewing, Sent, ShownKey } from "../../practice/submission.ts";
import { inOneTurn } from "../in-one-turn.ts";
import { learnerObjectName } from "../object-name.ts";
import * as claimed from "./claim/claimed.ts";
import { type Claim, type Claimant, carryOn, claimRecord, releaseAll } from "./claim/claiming.ts";
import { openClaims } from "./claim/claims.ts";
import type { Handed } from "./claim/hand-over.ts";
import { type ExportPage, exportPage } from "./export.ts";
import { openHead } from "./head.ts";
import { type HistoryPage, listAttempts } from "./history.ts";
import { readKept } from "./kept.ts";
import { readLast, readSlots } from "./learning.ts";
import { openLife } from "./life.ts";
import {
	CLAIMED,
	type ClaimOutcome,
	type FinishOutcome,
	type FreezeOutcome,
	type HintOutcome,
	type NoteOutcome,
	type PaperOutcome,
	type RecordStanding,
	type SubmitOutcome,
} from "./outcome.ts";
import { openDesk } from "./paper/desk.ts";
import { type KnownPage, listKnown, type ToldPaper } from "./paper/papers.ts";
import { regradeSomeOf } from "./paper/regrade.ts";
import { refusedIn, standInPaper } from "./paper/stand.ts";
import { withPapers } from "./paper/tables.ts";
import type { RecordPlace } from "./place.ts";
import * as queries from "./queries.ts";
import { answerAgain, answerSolved, GATHERED_MS, MAX_ATTEMPTS, marked, recordAttempt } from "./record.ts";
import * as shownKeys from "./shown-keys.ts";
import * as standings from "./standing.ts";
import { submissionOf } from "./submission-of.ts";

/** Of scenarios that have not expired. */
export const MAX_HINTS = 10_000;
/** That were shown without an attempt, at scenarios that have not expired. */
export const MAX_NOTED_KEYS = 10_000;
/** Looking at the size takes as long as a statement, and an attempt adds little. */
const SIZED_EVERY = 16;

const NOTHING_FOUND: queries.Found = { attempts: 0, known: null, keyShown: false };

export class Learner extends DurableObject<Env> {
	readonly #head = openHead(this.ctx.storage);

	readonly #life = openLife(this.ctx, this.env, this.#head.forget);

	readonly #desk = openDesk(this.ctx, this.env, this.#life);

	readonly #claimed = { life: this.#life, sql: this.ctx.storage.sql };

	readonly #claimant: Claimant = {
		storage: this.ctx.storage,
		record: () => (this.#life.exists() ? this.ctx.storage.sql : null),
		begin: this.#life.begin,
		isDead: this.#life.isDead,
		isFull: this.#life.isFull,
		source: (learnerId) => this.env.LEARNER.getByName(learnerObjectName({ tenant: ANONYMOUS_TENANT, learnerId })),
		changed: this.#head.forget,
		setAlarm: this.#life.setAlarm,
	};

	/**
	 * Grades and records a submission, once: a repeat of its key is answered with what was answered first, and graded no
	 * second time. From the first look to the last write nothing else gets in.
	 */
	submit(sent: Sent): SubmitOutcome {
		const { storage } = this.ctx;
		const now = Date.now();
		const { instance } = sent;
		if (this.#life.isDead(sent.sinceS)) return { kind: "erased" };
		const found = this.#life.exists() ? queries.find(storage.sql, sent.idempotencyKey, instance, now) : NOTHING_FOUND;
		if (found.known) return this.#repeat(found.known, sent.bodyHash);
		if (this.#life.isFrozen()) return CLAIMED;
		const before = this.#life.exists() ? this.#head.at(found.attempts, sent.learner.learnerId) : null;
		const held = stillHeld(before?.learning.held ?? new Map());
		const shownMs = found.keyShown ? shownKeys.lastShown(storage.sql, sent) : null;
		const sql = this.#life.exists() ? storage.sql : null;
		const inPaper = standInPaper(sql, sent, now);
		if (inPaper?.ok === false) return refusedIn(inPaper);
		const made = submissionOf(sql, sent, { keyShown: found.keyShown, shownMs, held, nowMs: now, inPaper });
		if (!made.ok) return { kind: "refused", failure: made };
		this.#life.begin();
		if (found.attempts >= MAX_ATTEMPTS || (found.attempts % SIZED_EVERY === 0 && this.#life.isFull())) {
			return { kind: "log-full" };
		}
		const at = { head: before ?? this.#head.at(0, sent.learner.learnerId), instance, nowMs: now };
		const recorded = inOneTurn(this.ctx, () => recordAttempt(storage.sql, made.submission, at));
		this.#head.keep(recorded.head);
		if (inPaper) void this.#life.setAlarmBy(now + GATHERED_MS);
		return { kind: "recorded", number: recorded.head.number, response: recorded.response };
	}

	/**
	 * Notes that a hint was taken, and says which: taking the same or a lower one again changes nothing. `sinceS` as of
	 * `Sent`, here as in the other methods.
	 */
	takeHint(wish: HintWish, sinceS: number): HintOutcome {
		const { storage } = this.ctx;
		if (this.#life.isDead(sinceS)) return { kind: "erased" };
		if (this.#life.isFrozen()) return CLAIMED;
		this.#life.begin();
		return storage.transactionSync(() => {
			const now = Date.now();
			if (this.#life.isFull() || standings.countHints(storage.sql, now) >= MAX_HINTS) return { kind: "log-full" };
			return { kind: "taken", level: standings.takeHint(storage.sql, wish, now) };
		});
	}

	/** Notes that a key was shown without an attempt: none at the same counts from now on. */
	noteShown({ instance, untilMs }: ShownKey, sinceS: number): NoteOutcome {
		const { storage } = this.ctx;
		if (this.#life.isDead(sinceS)) return { kind: "erased" };
		if (this.#life.isFrozen()) return CLAIMED;
		this.#life.begin();
		return storage.transactionSync(() => {
			const now = Date.now();
			if (shownKeys.isShown(storage.sql, instance, untilMs - 1)) return { kind: "noted" };
			if (this.#life.isFull() || shownKeys.countNoted(storage.sql, now) >= MAX_NOTED_KEYS) return { kind: "log-full" };
			shownKeys.noteShown(storage.sql, instance, untilMs, now);
			return { kind: "noted" };
		});
	}

	/** Whether anything was ever recorded, an attempt or a hint that was taken, and whether whoever asks may know. */
	standing(sinceS: number): RecordStanding {
		if (this.#life.isDead(sinceS)) return "erased";
		return this.#life.exists() ? "there" : "empty";
	}

	/**
	 * Erases everything, also of whoever never was, and answers the second, since 1970, up to which credentials are dead.
	 * One that is dead already changes nothing: its learner may have begun anew since.
	 */
	async erase(sinceS: number): Promise<number> {
		const erasedS = this.#life.erasedS();
		if (erasedS !== null && this.#life.isDead(sinceS)) return erasedS;
		await releaseAll(this.#claimant);
		return this.#life.erase(sinceS);
	}

	/** Makes an anonymous record part of this one: what one page holds at once, the rest by alarm. */
	claim(claim: Claim): Promise<ClaimOutcome> {
		return claimRecord(this.#claimant, claim);
	}

	/** Takes nothing more from now on, and is `by`'s to take over, if it has no more than `room` attempts. */
	freeze(by: string, sinceS: number, room: number): FreezeOutcome {
		return claimed.freezeFor(this.#claimed, by, sinceS, room);
	}

	/** A page of everything; null where it is not `by`'s, or was erased. */
	handOver(by: string, from: RecordPlace): Handed | null {
		return claimed.handOverTo(this.#claimed, by, from);
	}

	/** Erases the record once `by` has taken it over. May come twice. */
	releaseTo(by: string): Promise<void> {
		return claimed.releaseTo(this.#claimed, by);
	}

	/** In this time zone of the IANA database. */
	progress(learnerId: LearnerId, timeZone: string): Progress {
		this.#life.look();
		return this.#progress(learnerId, timeZone);
	}

	/** Newest first. */
	attempts(wish: HistoryWish): HistoryPage {
		return this.#life.look() ? listAttempts(this.ctx.storage.sql, wish) : { items: "[]", next: null };
	}

	/**
	 * The attempt as JSON text, as it was answered, or with its solution once that may be seen; null when there is none
	 * of this number.
	 */
	attempt(number: number): string | null {
		if (!this.#life.look()) return null;
		const { sql } = this.ctx.storage;
		const stored = queries.readAttempt(sql, number);
		return (
			stored &&
			marked(sql, stored, answerSolved(sql, stored, Date.now()) ?? answerAgain(sql, stored, this.#head.known()))
		);
	}

	/** Of everything that is kept; `from` where a page before ended, null at the beginning. */
	exportPage(learnerId: LearnerId, from: RecordPlace | null): ExportPage {
		const progress = () => this.#progress(learnerId, "UTC");
		return exportPage(this.#life.look() ? this.ctx.storage.sql : null, learnerId, from, {
			nowMs: Date.now(),
			progress,
		});
	}

	/** The attempt as it is kept, to be graded again; null when there is none of this number. */
	kept(number: number): KeptAttempt | null {
		return this.#life.look() ? readKept(this.ctx.storage.sql, number, Date.now()) : null;
	}

	/** What decides what comes next. */
	reviewing(learnerId: LearnerId): Reviewing {
		if (!this.#life.look()) return { states: {}, last: null, questions: [] };
		const { skills } = this.#head.now(learnerId).learning;
		const { sql } = this.ctx.storage;
		return { states: Object.fromEntries(skills), last: readLast(sql), questions: queries.readAttempted(sql).questions };
	}

	/** Keeps what the learner's papers are held to from now on. */
	tell(_learnerId: LearnerId, notices: readonly Notice[]): void {
		this.#desk.tell(notices);
	}

	/** As it is kept, or else as it was drawn, which is kept then. `drawn` null to look only, which keeps nothing new. */
	openPaper(_learnerId: LearnerId, terms: Terms, drawn: readonly DrawnItem[] | null, sinceS: number): PaperOutcome {
		return this.#desk.open(terms, drawn, sinceS);
	}

	/** The assignment forgot what the record told it before it was erased. */
	forgotten(assignmentId: string): void {
		this.#desk.forgotten(assignmentId);
	}

	/** Hands the learner's current paper in, once: a repeat answers the same. */
	finishPaper(assignmentId: string, by: Finisher, sinceS: number): FinishOutcome {
		return this.#desk.finish(assignmentId, by, sinceS);
	}

	/**
	 * Attempts at the items of a paper, behind the one of this number, graded again for its assignment: some at a time. What
	 * was answered stays as it is. May come twice.
	 */
	regradePaper(assignmentId: string, paper: number, after: number): RegradedPart {
		const { storage } = this.ctx;
		const sql = withPapers(this.#life.exists() ? storage.sql : null);
		if (!sql) return { regraded: "[]", next: null };
		return storage.transactionSync(() => regradeSomeOf(sql, { assignmentId, paper, after }, Date.now()));
	}

	/** The assignments that the record was told of, newest first. */
	papers(page: KnownPage): readonly ToldPaper[] {
		const sql = this.#life.look() ? withPapers(this.ctx.storage.sql) : null;
		return sql ? listKnown(sql, page) : [];
	}

	/** What a quiz prefers to leave out, as far as the attempt of this number. */
	attempted(upTo = Number.MAX_SAFE_INTEGER): Attempted {
		return this.#life.look()
			? queries.readAttempted(this.ctx.storage.sql, upTo)
			: { upTo: 0, questions: [], templates: [] };
	}

	/** Goes on with what is being taken over, and ends what is to end. May come too early, or twice. */
	override async alarm(info?: AlarmInvocationInfo): Promise<void> {
		this.#life.rang(info?.isRetry ?? false);
		await this.#desk.work();
		const [open] = this.#life.exists() ? openClaims(this.ctx.storage.sql) : [];
		if (open) {
			await this.#life.guard();
			await carryOn(this.#claimant, open.source);
		}
		await this.#life.settle();
	}

	#progress(learnerId: LearnerId, timeZone: string): Progress {
		const now = Date.now();
		if (!this.#life.exists())
			return progressDocument(nothingYet(learnerId), NOTHING_LEARNT, streakOf([], timeZone, now));
		const { progress, learning } = this.#head.now(learnerId);
		return progressDocument(progress, learning, streakOf(readSlots(this.ctx.storage.sql), timeZone, now));
	}

	#repeat({ bodyHash, stored }: NonNullable<queries.Found["known"]>, sentHash: string): SubmitOutcome {
		if (bodyHash !== sentHash) return { kind: "key-reused" };
		const response = answerAgain(this.ctx.storage.sql, stored, this.#head.known());
		return { kind: "replayed", number: stored.number, response };
	}
}
