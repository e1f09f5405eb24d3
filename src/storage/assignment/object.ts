// An assignment: one SQLite Durable Object an assignment. Its public methods are a remote API; expected failures are tagged
// results, because an error loses its properties on the way.
import { DurableObject } from "cloudflare:workers";
import type { LearnerId, Tenant } from "../../contract/primitives.ts";
import type { Assignment as Definition, Override } from "../../course/assignment.ts";
import type { RowWish } from "../../course/gradebook.ts";
import type { HandedBatch } from "../../course/handed.ts";
import type { Regrade } from "../../course/regrade.ts";
import type { About } from "../../course/remedial.ts";
import type { Change } from "../../practice/change-assignment.ts";
import type { NamedLearner } from "../../practice/override.ts";
import { inOneTurn } from "../in-one-turn.ts";
import { isEmpty, migrate } from "../migrate.ts";
import {
	answerMap,
	answerNeeding,
	answerStatistics,
	type MapAnswer,
	type NeedingAnswer,
	type StatisticsAnswer,
} from "./analysis.ts";
import {
	forgetRow,
	type NameOutcome,
	nameLearners,
	type PatchOutcome,
	patchAssignment,
	resetRow,
	takeOffRow,
} from "./changing.ts";
import { eraseKept, type Kept, readErased, readKept } from "./definition.ts";
import { type AssignmentExport, type AssignmentPlace, exportAssignment } from "./export.ts";
import { countStates, mostRows, readPage, readRowDocument } from "./gradebook.ts";
import { countLearners, madeBefore, makeAssignment, nameSome } from "./making.ts";
import { ASSIGNMENT_MIGRATIONS } from "./migrations.ts";
import { openFor } from "./opening.ts";
import type {
	EraseOutcome,
	Found,
	GradebookAnswer,
	MadeBefore,
	MakeOutcome,
	OpenOutcome,
	RegradedOutcome,
	RowOutcome,
	TakeOutcome,
} from "./outcome.ts";
import { type ChangeWish, readChanges, readRegrade, startRegrade } from "./regrade-job.ts";
import { countRows, readRow } from "./rows.ts";
import { eraseSummaries } from "./summaries.ts";
import { takeBatch } from "./take.ts";
import { forgetTelling, tellGone, tellTenantErased } from "./telling.ts";
import { openWork } from "./working.ts";

const NOT_FOUND = { kind: "not-found" } as const;
const NOT_ASSIGNED = { kind: "not-assigned" } as const;

export class Assignment extends DurableObject<Env> {
	/** As it is stored; null where there is none, or no more. */
	#kept: Kept | null = null;

	/** How many have a row; null where that is to be counted, which takes its time in a class of thousands. */
	#learners: number | null = null;

