import { describe, expect, it } from "vitest";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { withholdSolution } from "../../src/practice/withhold.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { exerciseOf, solutionOf, viewOf } from "../support/exercises.ts";
import { seedsInTurn, someSeeds } from "../support/specs.ts";

const SAYS_NOTHING = ["verdict", "points", "max", "given", "skills", "message", "parts"];

const escaped = (text: string) => text.replaceAll(/[^\w ]/g, "\\$&");
const plain = (value: unknown) => JSON.stringify(value).replaceAll(/^"|"$/g, "");

describe("a result whose solution is withheld", () => {
	it("holds no value of the key that the view does not show, in any template, notation, profile and language", () => {
		let hidden = 0;
		for (const spec of seedsInTurn(someSeeds(2))) {
			const exercise = exerciseOf(spec);
			for (const locale of LOCALES) {
				const key = Object.values(solutionOf(exercise, locale).blanks).map(({ expected }) => plain(expected));
				const shown = JSON.stringify(viewOf(exercise, locale));
				const secrets = key.filter((text) => text.length >= 4 && !shown.includes(text));
				const answers = Object.fromEntries(
					exercise.blanks.map(({ id }, i) => [id, ["URG", 77_777 * i ** 2, { odd: i }][i % 3]]),
				);
				const withheld = withholdSolution(gradeExercise(exercise, answers, locale), answers);
				const said = JSON.stringify(withheld);
				for (const secret of secrets)
					expect(said).not.toMatch(new RegExp(`(?<![\\w.,+-])${escaped(secret)}(?![\\w,+])`));
				for (const blank of Object.values(withheld.blanks))
					expect(SAYS_NOTHING).toEqual(expect.arrayContaining(Object.keys(blank)));
				hidden += secrets.length;
			}
		}
		expect(hidden).toBeGreaterThan(500);
	});
});
