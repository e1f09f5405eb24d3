// The layer of reading: what states are called, and what the length of a queue counts.
import type { ChangedReading, Misconception } from "../../scenario/misconceptions.ts";
import type { State } from "../../tcp/state.ts";
import type { Situation, WrongRun } from "../situation.ts";

type ReadRun = Pick<WrongRun | Situation, "trace" | "fields">;

/** Notes what is read otherwise in that run. Of several ideas about one thing the last counts. */
export function misread(run: ReadRun, wrong: readonly Misconception[], changed: Map<string, unknown>): void {
	const readings: readonly ChangedReading[] = wrong.flatMap(({ reading }) => reading ?? []);
	if (readings.some(({ stateNames }) => stateNames)) rename(run, readings, changed);
	const counted = readings.findLast(({ queueCounts }) => queueCounts)?.queueCounts;
	if (counted) recount(run, counted, changed);
}

function rename({ trace, fields }: ReadRun, readings: readonly ChangedReading[], changed: Map<string, unknown>): void {
	const stays = new Map<string, Stay>();
	for (const field of fields) {
		if (field.kind !== "state") continue;
		const { host, value } = field;
		const before = stays.get(host) ?? { state: trace.startStates[host] ?? "CLOSED", from: null };
		const stay = before.state === value ? before : { state: value, from: before.state };
		stays.set(host, stay);
		const name = nameUnder(stay, readings);
		if (name !== undefined) changed.set(field.key, name);
	}
}

/** The time that an end spends in one state; it may have been there from the start. */
interface Stay {
	readonly state: State;
	readonly from: State | null;
}

function nameUnder({ state, from }: Stay, readings: readonly ChangedReading[]): State | undefined {
	const acts = ({ stateNames, onlyFrom }: ChangedReading) =>
		stateNames?.[state] !== undefined && (onlyFrom === undefined || onlyFrom === from);
	return readings.findLast(acts)?.stateNames?.[state];
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
