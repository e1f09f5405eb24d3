// Plays a script under the eyes of the laws, up to the first breach.
import type { NamedLaw } from "../laws/laws.ts";
import { type Breach, type Engine, type Watched, watch } from "../laws/watch.ts";
import { eventOf, nextInWait } from "./lines.ts";

export interface Played {
	readonly now: Watched;
	readonly breach: (Breach & { readonly line: string }) | undefined;
}

/** Timers that fire in one wait; more would be two ends that answer each other. */
const EXPIRIES = 60;

export function play(start: Watched, script: readonly string[], engine?: Engine, laws?: readonly NamedLaw[]): Played {
	let now = start;
	for (const [i, line] of script.entries()) {
		const { next, breach } = line.startsWith("wait ")
			? wait(now, Number(line.slice(5)), engine, laws)
			: one(now, line, engine, laws);
		if (breach) return { now: next, breach: { ...breach, line: `${i}: ${line}` } };
		now = next;
	}
	return { now, breach: undefined };
}

export type Step = { readonly next: Watched; readonly breach: Breach | undefined };

function one(now: Watched, line: string, engine?: Engine, laws?: readonly NamedLaw[]): Step {
	const event = eventOf(now.world, line);
	return (event && watch(now, event, engine, laws)) ?? { next: now, breach: undefined };
}

/** Lets `ms` pass; each timer fires in an event of its own. */
export function wait(start: Watched, ms: number, engine?: Engine, laws?: readonly NamedLaw[]): Step {
	const untilMs = start.world.nowMs + ms;
	let step: Step = { next: start, breach: undefined };
	for (let i = 0; i < EXPIRIES && !step.breach; i++) {
		const event = nextInWait(step.next.world, untilMs);
		step = watch(step.next, event, engine, laws) ?? step;
		if (event.type === "advance") break;
	}
	return step;
}
