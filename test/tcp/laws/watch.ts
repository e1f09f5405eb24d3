// The engine under the eyes of the laws: one event at a time, each judged.
import type { Effect } from "../../../src/tcp/effects.ts";
import { makeInjected } from "../../../src/tcp/injection.ts";
import type { Segment } from "../../../src/tcp/segment.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { fork, type World } from "../../../src/tcp/world.ts";
import { ALL_LAWS, type LawName, type NamedLaw } from "./laws.ts";
import { type Memory, NOTHING_YET } from "./memory.ts";
import { type Expected, passageOf } from "./passage.ts";
import { remember } from "./remember.ts";

/** A world, what it is meant to be, and what the laws remember of it. */
export interface Watched {
	readonly world: World;
	readonly expected: Expected;
	readonly memory: Memory;
}

/** Performs the event in place, or something else instead: a deliberately broken engine. Undefined: it cannot happen. */
export type Engine = (world: World, event: TcpEvent) => readonly Effect[] | undefined;

export interface Breach {
	readonly law: LawName;
	readonly how: string;
}

export const theEngine: Engine = (world, event) => {
	const performed = perform(world, event);
	return performed.ok ? performed.effects : undefined;
};

export function watched(world: World, expected: Expected): Watched {
	return { world, expected, memory: NOTHING_YET };
}

/** After the event, with the first of the laws that it breaks; `now` stays as it was. Undefined: it cannot happen. */
export function watch(
	now: Watched,
	event: TcpEvent,
	engine: Engine = theEngine,
	laws: readonly NamedLaw[] = ALL_LAWS,
): { readonly next: Watched; readonly breach: Breach | undefined } | undefined {
	const { world: before, expected, memory } = now;
	const after = fork(before);
	const made = madeHere(after, event);
	const arrived = arrivedBy(before, made);
	const effects = engine(after, made);
	if (!effects) return undefined;
	// The network has lost or copied a segment, or time has passed: no end has noticed anything.
	if (!arrived && effects.length === 0 && !("host" in made))
		return { next: { world: after, expected, memory }, breach: undefined };
	const passage = passageOf({ expected, memory, before, after, event: made, effects }, arrived);
	const next = { world: after, expected, memory: remember(passage) };
	for (const { name, law } of laws) {
		const how = law(passage);
		if (how !== undefined) return { next, breach: { law: name, how } };
	}
	return { next, breach: undefined };
}

/** What is injected is made beforehand, so that it can be looked at. */
function madeHere(world: World, event: TcpEvent): TcpEvent {
	const host = event.type === "inject" ? world.hosts.get(event.to) : undefined;
	return event.type === "inject" && host
		? { type: "arrive", segment: makeInjected(world, host, event.segment) }
		: event;
}

function arrivedBy({ wire, segments }: World, event: TcpEvent): Segment | undefined {
	if (event.type === "arrive") return event.segment;
	if (event.type === "deliver" && wire.has(event.segment)) return segments[event.segment - 1];
	// The copy of one that has left the wire arrives at once.
	return event.type === "duplicate" && !wire.has(event.segment) ? segments[event.segment - 1] : undefined;
}
