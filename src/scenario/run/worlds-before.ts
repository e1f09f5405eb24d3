// The worlds that segments of a script arrive in, for whoever wants to know what else might have come of them.
import type { World } from "../../tcp/world.ts";
import { newRecord, type RunSetup } from "./record.ts";
import { type Run, runOn } from "./run.ts";

/**
 * Runs a script from an empty world. By the numbers of `segments`: the world just before that one first arrives, a copy that
 * nothing else shares. One that never arrives, or reaches a host whose part the
 * script plays, is left out.
 */
export function worldsBefore(
	setup: RunSetup,
	script: (run: Run) => void,
	segments: Iterable<number>,
): ReadonlyMap<number, World> {
	const record = newRecord(setup, segments);
	script(runOn(record));
	const worlds = new Map<number, World>();
	for (const [number, world] of record.worldsBefore) if (world) worlds.set(number, world);
	return worlds;
}