	readonly #work = openWork(this.ctx.storage, this.env, () => this.#kept);

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		if (isEmpty(ctx.storage)) return;
		migrate(ctx.storage, ASSIGNMENT_MIGRATIONS, Date.now());
		this.#kept = readKept(ctx.storage.sql);
		// Whatever waited when the object last stopped has an alarm.
		this.#work.arm();
	}

	/**
	 * Once: a repeat with the same `bodyHash` answers what was made, as it stands. `learners` are named, some of them with it and
	 * the others by `nameMore`, or else by alarm; those of an assignment that is for everybody are none.
	 */
	create(
		tenant: Tenant,
		assignment: Definition,
		learners: readonly LearnerId[],
		bodyHash: string | null = null,
	): MakeOutcome {
		const before = this.madeBy(bodyHash);
		if (before) return before;
		const kept: Kept = { tenant, assignment, begunAtMs: null, bodyHash };
		migrate(this.ctx.storage, ASSIGNMENT_MIGRATIONS, Date.now());
		this.#write((sql, now) => makeAssignment(sql, kept, learners, now));
		this.#kept = kept;
		return { kind: "made", ...found(kept), learners: countLearners(this.ctx.storage.sql) };
	}

	/** What a call with this body made before; null where there never was anything. */
	madeBy(bodyHash: string | null): MadeBefore | null {
		const { storage } = this.ctx;
		if (this.#kept) return madeBefore(storage.sql, this.#kept, bodyHash);
		return !isEmpty(storage) && readErased(storage.sql) ? { kind: "erased" } : null;
	}

	/** Names some of those whom it was made for and who have no row yet; whether there are more. */
	nameMore(): boolean {
		const kept = this.#kept;
		this.#learners = null;
		return kept !== null && this.#write((sql, now) => nameSome(sql, kept.assignment, now));
	}

	read(): Found | null {
		return this.#kept && found(this.#kept);
	}

	/** `revisions`: any of these it must still have; null for whatever it has. */
	patch(change: Change, revisions: readonly number[] | null): PatchOutcome {
		const kept = this.#kept;
		if (!kept) return NOT_FOUND;
		const { revision } = kept.assignment;
		if (revisions && !revisions.includes(revision)) return { kind: "changed", revision };
		const patched = this.#write((sql, now) => patchAssignment(sql, kept, change, now));
		if (patched.kind === "patched") this.#kept = patched.kept;
		return patched;
	}

	/** Everything goes at once but whom it must still be told; when these are told, that goes too. */
	erase(revisions: readonly number[] | null): EraseOutcome {
		const kept = this.#kept;
		if (!kept) return NOT_FOUND;
		const { revision, assignmentId } = kept.assignment;
		if (revisions && !revisions.includes(revision)) return { kind: "changed", revision };
		this.#write((sql, now) => {
			tellGone(sql, now);
			eraseSummaries(sql);
			eraseKept(sql, kept, now);
			tellTenantErased(sql, assignmentId, now);
		});
		this.#kept = null;
		return { kind: "erased" };
	}

	/** What the learner's paper is held to; with `begins` it begins now, if it may and has not begun. */
	open(learnerId: LearnerId, begins: boolean): OpenOutcome {
		const kept = this.#kept;
		if (!kept) return NOT_FOUND;
		const { sql } = this.ctx.storage;
		const learners = () => (this.#learners ??= countRows(sql));
		const opened = this.#write((_, nowMs) => openFor(sql, kept, { learnerId, begins, nowMs, learners }));
		if (opened.isNew && this.#learners !== null) this.#learners++;
		this.#kept = opened.kept;
		return opened.outcome;
	}

	/** Takes what a learner's record hands on. May come twice. */
	take(batch: HandedBatch): TakeOutcome {
		const assignment = this.#kept?.assignment;
		if (!assignment) return "gone";
		this.#write((sql, nowMs) => takeBatch({ sql, assignment, nowMs }, batch));
		return "taken";
	}

	/** Names learners, and replaces what differs for them: all, or none where one cannot be had. */
	nameAll(named: readonly NamedLearner[]): NameOutcome {
		const kept = this.#kept;
		if (!kept) return NOT_FOUND;
		this.#learners = null;
		return this.#write((sql, now) => nameLearners(sql, kept.assignment, named, now));
	}

	/** What differs for one learner from now on, who is told before this is answered. */
	async override(
		learnerId: LearnerId,
		override: Override,
	): Promise<Exclude<NameOutcome, { kind: "named" }> | RowOutcome> {
		const named = this.nameAll([{ learnerId, override }]);
		if (named.kind !== "named") return named;
		await this.#work.tellNow(learnerId);
		return this.row(learnerId);
	}

	/** A fresh paper; the learner is told before this is answered. */
	async reset(learnerId: LearnerId): Promise<RowOutcome> {
		const kept = this.#kept;
		const row = kept && readRow(this.ctx.storage.sql, learnerId);
		if (!row) return kept ? NOT_ASSIGNED : NOT_FOUND;
		this.#write((sql, now) => resetRow(sql, kept.assignment, row, now));
		await this.#work.tellNow(learnerId);
		return this.row(learnerId);
	}

	/** The row as it was. */
	async takeOff(learnerId: LearnerId): Promise<RowOutcome> {
		const before = this.row(learnerId);
		const row = this.#kept && readRow(this.ctx.storage.sql, learnerId);
		if (!row) return before;
		this.#learners = null;
		this.#write((sql, now) => takeOffRow(sql, row, now));
		await this.#work.tellNow(learnerId);
		return before;
	}

	/**
	 * Forgets a learner who was erased at `upToMs`, since 1970; whoever has begun since stays, and who was only named since keeps
	 * that. May come twice, and late: a learner who comes back begins no paper before it has come once.
	 */
	forget(learnerId: LearnerId, upToMs: number): void {
		const kept = this.#kept;
		if (isEmpty(this.ctx.storage)) return;
		this.#learners = null;
		this.#write((sql, nowMs) => {
			if (kept) forgetRow(sql, kept.assignment, learnerId, { upToMs, nowMs });
			else forgetTelling(sql, learnerId);
		});
	}

	row(learnerId: LearnerId): RowOutcome {
		if (!this.#kept) return NOT_FOUND;
		const row = readRowDocument(this.ctx.storage.sql, learnerId, Date.now());
		return row ? { kind: "row", row, items: this.#kept.assignment.items.length } : NOT_ASSIGNED;
	}

	/** A page of rows, with the learners by state where `counts`; null where there is no such assignment. */
	gradebook(wish: RowWish, counts: boolean): GradebookAnswer | null {
		if (!this.#kept) return null;
		const { sql } = this.ctx.storage;
		const now = Date.now();
		const { assignment } = this.#kept;
		const limit = mostRows(wish.limit, assignment.items.length);
		return { assignment, ...readPage(sql, { ...wish, limit }, now), ...(counts && { counts: countStates(sql, now) }) };
	}

	/** Null where there is no such assignment, here and in the next two. */
	statistics(): StatisticsAnswer | null {
		return this.#kept && answerStatistics(this.ctx.storage.sql, this.#kept.assignment, Date.now());
	}

	/** What the class believes that is not so; with `only` who holds this one idea. */
	misconceptions(only: string | null): MapAnswer | null {
		return this.#kept && answerMap(this.ctx.storage.sql, this.#kept.assignment, only);
	}

	/** Who needs a follow-up; `named` instead of whoever does by the results. */
	needing(about: About, named: readonly LearnerId[] | null): NeedingAnswer | null {
		return this.#kept && answerNeeding(this.ctx.storage.sql, this.#kept.assignment, about, named);
	}

	/**
	 * Grades what is kept of the answers of all current papers again, by and by; answers the one that runs where one does. Null
	 * where there is no such assignment.
	 */
	regrade(): Regrade | null {
		if (!this.#kept) return null;
		this.#write(startRegrade);
		return readRegrade(this.ctx.storage.sql);
	}

	/** The last regrade, with a page of what it changed so far. */
	regraded(wish: ChangeWish): RegradedOutcome {
		if (!this.#kept) return NOT_FOUND;
		const { sql } = this.ctx.storage;
		const regrade = readRegrade(sql);
		return regrade ? { kind: "regraded", regrade, ...readChanges(sql, wish) } : { kind: "never-regraded" };
	}

	/** Of everything that is kept; `from` where a page before ended, null at the beginning. Null where there is nothing. */
	exportPage(from: AssignmentPlace | null): AssignmentExport | null {
		if (!this.#kept) return null;
		return exportAssignment({ sql: this.ctx.storage.sql, kept: this.#kept, nowMs: Date.now() }, from);
	}

	/** Does what waits to be done. May come too early, or twice. */
	override async alarm(): Promise<void> {
		// It may name some.
		this.#learners = null;
		if (!isEmpty(this.ctx.storage)) await this.#work.carryOn();
	}

	/** All or nothing, and what it leaves to be done has an alarm. */
	#write<Result>(change: (sql: SqlStorage, nowMs: number) => Result): Result {
		const { storage } = this.ctx;
		const result = inOneTurn(this.ctx, () => change(storage.sql, Date.now()));
		this.#work.arm();
		return result;
	}
}

function found({ assignment, begunAtMs }: Kept): Found {
	return { assignment, begunAtMs };
}
