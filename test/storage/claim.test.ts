// A record that is taken over by another: in pages, over crashes, once.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { TABLES_OF_ATTEMPTS, type TableOfAttempts } from "../../src/storage/learner/claim/hand-over.ts";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { MAX_ATTEMPTS } from "../../src/storage/learner/record.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { learnerName, nowS } from "../support/fixtures.ts";
import { stillClock } from "../support/still-clock.ts";
import { ANN, assessed, history, question, scenario } from "./given.ts";
import { MIGRATIONS_OF_0_1_0, recordAsIn010 } from "./release-0-1-0.ts";

stillClock();

const ANON = learnerName("anonymous", "anon-x");
const BY = learnerObjectName(ANN);
const anns = () => env.LEARNER.getByName(BY);
const anons = () => env.LEARNER.getByName(learnerObjectName(ANON));

const claim = () => anns().claim({ source: ANON.learnerId, sourceSinceS: nowS(), learner: ANN, sinceS: nowS() });

type Stub = ReturnType<typeof anns>;
const rows = (stub: Stub, table: string, columns: string) =>
	runInDurableObject(stub, (_, { storage }) => storage.sql.exec(`SELECT ${columns} FROM ${table}`).toArray());
const items = (stub: Stub) => history(stub, { limit: MAX_ATTEMPTS });

/** Of every sort: counted or not, at questions and scenarios, assessed with a solution that is withheld. */
async function fill(stub: Stub, count: number): Promise<void> {
	for (let i = 0; i < count; i++) {
		const sorts = [() => scenario(), () => scenario({ locale: "zh" })];
		const asked = () => question({ skill: `s${i % 3}`, misconceptions: ["m1"] });
		await stub.submit((sorts[i % 8] ?? asked)());
	}
	await stub.submit(
		scenario({ scenarioId: "sc1.own", description: assessed({ attempts: 2, showSolution: "after-last-attempt" }) }),
	);
}

const HINT = { scenarioId: "sc1.own", blank: "b1", level: 2, highestLevel: 3, expiresAtMs: Date.now() + 1e9 };

