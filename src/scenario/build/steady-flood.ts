// A flood that goes on at a steady rate: how long an entry lives, when the queue is full, how many entries there are.
import type { Localized } from "../../text/locale.ts";
import { effectsOf, queueEvents, waitsOf } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { Drawn } from "../template.ts";
import { runAgain } from "./further-run.ts";

/** From an empty queue: so many SYNs a second, for each of these stretches, s. */
export function steadyFlood(run: Run, rate: number, stretches: readonly number[]): void {
	run.call("server", "listen");
	run.startTimeline();
	for (const seconds of stretches) floodFor(run, rate, seconds);
}

/** The flood goes on for so many seconds. */
export function floodFor(run: Run, rate: number, seconds: number): void {
	run.flood("server", Math.round(rate * seconds), Math.round(1000 * seconds));
}

export function evenRate(rate: number): Localized {
	return {
		en: `The SYNs of the flood arrive at even intervals of ${1000 / rate} ms, the first one ${1000 / rate} ms after the flood starts.`,
		zh: `洪泛的 SYN 等间隔到达，每隔 ${1000 / rate} 毫秒一个；第一个在洪泛开始 ${1000 / rate} 毫秒后到达。`,
	};
}

export interface Life {
	readonly ms: number;
	/** The waits that it consists of, ms. */
	readonly waits: readonly number[];
}

/** How long one unanswered half-open entry lives with so many retransmissions. */
export function lifeOfEntry(trace: Trace, drawn: Drawn, synAckRetries: number): Life {
	const one = (run: Run) => {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", 1, 0);
		for (let i = 0; i <= synAckRetries; i++) run.untilTimer("server");
	};
	const run = runAgain(trace, drawn, `lifetime ${synAckRetries}`, one, { synAckRetries });
	const freed = run.rows.find((row) => row.effects.some((e) => e.kind === "queue-changed" && e.change === "expired"));
	return { ms: freed ? freed.timeMs - run.startMs : 0, waits: waitsOf(run, "server") };
}

/** When the SYN queue first holds `capacity` entries, ms after the start; null if it never does. */
export function fullAtMs(trace: Trace, capacity: number): number | null {
	const effects = effectsOf(trace);
	const filling = effects.findIndex((e) => e.kind === "queue-changed" && e.queue === "syn" && e.size >= capacity);
	if (filling < 0) return null;
	const answer = effects.slice(filling).find((e) => e.kind === "segment-sent");
	return answer?.kind === "segment-sent" ? answer.atMs - trace.startMs : null;
}

/** The most entries that the SYN queue ever holds. */
export function mostEntries(trace: Trace): number {
	return effectsOf(trace).reduce(
		(most, e) => (e.kind === "queue-changed" && e.queue === "syn" ? Math.max(most, e.size) : most),
		0,
	);
}

/** Whether so many SYNs a second, for as long as an entry lives and a little longer, leave any without room. */
export function overflows(trace: Trace, drawn: Drawn, rate: number, lifetimeMs: number): boolean {
	const script = (run: Run) => steadyFlood(run, rate, [lifetimeMs / 1000 + 1]);
	return queueEvents(runAgain(trace, drawn, `rate ${rate}`, script), "refused") > 0;
}

/** The largest of the rates `step`, 2 `step`, … that does not overflow the queue: tried from about where it must be. */
export function largestRate(
	trace: Trace,
	drawn: Drawn & { readonly capacity: number },
	step: number,
	{ ms }: Life,
): number {
	let steps = Math.max(1, Math.floor((1000 * drawn.capacity) / (step * ms)));
	while (steps > 0 && overflows(trace, drawn, steps * step, ms)) steps--;
	while (!overflows(trace, drawn, (steps + 1) * step, ms)) steps++;
	return steps * step;
}

/** "1 + 2 + 4 = 7" */
export function sumOfWaits({ ms, waits }: Life): string {
	return `${waits.map((wait) => wait / 1000).join(" + ")} = ${ms / 1000}`;
}
