import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { ANN, assessed, history, question, record, scenario } from "./given.ts";
import { assessAsIn010, MIGRATIONS_OF_0_1_0, readAsIn010, recordAsIn010 } from "./release-0-1-0.ts";

const old = (key: string, points: number) => ({
	key,
	points,
	questionId: "why-four",
	skill: "s1",
	misconception: "m1",
	response: JSON.stringify({ answered: key }),
});

/** A database as it was after so many migrations, with an attempt in it. */
function databaseOf(level: number) {
	return runInDurableObject(record(), (_, { storage }) => {
		migrate(storage, LEARNER_MIGRATIONS.slice(0, level), 1);
		if (level < MIGRATIONS_OF_0_1_0) {
			storage.sql.exec("INSERT INTO attempts VALUES (1, 'a', 0, 'sc1.old', 'teardown', 'half-close', 1, 1, '{}')");
			storage.sql.exec(
				"INSERT INTO idempotency_keys VALUES ('old', 'hash', 1); UPDATE totals SET attempts = 1, points = 1, max = 1",
			);
		} else recordAsIn010(storage.sql, old("old", 1), 0);
	});
}

describe("this release", () => {
	it.each(LEARNER_MIGRATIONS.map((_, i) => i + 1))("goes on with a database of migration %i", async (level) => {
		await databaseOf(level);
		// As it was answered then, and of which kind.
		const said = level < MIGRATIONS_OF_0_1_0 ? {} : { answered: "old" };
		const before = JSON.stringify({ variant: "scenario-practice", ...said });
		await evictDurableObject(record());
		expect(await record().attempt(1)).toBe(before);
		expect(await record().submit(question({}, { idempotencyKey: "old" }))).toEqual({
			kind: "replayed",
			number: 1,
			response: before,
		});
		expect(await record().submit(question({ verdict: "wrong" }))).toMatchObject({ kind: "recorded", number: 2 });
		expect(await record().submit(scenario({ description: assessed() }))).toMatchObject({ kind: "recorded" });
		const items = await history();
		expect(items.map(({ number, assessed, counted }) => [number, assessed, counted])).toEqual([
			[3, true, true],
			[2, false, true],
			[1, false, true],
		]);
		expect(items[2]).not.toHaveProperty("madeBy");
		const { totals } = await record().progress(ANN.learnerId, "UTC");
		expect(totals.attempts).toBe(3);
		expect((await record().attempted()).templates).toContain("three-way");
	});
});

describe("the release before", () => {
	it("records and reads in a database that this one has brought further", async () => {
		await record().submit(question());
		await record().submit(scenario({ description: assessed() }));
		await runInDurableObject(record(), (_, { storage: { sql } }) => {
			expect(recordAsIn010(sql, old("by 0.1.0", 0), 5)).toBe(3);
			assessAsIn010(sql, 3, "sc1.old", 9e12);
			const read = readAsIn010(sql);
			expect(read.attempts.map(({ number }) => number)).toEqual([3, 2, 1]);
			expect(read.totals.attempts).toBe(3);
			expect(read.skills.find(({ skill }) => skill === "s1")).toMatchObject({ seen: 2, correct: 1 });
			expect(JSON.parse(read.response)).toMatchObject({ number: 1, score: { points: 1, max: 1 } });
		});
	});

	it("may be followed by this one again: nothing is lost, and every attempt is answered as it was", async () => {
		const [one, two] = [question(), question({ verdict: "wrong", skill: "s2" })];
		const first = await record().submit(one);
		await runInDurableObject(record(), (_, { storage: { sql } }) => recordAsIn010(sql, old("by 0.1.0", 0), 5));
		await evictDurableObject(record());
		const third = await record().submit(two);
		expect(third).toMatchObject({ kind: "recorded", number: 3 });
		const { totals, skills, misconceptions } = await record().progress(ANN.learnerId, "UTC");
		expect(totals).toEqual({ attempts: 3, points: 1, max: 3, scaled: 1 / 3 });
		expect(skills.map(({ skill, seen }) => [skill, seen])).toEqual([
			["s1", 2],
			["s2", 1],
		]);
		expect(misconceptions).toMatchObject([{ id: "m1", seen: 1 }]);
		await record().submit(question());
		expect(await record().submit(one)).toEqual({ ...first, kind: "replayed" });
		expect(await record().submit(two)).toEqual({ ...third, kind: "replayed" });
		expect(await record().attempt(2)).toBe('{"variant":"scenario-practice","answered":"by 0.1.0"}');
	});
});
