// Every template with every notation and profile that it has, for tests that must hold for all of them.
import { TEMPLATES } from "../../src/scenario/registry.ts";
import type { ScenarioSpec } from "../../src/scenario/spec.ts";

export function specsOf(seeds: readonly number[]): readonly ScenarioSpec[] {
	return TEMPLATES.flatMap((template) =>
		template.profiles.flatMap((profile) =>
			template.notations.flatMap((notation) =>
				seeds.map((seed) => ({
					template: template.id,
					version: template.version,
					seed,
					notation,
					profile,
				})),
			),
		),
	);
}

/** 0, 1, 2, … and a few far apart. */
export function someSeeds(count: number): readonly number[] {
	return Array.from({ length: count }, (_, i) => (i < 5 ? i : (i * 2_654_435_761) % 2 ** 32));
}
