// A row of the gradebook against what its learner handed in.
import { itemPoints } from "../../course/score.ts";
import type { GradebookRow } from "./documents.ts";
import { type Pupil, sharesOf } from "./pupils.ts";

/** Shares are rounded on their way, and add up. */
const NEAR = 5e-4;
/** As the assignment says. */
const RULE = { keep: "best", late: null, dueAtMs: null } as const;

/** What is wrong with the row of a learner who finished in time. */
export function faultsOfRow(pupil: Pupil, row: GradebookRow | undefined): readonly string[] {
	if (!row) return [`${pupil.id}: no row`];
	const faults: string[] = [];
	const wrong = (what: string, is: unknown, should: unknown) => {
		if (is !== should) faults.push(`${pupil.id}: ${what} is ${is}, not ${should}`);
	};
	wrong("state", row.state, "finished");
	wrong("finishedBy", row.finishedBy, "learner");
	wrong("paper", row.paper, 1);
	const shares = sharesOf(pupil);
	let total = 0;
	for (const [item, tries] of shares) {
		const points = pupil.steps.find((step) => step.item.item === item)?.item.points ?? 0;
		const attempts = tries.map((share) => ({ share, submittedAtMs: 0 }));
		const earned = itemPoints(attempts, points, RULE);
		const shown = row.items.find((one) => one.item === item);
		wrong(`tries at ${item}`, shown?.tries, tries.length);
		if (Math.abs((shown?.score ?? -1) - earned) > NEAR) wrong(`score of ${item}`, shown?.score, earned);
		total += earned;
	}
	if (Math.abs(row.total - total) > NEAR) wrong("total", row.total, total);
	return faults;
}
