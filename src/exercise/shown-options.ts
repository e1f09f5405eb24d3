// The options of a question in the order in which a learner sees them: shuffled by the seed, so that a place in the list
// tells nothing, but where a version of a template has always shown them as they are written.
import { seededRandom } from "../scenario/random.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { Option, ScenarioQuestion, Template } from "../scenario/template.ts";
import { fnv1a } from "../tcp/fnv-1a.ts";

interface Scene {
	readonly template: Template;
	readonly spec: ScenarioSpec;
}

export type WithOptions = Extract<ScenarioQuestion, { readonly options: readonly Option[] }>;

export function shownOptions({ template, spec }: Scene, { id, options }: WithOptions): readonly Option[] {
	return template.optionsAsWritten ? options : seededRandom(fnv1a(id, spec.seed)).shuffle(options);
}
