import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { HintWish, SentToScenario } from "../../src/practice/submission.ts";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { MAX_HINTS } from "../../src/storage/learner/object.ts";
import { readStanding } from "../../src/storage/learner/standing.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { nowS } from "../support/fixtures.ts";
import { ANN, assessed, history, record, rightAnswers, scenario } from "./given.ts";

const LATER = Date.now() + 3_600_000;

const wish = (change: Partial<HintWish> = {}): HintWish => ({
	scenarioId: "sc1.x",
	blank: "b1",
	level: null,
	highestLevel: 3,
	expiresAtMs: LATER,
	...change,
});

const standing = (scenarioId = "sc1.x") =>
	runInDurableObject(record(), (_, { storage }) => readStanding(storage.sql, scenarioId));

const twice = (change: Partial<SentToScenario> = {}) =>
	scenario({ description: assessed({ attempts: 2, decay: 0.5 }), ...change });

describe("hints", () => {
	it("climb by themselves and stay at the top", async () => {
		const levels = [];
		for (let i = 0; i < 4; i++) levels.push(await record().takeHint(wish(), nowS()));
		expect(levels.map((outcome) => outcome.kind === "taken" && outcome.level)).toEqual([1, 2, 3, 3]);
	});

	it("stand at the highest level taken, blank by blank and scenario by scenario", async () => {
		await record().takeHint(wish({ level: 3 }), nowS());
		await record().takeHint(wish({ level: 1 }), nowS());
		await record().takeHint(wish({ blank: "b10", level: 2 }), nowS());
		await record().takeHint(wish({ blank: "b2" }), nowS());
		await record().takeHint(wish({ scenarioId: "sc1.y", level: 2 }), nowS());
		expect(await standing()).toEqual({ earned: [], hints: { b1: 3, b10: 2, b2: 1 } });
	});

	it("are forgotten with their scenario", async () => {
		await record().takeHint(wish({ expiresAtMs: Date.now() - 1 }), nowS());
		await record().takeHint(wish({ scenarioId: "sc1.y" }), nowS());
		expect(await standing()).toEqual({ earned: [], hints: {} });
	});

	it("are refused once there are too many of them", async () => {
		await record().takeHint(wish(), nowS());
		await runInDurableObject(record(), (_, { storage }) => {
			storage.sql.exec(
				`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
				INSERT INTO hints (scenario_id, blank, level, expires_at) SELECT 'sc1.' || i, 'b1', 1, ? FROM n`,
				MAX_HINTS,
				LATER,
			);
		});
		expect(await record().takeHint(wish(), nowS())).toEqual({ kind: "log-full" });
	});
});

it("a record from before there were hints and assessments goes on", async () => {
	await runInDurableObject(record(), (_, { storage }) => migrate(storage, LEARNER_MIGRATIONS.slice(0, 1), 1));
	await evictDurableObject(record());
	expect(await record().takeHint(wish(), nowS())).toEqual({ kind: "taken", level: 1 });
	expect((await record().submit(twice())).kind).toBe("recorded");
	expect(await record().attempt(1)).toContain('"hints":{"b1":{"level":1');
});

describe("an attempt at an assessed scenario", () => {
	it("is scored from how things stand when it is recorded", async () => {
		await record().takeHint(wish({ level: 2 }), nowS());
		await record().submit(twice());
		await record().submit(twice());
		const [second, first] = await history();
		expect(first?.score.points).toBe((first?.score.max ?? 0) - 0.25);
		expect(second?.score.points).toBe((first?.score.points ?? 0) / 2);
		expect(second).toMatchObject({
			attemptsLeft: 0,
			scenarioScore: { points: first?.score.points },
			policy: { attempts: 2, decay: 0.5 },
			madeBy: "server",
			assessed: true,
			counted: true,
		});
	});

	it("counts once however often it is repeated, and none follows the last", async () => {
		const first = twice();
		for (let i = 0; i < 3; i++) await record().submit(first);
		expect((await standing()).earned).toHaveLength(1);
		await record().submit(twice());
		expect(await record().submit(twice())).toMatchObject({ failure: { code: "attempts-used-up" } });
		expect((await record().submit(first)).kind).toBe("replayed");
		expect((await record().submit(twice({ scenarioId: "sc1.y" }))).kind).toBe("recorded");
	});

	it("adds to the assessed totals what its scenario comes to, and no more", async () => {
		const right = rightAnswers(assessed());
		const [[blank = ""] = []] = Object.entries(right);
		const { [blank]: _, ...worse } = right;
		const keepBest = assessed({ attempts: 3, keep: "best" });
		for (const answers of [worse, right, worse]) await record().submit(scenario({ description: keepBest, answers }));
		const { totals, assessed: holds } = await record().progress(ANN.learnerId, "UTC");
		const max = totals.max / 3;
		expect(holds).toEqual({ scenarios: 1, attempts: 3, points: max, max, scaled: 1 });
		await record().submit(scenario({ scenarioId: "sc1.y", description: assessed({}, { madeBy: "learner" }) }));
		const after = await record().progress(ANN.learnerId, "UTC");
		expect(after.assessed).toEqual(holds);
		expect(after.totals.attempts).toBe(4);
	});

	it("is shown with its solution once no attempt is left, and repeated as it was answered", async () => {
		const first = twice();
		await record().submit(first);
		expect(await record().attempt(1)).toContain('"solution":"withheld"');
		await record().submit(twice());
		expect(JSON.parse((await record().attempt(1)) ?? "")).toMatchObject({ solution: "shown", number: 1 });
		const again = await record().submit(first);
		expect(again.kind === "replayed" && again.response).toContain('"solution":"withheld"');
	});

	it("is shown with its solution once the scenario has expired", async () => {
		await record().submit(scenario({ description: assessed({ attempts: 2 }, { expiresAt: nowS() }) }));
		expect(await record().attempt(1)).toContain('"solution":"shown"');
	});

	it("is never shown with a solution where the policy shows none", async () => {
		await record().submit(scenario({ description: assessed({ showSolution: "never" }, { expiresAt: nowS() }) }));
		expect(await record().attempt(1)).toContain('"solution":"withheld"');
	});
});
