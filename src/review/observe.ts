// What an attempt changes in what is known of a skill.
import { isMastered, MASTERY } from "./mastery.ts";
import { rate } from "./rating.ts";
import { review } from "./schedule.ts";
import type { Observation, SkillState } from "./skill-state.ts";

type Row = Pick<SkillState, "inARow" | "rowInstances" | "rowSinceMs" | "rowUntilMs">;

const NO_ROW: Row = { inARow: 0, rowInstances: [], rowSinceMs: null, rowUntilMs: null };

/**
 * The state after an attempt; `undefined` for a skill never met. Times out of order count as at the last review.
 *
 * - A first try without hints enters the average with its share, and is a review of the card.
 * - A first try with a hint enters it with 0, for nothing was shown that was known alone (as in the data of Kelly et al.
 *   2015), and is a failed review.
 * - A review of a learned skill that fails for the first time may be a slip: memory stays as it was, and it is asked about
 *   again within a day. Failing then, too, is forgetting.
 * - A later try follows feedback about the same numbers: it changes neither average nor card, but a wrong one ends the
 *   row. Where it is the first that is seen of a skill, the card begins with a failed review.
 */
export function observe(state: SkillState | undefined, seen: Observation): SkillState {
	const atMs = Math.max(seen.atMs, state?.lastAtMs ?? seen.atMs);
	const now = { ...seen, atMs };
	const last = { lastAtMs: atMs, lastRight: seen.share === 1 };
	return seen.firstTry ? { ...firstTry(state, now), ...last } : { ...laterTry(state, now), ...last };
}

type Learned = Omit<SkillState, "lastAtMs" | "lastRight">;

function firstTry(state: SkillState | undefined, seen: Observation): Learned {
	const shown = seen.hinted ? 0 : seen.share;
	const before = state?.mastery ?? 0;
	const mastery = before + MASTERY.newestWeight * (shown - before);
	const row = shown === 1 ? longerRow(state ?? NO_ROW, seen) : NO_ROW;
	const firstMasteredMs = state?.firstMasteredMs ?? (isMastered({ mastery, ...row }) ? seen.atMs : null);
	const failed = rate(seen) === "again";
	const slipped = failed && mayBeSlip(state);
	return {
		mastery,
		answers: (state?.answers ?? 0) + 1,
		...row,
		learned: failed ? slipped : (state?.learned ?? false) || mastery >= MASTERY.stands,
		firstMasteredMs,
		card: review(state?.card, seen, { slipped, everMastered: firstMasteredMs !== null }),
	};
}

function mayBeSlip(state: SkillState | undefined): boolean {
	return state?.learned === true && !state.card.failed;
}

function laterTry(state: SkillState | undefined, seen: Observation): Learned {
	if (!state) {
		const card = review(undefined, { ...seen, hinted: true }, { slipped: false, everMastered: false });
		return { mastery: 0, answers: 0, ...NO_ROW, learned: false, firstMasteredMs: null, card };
	}
	return { ...state, ...(seen.share < 1 && NO_ROW) };
}

/** The same scenario or question again lengthens neither the row nor its span. */
function longerRow(row: Row, { instance, atMs }: Observation): Row {
	const { inARow, rowInstances, rowSinceMs } = row;
	if (rowInstances.includes(instance)) return { inARow, rowInstances, rowSinceMs, rowUntilMs: row.rowUntilMs };
	return {
		inARow: inARow + 1,
		rowInstances: rowInstances.length < MASTERY.inARow ? [...rowInstances, instance] : rowInstances,
		rowSinceMs: rowSinceMs ?? atMs,
		rowUntilMs: atMs,
	};
}
