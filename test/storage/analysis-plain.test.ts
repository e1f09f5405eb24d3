// What is read of packed summaries, for statistics and the map, is exactly what all rows of a class say that were gone through
// one by one, whatever became of them: excused, reset, regraded, taken off, erased.
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { Assignment, Override } from "../../src/course/assignment.ts";
import { stateOf } from "../../src/course/gradebook.ts";
import { holdings } from "../../src/course/map/holding.ts";
import { type KeptResult, summarize } from "../../src/course/summary.ts";
import { MISCONCEPTION_IDS } from "../../src/scenario/misconceptions.ts";
import { type Random, seededRandom } from "../../src/scenario/random.ts";
import { answerMap, answerStatistics } from "../../src/storage/assignment/analysis.ts";
import { ASSIGNMENT_MIGRATIONS } from "../../src/storage/assignment/migrations.ts";
import { keepSummary } from "../../src/storage/assignment/summaries.ts";
import { migrate } from "../../src/storage/migrate.ts";
import type { GivenPaper } from "../course/given.ts";
import { type PlainIdeas, plainMap } from "../course/plain/misconception-map.ts";
import { plainStatistics } from "../course/plain/statistics.ts";

const NOW = Date.UTC(2026, 10, 1);
const ITEMS = [1, 0.1, 2.5, 3, 1];
/** More than stand in a row that is read. */
const LEARNERS = 300;

const ASSIGNMENT: Assignment = {
	assignmentId: "as-x",
	title: "x",
	items: ITEMS.map((points) => ({ type: "question", questionId: "q", points, seed: null })),
	seeds: "per-learner",
	policy: DEFAULT_POLICY,
	late: null,
	timeLimitS: null,
	locale: "en",
	forNamed: false,
	remedialOf: null,
	opensAtMs: null,
	dueAtMs: NOW,
	closesAtMs: null,
	createdAtMs: NOW,
	revision: 1,
};

const around = (random: Random) => NOW + random.int(-2, 2);
const maybe = <T>(random: Random, percent: number, value: T): T | null => (random.chance(percent) ? value : null);

function writeLearner(sql: SqlStorage, random: Random, id: string): void {
	const override: Override = {
		...(random.chance(20) && { dueAtMs: maybe(random, 70, around(random)) }),
		...(random.chance(10) && { excused: random.chance(70) }),
	};
	sql.exec(
		`INSERT OR REPLACE INTO learners (learner_id, named, override, paper, revision, excused, started_at, ends_at,
			finished_at, finished_by, points, days_late, updated_at) VALUES (?, 0, ?, ?, 1, ?, ?, ?, ?, NULL, 0, 0, 0)`,
		id,
		JSON.stringify(override),
		random.int(1, 2),
		override.excused ? 1 : 0,
		maybe(random, 85, NOW - 9),
		maybe(random, 50, around(random)),
		maybe(random, 50, NOW - 1),
	);
}

function writeResult(sql: SqlStorage, random: Random, id: string, number: number): void {
	const some = (most: number) =>
		Array.from({ length: random.int(0, most) }, () => MISCONCEPTION_IDS[random.int(0, MISCONCEPTION_IDS.length - 1)]);
	const ideas = some(2).map((idea) => ({ id: idea, confidence: maybe(random, 60, random.int(1, 3)) }));
	sql.exec(
		`INSERT INTO results (learner_id, number, paper, item, attempt_id, submitted_at, share, seconds, ideas, contradicted,
			skills) VALUES (?, ?, ?, ?, 'at', ?, ?, ?, ?, ?, '[]')`,
		...[id, number, random.int(1, 2), random.int(1, ITEMS.length), around(random)],
		...[random.int(0, 7) / 7, random.int(0, 900), JSON.stringify(ideas), JSON.stringify(some(9))],
	);
}

