// What an assignment's object reads for statistics and the map, out of rows written here.
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { AnalysedItem } from "../../src/course/analysed.ts";
import type { Assignment, Override } from "../../src/course/assignment.ts";
import type { HandedResult } from "../../src/course/handed.ts";
import { MISCONCEPTION_IDS } from "../../src/scenario/misconceptions.ts";
import { answerMap, readFailing, readKnown } from "../../src/storage/assignment/analysis.ts";
import { readIdeas } from "../../src/storage/assignment/class-ideas.ts";
import { readPapers } from "../../src/storage/assignment/class-papers.ts";
import { ASSIGNMENT_MIGRATIONS } from "../../src/storage/assignment/migrations.ts";
import { eraseSummaries, keepSummary } from "../../src/storage/assignment/summaries.ts";
import { migrate } from "../../src/storage/migrate.ts";

const DUE = Date.UTC(2026, 10, 1);
const HOUR = 3_600_000;

const TERMS: Assignment = {
	assignmentId: "as-x",
	title: "x",
	items: [1, 2].map((points) => ({ type: "question", questionId: "q", points, seed: null })),
	seeds: "per-learner",
	policy: DEFAULT_POLICY,
	late: null,
	timeLimitS: null,
	locale: "en",
	forNamed: false,
	remedialOf: null,
	opensAtMs: null,
	dueAtMs: DUE,
	closesAtMs: null,
	createdAtMs: DUE,
	revision: 1,
};

interface Row {
	readonly override?: Override;
	readonly paper?: number;
	readonly startedAt?: number | null;
	readonly endsAt?: number;
	readonly finishedAt?: number | null;
}

function addLearner(sql: SqlStorage, id: string, row: Row = {}): void {
	const { override = {}, paper = 1, startedAt = DUE - HOUR, endsAt = null, finishedAt = null } = row;
	sql.exec(
		`INSERT OR REPLACE INTO learners (learner_id, named, override, paper, revision, excused, started_at, ends_at,
			finished_at, finished_by, points, days_late, updated_at) VALUES (?, 0, ?, ?, 1, ?, ?, ?, ?, NULL, 0, 0, 0)`,
		id,
		JSON.stringify(override),
		paper,
		override.excused ? 1 : 0,
		startedAt,
		endsAt,
		finishedAt,
	);
}

