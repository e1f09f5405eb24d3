// The attempts of a paper graded again, for its assignment. What was answered is answered again; the paper shows what its
// assignment counts.
import type { SaidConfidence } from "../../../contract/confidence.ts";
import type { Regraded, RegradedPart } from "../../../course/regrade.ts";
import { shareOf } from "../../../practice/handed.ts";
import { regradeForAssignment } from "../../../practice/regrade-for-assignment.ts";
import { bank } from "../../../question-bank/carried.ts";
import { readKept } from "../kept.ts";

/** An attempt takes five milliseconds, at the costliest template twenty, and a request is to take no more than fifty. */
const AT_ONCE = 4;

interface Asked {
	readonly assignmentId: string;
	readonly paper: number;
	/** Number of the attempt to go on behind; 0 at the beginning. */
	readonly after: number;
}

/** Runs in the caller's transaction. `nowMs` in ms since 1970. */
export function regradeSomeOf(sql: SqlStorage, asked: Asked, nowMs: number): RegradedPart {
	const attempts = readNext(sql, asked);
	const last = attempts.at(-1);
	return {
		regraded: JSON.stringify(attempts.flatMap((attempt) => regradeOne(sql, asked, attempt, nowMs) ?? [])),
		next: last && attempts.length === AT_ONCE ? last.number : null,
	};
}

interface PaperAttempt extends Record<string, SqlStorageValue> {
	number: number;
	/** JSON text, here and below; null where nothing was said. */
	confidence: string | null;
	/** As it was when it was answered: what a teacher changed since holds for later attempts. */
	policy: string | null;
}

function readNext(sql: SqlStorage, { assignmentId, paper, after }: Asked): readonly PaperAttempt[] {
	return sql
		.exec<PaperAttempt>(
			`SELECT q.number, r.facts -> 'confidence' AS confidence, r.facts -> 'policy' AS policy
			FROM paper_attempts q CROSS JOIN results r ON r.number = q.number
			WHERE q.assignment_id = ? AND q.number > ? AND q.paper = ? ORDER BY q.number LIMIT ?`,
			assignmentId,
			after,
			paper,
			AT_ONCE,
		)
		.toArray();
}

/** Null where it cannot be graded again. A fault of ours at one attempt does not keep the others from it. */
function regradeOne(
	sql: SqlStorage,
	{ assignmentId }: Asked,
	{ number, confidence, policy }: PaperAttempt,
	nowMs: number,
): Regraded | null {
	try {
		const kept = readKept(sql, number, nowMs);
		if (!kept) return null;
		const said: SaidConfidence | undefined = confidence === null ? undefined : JSON.parse(confidence);
		const graded = regradeForAssignment({ ...kept, about: { ...kept.about, policy } }, said, bank());
		if (!graded) return null;
		const { points, max } = kept.score;
		keepShare(sql, { assignmentId, number, share: graded.share === shareOf(points, max) ? null : graded.share });
		return { number, ...graded };
	} catch (error) {
		// JSON, so that whatever the message holds stays on one line of the log.
		console.error(JSON.stringify({ regrade: "attempt not graded", number, message: String(error) }));
		return null;
	}
}

interface KeptShare {
	readonly assignmentId: string;
	readonly number: number;
	/** Null where it is what was recorded. */
	readonly share: number | null;
}

function keepShare(sql: SqlStorage, { assignmentId, number, share }: KeptShare): void {
	sql.exec(
		"UPDATE paper_attempts SET regraded = ?1 WHERE assignment_id = ?2 AND number = ?3 AND regraded IS NOT ?1",
		share,
		assignmentId,
		number,
	);
}
