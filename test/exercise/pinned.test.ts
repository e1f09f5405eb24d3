// A template version's output never changes: everything but the words (a typo may be mended) is pinned here, for 20 seeds
// in every notation and profile. If this fails, the change needs a new template version beside the old one.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { difficultiesOf } from "../../src/scenario/level.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

/** The view and the key without sentences. */
function pinnedForm(exercise: Exercise): unknown {
	const view = viewExercise(exercise, "en");
	const { blanks } = gradeExercise(exercise, {}, "en");
	return {
		hosts: view.hosts,
		// What made a step happen is pinned by itself, in pinned-causes.test.ts.
		timeline: view.timeline.map(({ text: _, cause: __, ...step }) => step),
		blanks: view.blanks.map(({ label: _, choices = [], unit: __, ...blank }) => ({
			...blank,
			choices: choices.map((choice) => (typeof choice === "string" ? choice : choice.id)),
			expected: blanks[blank.id]?.expected,
			rule: blanks[blank.id]?.rule,
		})),
	};
}

function digest(exercise: Exercise): string {
	return createHash("sha256")
		.update(JSON.stringify(pinnedForm(exercise)))
		.digest("hex")
		.slice(0, 10);
}

it.each(TEMPLATES.map((template) => [`${template.id} version ${template.version}`, template.id] as const))(
	"%s gives what it has always given",
	(_, id) => {
		const lines = new Map<string, string[]>();
		for (const spec of specsOf(someSeeds(20)).filter((s) => s.template === id)) {
			const name = `${spec.profile} ${spec.notation}`;
			lines.set(name, [...(lines.get(name) ?? []), digest(generateExercise(spec))]);
		}
		expect(Object.fromEntries([...lines].map(([name, digests]) => [name, digests.join(" ")]))).toMatchSnapshot();
	},
);

it.each(TEMPLATES.map((template) => [`${template.id} version ${template.version}`, template] as const))(
	"%s gives what it has always given where it is easier or harder",
	(_, template) => {
		const lines = difficultiesOf(template)
			.filter((difficulty) => difficulty !== template.difficulty)
			.map((difficulty) => {
				const digests = specsOf([1, 2, 3], [template]).map((spec) => digest(generateExercise({ ...spec, difficulty })));
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
