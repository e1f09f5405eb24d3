// The SQL of which anonymous records a learner claimed, and how far each has been taken over.
import type { LearnerId } from "../../../contract/primitives.ts";
import type { RecordPlace } from "../place.ts";
import { timestamp } from "../queries.ts";

export interface ClaimStand {
	/** Id of the anonymous learner. */
	readonly source: LearnerId;
	readonly learnerId: LearnerId;
	/** Name of the object that claims. */
	readonly by: string;
	/** Attempts: all, and those that were taken over. */
	readonly total: number;
	readonly copied: number;
	/** Where to go on; null once everything was taken over. */
	readonly place: RecordPlace | null;
	/** Whether the anonymous record is erased, too. */
	readonly done: boolean;
}

/** Before everything in a record. */
export const BEGINNING: RecordPlace = { list: "hints", after: "" };

interface ClaimRow extends Record<string, SqlStorageValue> {
	source: LearnerId;
	learner_id: LearnerId;
	claimed_by: string;
	total: number;
	copied: number;
	place: string | null;
	done: number;
}

const COLUMNS = "source, learner_id, claimed_by, total, copied, place, done";

export function findClaim(sql: SqlStorage, source: LearnerId): ClaimStand | null {
	const [row] = sql.exec<ClaimRow>(`SELECT ${COLUMNS} FROM claims WHERE source = ?`, source).toArray();
	return row ? toStand(row) : null;
}

/** Of which something is left to do. */
export function openClaims(sql: SqlStorage): readonly ClaimStand[] {
	return sql.exec<ClaimRow>(`SELECT ${COLUMNS} FROM claims WHERE done = 0 ORDER BY source`).toArray().map(toStand);
}

export function insertClaim(
	sql: SqlStorage,
	{ source, learnerId, by, total }: Pick<ClaimStand, "source" | "learnerId" | "by" | "total">,
	nowMs: number,
): void {
	sql.exec(
		`INSERT INTO claims (source, learner_id, claimed_by, total, copied, place, done, claimed_at)
		VALUES (?, ?, ?, ?, 0, ?, 0, ?)`,
		source,
		learnerId,
		by,
		total,
		JSON.stringify(BEGINNING),
		nowMs,
	);
}

export function moveClaim(sql: SqlStorage, source: LearnerId, more: number, place: RecordPlace | null): void {
	sql.exec(
		"UPDATE claims SET copied = copied + ?, place = ? WHERE source = ?",
		more,
		place && JSON.stringify(place),
		source,
	);
}

/** What was not taken over by now never will be. */
export function endClaim(sql: SqlStorage, source: LearnerId): void {
	sql.exec("UPDATE claims SET done = 1, place = NULL, total = copied WHERE source = ?", source);
}

/** For an export. */
export function listClaims(sql: SqlStorage) {
	return sql
		.exec<{ source: LearnerId; copied: number; claimed_at: number }>(
			"SELECT source, copied, claimed_at FROM claims ORDER BY source",
		)
		.toArray()
		.sort((a, b) => a.claimed_at - b.claimed_at)
		.map((row) => ({ learnerId: row.source, attempts: row.copied, claimedAt: timestamp(row.claimed_at) }));
}

function toStand(row: ClaimRow): ClaimStand {
	return {
		source: row.source,
		learnerId: row.learner_id,
		by: row.claimed_by,
		total: row.total,
		copied: row.copied,
		place: row.place === null ? null : JSON.parse(row.place),
		done: row.done === 1,
	};
}
