import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { HintWish, Standing, Submission } from "../../src/practice/submission.ts";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { MAX_HINTS } from "../../src/storage/learner/object.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { learnerName } from "../support/fixtures.ts";

const record = () => env.LEARNER.getByName("a learner");
const LATER = Date.now() + 3_600_000;
const NOTHING_YET: Standing = { earned: [], hints: {} };

const wish = (change: Partial<HintWish> = {}): HintWish => ({
	scenarioId: "sc1.x",
	blank: "b1",
	level: null,
	highestLevel: 3,
	expiresAtMs: LATER,
	...change,
});

let keys = 0;
const submission = (change: Partial<Submission> = {}): Submission => ({
	learnerId: learnerName("acme", "ann").learnerId,
	idempotencyKey: `key-${++keys}`,
	bodyHash: "hash",
	scenarioId: "sc1.x",
	family: "teardown",
	template: "half-close",
	points: 1,
	max: 2,
	sightings: [],
	misconceptions: [],
	resultJson: '{"solution":"withheld"}',
	basis: NOTHING_YET,
	assessment: { attempts: 2, expiresAtMs: LATER, solvedJson: '{"solution":"shown"}' },
	...change,
});

const standing = async () => {
	const outcome = await record().record(submission({ basis: { earned: [-1], hints: {} } }));
	return outcome.kind === "moved" ? outcome.standing : outcome.kind;
};

describe("hints", () => {
	it("climb by themselves and stay at the top", async () => {
		const levels = [];
		for (let i = 0; i < 4; i++) levels.push(await record().takeHint(wish()));
		expect(levels.map((outcome) => outcome.kind === "taken" && outcome.level)).toEqual([1, 2, 3, 3]);
	});

	it("stand at the highest level taken, blank by blank and scenario by scenario", async () => {
		await record().takeHint(wish({ level: 3 }));
		await record().takeHint(wish({ level: 1 }));
		await record().takeHint(wish({ blank: "b10", level: 2 }));
		await record().takeHint(wish({ blank: "b2" }));
		await record().takeHint(wish({ scenarioId: "sc1.y", level: 2 }));
		expect(await standing()).toEqual({ earned: [], hints: { b1: 3, b10: 2, b2: 1 } });
	});

	it("are forgotten with their scenario", async () => {
		await record().takeHint(wish({ expiresAtMs: Date.now() - 1 }));
		await record().takeHint(wish({ scenarioId: "sc1.y" }));
		expect(await standing()).toEqual(NOTHING_YET);
	});

	it("are refused once there are too many of them", async () => {
		await record().takeHint(wish());
		await runInDurableObject(record(), (_, { storage }) => {
			storage.sql.exec(
				`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
				INSERT INTO hints SELECT 'sc1.' || i, 'b1', 1, ? FROM n`,
				MAX_HINTS,
				LATER,
			);
		});
		expect(await record().takeHint(wish())).toEqual({ kind: "log-full" });
	});
});

it("a record from before there were hints and assessments goes on", async () => {
	await runInDurableObject(record(), (_, { storage }) => migrate(storage, LEARNER_MIGRATIONS.slice(0, 1), 1));
	await evictDurableObject(record());
	expect(await record().takeHint(wish())).toEqual({ kind: "taken", level: 1 });
	expect((await record().record(submission({ basis: { earned: [], hints: { b1: 1 } } }))).kind).toBe("recorded");
	expect(await record().attempt(1)).toContain("withheld");
});

describe("an attempt at an assessed scenario", () => {
	it("is recorded only if its score was worked out from how things stand", async () => {
		await record().takeHint(wish({ level: 2 }));
		const stale = submission();
		const outcome = await record().record(stale);
		expect(outcome).toEqual({ kind: "moved", standing: { earned: [], hints: { b1: 2 } } });
		expect((await record().progress(stale.learnerId)).totals.attempts).toBe(0);
		if (outcome.kind !== "moved") return;
		expect((await record().record({ ...stale, basis: outcome.standing })).kind).toBe("recorded");
	});

	it("counts once however often it is repeated, and none follows the last", async () => {
		const first = submission({ points: 0.5 });
		for (let i = 0; i < 3; i++) await record().record(first);
		expect(await standing()).toEqual({ earned: [0.5], hints: {} });
		await record().record(submission({ basis: { earned: [0.5], hints: {} } }));
		expect(await standing()).toBe("attempts-used-up");
		expect((await record().record(first)).kind).toBe("replayed");
		expect((await record().record(submission({ scenarioId: "sc1.y" }))).kind).toBe("recorded");
	});

	it("is shown with its solution once no attempt is left, and repeated as it was answered", async () => {
		const first = submission();
		await record().record(first);
		expect(await record().attempt(1)).toContain("withheld");
		await record().record(submission({ basis: { earned: [1], hints: {} } }));
		expect(JSON.parse((await record().attempt(1)) ?? "")).toMatchObject({ solution: "shown", number: 1 });
		const again = await record().record(first);
		expect(again.kind === "replayed" && again.response).toContain("withheld");
	});

	it("is shown with its solution once the scenario has expired", async () => {
		await record().record(
			submission({ assessment: { attempts: 2, expiresAtMs: Date.now(), solvedJson: '{"solution":"shown"}' } }),
		);
		expect(await record().attempt(1)).toContain("shown");
	});

	it("is never shown with a solution that was not kept", async () => {
		await record().record(submission({ assessment: { attempts: 1, expiresAtMs: Date.now(), solvedJson: null } }));
		expect(await record().attempt(1)).toContain("withheld");
	});
});
