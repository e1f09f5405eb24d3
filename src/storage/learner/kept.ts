// An attempt as it is kept, with how things stood before it: what is needed to grade it again.
import type { KeptAttempt } from "../../practice/regrade.ts";
import { unpack } from "../packed.ts";
import { scaled } from "./queries.ts";
import { ID_PLACE } from "./record.ts";
import { earnedPoints, readSolved } from "./standing.ts";

interface KeptRow extends Record<string, SqlStorageValue> {
	points: number;
	max: number;
	scenario_id: string;
	question_id: string | null;
	answers: string | null;
	spec: string | null;
	policy: string | null;
	packed: ArrayBuffer | null;
}

/** Null when there is none of this number. */
export function readKept(sql: SqlStorage, number: number, nowMs: number): KeptAttempt | null {
	const [row] = sql
		.exec<KeptRow>(
			`SELECT a.points, a.max, a.scenario_id, a.question_id, r.answers, r.spec, r.facts -> 'policy' AS policy, p.packed
			FROM attempts a LEFT JOIN results r ON r.number = a.number LEFT JOIN responses p ON p.number = a.number
			WHERE a.number = ?`,
			number,
		)
		.toArray();
	if (!row) return null;
	const score = { points: row.points, max: row.max, scaled: scaled(row) };
	return { number, score, answers: row.answers, about: aboutOf(sql, row, number, nowMs) };
}

/** What only the response says. */
interface Answered {
	/** Of a question. */
	readonly seed?: number;
	/** Of an assessed scenario. */
	readonly solution?: string;
	readonly hints?: Readonly<Record<string, { readonly level: number }>>;
}

function aboutOf(sql: SqlStorage, row: KeptRow, number: number, nowMs: number): KeptAttempt["about"] {
	const response: Answered = row.packed ? JSON.parse(unpack(row.packed).replaceAll(ID_PLACE, "")) : {};
	if (row.question_id !== null) return { questionId: row.question_id, seed: response.seed ?? 0 };
	const { scenario_id: scenarioId, spec, policy } = row;
	const hints = Object.entries(response.hints ?? {}).map(([blank, { level }]) => [blank, level]);
	const standing = { earned: earnedPoints(sql, scenarioId, number), hints: Object.fromEntries(hints) };
	const solved = response.solution !== "withheld" || hasSolved(readSolved(sql, number, nowMs));
	return { scenarioId, spec, policy, standing, solved };
}

function hasSolved(solved: ReturnType<typeof readSolved>): boolean {
	return solved !== null && (solved.packed !== null || solved.response !== null);
}
