// A service that answers what a test says, and refuses what it does not speak of.
import type { Api } from "../../../src/page/shared/api.ts";

const refuse = (name: string) => async () => {
	throw new Error(`the test did not expect ${name}`);
};

export function fakeApi(speaks: Partial<Api>): Api {
	return {
		learnerId: null,
		makeScenario: refuse("makeScenario"),
		readScenario: refuse("readScenario"),
		validate: refuse("validate"),
		grade: refuse("grade"),
		hint: refuse("hint"),
		believed: refuse("believed"),
		question: refuse("question"),
		gradeQuestion: refuse("gradeQuestion"),
		quiz: refuse("quiz"),
		catalogue: refuse("catalogue"),
		submit: refuse("submit"),
		progress: refuse("progress"),
		next: refuse("next"),
		...speaks,
	};
}
