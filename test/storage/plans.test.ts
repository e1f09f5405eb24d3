// That no statement of a request goes through what grows with the record.
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { streakOf } from "../../src/practice/days.ts";
import { NOTHING_LEARNT, progressDocument } from "../../src/practice/learning.ts";
import { nothingYet } from "../../src/practice/progress.ts";
import type { HistoryWish } from "../../src/practice/submission.ts";
import { exportPage } from "../../src/storage/learner/export.ts";
import { listAttempts } from "../../src/storage/learner/history.ts";
import { readSlots } from "../../src/storage/learner/learning.ts";
import { numbersIn, readPaperAttempts } from "../../src/storage/learner/paper/attempts.ts";
import { readKnown } from "../../src/storage/learner/paper/papers.ts";
import type { RecordPlace } from "../../src/storage/learner/place.ts";
import { countAttempts, find, readAttempt, readAttempted } from "../../src/storage/learner/queries.ts";
import { answerAgain, answerSolved, readHead } from "../../src/storage/learner/record.ts";
import { countNoted, isShown, noteShown } from "../../src/storage/learner/shown-keys.ts";
import { countHints, readStanding, takeHint } from "../../src/storage/learner/standing.ts";
import { ANN, assessed, history, question, record, scenario } from "./given.ts";
import { termsOf } from "./paper-given.ts";

/** One row each, or one for each table, skill, misconception, subject, day or assignment, or a record that was claimed. */
const BOUNDED =
	/^SCAN (sqlite_master|totals|t|assigned|s|papers|tallies|learning|skill_states|held|skills|misconceptions|migrations|last_use|claims|CONSTANT ROW|q|active_slots|\(subquery-\d+\))$/;

/** What SQLite does for the statements of `run` beside searching an index in its order. */
async function detours(run: (sql: SqlStorage) => unknown): Promise<readonly string[]> {
	await record().submit(question());
	await record().submit(scenario({ description: assessed() }));
	await record().tell(ANN.learnerId, [{ kind: "terms", terms: termsOf() }]);
	return runInDurableObject(record(), (_, { storage: { sql } }) => {
		const asked: [string, unknown[]][] = [];
		const exec = (query: string, ...values: unknown[]) => {
			asked.push([query, values]);
			return sql.exec(query, ...values);
		};
		run(new Proxy(sql, { get: (target, name) => (name === "exec" ? exec : Reflect.get(target, name)) }));
		expect(asked.length).toBeGreaterThan(0);
		const steps = asked.flatMap(([query, values]) =>
			sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...values).toArray(),
		);
		const odd = steps.map(({ detail }) => detail).filter((detail) => /SCAN|TEMP B-TREE|AUTOMATIC/.test(detail));
		return odd.filter((detail) => !BOUNDED.test(detail));
	});
}

const now = Date.now();
const PAGE: HistoryWish = { limit: 20, before: Number.MAX_SAFE_INTEGER, answers: true };
const MONTH = { fromMs: now - 1, toMs: now + 1 };

describe("a page of a history is read from an index in its order", () => {
	it.each<[string, Partial<HistoryWish>]>([
		["whole", {}],
		["of a scenario", { scenarioId: "sc1.x" }],
		["of a question", { questionId: "q" }],
		["of a skill", { skill: "s1" }],
		["of an assignment", { assignmentId: "as-x" }],
		["of an assignment in a month", { ...MONTH, assignmentId: "as-x" }],
		["of an assignment that showed a skill", { assignmentId: "as-x", skill: "s1" }],
		["of a question of an assignment", { assignmentId: "as-x", questionId: "q" }],
		["from a time on", { fromMs: now }],
		["up to a time", { toMs: now }],
		["of a month", MONTH],
		["of a scenario in a month", { ...MONTH, scenarioId: "sc1.x" }],
		["of a question in a month", { ...MONTH, questionId: "q" }],
		["of a skill in a month", { ...MONTH, skill: "s1" }],
		["of a question that showed a skill", { questionId: "q", skill: "s1" }],
		["of a scenario that showed a skill", { scenarioId: "sc1.x", skill: "s1" }],
	])("%s", async (_, wish) => {
		expect(await detours((sql) => listAttempts(sql, { ...PAGE, ...wish }))).toEqual([]);
	});
});

