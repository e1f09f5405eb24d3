// What a sitting comes to: points, and which skills it showed to be weak.
import type { Verdict } from "../../exercise/types.ts";
import type { Entry, Graded, QuizItem, Sitting } from "./sitting.ts";

export interface Total {
	readonly points: number;
	readonly max: number;
}

/** Of all items: one that was not answered earns nothing of what it is worth; one that is queued or gone does not count. */
export function totalOf({ quiz, entries }: Sitting): Total {
	const counted = entries.map((entry, i) => worthOf(entry, quiz.items[i]));
	return {
		points: counted.reduce((sum, { points }) => sum + points, 0),
		max: counted.reduce((sum, { max }) => sum + max, 0),
	};
}

/** An item that came as a link only, and was not opened, counts as one point. */
function worthOf(entry: Entry, item: QuizItem | undefined): Total {
	if (entry.state === "graded") return entry.result.score;
	if (entry.state !== "open" || item === undefined) return { points: 0, max: 0 };
	const max = item.type === "question" ? 1 : (item.scenario?.maxPoints ?? 1);
	return { points: 0, max };
}

/** Of an item in one word. */
export function verdictOf({ score }: Graded): Verdict {
	if (score.points >= score.max) return "correct";
	return score.points > 0 ? "partly" : "wrong";
}

/** What each skill was answered with: a question once, a scenario once for each of its blanks. */
export function sightingsOf(result: Graded): readonly { readonly skill: string; readonly right: number }[] {
	if ("blanks" in result)
		return Object.values(result.blanks).flatMap(({ skills, points, max }) =>
			skills.map((skill) => ({ skill, right: max === 0 ? 0 : points / max })),
		);
	return result.skills.map((skill) => ({ skill, right: result.score.scaled }));
}

export interface WeakSkill {
	readonly skill: string;
	/** Share that was right, 0 to 1. */
	readonly right: number;
	readonly seen: number;
}

/** Those that were not all right, the weakest first; of equals that which was seen more often. At most `most`. */
export function weakest({ entries }: Pick<Sitting, "entries">, most: number): readonly WeakSkill[] {
	const bySkill = new Map<string, { readonly right: number; readonly seen: number }>();
	for (const entry of entries) {
		if (entry.state !== "graded") continue;
		for (const { skill, right } of sightingsOf(entry.result)) {
			const known = bySkill.get(skill) ?? { right: 0, seen: 0 };
			bySkill.set(skill, { right: known.right + right, seen: known.seen + 1 });
		}
	}
	return [...bySkill]
		.map(([skill, { right, seen }]) => ({ skill, right: right / seen, seen }))
		.filter(({ right }) => right < 1)
		.sort((a, b) => a.right - b.right || b.seen - a.seen || a.skill.localeCompare(b.skill))
		.slice(0, most);
}
