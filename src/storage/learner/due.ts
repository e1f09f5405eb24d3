// What a record's alarm is for, and when.
import { nextAtMs } from "../outbox.ts";
import { openClaims } from "./claim/claims.ts";
import { type Ending, forgottenAt } from "./ending.ts";
import { erasedAt, readLastUse } from "./last-use.ts";
import { nextEndMs } from "./paper/papers.ts";
import { withPapers } from "./paper/tables.ts";

/** Between two pages that are taken over by alarm, ms. */
const CARRY_ON_MS = 20;

/** Each in ms since 1970; null where there is no need. */
export interface Due {
	/** When the record has been idle for too long. */
	readonly idleAt: number | null;
	/** When that it was erased may be forgotten. */
	readonly forgetAt: number | null;
	/** When to go on with what is being taken over. */
	readonly carryAt: number | null;
	/** When there is something to hand on to an assignment. */
	readonly handOnAt: number | null;
	/** When the clock ends a paper. */
	readonly paperEndsAt: number | null;
}

/** `sql` is null where there is no record. */
export function readDue(sql: SqlStorage | null, { erasedS }: Ending, nowMs: number): Due {
	const last = sql && readLastUse(sql);
	const papers = withPapers(sql);
	return {
		idleAt: last === null ? null : erasedAt(last),
		forgetAt: erasedS === null ? null : forgottenAt(erasedS),
		carryAt: sql && openClaims(sql).length > 0 ? nowMs + CARRY_ON_MS : null,
		handOnAt: papers && nextAtMs(papers),
		paperEndsAt: papers && nextEndMs(papers),
	};
}
