// How a record ended: what is left of one that was erased, so that what spoke for its learner before speaks no more. A table
// of its own beside the migrations, which a record that begins anew runs again; it holds no word of what the learner did.
import { hasTable } from "../migrate.ts";

/** A token lives 30 days at most and can be renewed for 180 more: after these none is left that would have to be refused. */
export const ENDING_KEPT_DAYS = 400;

export interface Ending {
	/** The second, since 1970, up to which credentials of the learner are dead; null where the record was never erased. */
	readonly erasedS: number | null;
	/** Name of the object of the learner that claimed the record; null where nobody did. */
	readonly claimedBy: string | null;
}

export const NO_ENDING: Ending = { erasedS: null, claimedBy: null };

export function readEnding(sql: SqlStorage): Ending {
	if (!hasTable(sql, "ending")) return NO_ENDING;
	const [row] = sql
		.exec<{ erased_s: number | null; claimed_by: string | null }>("SELECT erased_s, claimed_by FROM ending")
		.toArray();
	return row ? { erasedS: row.erased_s, claimedBy: row.claimed_by } : NO_ENDING;
}

export function writeEnding(sql: SqlStorage, { erasedS, claimedBy }: Ending): void {
	sql.exec("CREATE TABLE IF NOT EXISTS ending (erased_s INTEGER, claimed_by TEXT)");
	sql.exec("DELETE FROM ending");
	sql.exec("INSERT INTO ending (erased_s, claimed_by) VALUES (?, ?)", erasedS, claimedBy);
}

export function forgetEnding(sql: SqlStorage): void {
	sql.exec("DROP TABLE IF EXISTS ending");
}

/** When that the record was erased may be forgotten, ms since 1970. */
export function forgottenAt(erasedS: number): number {
	return (erasedS + ENDING_KEPT_DAYS * 86_400) * 1000;
}
