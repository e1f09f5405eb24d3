// What else follows from attempts, once a page of them was taken over from a record that was claimed.

import { foldAnew } from "../learning.ts";

export interface TakenOver {
	/** Numbers of the first and the last attempt that were appended; `to` is below `from` where none were. */
	readonly from: number;
	readonly to: number;
	/** Whether nothing more follows from that record. */
	readonly isLast: boolean;
}

/**
 * Runs in the transaction of the page: which skills each attempt showed. What the learner has learnt is folded from all
 * attempts once the last page is there.
 */
export function afterClaim(sql: SqlStorage, { from, to, isLast }: TakenOver): void {
	sql.exec(
		`INSERT OR IGNORE INTO skill_names (skill) SELECT s.value ->> 0
		FROM results r, json_each(r.contribution, '$.sightings') s WHERE r.number BETWEEN ? AND ?`,
		from,
		to,
	);
	sql.exec(
		`INSERT OR IGNORE INTO attempt_skills (skill, number) SELECT n.id, r.number
		FROM results r, json_each(r.contribution, '$.sightings') s JOIN skill_names n ON n.skill = s.value ->> 0
		WHERE r.number BETWEEN ? AND ?`,
		from,
		to,
	);
	if (isLast) foldAnew(sql);
}
