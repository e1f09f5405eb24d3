import { expect, it } from "vitest";
import { withVariant } from "../../src/storage/learner/variant.ts";

it.each([
	['{"scenarioId":"sc1.x"}', '{"variant":"scenario-practice","scenarioId":"sc1.x"}'],
	[
		'{"scenarioId":"sc1.x","solution":"withheld"}',
		'{"variant":"scenario-withheld","scenarioId":"sc1.x","solution":"withheld"}',
	],
	[
		'{"questionId":"q","given":{"solution":"x"}}',
		'{"variant":"question-practice","questionId":"q","given":{"solution":"x"}}',
	],
	['{"questionId":"q","solution":"shown"}', '{"variant":"question-shown","questionId":"q","solution":"shown"}'],
])("what an earlier release stored as %s says its variant when it is answered again", (stored, answered) => {
	expect(withVariant(stored)).toBe(answered);
});

it("what says its variant is answered byte for byte", () => {
	const stored = '{"variant":"question-practice","questionId":"q"}';
	expect(withVariant(stored)).toBe(stored);
});
