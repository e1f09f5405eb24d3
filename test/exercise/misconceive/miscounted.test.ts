// A number that is off by one, where no wrong idea that acts there says why, is a slip and nothing more.
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../src/exercise/answer.ts";
import { type Exercise, generateExercise } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import { judgeAnswers } from "../../../src/exercise/judge.ts";
import { misconceive } from "../../../src/exercise/misconceive/misconceive.ts";
import { showNumber } from "../../../src/exercise/numbers.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { LOCALES } from "../../../src/text/locale.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";

const EXERCISES = specsOf(someSeeds(2)).map(exerciseOf);

/** Everything else unanswered, and nothing put into words: a test below holds what is said to this. */
function judgeOff(exercise: Exercise, by: number) {
	return exercise.blanks.flatMap((blank) => {
		const value = keyOf(blank);
		if (blank.kind !== "count" && blank.kind !== "sequence-number") return [];
		const off = (Number(value) + by) >>> 0;
		const shown =
			blank.kind === "count" ? off : showNumber(sequenceNumber(off), blank.asks.root, exercise.spec.notation);
		return [{ id: blank.id, result: judgeAnswers(exercise, { [blank.id]: shown }) }];
	});
}

describe("miscounted", () => {
	it.each([-1, 1])("is every number that is off by %i and shows no misconception", (by) => {
		const seen = { named: 0, miscounted: 0 };
		for (const exercise of EXERCISES)
			for (const { id, result } of judgeOff(exercise, by)) {
				if (result.marked.find(({ blank }) => blank.id === id)?.verdict !== "wrong") continue;
				const named = result.diagnoses.some(({ blanks }) => blanks.includes(id));
				expect(result.miscounted).toEqual(named ? [] : [id]);
				seen[named ? "named" : "miscounted"] += 1;
			}
		expect(seen.miscounted).toBeGreaterThan(0);
	});

	it("is no number that is further off", () => {
		for (const exercise of EXERCISES)
			for (const { result } of judgeOff(exercise, 7)) expect(result.miscounted).toEqual([]);
	});

	it("stands in the result, with a title and an advice in the learner's language", () => {
		const [exercise] = EXERCISES.filter(({ template }) => template.id === "netstat-reading");
		const blank = exercise?.blanks.find(({ kind, key }) => kind === "count" && key.startsWith("question:"));
		if (!exercise || !blank) throw new Error("netstat-reading asks for a count");
		const slips = LOCALES.flatMap(
			(locale) => gradeExercise(exercise, { [blank.id]: Number(keyOf(blank)) + 1 }, locale).slips,
		);
		expect(slips.map(({ id, blanks }) => [id, blanks])).toEqual(LOCALES.map(() => ["miscounted", [blank.id]]));
		expect(new Set(slips.map(({ title }) => title)).size).toBe(LOCALES.length);
		expect(new Set(slips.map(({ advice }) => advice)).size).toBe(LOCALES.length);
	});

	it("is not what follows from an earlier slip", () => {
		let followed = 0;
		for (const exercise of EXERCISES) {
			const numbers = exercise.blanks.filter((blank) => blank.kind === "sequence-number");
			const answers = Object.fromEntries(
				numbers.map(({ id, asks }) => [
					id,
					showNumber(sequenceNumber(asks.value + 1), asks.root, exercise.spec.notation),
				]),
			);
			const { marked, miscounted } = judgeAnswers(exercise, answers);
			for (const { blank, verdict } of marked) {
				if (verdict !== "follow-through") continue;
				followed += 1;
				expect(miscounted).not.toContain(blank.id);
			}
		}
		expect(followed).toBeGreaterThan(0);
	});
});

describe("how sure a diagnosis is", () => {
	it("grows with the answers that agree", () => {
		const exercise = generateExercise({
			template: "half-close",
			version: 1,
			seed: 3,
			notation: "raw",
			profile: "rfc9293",
		});
		const wrong = misconceive(exercise, ["fin-does-not-consume"]);
		const showing = exercise.blanks.filter(({ key }) => wrong.has(key));
		const sure = showing.map((_, i) => {
			const answers = Object.fromEntries(showing.slice(0, i + 1).map(({ id, key }) => [id, wrong.get(key)]));
			return gradeExercise(exercise, answers, "en").misconceptions[0]?.confidence ?? 0;
		});
		expect(sure.length).toBeGreaterThan(1);
		expect(sure).toEqual([...sure].sort((a, b) => a - b));
		expect(sure.at(-1)).toBeGreaterThan(sure[0] ?? 1);
	});
});
