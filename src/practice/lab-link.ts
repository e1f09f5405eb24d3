// Where a scenario can be played on, once it was graded: the lab, with all of the scenario in the link itself.
import type { Exercise } from "../exercise/generate.ts";
import { labOf } from "../scenario/lab/of-scenario.ts";
import { writeState } from "../scenario/lab/write-state.ts";

/** It shows the solution. Null where the script does what nobody can do in the lab. */
export function labLink({ template, spec, drawn }: Pick<Exercise, "template" | "spec" | "drawn">): string | null {
	const lab = labOf(template, spec.profile, drawn);
	return lab && `/lab#${writeState(lab)}`;
}
