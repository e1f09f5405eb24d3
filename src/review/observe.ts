// What an attempt changes in what is known of a skill.
import { MASTERY } from "./mastery.ts";
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
	return {
		mastery: before + MASTERY.newestWeight * (shown - before),
		answers: (state?.answers ?? 0) + 1,
		...(shown === 1 ? longerRow(state ?? NO_ROW, seen) : NO_ROW),
		card: review(state?.card, seen),
	};
}

function laterTry(state: SkillState | undefined, seen: Observation): Learned {
	if (!state) return { mastery: 0, answers: 0, ...NO_ROW, card: review(undefined, { ...seen, hinted: true }) };
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
