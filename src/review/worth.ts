// How much a scenario or question is worth to a learner now, by the skills that it asks: to choose among those that ask
// the skill that comes next.
import type { NextReason, Ranked } from "./next.ts";

/** What asking a skill gains, by why it would come next; of one that is ahead of its time, by the day of its review. */
const GAIN = { overdue: 1, weak: 1, new: 0.5, ahead: 0.5, early: -0.5 } as const satisfies Record<NextReason, number>;

/**
 * What asking these skills is worth, by one ranking of `chooseNext`: higher is better. Skills outside the ranking gain
 * nothing.
 */
export function worthBy(ranked: readonly Ranked[]): (skills: Iterable<string>) => number {
	const gains = new Map(ranked.map((one) => [one.skill, gainOf(one)]));
	return (skills) => {
		let worth = 0;
		for (const skill of new Set(skills)) worth += gains.get(skill) ?? 0;
		return worth;
	};
}

/**
 * A review ahead of its time lengthens memory the more, the more was likely forgotten: nothing just after the last one, and
 * near its date it saves the learner a scenario of its own soon.
 */
function gainOf({ reason, elapsed }: Ranked): number {
	return GAIN[reason] * (reason === "ahead" ? elapsed : 1);
}