/** What becomes of a class, all of it without summaries being made at once. */
const EVENTS: readonly ((sql: SqlStorage, random: Random, id: string) => void)[] = [
	writeLearner,
	(sql, _, id) => sql.exec("UPDATE learners SET paper = paper + 1, started_at = NULL WHERE learner_id = ?", id),
	(sql, random, id) => sql.exec("UPDATE results SET share = ? WHERE learner_id = ?", random.int(0, 3) / 3, id),
	(sql, _, id) => sql.exec("DELETE FROM learners WHERE learner_id = ?", id),
	(sql, _, id) => {
		for (const table of ["learners", "results"]) sql.exec(`DELETE FROM ${table} WHERE learner_id = ?`, id);
	},
	(sql, _, id) => keepSummary(sql, id),
];

interface Row extends Record<string, SqlStorageValue> {
	learner_id: string;
	override: string;
	paper: number;
	started_at: number | null;
	ends_at: number | null;
	finished_at: number | null;
}

function plainRows(sql: SqlStorage) {
	const rows = sql.exec<Row>("SELECT * FROM learners").toArray();
	const papers: GivenPaper[] = [];
	const ideas: PlainIdeas[] = [];
	for (const row of rows) {
		const { learner_id: learnerId, started_at: startedAtMs, ends_at: endsAtMs, finished_at: finishedAtMs } = row;
		const { excused = false, dueAtMs = ASSIGNMENT.dueAtMs }: Override = JSON.parse(row.override);
		if (excused) continue;
		const results = readResults(sql, learnerId);
		const state = stateOf({ excused, startedAtMs, endsAtMs, finishedAtMs }, NOW);
		const stand = state === "finished" ? "over" : state === "begun" ? "working" : "not-begun";
		papers.push({ stand, dueAtMs, firsts: summarize(results, row.paper).firsts });
		if (results.length > 0) ideas.push({ learnerId, ideas: Object.fromEntries(holdings(results)) });
	}
	return { papers, ideas, excused: rows.length - papers.length };
}

function readResults(sql: SqlStorage, learnerId: string): readonly KeptResult[] {
	return sql
		.exec<Record<string, string | number>>("SELECT * FROM results WHERE learner_id = ? ORDER BY number", learnerId)
		.toArray()
		.map(({ paper, item, share, seconds, submitted_at, ideas, contradicted, skills }) => ({
			...{ paper: Number(paper), item: Number(item), share: Number(share), seconds: Number(seconds) },
			submittedAtMs: Number(submitted_at),
			ideas: JSON.parse(String(ideas)),
			contradicted: JSON.parse(String(contradicted)),
			skills: JSON.parse(String(skills)),
		}));
}

it.each([1, 2, 3, 4, 5, 6])("of class %i", async (seed) => {
	const random = seededRandom(seed);
	const [read, plain] = await runInDurableObject(env.ASSIGNMENT.getByName("tables"), (_, { storage }) => {
		migrate(storage, ASSIGNMENT_MIGRATIONS, 0);
		const { sql } = storage;
		const ids = Array.from({ length: random.int(1, LEARNERS) }, (__, i) => `learner-${(i * 7) % 1000}`);
		for (const id of ids) {
			writeLearner(sql, random, id);
			const count = random.int(0, 9);
			for (let number = 1; number <= count; number++) writeResult(sql, random, id, number);
			if (random.chance(80)) keepSummary(sql, id);
			if (random.chance(40)) EVENTS[random.int(0, EVENTS.length - 1)]?.(sql, random, id);
		}
		const { statistics } = answerStatistics(sql, ASSIGNMENT, NOW);
		const rows = plainRows(sql);
		return [
			{ statistics, map: answerMap(sql, ASSIGNMENT, null).map },
			{ statistics: plainStatistics({ points: ITEMS, ...rows }), map: plainMap(rows.ideas) },
		];
	});
	expect(read.statistics).toEqual(plain.statistics);
	const ideas = plain.map.ideas.map((idea) => ({ ...idea, holders: idea.holders.slice(0, 200) }));
	expect(read.map).toEqual({ ...plain.map, ideas });
});
