// Every template with every notation and profile that it has, whole and cut by each kind that stops the timeline.
import type { Exercise } from "../../src/exercise/generate.ts";
import { CUT_KINDS } from "../../src/exercise/kinds/registry.ts";
import type { ScenarioSpec } from "../../src/scenario/spec.ts";
import { exerciseOf } from "./exercises.ts";
import { specsOf } from "./specs.ts";

const WISHES = [{}, ...CUT_KINDS.map((kind) => ({ ask: [kind, "state"] as const }))];

/** With the cut only where the template has something for it. */
export function everyExercise(seed: number): readonly Exercise[] {
	return specsOf([seed]).flatMap((spec: ScenarioSpec) =>
		WISHES.map((wish) => exerciseOf({ ...spec, ...wish })).filter(({ cut }, i) => i === 0 || cut !== null),
	);
}
