// An attempt as it is kept, with how things stood before it: what is needed to grade it again.
import { type PaperPlace, placeKey } from "../../course/paper.ts";
import type { KeptAttempt } from "../../practice/regrade.ts";
import { unpack } from "../packed.ts";
import { readKnown } from "./paper/papers.ts";
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
	/** JSON text of the assignment's id, the paper and the item; of nulls outside of papers. */
	place: string | null;
}

/** Null when there is none of this number. */
export function readKept(sql: SqlStorage, number: number, nowMs: number): KeptAttempt | null {
	const [row] = sql
		.exec<KeptRow>(
			`SELECT a.points, a.max, a.scenario_id, a.question_id, r.answers, r.spec, r.facts -> 'policy' AS policy, p.packed,
			json_extract(r.facts, '$.assignmentId', '$.paper', '$.item') AS place
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
	/** Of what is assessed. */
	readonly solution?: string;
	readonly hints?: Readonly<Record<string, { readonly level: number }>>;
}

function aboutOf(sql: SqlStorage, row: KeptRow, number: number, nowMs: number): KeptAttempt["about"] {
	const response: Answered = row.packed ? JSON.parse(unpack(row.packed).replaceAll(ID_PLACE, "")) : {};
	const { scenario_id: scenarioId, question_id: questionId, spec } = row;
	const place = placeOf(row);
	const known = place && readKnown(sql, place.assignmentId);
	const policy = known ? JSON.stringify(known.terms.policy) : row.policy;
	const solved = response.solution !== "withheld" || hasSolved(readSolved(sql, number, nowMs));
	const earnedBy = (key: string) => earnedPoints(sql, key, number);
	if (questionId !== null) {
		const earned = place ? earnedBy(placeKey(place)) : [];
		return { questionId, seed: response.seed ?? 0, policy, standing: { earned, hints: {} }, solved };
	}
	const hints = Object.entries(response.hints ?? {}).map(([blank, { level }]) => [blank, level]);
	const standing = { earned: earnedBy(scenarioId), hints: Object.fromEntries(hints) };
	return { scenarioId, spec, policy, standing, solved };
}

function placeOf({ place }: KeptRow): PaperPlace | null {
	if (place === null) return null;
	const [assignmentId, paper, item] = JSON.parse(place);
	return assignmentId === null ? null : { assignmentId, paper, item };
}

function hasSolved(solved: ReturnType<typeof readSolved>): boolean {
	return solved !== null && (solved.packed !== null || solved.response !== null);
}
