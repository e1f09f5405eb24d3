import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { WHERE_EXPORTED } from "../../src/storage/learner/export.ts";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import type { RecordPlace } from "../../src/storage/learner/place.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { nowS } from "../support/fixtures.ts";
import { ANN, question, record, scenario } from "./given.ts";
import { termsOf } from "./paper-given.ts";
import { MIGRATIONS_OF_0_1_0, recordAsIn010 } from "./release-0-1-0.ts";

async function pages() {
	const all = [];
	for (let from: RecordPlace | null = null; ; ) {
		const { json, next }: { json: string; next: RecordPlace | null } = await record().exportPage(ANN.learnerId, from);
		all.push({ bytes: new TextEncoder().encode(json).byteLength, page: JSON.parse(json) });
		if (next === null) return all;
		from = next;
	}
}

describe("an export", () => {
	it("says of every table of a record where its rows are", async () => {
		await record().submit(question());
		await record().tell(ANN.learnerId, [{ kind: "terms", terms: termsOf() }]);
		const tables = await runInDurableObject(record(), (_, { storage }) =>
			storage.sql
				.exec<{ name: string }>(
					"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
				)
				.toArray(),
		);
		expect(Object.keys(WHERE_EXPORTED).sort()).toEqual(tables.map(({ name }) => name).sort());
	});

	it("comes in pages of about 100 kB, and has everything once, each attempt as it is answered alone", async () => {
		const numbers: number[] = [];
		for (let i = 0; i < 120; i++) {
			const outcome = await record().submit(
				i % 2 ? scenario({ locale: "zh" }) : question({ given: "九".repeat(1000) }),
			);
			if (outcome.kind === "recorded") numbers.push(outcome.number);
		}
		await runInDurableObject(record(), (_, { storage: { sql } }) => {
			sql.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
				INSERT INTO hints (scenario_id, blank, level, expires_at) SELECT 'sc1.' || substr(hex(zeroblob(150)) || i, -300),
				'b1', 1, 9000000000000 FROM n`);
			sql.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
				INSERT INTO shown_keys (instance, until) SELECT 'shown ' || i, 9000000000000 FROM n`);
		});
		const all = await pages();
		expect(all.length).toBeGreaterThan(2);
		for (const { bytes } of all) expect(bytes).toBeLessThan(110_000);
		for (const [list, name] of [
			["hints", "scenarioId"],
			["shownKeys", "instance"],
		] as const) {
			const found = all.flatMap(({ page }) => page[list].map((one: Record<string, unknown>) => one[name]));
			expect(new Set(found).size).toBe(found.length);
			expect(found.length).toBeGreaterThanOrEqual(4000);
		}
		expect(
			all.flatMap(({ page }) => page.attempts.map(({ item }: { item: { number: number } }) => item.number)),
		).toEqual(numbers);
		for (const { item, response } of all.flatMap(({ page }) => page.attempts)) {
			expect(response).toEqual(JSON.parse((await record().attempt(item.number)) ?? ""));
		}
		expect(all.map(({ page }) => "progress" in page)).toEqual(all.map((_, i) => i === 0));
	});

	it("has attempts that version 0.1.0 recorded, as they were answered", async () => {
		await runInDurableObject(record(), (_, { storage }) => {
			migrate(storage, LEARNER_MIGRATIONS.slice(0, MIGRATIONS_OF_0_1_0), 1);
			const old = {
				key: "old",
				points: 1,
				questionId: "why-four",
				skill: "s1",
				misconception: "m1",
				response: '{"old":1}',
			};
			recordAsIn010(storage.sql, old, 0);
		});
		await record().submit(question({}, { sinceS: nowS() }));
		const [first] = await pages();
		expect(first?.page.attempts).toHaveLength(2);
		expect(first?.page.attempts[0]).toMatchObject({ idempotencyKey: "old", response: { old: 1 } });
		expect(first?.page.attempts[0]).not.toHaveProperty("answers");
	});
});
