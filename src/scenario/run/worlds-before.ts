// The worlds that segments of a script arrive in, for whoever wants to know what else might have come of them.
import { fork, type World } from "../../tcp/world.ts";
import { newRecord, type RunSetup } from "./record.ts";
import { type Run, runOn } from "./run.ts";

const ALL_SEEN = new Error("every segment that is asked for has arrived");

/**
 * Runs a script from an empty world, as far as it must. By the numbers of `segments`: the world just before that one first
 * arrives, a copy that nothing else shares. One that never arrives, or reaches a host whose part the script plays, is left
 * out.
 */
export function worldsBefore(
	setup: RunSetup,
	script: (run: Run) => void,
	segments: Iterable<number>,
): ReadonlyMap<number, World> {
	const left = new Set(segments);
	const worlds = new Map<number, World>();
	const record = newRecord(setup, (world, number) => {
		if (!left.delete(number)) return;
		worlds.set(number, fork(world));
		if (left.size === 0) throw ALL_SEEN;
	});
	try {
		script(runOn(record));
	} catch (thrown) {
		if (thrown !== ALL_SEEN) throw thrown;
	}
	return worlds;
}
