// A template version's output never changes: everything but the words (a typo may be mended) is pinned here, for 20 seeds
// in every notation and profile. If this fails, the change needs a new template version beside the old one.
import { createHash, type Hash } from "node:crypto";
import { expect, it } from "vitest";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { difficultiesOf } from "../../src/scenario/level.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import type { Template } from "../../src/scenario/template.ts";
import { exerciseOf, madeOnce, solutionOf, viewOf } from "../support/exercises.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

/** The view and the key without sentences. */
function pinnedForm(exercise: Exercise, view = viewOf(exercise, "en")): unknown {
	const { blanks } = solutionOf(exercise, "en");
	return {
		hosts: view.hosts,
		// What made a step happen is pinned by itself, below.
		timeline: view.timeline.map(({ text: _, cause: __, ...step }) => step),
		blanks: view.blanks.map(({ label: _, choices = [], unit: __, ...blank }) => ({
			...blank,
			choices: choices.map((choice) => (typeof choice === "string" ? choice : choice.id)),
			expected: blanks[blank.id]?.expected,
			rule: blanks[blank.id]?.rule,
		})),
	};
}

const shortHash = (hash: Hash) => hash.digest("hex").slice(0, 10);

function digest(exercise: Exercise, view = viewOf(exercise, "en")): string {
	return shortHash(createHash("sha256").update(JSON.stringify(pinnedForm(exercise, view))));
}

interface Pinned {
	/** Digests of the seeds for each profile and notation. */
	readonly forms: Readonly<Record<string, string>>;
	/** Of what made each step happen, in all of them. */
	readonly causes: string;
}

const pinned = new Map<string, Pinned>();

/** Made once for both tests of a template. */
function pinnedOf(template: Template): Pinned {
	const found = pinned.get(template.id) ?? pin(template);
	pinned.set(template.id, found);
	return found;
}

function pin(template: Template): Pinned {
	const causes = createHash("sha256");
	const lines = new Map<string, string[]>();
	for (const spec of specsOf(someSeeds(20), [template])) {
		const name = `${spec.profile} ${spec.notation}`;
		const exercise = exerciseOf(spec);
		const view = viewOf(exercise, "en");
		lines.set(name, [...(lines.get(name) ?? []), digest(exercise, view)]);
		causes.update(JSON.stringify(view.timeline.map(({ cause }) => cause)));
	}
	const forms = Object.fromEntries([...lines].map(([name, digests]) => [name, digests.join(" ")]));
	return { forms, causes: shortHash(causes) };
}

it.each(TEMPLATES.map((template) => [`${template.id} version ${template.version}`, template] as const))(
	"%s gives what it has always given",
	(_, template) => expect(pinnedOf(template).forms).toMatchSnapshot(),
);

it.each(TEMPLATES.map((template) => [`${template.id} version ${template.version}`, template] as const))(
	"%s gives the causes that it has always given",
	(_, template) => expect(pinnedOf(template).causes).toMatchSnapshot(),
);

it.each(TEMPLATES.map((template) => [`${template.id} version ${template.version}`, template] as const))(
	"%s gives what it has always given where it is easier or harder",
	(_, template) => {
		const lines = difficultiesOf(template)
			.filter((difficulty) => difficulty !== template.difficulty)
			.map((difficulty) => {
				const digests = specsOf([1, 2, 3], [template]).map((spec) => digest(madeOnce({ ...spec, difficulty })));
				return [difficulty, digests.join(" ")];
			});
		expect(Object.fromEntries(lines)).toMatchSnapshot();
	},
);

it("three-way with seed 1 reads as it always has", () => {
	const [spec] = specsOf([1]);
	if (!spec) throw new Error("there is a first template");
	expect(pinnedForm(generateExercise(spec))).toMatchSnapshot();
});
