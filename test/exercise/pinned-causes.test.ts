// What made each step happen is part of a template version's output, and pinned like the rest of it (pinned.test.ts).
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { someSeeds, specsOf } from "../support/specs.ts";

it.each(TEMPLATES.map((template) => [`${template.id} version ${template.version}`, template] as const))(
	"%s gives the causes that it has always given",
	(_, template) => {
		const hash = createHash("sha256");
		for (const spec of specsOf(someSeeds(20), [template])) {
			const { timeline } = viewExercise(generateExercise(spec), "en");
			hash.update(JSON.stringify(timeline.map(({ cause }) => cause)));
		}
		expect(hash.digest("hex").slice(0, 10)).toMatchSnapshot();
	},
);
