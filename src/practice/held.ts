// Misconceptions as a learner holds them: diagnosed, contradicted by later answers, and in the end cured.
import { CURED_BY } from "../course/map/cured-by.ts";

export interface Held {
	/** When it was diagnosed last, ms since 1970. */
	readonly seenMs: number;
	/** Short names of what contradicted it since, at most `CURED_BY`. */
	readonly against: readonly string[];
	/** Null as long as it is not. */
	readonly curedMs: number | null;
}

/** What an attempt at `atMs`, ms since 1970, says. */
interface Evidence {
	readonly diagnosed: readonly string[];
	readonly contradicted: readonly string[];
	/** Short name of what was played. */
	readonly instance: string;
	readonly atMs: number;
}

export function holdOn(
	before: ReadonlyMap<string, Held>,
	{ diagnosed, contradicted, instance, atMs }: Evidence,
): ReadonlyMap<string, Held> {
	if (diagnosed.length === 0 && contradicted.length === 0) return before;
	const after = new Map(before);
	for (const id of contradicted) {
		const held = before.get(id);
		if (held) after.set(id, contradict(held, instance, atMs));
	}
	for (const id of diagnosed) after.set(id, { seenMs: atMs, against: [], curedMs: null });
	return after;
}

function contradict(held: Held, instance: string, atMs: number): Held {
	if (held.curedMs !== null || held.against.includes(instance)) return held;
	const against = [...held.against, instance];
	return { ...held, against, curedMs: against.length >= CURED_BY ? atMs : null };
}

/** Ids of those that are not cured. */
export function stillHeld(all: ReadonlyMap<string, Held>): readonly string[] {
	return [...all].filter(([, { curedMs }]) => curedMs === null).map(([id]) => id);
}