describe("a record that is claimed", () => {
	it("is taken over with every column of every table that has to do with an attempt", async () => {
		await fill(anons(), 9);
		await anons().takeHint(HINT, nowS());
		await anons().noteShown({ instance: "noted", untilMs: 9e12 }, nowS());
		await anns().submit(question({}, { idempotencyKey: "of ann" }));
		// Which columns are worked out anew.
		const changed: Partial<Record<TableOfAttempts, readonly string[]>> = {
			attempts: ["response"],
			results: ["since", "progress"],
		};
		const tables = await runInDurableObject(anons(), (_, { storage: { sql } }) =>
			(Object.keys(TABLES_OF_ATTEMPTS) as TableOfAttempts[]).map((table) => {
				const all = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?)", table).toArray();
				const number = TABLES_OF_ATTEMPTS[table];
				const kept = all.map(({ name }) => name).filter((name) => name !== number && !changed[table]?.includes(name));
				return { table, columns: kept.join(", "), number };
			}),
		);
		const read = (stub: Stub, shift: number) =>
			Promise.all(
				tables.map(({ table, columns, number }) =>
					rows(stub, `${table} WHERE ${number} > ${shift} ORDER BY ${number}`, `${number} - ${shift} AS n, ${columns}`),
				),
			);
		const before = await read(anons(), 0);
		for (const [i, found] of before.entries())
			expect([tables[i]?.table, found.length > 0]).toEqual([tables[i]?.table, true]);
		const loose = async (stub: Stub) => [
			await rows(stub, "hints", "scenario_id, blank, level, expires_at"),
			await rows(stub, "shown_keys WHERE instance NOT LIKE 'of ann%'", "instance, until"),
		];
		const others = await loose(anons());
		expect(await claim()).toEqual({ kind: "claimed", claimed: 10, remaining: 0 });
		expect(await read(anns(), 1)).toEqual(before);
		const [hints, keys] = await loose(anns());
		expect(hints).toEqual(others[0]);
		expect(keys).toEqual(expect.arrayContaining(others[1] ?? []));
	});

	it("answers each attempt of it as it was, with the number and the progress that it has now", async () => {
		await fill(anons(), 20);
		const before = await Promise.all(Array.from({ length: 21 }, (_, i) => anons().attempt(i + 1)));
		await anns().submit(question());
		await claim();
		await anns().submit(question());
		await evictDurableObject(anns());
		let attempts = 0;
		for (const [i, text] of before.entries()) {
			const [then, now] = [JSON.parse(text ?? ""), JSON.parse((await anns().attempt(i + 2)) ?? "")];
			expect({ ...now, progress: null }).toEqual({ ...then, number: i + 2, progress: null });
			attempts = then.counted === false ? attempts : attempts + 1;
			expect([now.progress.learnerId, now.progress.totals.attempts]).toEqual([ANN.learnerId, attempts + 1]);
		}
		const last = JSON.parse((await anns().attempt(23)) ?? "");
		expect(await anns().progress(ANN.learnerId, "UTC")).toMatchObject(last.progress);
	});

	it("takes nothing more while it is handed over, but still answers what it has", async () => {
		const sent = question();
		const first = await anons().submit(sent);
		expect(await anons().freeze(BY, nowS(), 10)).toEqual({ kind: "frozen", attempts: 1 });
		await evictDurableObject(anons());
		for (const refused of [
			await anons().submit(question()),
			await anons().takeHint(HINT, nowS()),
			await anons().noteShown({ instance: "x", untilMs: 9e12 }, nowS()),
			await anons().freeze("another", nowS(), 10),
		])
			expect(refused).toEqual({ kind: "claimed-elsewhere" });
		expect(await anons().submit(sent)).toEqual({ ...first, kind: "replayed" });
		expect(await items(anons())).toHaveLength(1);
		expect(await anons().handOver("another", { list: "hints", after: "" })).toBeNull();
		await anons().releaseTo("another");
		expect(await claim()).toEqual({ kind: "claimed", claimed: 1, remaining: 0 });
	});

	it("is not, where both are more than a record holds", async () => {
		await fill(anons(), 3);
		expect(await anons().freeze(BY, nowS(), 3)).toEqual({ kind: "too-much" });
		expect(await anons().submit(question())).toMatchObject({ kind: "recorded" });
	});

	it("keeps a key that both had used for whoever claims, and loses no attempt", async () => {
		await anns().submit(question({ questionId: "of-ann" }, { idempotencyKey: "same" }));
		await anons().submit(question({ questionId: "of-anon" }, { idempotencyKey: "same" }));
		await claim();
		const replay = await anns().submit(question({}, { idempotencyKey: "same" }));
		expect(replay).toMatchObject({ kind: "replayed", number: 1 });
		expect((await items(anns())).map((item) => "questionId" in item && item.questionId)).toEqual(["of-anon", "of-ann"]);
		const { json } = await anns().exportPage(ANN.learnerId, null);
		expect(JSON.parse(json).attempts.map((one: { idempotencyKey: string }) => one.idempotencyKey)).toEqual([
			"same",
			"same",
		]);
	});

	it("does not put back when something was last seen", async () => {
		await anons().submit(question({ verdict: "wrong", misconceptions: ["m1"] }));
		await runInDurableObject(anons(), (_, { storage: { sql } }) =>
			sql.exec("UPDATE attempts SET submitted_at = 1000").toArray(),
		);
		await anns().submit(question({ misconceptions: ["m1"] }));
		const { skills, misconceptions } = await anns().progress(ANN.learnerId, "UTC");
		await claim();
		const after = await anns().progress(ANN.learnerId, "UTC");
		expect(after.skills).toMatchObject([{ skill: "s1", seen: 2, lastAt: skills[0]?.lastAt }]);
		expect(after.misconceptions).toEqual([{ ...misconceptions[0], seen: 2 }]);
	});

	it("is learnt from in the order of time, as if one learner had done it all", async () => {
		const days = (ago: number) => Date.now() - ago * 86_400_000;
		const answeredAt = async (stub: Stub, ...agos: readonly number[]) => {
			for (const _ of agos) await stub.submit(question({ skill: "s1" }));
			const times = JSON.stringify(agos.map(days));
			await runInDurableObject(stub, (_, { storage: { sql } }) =>
				sql.exec("UPDATE attempts SET submitted_at = json_extract(?, '$[' || (number - 1) || ']')", times).toArray(),
			);
		};
		await answeredAt(anons(), 12, 8);
		await answeredAt(anns(), 3);
		await claim();
		const [skill] = (await anns().progress(ANN.learnerId, "UTC")).skills;
		expect(skill).toMatchObject({ mastered: true, seen: 3 });
		// Three reviews over nine days: it lasts longer than after three within a moment.
		expect(Date.parse(skill?.dueAt ?? "")).toBeGreaterThan(days(-3));
	});

	it("hands over what version 0.1.0 recorded", async () => {
		await runInDurableObject(anons(), (_, { storage }) => {
			migrate(storage, LEARNER_MIGRATIONS.slice(0, MIGRATIONS_OF_0_1_0), 1);
			const old = {
				key: "old",
				points: 1,
				questionId: "why-four",
				skill: "s1",
				misconception: "m1",
				response: '{"questionId":"why-four"}',
			};
			recordAsIn010(storage.sql, old, 0);
		});
		await evictDurableObject(anons());
		await anons().submit(question({ skill: "s2" }));
		await anns().submit(question({ skill: "s2" }));
		await claim();
		expect(JSON.parse((await anns().attempt(2)) ?? "")).toEqual({
			variant: "question-practice",
			questionId: "why-four",
			number: 2,
		});
		const { totals, skills, misconceptions } = await anns().progress(ANN.learnerId, "UTC");
		expect(totals).toMatchObject({ attempts: 3, points: 3 });
		expect(skills.map(({ skill, seen, correct }) => [skill, seen, correct])).toEqual([
			["s1", 1, 1],
			["s2", 2, 2],
		]);
		expect(misconceptions).toMatchObject([{ id: "m1", seen: 1 }]);
		expect(await anns().progress(ANN.learnerId, "UTC")).toMatchObject(
			JSON.parse((await anns().attempt(3)) ?? "").progress,
		);
	});
});

