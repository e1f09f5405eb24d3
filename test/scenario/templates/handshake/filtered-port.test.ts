// Whose rule it is: a limit is asked for by RFC 9293, the number is Linux's, and the name of the error POSIX's.
import { expect, it } from "vitest";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { sourceOf } from "../../../../src/scenario/cited-rules.ts";
import type { ProfileName } from "../../../../src/scenario/spec.ts";
import { someSeeds } from "../../../support/specs.ts";

function citedFor(id: string, profile: ProfileName): ReadonlySet<string> {
	const cited = someSeeds(20).map((seed) => {
		const exercise = generateExercise({ template: "filtered-port", version: 1, seed, notation: "raw", profile });
		const question = exercise.questions.find((one) => one.id === id);
		return question && "rule" in question ? sourceOf(question.rule, profile).rfc : "";
	});
	return new Set(cited);
}

it.each([
	["how-many-syns", "linux", "Linux"],
	["gives-up-after", "linux", "Linux"],
	["connect-result", "linux", "POSIX"],
	["how-many-syns", "rfc9293", "RFC 9293"],
	["gives-up-after", "rfc9293", "RFC 9293"],
	["connect-result", "rfc9293", "POSIX"],
] as const)("%s of filtered-port in profile %s rests on %s", (id, profile, source) => {
	expect(citedFor(id, profile)).toEqual(new Set([source]));
});
