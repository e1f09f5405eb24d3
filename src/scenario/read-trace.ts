// Reading facts off a trace, for the questions of templates.
import type { Effect } from "../tcp/effects.ts";
import type { State } from "../tcp/state.ts";
import type { Row, Trace } from "./trace.ts";

export function effectsOf(trace: Trace): readonly Effect[] {
	return trace.rows.flatMap((row) => row.effects);
}

/** When segment `number` was sent, ms. */
export function sentAtMs(trace: Trace, number: number): number {
	const sent = [...trace.prologue, ...effectsOf(trace)].find(
		(e) => e.kind === "segment-sent" && e.segment.number === number,
	);
	return sent?.kind === "segment-sent" ? sent.atMs : 0;
}

/** The first row after which `host` is in `state`; undefined if it never is. */
export function firstRowIn(trace: Trace, host: string, state: State): Row | undefined {
	return trace.rows.find((row) => row.states[host] === state);
}

/** How many SYNs found no room, SYN,ACKs went out as cookies, … */
export function queueEvents(
	trace: Trace,
	change: "added" | "removed" | "refused" | "expired" | "cookie",
	queue: "syn" | "accept" = "syn",
): number {
	return effectsOf(trace).filter((e) => e.kind === "queue-changed" && e.queue === queue && e.change === change).length;
}
