// Where the timeline stops, for a kind of blank that what follows would give away: one such blank an exercise, and only
// where a caller names its kind.
import type { Random } from "../scenario/random.ts";
import type { Trace } from "../scenario/run/trace.ts";
import type { Segment } from "../tcp/segment.ts";
import type { AnyCandidate } from "./candidates.ts";
import type { Cut, OfferedCut } from "./kinds/kind.ts";
import { type Asks, CUT_KINDS, CUTTING, type CutKind } from "./kinds/registry.ts";
import type { Situation } from "./situation.ts";
import type { ExerciseSpec } from "./spec.ts";

export type ChosenCut = { [K in CutKind]: OfferedCut<K, Asks[K]> }[CutKind];

/** Null where no such kind is wished for, or the trace has nothing for it. Draws nothing in the first case. */
export function chooseCut(random: Random, { ask = [] }: ExerciseSpec, situation: Situation): ChosenCut | null {
	const wished = CUT_KINDS.filter((kind) => ask.includes(kind));
	const [first, ...more] = wished.flatMap((kind) => CUTTING[kind].cut(random, situation) ?? []);
	return first ? random.pick([first, ...more]) : null;
}

/** What may be asked besides: of the steps shown. A template's questions may need those that are hidden. */
export function askableBeside(cut: ChosenCut | null, candidates: readonly AnyCandidate[]): readonly AnyCandidate[] {
	if (!cut) return candidates;
	return candidates.filter(({ group, step, key }) => group !== null && step <= cut.step && !cut.withheld.has(key));
}

/** What is left to wish for once the cut has its blank. */
export function wishBeside(cut: Cut | null, spec: ExerciseSpec): ExerciseSpec {
	if (!cut || spec.blanks === undefined) return spec;
	return spec.blanks === 1 ? { ...spec, ask: [] } : { ...spec, blanks: spec.blanks - 1 };
}

/** What is known of a segment's fate when the timeline stops. */
export function fateAt(cut: Cut | null, trace: Trace, { number }: Segment): "delivered" | "lost" | "in-flight" {
	const fate = trace.lost.has(number) ? "lost" : trace.delivered.has(number) ? "delivered" : "in-flight";
	if (!cut) return fate;
	if (cut.asked?.segment.number === number) return "in-flight";
	const arrives = trace.rows.find(({ cause }) => cause.kind === "deliver" && cause.segment === number);
	return fate === "delivered" && arrives && arrives.step > cut.step ? "in-flight" : fate;
}
