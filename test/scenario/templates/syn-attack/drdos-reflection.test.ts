// What holds without the firewall of the story is asked as that.
import { describe, expect, it } from "vitest";
import { generateExercise } from "../../../../src/exercise/generate.ts";
import { viewExercise } from "../../../../src/exercise/view.ts";

describe("drdos-reflection", () => {
	it("says whether it asks of the story with its firewall or without", () => {
		for (let seed = 0; seed < 40; seed++) {
			const view = viewExercise(
				generateExercise({ template: "drdos-reflection", version: 1, seed, notation: "raw", profile: "rfc9293" }),
				"en",
			);
			const hasFirewall = view.story.includes("A firewall");
			const answering = view.blanks.filter(({ label }) => /victim's host/.test(label));
			for (const { label } of answering)
				expect(label).toMatch(hasFirewall ? /^Without the firewall: / : /^As it is, without a firewall: /);
		}
	});
});
