// The layer of reading: what states are called, and what the length of a queue counts.
import type { ChangedReading, Misconception } from "../../scenario/misconceptions.ts";
import type { Situation, WrongRun } from "../situation.ts";

type ReadRun = Pick<WrongRun | Situation, "trace" | "fields">;

/** Notes what is read otherwise in that run. Of several ideas about one thing the last counts. */
export function misread(run: ReadRun, wrong: readonly Misconception[], changed: Map<string, unknown>): void {
	const readings: readonly ChangedReading[] = wrong.flatMap(({ reading }) => reading ?? []);
	rename(run, Object.assign({}, ...readings.map(({ stateNames }) => stateNames)), changed);
	const counted = readings.findLast(({ queueCounts }) => queueCounts)?.queueCounts;
	if (counted) recount(run, counted, changed);
}

function rename(
	{ fields }: ReadRun,
	names: NonNullable<ChangedReading["stateNames"]>,
	changed: Map<string, unknown>,
): void {
	for (const field of fields) {
		const name = field.kind === "state" ? names[field.value] : undefined;
		if (name !== undefined) changed.set(field.key, name);
	}
}

/** Queue lengths that count what left no entry. */
function recount(
	{ trace, fields }: ReadRun,
	counted: NonNullable<ChangedReading["queueCounts"]>,
	changed: Map<string, unknown>,
): void {
	const extra = new Map<string, number>();
	for (const row of trace.rows) {
		for (const e of row.effects)
			if (e.kind === "queue-changed" && e.queue === "syn" && counted.some((change) => change === e.change))
				extra.set(e.host, (extra.get(e.host) ?? 0) + 1);
		for (const field of fields)
			if (field.kind === "count" && field.queue === "syn" && field.step === row.step && extra.has(field.host))
				changed.set(field.key, field.value + (extra.get(field.host) ?? 0));
	}
}