describe("a large record that is claimed", () => {
	const COUNT = 150;

	it("is taken over by alarm once the first page is answered, also across evictions, each attempt once", async () => {
		const before = nowS();
		await fill(anons(), COUNT - 1);
		const order = (await items(anons())).map(({ attemptId }) => attemptId);
		const first = await claim();
		expect(first).toEqual({ kind: "claimed", claimed: 60, remaining: 90 });
		// Meanwhile the learner goes on.
		await anns().submit(question({}, { idempotencyKey: "between" }));
		for (const taken of [2 * 60, COUNT]) {
			await evictDurableObject(anns());
			await evictDurableObject(anons());
			expect(await runDurableObjectAlarm(anns())).toBe(true);
			expect(await items(anns())).toHaveLength(taken + 1);
		}
		const all = (await items(anns())).map(({ attemptId }) => attemptId);
		expect(all).toHaveLength(COUNT + 1);
		expect(all.filter((id) => order.includes(id))).toEqual(order);
		expect(await claim()).toEqual({ kind: "claimed", claimed: COUNT, remaining: 0 });
		expect(await anons().standing(before)).toBe("erased");
		const { totals } = await anns().progress(ANN.learnerId, "UTC");
		expect(totals.attempts).toBe((await items(anns())).filter(({ counted }) => counted).length);
		// Its progress was answered amid pages; a repeat says the same.
		expect(JSON.parse((await anns().attempt(61)) ?? "").progress.totals.attempts).toBeGreaterThan(0);
	});

	it("is done once where two calls and an alarm are at it, with what either was answered in between", async () => {
		await fill(anons(), COUNT - 1);
		const between: (string | null)[] = [];
		for (let i = 0; i < 4; i++) {
			await Promise.all([claim(), claim(), runDurableObjectAlarm(anns())]);
			const outcome = await anns().submit(question());
			between.push(outcome.kind === "recorded" ? `${outcome.number} ${outcome.response}` : null);
		}
		expect(await items(anns())).toHaveLength(COUNT + 4);
		await evictDurableObject(anns());
		for (const text of between) {
			const [number = "", ...said] = (text ?? "").split(" ");
			expect(await anns().attempt(Number(number))).toBe(said.join(" "));
		}
	});

	it("goes on from where a crash left it: before the page was kept, after, and before the source was erased", async () => {
		await fill(anons(), 9);
		// The source is frozen, and the claim lost with the answer.
		await anons().freeze(BY, nowS(), 100);
		await evictDurableObject(anons());
		await runInDurableObject(anns(), async (learner, { storage }) => {
			await learner.submit(question());
			storage.sql.exec("CREATE TRIGGER fails BEFORE INSERT ON solutions BEGIN SELECT raise(FAIL, 'no'); END");
			await expect(
				learner.claim({ source: ANON.learnerId, sourceSinceS: nowS(), learner: ANN, sinceS: nowS() }),
			).rejects.toThrow();
			// Looked at before the alarm gets in.
			expect(storage.sql.exec("SELECT number FROM attempts").toArray()).toEqual([{ number: 1 }]);
			storage.sql.exec("DROP TRIGGER fails");
		});
		await evictDurableObject(anns());
		expect(await runDurableObjectAlarm(anns())).toBe(true);
		expect(await items(anns())).toHaveLength(11);
		// The page is kept, and the source erased or not: nobody knows.
		await runInDurableObject(anns(), (_, { storage: { sql } }) => {
			sql.exec("UPDATE claims SET done = 0");
		});
		await evictDurableObject(anns());
		expect(await claim()).toEqual({ kind: "claimed", claimed: 10, remaining: 0 });
		expect(await items(anns())).toHaveLength(11);
	});

	it("ends with what was taken over where either learner is erased amid it", async () => {
		await fill(anons(), COUNT - 1);
		await claim();
		await anons().erase(nowS());
		expect(await claim()).toEqual({ kind: "claimed", claimed: 60, remaining: 0 });
		expect(await items(anns())).toHaveLength(60);
		while (await runDurableObjectAlarm(anns()));
		expect(await items(anns())).toHaveLength(60);
	});

	it("is erased with whoever is taking it over", async () => {
		await fill(anons(), COUNT - 1);
		await claim();
		const before = nowS();
		await anns().erase(before);
		expect(await anons().standing(before)).toBe("erased");
		expect(await items(anons())).toEqual([]);
	});
});
