// How much a scenario or question is worth to a learner now, by the skills that it asks: to choose among those that ask
// the skill that comes next.
import type { NextReason, Ranked } from "./next.ts";

/** What asking a skill gains, by why it would come next. */
const GAIN = { overdue: 1, weak: 1, new: 0.5, ahead: 0, early: -0.5 } as const satisfies Record<NextReason, number>;

/** Higher is better; comparable between items for one ranking of `chooseNext`. Skills outside the ranking gain nothing. */
export function worthOf(skills: Iterable<string>, ranked: readonly Ranked[]): number {
	const gains = new Map(ranked.map(({ skill, reason }) => [skill, GAIN[reason]]));
	return [...new Set(skills)].reduce((sum, skill) => sum + (gains.get(skill) ?? 0), 0);
}