function addResult(sql: SqlStorage, id: string, number: number, result: Partial<HandedResult> = {}): void {
	const { paper = 1, item = 1, submittedAtMs = DUE, share = 1, seconds = 60 } = result;
	const { ideas = [], contradicted = [], skills = [] } = result;
	sql.exec(
		`INSERT INTO results (learner_id, number, paper, item, attempt_id, submitted_at, share, seconds, ideas, contradicted,
			skills) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		...[id, number, paper, item, `at-${number}`, submittedAtMs, share, seconds],
		...[ideas, contradicted, skills].map((list) => JSON.stringify(list)),
	);
}

/** In a database that holds nothing yet. */
function inTables<T>(run: (sql: SqlStorage) => T): Promise<T> {
	return runInDurableObject(env.ASSIGNMENT.getByName("tables"), (_, { storage }) => {
		migrate(storage, ASSIGNMENT_MIGRATIONS, 0);
		return run(storage.sql);
	});
}

/** Of each first attempt: whose it is, share, seconds, when. */
function readable({ points, papers, shares, seconds, submittedAtMs, shown }: AnalysedItem) {
	const firsts = [...papers].map((whose, i) => [whose, shares[i], seconds[i], submittedAtMs[i]]);
	return { points, firsts, shown: Object.fromEntries(shown) };
}

const A = { id: "syn-does-not-consume", confidence: 3 };

describe("papers as they are read", () => {
	it("hold the first attempt at each item of the current paper, with what it showed", async () => {
		const { papers, items } = await inTables((sql) => {
			addLearner(sql, "ann", { paper: 2 });
			addResult(sql, "ann", 1, { share: 0.25 });
			addResult(sql, "ann", 2, { paper: 2, share: 0.5, seconds: 90, ideas: [A] });
			addResult(sql, "ann", 3, { paper: 2, share: 1 });
			return readPapers(sql, TERMS, DUE);
		});
		expect(papers).toEqual([{ stand: "working", dueAtMs: DUE }]);
		expect(items.map(readable)).toEqual([
			{ points: 1, firsts: [[0, 0.5, 90, DUE]], shown: { [A.id]: 1 } },
			{ points: 2, firsts: [], shown: {} },
		]);
	});

	it.each<[string, Row, string]>([
		["begun is being worked at", {}, "working"],
		["never begun is not", { startedAt: null }, "not-begun"],
		["never begun before it closed is not either", { startedAt: null, endsAt: DUE }, "not-begun"],
		["handed in is over", { finishedAt: DUE - 1 }, "over"],
		["out of time is over", { endsAt: DUE }, "over"],
		["not yet out of time is not", { endsAt: DUE + 1 }, "working"],
	])("one that is %s", async (_, row, stand) => {
		const { papers } = await inTables((sql) => {
			addLearner(sql, "ann", row);
			return readPapers(sql, TERMS, DUE);
		});
		expect(papers.map((paper) => paper.stand)).toEqual([stand]);
	});

	it("are due when they are due for each learner", async () => {
		const { papers } = await inTables((sql) => {
			addLearner(sql, "ann");
			addLearner(sql, "bob", { override: { dueAtMs: DUE + 5 } });
			addLearner(sql, "cyd", { override: { dueAtMs: null } });
			return readPapers(sql, TERMS, DUE);
		});
		expect(papers.map(({ dueAtMs }) => dueAtMs)).toEqual([DUE, DUE + 5, null]);
	});

	it("leave out who is excused, and count them", async () => {
		const read = await inTables((sql) => {
			addLearner(sql, "ann", { override: { excused: true } });
			addLearner(sql, "bob", { override: { excused: false } });
			addResult(sql, "ann", 1, { ideas: [A], skills: [["s", false]] });
			return { ...readPapers(sql, TERMS, DUE), ideas: readIdeas(sql).learners, failing: readFailing(sql, "s") };
		});
		expect([read.papers.length, read.excused, read.ideas, read.failing]).toEqual([1, 1, [], []]);
	});
});

describe("ideas as they are read", () => {
	it("are of all results of all papers, in the order of the record", async () => {
		const map = await inTables((sql) => {
			addLearner(sql, "ann", { paper: 2 });
			addResult(sql, "ann", 9, { item: 1, paper: 2, contradicted: [A.id] });
			addResult(sql, "ann", 8, { item: 2, contradicted: [A.id] });
			addResult(sql, "ann", 7, { item: 1, ideas: [A] });
			addLearner(sql, "bob");
			return answerMap(sql, TERMS, null).map;
		});
		expect(map).toMatchObject({ learners: 1, holding: 0 });
		expect(map.ideas).toMatchObject([
			{ id: A.id, met: 1, showed: 1, held: 0, holders: [], items: [{ item: 1, showed: 1, met: 1 }] },
		]);
	});
});

describe("an idea that showed", () => {
	const B = "no-time-wait";

	it("was met by all whose answers contradicted it, though it showed in nobody else", async () => {
		const map = await inTables((sql) => {
			for (const id of ["ann", "bob", "cyd", "dan", "eve"]) addLearner(sql, id);
			addLearner(sql, "fay", { override: { excused: true } });
			addResult(sql, "ann", 1, { ideas: [A] });
			addResult(sql, "bob", 1, { contradicted: [B, A.id] });
			addResult(sql, "bob", 2, { item: 2, contradicted: [A.id] });
			addResult(sql, "cyd", 1, { item: 2, contradicted: [A.id] });
			addResult(sql, "dan", 1, { item: 2 });
			addResult(sql, "fay", 1, { contradicted: [A.id] });
			return answerMap(sql, TERMS, null).map;
		});
		expect(map).toMatchObject({ learners: 4, holding: 1 });
		expect(map.ideas.map(({ id }) => id)).toEqual([A.id]);
		expect(map.ideas).toMatchObject([{ met: 3, showed: 1, held: 1, items: [{ item: 1, showed: 1, met: 2 }] }]);
	});

	it("is met in as many bytes by whoever met it, in whichever of all items", async () => {
		const items = Array.from({ length: 20 }, (_, i) => i + 1);
		const [map, bytes] = await inTables((sql) => {
			for (const id of ["ann", "bob"]) addLearner(sql, id);
			addResult(sql, "ann", 1, { item: 20, ideas: [A] });
			for (const item of items) addResult(sql, "bob", item, { item, contradicted: MISCONCEPTION_IDS });
			const { ideas } = answerMap(sql, TERMS, null).map;
			const rows = sql.exec<{ n: number }>("SELECT max(length(ideas)) AS n FROM class_ideas");
			return [ideas, rows.one().n];
		});
		expect(map).toMatchObject([{ id: A.id, met: 2, items: [{ item: 20, showed: 1, met: 2 }] }]);
		expect(bytes).toBe(4 * (1 + MISCONCEPTION_IDS.length));
	});
});

describe("who fails a skill", () => {
	it("is whoever did not get it right last", async () => {
		const failing = await inTables((sql) => {
			for (const [id, ...rights] of [
				["ann", true, false],
				["bob", false, true],
				["cyd", false],
			] as const) {
				addLearner(sql, id);
				for (const [i, right] of rights.entries())
					addResult(sql, id, i + 1, {
						skills: [
							["longer-s", true],
							["s", right],
						],
					});
			}
			return [readFailing(sql, "s"), readFailing(sql, "longer-s"), readFailing(sql, "other")];
		});
		expect(failing).toEqual([["ann", "cyd"], [], []]);
	});
});

describe("a summary that was kept", () => {
	const firsts = (sql: SqlStorage) => readPapers(sql, TERMS, DUE).items.map(({ shares }) => [...shares]);

	it.each<[string, (sql: SqlStorage) => void, readonly (readonly number[])[]]>([
		["a further result", (sql) => addResult(sql, "ann", 2, { item: 2, share: 0.5 }), [[0.25], [0.5]]],
		["a regrade", (sql) => sql.exec("UPDATE results SET share = 0.75"), [[0.75], []]],
		["a result that is gone", (sql) => sql.exec("DELETE FROM results"), [[], []]],
		["a new paper", (sql) => sql.exec("UPDATE learners SET paper = 2"), [[], []]],
		["an erased learner", (sql) => sql.exec("DELETE FROM learners"), [[], []]],
		[
			"a learner who was taken off and comes back",
			(sql) => {
				sql.exec("DELETE FROM learners");
				addLearner(sql, "ann");
			},
			[[0.25], []],
		],
	])("is made anew after %s", async (_, change, expected) => {
		const read = await inTables((sql) => {
			addLearner(sql, "ann");
			addResult(sql, "ann", 1, { share: 0.25 });
			keepSummary(sql, "ann");
			const before = firsts(sql);
			change(sql);
			return [before, firsts(sql)];
		});
		expect(read).toEqual([[[0.25], []], expected]);
	});

	it("leaves nothing of a learner who is forgotten, in whatever order", async () => {
		const left = await inTables((sql) => {
			for (const id of ["ann", "bob"]) {
				addLearner(sql, id);
				addResult(sql, id, 1);
				keepSummary(sql, id);
			}
			sql.exec("DELETE FROM results WHERE learner_id = 'ann'");
			sql.exec("DELETE FROM learners WHERE learner_id = 'ann'");
			sql.exec("DELETE FROM learners WHERE learner_id = 'bob'");
			sql.exec("DELETE FROM results WHERE learner_id = 'bob'");
			return ["class_firsts", "class_ideas", "stale_summaries"].map((table) =>
				sql.exec(`SELECT learner_id FROM ${table}`).toArray(),
			);
		});
		expect(left).toEqual([[], [], []]);
	});

	it("stays when its learner's row is written anew", async () => {
		const stale = await inTables((sql) => {
			const staleNow = () => sql.exec("SELECT learner_id FROM stale_summaries").toArray().length;
			addLearner(sql, "ann");
			addResult(sql, "ann", 1);
			keepSummary(sql, "ann");
			addLearner(sql, "ann", { finishedAt: DUE });
			const before = staleNow();
			addLearner(sql, "ann", { paper: 2 });
			return [before, staleNow(), firsts(sql)];
		});
		expect(stale).toEqual([0, 1, [[], []]]);
	});

	it("goes with its assignment, with all that kept it", async () => {
		const left = await inTables((sql) => {
			addLearner(sql, "ann");
			addResult(sql, "ann", 1);
			keepSummary(sql, "ann");
			addResult(sql, "ann", 2);
			eraseSummaries(sql);
			sql.exec("DELETE FROM results");
			const tables = ["class_firsts", "class_ideas", "stale_summaries"];
			const rows = tables.map((table) => sql.exec(`SELECT learner_id FROM ${table}`).toArray().length);
			return [rows, sql.exec("SELECT name FROM sqlite_master WHERE type = 'trigger'").toArray()];
		});
		expect(left).toEqual([[0, 0, 0], []]);
	});

	it("is made anew of a database in which it was not packed yet", async () => {
		const read = await runInDurableObject(env.ASSIGNMENT.getByName("tables"), (_, { storage }) => {
			migrate(storage, ASSIGNMENT_MIGRATIONS.slice(0, 5), 0);
			const { sql } = storage;
			addLearner(sql, "ann");
			addResult(sql, "ann", 1, { share: 0.25, ideas: [A] });
			sql.exec("DELETE FROM stale_summaries");
			sql.exec("INSERT INTO first_tries (learner_id, paper, firsts, ideas) VALUES ('ann', 1, '[1,0.25,60,1]', '{}')");
			sql.exec("INSERT INTO beliefs (learner_id, ideas, skills) VALUES ('ann', '{}', '{}')");
			migrate(storage, ASSIGNMENT_MIGRATIONS, 0);
			return [firsts(sql), answerMap(sql, TERMS, null).map.ideas.map(({ id }) => id)];
		});
		expect(read).toEqual([[[0.25], []], [A.id]]);
	});

	it("is not made twice of the same results", async () => {
		const written = await inTables((sql) => {
			addLearner(sql, "ann");
			addResult(sql, "ann", 1);
			keepSummary(sql, "ann");
			sql.exec("UPDATE class_firsts SET firsts = zeroblob(0)");
			keepSummary(sql, "ann");
			return firsts(sql);
		});
		expect(written).toEqual([[], []]);
	});
});

it("only learners of the assignment are known", async () => {
	const known = await inTables((sql) => {
		for (const id of ["ann", "bob"]) addLearner(sql, id);
		return readKnown(sql, ["bob", "zoe"]);
	});
	expect(known).toEqual(["bob"]);
});
