// Runs the script of a template: each move is an event of the engine and, once the timeline has started, a row of the
// trace. Moves are relative ("deliver what is next on the wire"), so that the same script runs under other settings too.
import { newRecord, type RunSetup, traceOf } from "./record.ts";
import { type Run, runOn } from "./run.ts";
import type { Trace } from "./trace.ts";

/** Runs a script from an empty world and returns what happened. */
export function runScript(setup: RunSetup, script: (run: Run) => void): Trace {
	const record = newRecord(setup);
	script(runOn(record));
	return traceOf(record);
}