describe("what a request asks of a record does not grow with it", () => {
	it.each<[string, (sql: SqlStorage) => unknown]>([
		["before a submission is graded", (sql) => [find(sql, "key", "instance", now), readStanding(sql, "sc1.x")]],
		["when the object wakes up", (sql) => readHead(sql, ANN.learnerId)],
		["for one attempt", (sql) => [readAttempt(sql, 1), countAttempts(sql)]],
		[
			"for an attempt as it was answered, and solved",
			(sql) => {
				const stored = readAttempt(sql, 2);
				return stored && [answerAgain(sql, stored, undefined), answerSolved(sql, stored, now)];
			},
		],
		[
			"for a paper and the attempts at its items",
			(sql) => [readKnown(sql, "as-x"), readPaperAttempts(sql, "as-x", 1), numbersIn(sql, "as-x", 0, 100)],
		],
		["for hints", (sql) => [countHints(sql, now), takeHint(sql, { ...HINT, scenarioId: "sc1.x" }, now)]],
		[
			"for keys that were shown",
			(sql) => [isShown(sql, "i", now), countNoted(sql, now), noteShown(sql, "i", now, now)],
		],
	])("%s", async (_, run) => {
		expect(await detours(run)).toEqual([]);
	});

	it("for what was attempted, which is sorted once it is found", async () => {
		expect(await detours((sql) => readAttempted(sql, 5))).toEqual(["USE TEMP B-TREE FOR ORDER BY"]);
	});

	it.each<[string, RecordPlace | null]>([
		["the first page", null],
		["a page of attempts", { list: "attempts", after: "0" }],
	])("for %s of an export", async (_, from) => {
		const progress = () => progressDocument(nothingYet(ANN.learnerId), NOTHING_LEARNT, streakOf([], "UTC", now));
		expect(await detours((sql) => exportPage(sql, ANN.learnerId, from, { nowMs: now, progress }))).toEqual([]);
	});

	it("for a streak, of which two quarters of an hour a day are kept", async () => {
		expect(await detours((sql) => readSlots(sql))).toEqual([]);
		const kept = await runInDurableObject(record(), (_, { storage: { sql } }) => {
			sql.exec("DELETE FROM active_slots");
			for (const slot of [965, 970, 1055, 961, 1056, 960, 1057, 1060]) {
				sql.exec("INSERT OR IGNORE INTO active_slots (slot) VALUES (?)", slot);
			}
			return readSlots(sql);
		});
		expect(kept).toEqual([960, 1055, 1056, 1060]);
	});
});

const HINT = { blank: "b1", level: null, highestLevel: 3, expiresAtMs: now + 1000 } as const;

describe("a history", () => {
	const times = [1000, 3000, 2000, 4000, 6000, 5000, 7000, 8000];

	/** Numbers of attempts, newest first; the clocks of servers disagree here and there. */
	async function numbers(wish: Partial<HistoryWish>): Promise<readonly number[]> {
		return (await history(record(), wish)).map(({ number }) => number);
	}

	it.each<[string, Partial<HistoryWish>, readonly number[]]>([
		["of a time", { fromMs: 2000, toMs: 6000 }, [6, 4, 3, 2]],
		["from a time on", { fromMs: 6000 }, [8, 7, 5]],
		["up to a time", { toMs: 3000 }, [3, 1]],
		["of a time before all", { toMs: 1000 }, []],
		["of a time after all", { fromMs: 9000 }, []],
		["of a skill", { skill: "odd" }, [7, 5, 3, 1]],
		["of a skill in a time", { skill: "odd", fromMs: 2000, toMs: 7000 }, [5, 3]],
		["of a skill, before a number", { skill: "odd", before: 5 }, [3, 1]],
		["of a skill and a question", { skill: "odd", questionId: "q1" }, [5, 1]],
		["of a question in a time", { questionId: "q0", fromMs: 3000 }, [8, 4]],
		["of a skill that nobody showed", { skill: "none" }, []],
	])("%s is right though clocks disagree", async (_, wish, expected) => {
		for (const i of times.keys()) {
			await record().submit(question({ questionId: `q${(i + 1) % 4}`, skill: i % 2 === 0 ? "odd" : "even" }));
		}
		await runInDurableObject(record(), (_object, { storage: { sql } }) => {
			for (const [i, at] of times.entries())
				sql.exec("UPDATE attempts SET submitted_at = ? WHERE number = ?", at, i + 1);
		});
		expect(await numbers(wish)).toEqual(expected);
	});
});
