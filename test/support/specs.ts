// Every template with every notation and profile that it has, for tests that must hold for all of them.
import { TEMPLATES } from "../../src/scenario/registry.ts";
import type { ScenarioSpec } from "../../src/scenario/spec.ts";
import type { Template } from "../../src/scenario/template.ts";

export function specsOf(seeds: readonly number[], templates: readonly Template[] = TEMPLATES): readonly ScenarioSpec[] {
	return templates.flatMap((template) =>
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

/** The same with each notation and profile once, with the seeds in turn. */
export function seedsInTurn(
	seeds: readonly number[],
	templates: readonly Template[] = TEMPLATES,
): readonly ScenarioSpec[] {
	return templates.flatMap((template) =>
		specsOf(seeds, [template]).filter((_, i) => i % seeds.length === Math.floor(i / seeds.length) % seeds.length),
	);
}

/** The same with each seed in one of the notations, in turn: for what no notation changes. */
export function notationsInTurn(
	seeds: readonly number[],
	templates: readonly Template[] = TEMPLATES,
): readonly ScenarioSpec[] {
	return templates.flatMap((template) => {
		const { notations } = template;
		return specsOf(seeds, [template]).filter(({ notation, seed }) => {
			const place = typeof seed === "number" ? seeds.indexOf(seed) : 0;
			return notation === notations[place % notations.length];
		});
	});
}

/** 0, 1, 2, … and a few far apart. */
export function someSeeds(count: number): readonly number[] {
	return Array.from({ length: count }, (_, i) => (i < 5 ? i : (i * 2_654_435_761) % 2 ** 32));
}

/** Each template once, in its notations and profiles in turn. */
export function oneOfEach(seed: number): readonly ScenarioSpec[] {
	return TEMPLATES.flatMap((template, i) => {
		const specs = specsOf([seed], [template]);
		return specs[i % specs.length] ?? [];
	});
}
