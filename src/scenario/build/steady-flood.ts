// A flood that goes on at a steady rate: how long an entry lives, when the queue is full, how many entries there are.
import type { Localized } from "../../text/locale.ts";
import { effectsOf, waitsOf } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { Drawn, TemplateAssumption } from "../template.ts";
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

/** Who comes first when both are due: at a steady rate entries expire just when SYNs arrive. */
export const EXPIRY_FIRST: TemplateAssumption = {
	en: "An entry whose time is up at the very moment at which a SYN arrives is freed before that SYN is handled.",
	zh: "条目到期与 SYN 到达恰好在同一时刻时，先释放条目，再处理该 SYN。",
	usual: true,
	tells: ["ties"],
};

/** How long an entry should live, s: to draw a flood that fits. Keys are read off runs. */
export function expectedLifetime(synAckRetries: number): number {
	return 2 ** (synAckRetries + 1) - 1;
}

/** The same with the waits that it consists of: "1 + 2 + 4 = 7". */
export function expectedWaits(synAckRetries: number): string {
	const waits = Array.from({ length: synAckRetries + 1 }, (_, i) => 2 ** i);
	return `${waits.join(" + ")} = ${expectedLifetime(synAckRetries)}`;
}

export interface Life {
	readonly ms: number;
	/** The waits that it consists of, ms. */
	readonly waits: readonly number[];
}

/** One SYN from where nobody answers, and all the waits until its entry is freed. */
export function oneEntry(run: Run, synAckRetries: number): void {
	run.call("server", "listen");
	run.startTimeline();
	run.flood("server", 1, 0);
	for (let i = 0; i <= synAckRetries; i++) run.untilTimer("server");
}

/** Of the run of `oneEntry`. */
export function lifeIn(run: Trace): Life {
	const freed = run.rows.find((row) => row.effects.some((e) => e.kind === "queue-changed" && e.change === "expired"));
	return { ms: freed ? freed.timeMs - run.startMs : 0, waits: waitsOf(run, "server") };
}

/** How long one unanswered half-open entry lives with so many retransmissions, under the rules of `trace`. */
export function lifeOfEntry(trace: Trace, drawn: Drawn, synAckRetries: number): Life {
	const script = (run: Run) => oneEntry(run, synAckRetries);
	return lifeIn(runAgain(trace, drawn, `lifetime ${synAckRetries}`, script, { synAckRetries }));
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

/** "1 + 2 + 4 = 7" */
export function sumOfWaits({ ms, waits }: Life): string {
	return `${waits.map((wait) => wait / 1000).join(" + ")} = ${ms / 1000}`;
}
