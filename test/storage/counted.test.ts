import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { MAX_NOTED_KEYS } from "../../src/storage/learner/object.ts";
import { nowS } from "../support/fixtures.ts";
import { ANN, assessed, history, question, record, scenario } from "./given.ts";

const later = () => Date.now() + 3_600_000;
const counted = async () => (await history()).map((item) => item.counted).reverse();
const progress = () => record().progress(ANN.learnerId, "UTC");

describe("an attempt does not count", () => {
	it("after another one that showed the same key, and changes nothing of progress", async () => {
		await record().submit(question({ questionId: "q1", misconceptions: ["m1"] }, { instance: "same" }));
		const before = await progress();
		await record().submit(question({ verdict: "wrong", misconceptions: ["m1", "m2"] }, { instance: "same" }));
		await record().submit(question({}, { instance: "other" }));
		expect(await counted()).toEqual([true, false, true]);
		const { totals, skills, misconceptions } = await progress();
		expect(before.totals).toEqual({ attempts: 1, points: 1, max: 1, scaled: 1 });
		expect(totals).toEqual({ attempts: 2, points: 2, max: 2, scaled: 1 });
		expect(skills).toMatchObject([{ skill: "s1", seen: 2, correct: 2 }]);
		expect(misconceptions).toEqual(before.misconceptions);
	});

	it("after the key was shown without an attempt, as long as that is not to be forgotten", async () => {
		await record().noteShown({ instance: "seen", untilMs: later() }, nowS());
		await record().noteShown({ instance: "forgotten", untilMs: Date.now() }, nowS());
		await record().submit(question({}, { instance: "seen" }));
		await record().submit(question({}, { instance: "forgotten" }));
		expect(await counted()).toEqual([false, true]);
	});

	it("in an assessed scenario whose policy shows the solution at once, after the first", async () => {
		for (let i = 0; i < 2; i++) {
			await record().submit(scenario({ description: assessed({ attempts: 3, showSolution: "always" }) }));
		}
		expect(await counted()).toEqual([true, false]);
		expect((await progress()).assessed).toMatchObject({ attempts: 1, scenarios: 1, scaled: 1 });
	});
});

it("attempts count as long as the policy withholds the solution", async () => {
	const description = assessed({ attempts: 3, showSolution: "never" });
	for (let i = 0; i < 3; i++) await record().submit(scenario({ description }));
	expect(await counted()).toEqual([true, true, true]);
});

describe("keys that were shown", () => {
	it("are forgotten with their scenario, but not while an attempt shows them", async () => {
		await record().submit(question({}, { instance: "attempted" }));
		await record().noteShown({ instance: "attempted", untilMs: Date.now() }, nowS());
		await record().noteShown({ instance: "old", untilMs: Date.now() - 1 }, nowS());
		await record().noteShown({ instance: "new", untilMs: later() }, nowS());
		const kept = await runInDurableObject(record(), (_, { storage }) =>
			storage.sql.exec("SELECT instance FROM shown_keys ORDER BY instance").toArray(),
		);
		expect(kept).toEqual([{ instance: "attempted" }, { instance: "new" }]);
	});

	it("are not shown any more once there are too many of them", async () => {
		await record().noteShown({ instance: "first", untilMs: later() }, nowS());
		await runInDurableObject(record(), (_, { storage }) => {
			storage.sql.exec(
				`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
				INSERT INTO shown_keys (instance, until) SELECT 'i' || i, ? FROM n`,
				MAX_NOTED_KEYS,
				later(),
			);
		});
		expect(await record().noteShown({ instance: "one more", untilMs: later() }, nowS())).toEqual({ kind: "log-full" });
		expect(await record().noteShown({ instance: "first", untilMs: later() - 60_000 }, nowS())).toEqual({
			kind: "noted",
		});
	});
});
