// Makes many exercises of a few scenarios: the script runs once for all notations and all that is asked of it.
import { findTemplate } from "../scenario/registry.ts";
import { type Exercise, generateFrom, type Played, play } from "./generate.ts";
import type { ExerciseSpec } from "./spec.ts";

/**
 * Gives what `generateExercise` gives. Of the scenarios, the last `most` that were made are kept: whoever goes through
 * notations or wishes comes back to each of them soon.
 */
export function exerciseMaker(most: number): (spec: ExerciseSpec) => Exercise {
	const kept = new Map<string, Played>();
	return (spec) => {
		const template = findTemplate(spec.template, spec.version);
		if (!template) throw new Error(`no template ${spec.template} version ${spec.version}`);
		const name = JSON.stringify([spec.template, spec.version, spec.seed, spec.profile, spec.difficulty]);
		const played = kept.get(name) ?? play(template, spec);
		kept.set(name, played);
		const [oldest] = kept.keys();
		if (kept.size > most && oldest !== undefined) kept.delete(oldest);
		return generateFrom(template, spec, played);
	};
}
