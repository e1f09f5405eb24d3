// The SQL of a learner's history: attempts newest first, those of a scenario, a question, a skill or a time alone.
import type { AttemptItem, ScenarioAttemptItem } from "../../contract/attempt.ts";
import type { HistoryWish, ItemFacts } from "../../practice/submission.ts";
import { withPapers } from "./paper/tables.ts";
import { scaled, timestamp } from "./queries.ts";

export interface HistoryPage {
	/** JSON text of the list. */
	readonly items: string;
	/** The number of its last, where more follow; else null. */
	readonly next: number | null;
}

interface ItemRow extends Record<string, SqlStorageValue> {
	number: number;
	attempt_id: string;
	submitted_at: number;
	scenario_id: string;
	family: ScenarioAttemptItem["family"];
	template: string;
	points: number;
	max: number;
	question_id: string | null;
	facts: string | null;
	answers: string | null;
	assessed: number | null;
	/** Which paper the learner has of the attempt's assignment by now; null outside of papers. */
	current_paper: number | null;
}

interface Condition {
	readonly sql: string;
	readonly values: readonly SqlStorageValue[];
}

/** What is read from an index in the order of the list, so that a page takes as long in a record of any length. */
interface Selection {
	/** With the number of the attempt as `at`. */
	readonly from: string;
	readonly at: string;
	readonly conditions: readonly Condition[];
}

function selectionOf(wish: HistoryWish): Selection {
	const { before, scenarioId, questionId, assignmentId, skill, fromMs, toMs } = wish;
	const by = indexOf(wish);
	const { at, from } = FROM[by];
	const wished: readonly (Condition | undefined)[] = [
		{ sql: `${at} < ?`, values: [before] },
		// What the ids of all scenarios begin with is not in the index.
		scenarioId === undefined
			? undefined
			: {
					sql: "a.scenario_id <> '' AND substr(a.scenario_id, 6, 8) = ? AND a.scenario_id = ?",
					values: [scenarioId.slice(5, 13), scenarioId],
				},
		// The template, which is empty, only stands between the two in the index.
		questionId === undefined ? undefined : { sql: "a.question_id = ? AND a.template = ''", values: [questionId] },
		assignmentId === undefined ? undefined : ofAssignment(assignmentId, by === "assignment"),
		skill === undefined ? undefined : ofSkill(skill, by === "skill"),
		fromMs === undefined ? undefined : since(at, fromMs),
		toMs === undefined ? undefined : until(at, toMs),
	];
	return {
		from,
		at,
		conditions: wished.filter((condition) => condition !== undefined),
	};
}

/** What the list is read from, with the number of the attempt. */
const FROM = {
	attempts: { from: "attempts a", at: "a.number" },
	assignment: { from: "paper_attempts q CROSS JOIN attempts a ON a.number = q.number", at: "q.number" },
	skill: { from: "attempt_skills k CROSS JOIN attempts a ON a.number = k.number", at: "k.number" },
} as const satisfies Readonly<Record<string, Pick<Selection, "from" | "at">>>;

/** Attempts at one scenario or question are few, those of an assignment fewer than those that showed a skill. */
function indexOf({ scenarioId, questionId, assignmentId, skill }: HistoryWish): keyof typeof FROM {
	if (scenarioId !== undefined || questionId !== undefined) return "attempts";
	if (assignmentId !== undefined) return "assignment";
	return skill === undefined ? "attempts" : "skill";
}

function ofAssignment(assignmentId: string, byAssignment: boolean): Condition {
	const isOf = "EXISTS (SELECT 1 FROM paper_attempts q WHERE q.assignment_id = ? AND q.number = a.number)";
	return { sql: byAssignment ? "q.assignment_id = ?" : isOf, values: [assignmentId] };
}

function ofSkill(skill: string, bySkill: boolean): Condition {
	const id = "(SELECT id FROM skill_names WHERE skill = ?)";
	const isOf = "EXISTS (SELECT 1 FROM attempt_skills k WHERE k.skill";
	return { sql: bySkill ? `k.skill = ${id}` : `${isOf} = ${id} AND k.number = a.number)`, values: [skill] };
}

/** Numbers rise with time but for clocks that disagree: no attempt before the first of them was received so late. */
function since(at: string, fromMs: number): Condition {
	return {
		sql: `+a.submitted_at >= ? AND ${at} >= (SELECT min(+number) FROM attempts WHERE submitted_at >= ?)`,
		values: [fromMs, fromMs],
	};
}

function until(at: string, toMs: number): Condition {
	return {
		sql: `+a.submitted_at < ? AND ${at} <= (SELECT max(+number) FROM attempts WHERE submitted_at < ?)`,
		values: [toMs, toMs],
	};
}

export function listAttempts(sql: SqlStorage, wish: HistoryWish): HistoryPage {
	const hasPapers = withPapers(sql) !== null;
	if (wish.assignmentId !== undefined && !hasPapers) return { items: "[]", next: null };
	const { from, at, conditions } = selectionOf(wish);
	// One more than asked for tells whether there is a next page.
	const rows = sql
		.exec<ItemRow>(
			`SELECT a.number, a.attempt_id, a.submitted_at, a.scenario_id, a.family, a.template, a.points, a.max,
			a.question_id, r.facts, ${wish.answers ? "r.answers" : "NULL AS answers"}, s.attempt_number AS assessed,
			${hasPapers ? "g.paper" : "NULL"} AS current_paper
			FROM ${from} LEFT JOIN results r ON r.number = a.number
			LEFT JOIN assessed_attempts s ON s.attempt_number = a.number
			${hasPapers ? "LEFT JOIN assigned g ON g.assignment_id = r.facts ->> 'assignmentId'" : ""}
			WHERE ${conditions.map((condition) => condition.sql).join(" AND ")} ORDER BY ${at} DESC LIMIT ?`,
			...conditions.flatMap(({ values }) => values),
			wish.limit + 1,
		)
		.toArray();
	const listed = rows.slice(0, wish.limit);
	return {
		items: JSON.stringify(listed.map(toItem)),
		next: rows.length > wish.limit ? (listed.at(-1)?.number ?? null) : null,
	};
}

function toItem(row: ItemRow): AttemptItem {
	return {
		attemptId: row.attempt_id,
		number: row.number,
		submittedAt: timestamp(row.submitted_at),
		...(row.question_id === null
			? { type: "scenario", scenarioId: row.scenario_id, family: row.family, template: row.template }
			: { type: "question", questionId: row.question_id }),
		score: { points: row.points, max: row.max, scaled: scaled(row) },
		...factsOf(row),
		...(row.answers !== null && { answers: JSON.parse(row.answers) }),
	};
}

/** Who made a scenario was not recorded at first, and everything counted. */
function factsOf({ facts: text, assessed, current_paper: current }: ItemRow): ItemFacts & { readonly reset?: true } {
	if (text === null) return { assessed: assessed !== null, counted: true };
	const facts: ItemFacts = JSON.parse(text);
	return isReset(facts, current) ? { ...facts, reset: true } : facts;
}

function isReset({ paper }: ItemFacts, current: number | null): boolean {
	return paper !== undefined && current !== null && paper < current;
}
