import { describe, expect, it } from "vitest";
import { hintDocument, hintTerms, notedLevel } from "../../src/practice/hint.ts";
import { ANN, describeThreeWay, NOW_S, opened } from "./given.ts";

const PRACTICE = opened(describeThreeWay());
const OWN = opened(describeThreeWay({ boundTo: ANN }));

describe("a hint", () => {
	it("for practice is free, the first unless another is asked for", () => {
		expect(hintTerms(PRACTICE, "b1", undefined)).toEqual({ ok: true, kind: "free", level: 1 });
		expect(hintTerms(PRACTICE, "b1", 3)).toMatchObject({ level: 3 });
	});

	it("for a learner's own scenario is noted in that learner's record, until the scenario expires", () => {
		const wish = { scenarioId: "sc1.x", blank: "b1", level: null, highestLevel: 3, expiresAtMs: (NOW_S + 60) * 1000 };
		expect(hintTerms(OWN, "b1", undefined)).toEqual({ ok: true, kind: "noted", learner: ANN, wish });
		expect(hintTerms(OWN, "b1", 2)).toMatchObject({ wish: { level: 2 } });
	});

	it("says whether it was noted, in the language asked for", () => {
		expect(hintDocument(PRACTICE, "b1", 1, undefined)).toMatchObject({ document: { level: 1, recorded: false } });
		const own = hintDocument(OWN, "b1", 2, "zh");
		expect(own).toMatchObject({
			document: { level: 2, recorded: true, text: expect.stringMatching(/\p{Script=Han}/u) },
		});
	});

	it.each(["b99", "", "__proto__"])("for the blank %j does not exist", (blank) => {
		const refused = { ok: false, code: "unknown-blank", errors: [{ pointer: "/blank" }] };
		expect(hintTerms(OWN, blank, 1)).toMatchObject(refused);
		expect(hintDocument(OWN, blank, 1, "en")).toMatchObject(refused);
	});

	it("of a level that a record never gives is the first", () => {
		expect([notedLevel(3), notedLevel(9)]).toEqual([3, 1]);
	});
});
