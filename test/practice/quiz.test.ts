import { describe, expect, it } from "vitest";
import { describePicked, makeQuiz, type QuizChoice, questionItem, scenarioItem } from "../../src/practice/quiz.ts";
import { BANK } from "../question-bank/the-bank.ts";
import { secretOf } from "../support/secrets.ts";
import { NOBODY, NOW_S } from "./given.ts";

const NOTHING = { questions: [], templates: [] };

function picks(choice: Partial<QuizChoice> = {}, attempted: Parameters<typeof makeQuiz>[2] = NOTHING) {
	const quiz = makeQuiz({ n: 6, seed: 1, ...choice }, BANK, attempted);
	if (!quiz.ok) throw new Error(quiz.code);
	return quiz.picks;
}
const named = (made: ReturnType<typeof picks>) =>
	made.map((pick) => (pick.type === "question" ? pick.entry.id : pick.template.id));

describe("a quiz", () => {
	it("is half questions and half scenarios, the same for the same seed", () => {
		expect(picks().filter(({ type }) => type === "question")).toHaveLength(3);
		expect(picks()).toEqual(picks());
		expect(named(picks({ seed: 2 }))).not.toEqual(named(picks()));
	});

	it("fills up with the other kind, and is short where there is too little of both", () => {
		expect(picks({ families: [] }).every(({ type }) => type === "question")).toBe(true);
		expect(picks({ topics: [], n: 5 }).every(({ type }) => type === "scenario")).toBe(true);
		expect(picks({ topics: [], families: [] })).toEqual([]);
	});

	it("takes what was attempted only when nothing else is left", () => {
		const all = picks({ n: 100, topics: [], families: ["handshake"] });
		const [first, ...others] = named(all);
		if (first === undefined) throw new Error("there are handshakes");
		const wish = { topics: [], families: ["handshake"] };
		const attempted = { questions: [], templates: [first] };
		expect(named(picks({ ...wish, n: others.length }, attempted))).not.toContain(first);
		expect(named(picks({ ...wish, n: all.length }, attempted))).toContain(first);
	});

	it("is refused with a topic that there is not", () => {
		const refused = makeQuiz({ n: 6, seed: 1, topics: ["close", "nowhere"] }, BANK, NOTHING);
		expect(refused).toMatchObject({ code: "invalid-parameter", errors: [{ parameter: "topics" }] });
	});

	it("links to each question with its seed, and describes each scenario for anyone, from a secret of its own", () => {
		let secrets = 0;
		const making = { caller: NOBODY, locale: "zh", nowS: NOW_S, randomSecret: () => secretOf(++secrets) } as const;
		for (const pick of picks()) {
			if (pick.type === "question") {
				const { id, topic } = pick.entry;
				expect(questionItem(pick)).toMatchObject({ id, topic, link: `/v1/questions/${id}?seed=${pick.seed}` });
				continue;
			}
			const { id: template, family } = pick.template;
			const described = describePicked(pick, false, making);
			expect(described).toMatchObject({
				spec: { template, seed: secretOf(secrets) },
				locale: "zh",
				boundTo: null,
				seedGiven: false,
			});
			expect(described.expiresAt).toBeGreaterThan(NOW_S);
			expect(scenarioItem(pick, "sc1.y")).toMatchObject({ id: "sc1.y", link: "/v1/scenarios/sc1.y", template, family });
			expect(describePicked(pick, true, making)).toMatchObject({ spec: { seed: pick.seed }, seedGiven: true });
		}
		expect(secrets).toBe(3);
	});
});
