import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Sent } from "../../src/practice/submission.ts";
import { PROGRESS_EVERY } from "../../src/storage/learner/tallies.ts";
import { ANN, assessed, question, record, scenario } from "./given.ts";

/** Attempts of every sort in turn, those that do not count among them. */
function someAttempt(i: number): Sent {
	if (i % 7 === 3) return scenario({ scenarioId: `sc1.${i}`, description: assessed({ attempts: 2, decay: 0.3 }) });
	if (i % 7 === 5) return scenario({ scenarioId: `sc1.${i % 2}` });
	const verdict = i % 3 === 0 ? "wrong" : "correct";
	const answer = { skill: `skill-${(i * 5) % 11}`, verdict, misconceptions: i % 3 === 0 ? [`m${i % 4}`] : [] } as const;
	return question(answer, i % 5 === 4 ? { instance: "again" } : {});
}

describe("an attempt is answered again byte for byte", () => {
	it("whatever was recorded after it, with its object in memory or read anew", async () => {
		const attempts = Array.from({ length: 3 * PROGRESS_EVERY + 2 }, (_, i) => someAttempt(i));
		const first: string[] = [];
		for (const [i, attempt] of attempts.entries()) {
			if (i % 6 === 4) await evictDurableObject(record());
			const outcome = await record().submit(attempt);
			if (outcome.kind !== "recorded") throw new Error(outcome.kind);
			first.push(outcome.response);
		}
		const again = async () => {
			const responses = [];
			for (const attempt of attempts) {
				const outcome = await record().submit(attempt);
				responses.push(outcome.kind === "replayed" ? outcome.response : outcome.kind);
			}
			return responses;
		};
		expect(await again()).toEqual(first);
		await evictDurableObject(record());
		expect(await again()).toEqual(first);
	});

	it("says the progress that the record said at the time", async () => {
		const outcome = await record().submit(question());
		const { learnerId, totals, assessed, skills, misconceptions } = await record().progress(ANN.learnerId, "UTC");
		const seen = skills.map(({ mastery: _, mastered: _mastered, dueAt: _due, ...one }) => one);
		const then = { learnerId, totals, assessed, skills: seen, misconceptions };
		await record().submit(question({ verdict: "wrong" }));
		expect(outcome.kind === "recorded" && JSON.parse(outcome.response).progress).toEqual(then);
		expect(JSON.parse((await record().attempt(1)) ?? "").progress).toEqual(then);
	});
});
