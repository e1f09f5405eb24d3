// Scenarios that have every kind of blank in every notation among them, for what does not depend on the template.
import { generateExercise } from "../../src/exercise/generate.ts";
import type { ScenarioSpec } from "../../src/scenario/spec.ts";
import { oneOfEach } from "./specs.ts";

/** As few of `oneOfEach` as have every sort of blank that all of them have: whoever has most of what is missing comes next. */
export function oneOfEachSort(seed: number): readonly ScenarioSpec[] {
	const all = oneOfEach(seed).map((spec) => ({ spec, sorts: sortsOf(spec) }));
	const missing = new Set(all.flatMap(({ sorts }) => sorts));
	const countNew = ({ sorts }: (typeof all)[number]) => sorts.filter((sort) => missing.has(sort)).length;
	const chosen: ScenarioSpec[] = [];
	while (missing.size > 0) {
		const [next] = all.toSorted((a, b) => countNew(b) - countNew(a));
		for (const sort of next?.sorts ?? []) missing.delete(sort);
		if (next) chosen.push(next.spec);
	}
	return chosen;
}

function sortsOf(spec: ScenarioSpec): readonly string[] {
	return [...new Set(generateExercise(spec).blanks.map(({ kind }) => `${kind} ${spec.notation}`))];
}
