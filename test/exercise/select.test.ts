// What a caller may wish to be asked: how many blanks, of which kinds.
import { describe, expect, it } from "vitest";
import { checkFair } from "../../src/cli/template-checks.ts";
import { BLANK_KINDS } from "../../src/exercise/kinds/names.ts";
import { type ExerciseSpec, MAX_WISHED_BLANKS } from "../../src/exercise/spec.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { madeOnce } from "../support/exercises.ts";
import { specsOf } from "../support/specs.ts";

const asked = (spec: ExerciseSpec) => madeOnce(spec).blanks.length;

describe.each(TEMPLATES.map((template) => [template.id, template] as const))("%s", (_, template) => {
	const specs = specsOf([3], [template]);

	it("asks as many blanks as are wished for, while it has something to ask", () => {
		for (const spec of specs) {
			const most = asked({ ...spec, blanks: MAX_WISHED_BLANKS });
			expect(most).toBeGreaterThanOrEqual(3);
			for (const blanks of [1, 2, 5])
				expect(asked({ ...spec, blanks }), JSON.stringify({ ...spec, blanks })).toBe(Math.min(blanks, most));
		}
	});

	it("asks only the kinds that are wished for, fairly, and nothing where it has none of them", () => {
		const found = new Set<string>();
		for (const spec of specs)
			for (const kind of BLANK_KINDS) {
				const exercise = madeOnce({ ...spec, ask: [kind] });
				for (const blank of exercise.blanks) expect(blank.kind).toBe(kind);
				if (exercise.blanks.length === 0) continue;
				found.add(kind);
				expect(checkFair(exercise), JSON.stringify(exercise.spec)).toEqual([]);
			}
		const usual = specs.flatMap((spec) => madeOnce(spec).blanks.map((blank) => blank.kind));
		expect([...found]).toEqual(expect.arrayContaining([...new Set(usual)]));
	});
});
