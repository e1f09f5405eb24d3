// What version 0.1 counted of the attempts that it recorded without saying of which: known as the difference between what
// all add up to and what the others add.
import type { LearnerId } from "../../../contract/primitives.ts";
import { addAttempts, nothingYet } from "../../../practice/progress.ts";
import { readProgress } from "../tallies.ts";

type Progress = ReturnType<typeof readProgress>;

export type Unattributed = Pick<Progress, "skills" | "misconceptions">;

/** Null where every attempt says what it adds. */
export function unattributedOf(sql: SqlStorage): Unattributed | null {
	const earlier = sql
		.exec("SELECT a.number FROM attempts a LEFT JOIN results r ON r.number = a.number WHERE r.number IS NULL LIMIT 1")
		.toArray();
	if (earlier.length === 0) return null;
	const contributions = sql
		.exec<{ contribution: string }>("SELECT contribution FROM results WHERE counted = 1 ORDER BY number")
		.toArray();
	const all = readProgress(sql, NOBODY);
	const counted = contributions.map(({ contribution }) => ({ added: JSON.parse(contribution), at: EARLY }));
	const known = addAttempts(nothingYet(NOBODY), counted);
	const seen = new Map(known.misconceptions.map((one) => [one.id, one.seen]));
	const skills = new Map(known.skills.map((one) => [one.skill, one]));
	return {
		skills: all.skills
			.map((one) => {
				const { seen: others = 0, correct = 0 } = skills.get(one.skill) ?? {};
				return { ...one, seen: one.seen - others, correct: one.correct - correct };
			})
			.filter((one) => one.seen > 0),
		misconceptions: all.misconceptions
			.map((one) => ({ ...one, seen: one.seen - (seen.get(one.id) ?? 0) }))
			.filter((one) => one.seen > 0),
	};
}

/** Neither matters to what is counted here. */
const NOBODY = "nobody" as LearnerId;
const EARLY = new Date(0).toISOString();

export function addUnattributed(progress: Progress, more: Unattributed): Progress {
	const skills = new Map(progress.skills.map((one) => [one.skill, one]));
	for (const one of more.skills) {
		const before = skills.get(one.skill);
		const last = before && before.lastAt > one.lastAt ? before : one;
		const { seen, correct } = before ?? { seen: 0, correct: 0 };
		skills.set(one.skill, { ...last, seen: seen + one.seen, correct: correct + one.correct });
	}
	const misconceptions = new Map(progress.misconceptions.map((one) => [one.id, one]));
	for (const one of more.misconceptions) {
		const before = misconceptions.get(one.id);
		const last = before && before.lastAt > one.lastAt ? before : one;
		misconceptions.set(one.id, { ...last, seen: (before?.seen ?? 0) + one.seen });
	}
	return {
		...progress,
		skills: [...skills.values()].sort((a, b) => (a.skill < b.skill ? -1 : 1)),
		misconceptions: [...misconceptions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
	};
}
