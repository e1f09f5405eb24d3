// The SQL of a tenant's lists: read from an index in their order, so that a page takes as long in a list of any length.
import type { LearnerId } from "../../contract/primitives.ts";
import type { AssignmentState } from "../../contract/tenant.ts";

export interface ListedLearner {
	readonly learnerId: LearnerId;
	/** ms since 1970. */
	readonly firstAtMs: number;
}

/** Times in ms since 1970, null where there is none. */
export interface ListedAssignment {
	readonly assignmentId: string;
	readonly revision: number;
	readonly title: string;
	readonly createdAtMs: number;
	readonly opensAtMs: number | null;
	readonly dueAtMs: number | null;
	readonly closesAtMs: number | null;
}

/** A place in the list of assignments: the last that was answered. */
export interface AssignmentPlace {
	readonly createdAtMs: number;
	readonly assignmentId: string;
}

/** `next` is where to go on; null where nothing follows. */
export interface Listed<Item, Place> {
	readonly items: readonly Item[];
	readonly next: Place | null;
}

/** By id, those after `after`; the empty text stands before all. */
export function listLearners(sql: SqlStorage, after: string, limit: number): Listed<ListedLearner, string> {
	const items = sql
		.exec<{ learnerId: LearnerId; firstAtMs: number }>(
			`SELECT learner_id AS learnerId, first_at AS firstAtMs FROM learners WHERE learner_id > ?
			ORDER BY learner_id LIMIT ?`,
			after,
			limit + 1,
		)
		.toArray();
	return cut(items, limit, ({ learnerId }) => learnerId);
}

/** Ids of assignments in their order, after this one; the empty text stands before all. */
export function listAssignmentIds(sql: SqlStorage, after: string, limit: number): readonly string[] {
	return sql
		.exec<{ id: string }>(
			"SELECT assignment_id AS id FROM assignments WHERE assignment_id > ? ORDER BY assignment_id LIMIT ?",
			after,
			limit,
		)
		.toArray()
		.map(({ id }) => id);
}

/** So many are looked at for a page of those in one state: it may then have fewer items than were asked for. */
const MOST_LOOKED_AT = 1000;

export interface AssignmentWish {
	readonly state?: AssignmentState | undefined;
	readonly limit: number;
	/** Null at the beginning. */
	readonly from: AssignmentPlace | null;
}

/** Newest first; a page of those in one state may be short though more follow. */
export function listAssignments(
	sql: SqlStorage,
	{ state, limit, from }: AssignmentWish,
	nowMs: number,
): Listed<ListedAssignment, AssignmentPlace> {
	const most = state === undefined ? limit : MOST_LOOKED_AT;
	const rows = readAssignments(sql, from, most + 1);
	const looked = rows.slice(0, most);
	const fitting = looked.filter((row) => state === undefined || stateOf(row, nowMs) === state);
	const items = fitting.slice(0, limit);
	// Where the page is full, on from its last; else from the last that was looked at.
	const last = fitting.length > limit ? items.at(-1) : looked.at(-1);
	const isEnd = fitting.length <= limit && rows.length <= most;
	return { items, next: isEnd || !last ? null : placeOf(last) };
}

function readAssignments(sql: SqlStorage, from: AssignmentPlace | null, limit: number): ListedAssignment[] {
	type Row = { -readonly [Key in keyof ListedAssignment]: ListedAssignment[Key] };
	return sql
		.exec<Row>(
			`SELECT assignment_id AS assignmentId, revision, title, created_at AS createdAtMs, opens_at AS opensAtMs,
			due_at AS dueAtMs, closes_at AS closesAtMs FROM assignments WHERE (created_at, assignment_id) < (?, ?)
			ORDER BY created_at DESC, assignment_id DESC LIMIT ?`,
			from?.createdAtMs ?? Number.MAX_SAFE_INTEGER,
			from?.assignmentId ?? "",
			limit,
		)
		.toArray();
}

function placeOf({ createdAtMs, assignmentId }: ListedAssignment): AssignmentPlace {
	return { createdAtMs, assignmentId };
}

function cut<Item, Place>(rows: readonly Item[], limit: number, place: (item: Item) => Place): Listed<Item, Place> {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, next: rows.length > limit && last ? place(last) : null };
}

/** Whether an assignment takes anybody in at `nowMs`, ms since 1970. */
export function stateOf(times: Pick<ListedAssignment, "opensAtMs" | "closesAtMs">, nowMs: number): AssignmentState {
	if (times.closesAtMs !== null && times.closesAtMs <= nowMs) return "closed";
	return times.opensAtMs !== null && times.opensAtMs > nowMs ? "scheduled" : "open";
}

export interface TenantCounts {
	readonly learners: number;
	readonly assignments: number;
}

export function countAll(sql: SqlStorage): TenantCounts {
	return sql.exec<{ learners: number; assignments: number }>("SELECT learners, assignments FROM counts").one();
}
