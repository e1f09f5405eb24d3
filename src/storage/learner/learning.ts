// The SQL of what a learner has learnt: attempts that are not in it yet are folded into it, whoever recorded them.

import { slotOf } from "../../practice/days.ts";
import { answeredMs, type Folded, isLearning, type Learning, learn, NOTHING_LEARNT } from "../../practice/learning.ts";
import type { Contribution } from "../../practice/progress.ts";
import type { Reviewing } from "../../practice/submission.ts";

/** Bounds what one request has to do: of a record that another release wrote, the rest follows with the next ones. */
const MOST_FOLDED = 500;

/** What the learner has learnt, as far as it is folded in, and where the record stands. */
export interface ReadLearning {
	readonly learning: Learning;
	/** Of the last attempt; 0 before the first. */
	readonly number: number;
	/** The attempt whose progress, stored whole, leads to that of the last; null where there is none. */
	readonly since: number | null;
}

interface PlaceRow extends Record<string, SqlStorageValue> {
	up_to: number;
	rest: string;
	number: number;
	since: number | null;
}

/** In few questions: each takes an object that wakes up longer than what it asks for. */
export function readLearning(sql: SqlStorage): ReadLearning {
	const { up_to, rest, number, since } = sql
		.exec<PlaceRow>(
			`SELECT up_to, rest, t.attempts AS number, (SELECT since FROM results WHERE number = t.attempts) AS since
			FROM learning, totals t`,
		)
		.one();
	const states = sql
		.exec<{ kind: "skill" | "held"; id: string; state: string }>(
			`SELECT 'skill' AS kind, skill AS id, state FROM skill_states UNION ALL SELECT 'held', id, state FROM held`,
		)
		.toArray();
	const of = (wanted: "skill" | "held") =>
		new Map(states.flatMap(({ kind, id, state }) => (kind === wanted ? [[id, JSON.parse(state)]] : [])));
	const learning = { ...NOTHING_LEARNT, ...JSON.parse(rest), upTo: up_to, skills: of("skill"), held: of("held") };
	return { learning, number, since };
}

interface FoldedRow extends Record<string, SqlStorageValue> {
	number: number;
	contribution: string | null;
	counted: number;
	assessed: number;
	submitted_at: number;
}

/** Folds in what the record has beyond `learning`, the oldest first, and stores it: inside the caller's transaction. */
export function catchUp(sql: SqlStorage, learning: Learning): Learning {
	const attempts = readFolded(sql, "a.number > ? ORDER BY a.number LIMIT ?", [learning.upTo, MOST_FOLDED]);
	if (attempts.length === 0) return learning;
	return store(sql, learning, attempts.reduce(learn, learning), slotsOf(attempts));
}

/** More are not folded anew at once; those beyond count as if they had been answered when the others were. */
const MOST_FOLDED_ANEW = 1000;

/** Folds all attempts anew in the order of their times, once older ones came behind newer: inside the caller's transaction. */
export function foldAnew(sql: SqlStorage): void {
	const attempts = readFolded(sql, "a.number > ? ORDER BY a.submitted_at, a.number LIMIT ?", [0, MOST_FOLDED_ANEW + 1]);
	if (attempts.length > MOST_FOLDED_ANEW) return;
	sql.exec("DELETE FROM skill_states; DELETE FROM held");
	const learning = attempts.reduce(learn, NOTHING_LEARNT);
	const upTo = attempts.reduce((most, { number }) => Math.max(most, number), 0);
	store(sql, NOTHING_LEARNT, { ...learning, upTo }, slotsOf(attempts));
}

/** The quarters of an hour in which attempts that count, or are reviews, were answered. */
export function slotsOf(attempts: readonly Folded[]): readonly number[] {
	return attempts.filter(isLearning).map((attempt) => slotOf(answeredMs(attempt)));
}

/** `which`: which attempts, and in which order. */
function readFolded(sql: SqlStorage, which: string, values: readonly number[]): readonly Folded[] {
	return sql
		.exec<FoldedRow>(
			`SELECT a.number, r.contribution, coalesce(r.counted, 1) AS counted, a.submitted_at,
			coalesce(r.facts ->> 'assessed', s.attempt_number IS NOT NULL) AS assessed
			FROM attempts a LEFT JOIN results r ON r.number = a.number
			LEFT JOIN assessed_attempts s ON s.attempt_number = a.number
			WHERE ${which}`,
			...values,
		)
		.toArray()
		.map(toFolded);
}

function toFolded({ number, contribution, counted, assessed, submitted_at: receivedMs }: FoldedRow): Folded {
	return {
		number,
		contribution: contribution === null ? null : JSON.parse(contribution),
		counted: counted === 1,
		assessed: assessed === 1,
		receivedMs,
	};
}

/** Stores what has come of `before`: inside the caller's transaction. `slots` are the quarters of an hour to be noted. */
export function store(sql: SqlStorage, before: Learning, after: Learning, slots: readonly number[]): Learning {
	const { upTo, skills, held, ...rest } = after;
	sql.exec(
		"INSERT INTO learnt (up_to, rest, skills, held, slots) VALUES (?, ?, ?, ?, ?)",
		upTo,
		JSON.stringify(rest),
		JSON.stringify(changed(before.skills, skills)),
		JSON.stringify(changed(before.held, held)),
		JSON.stringify(slots),
	);
	return after;
}

/** The states that are new, by id. */
function changed<State>(before: ReadonlyMap<string, State>, after: ReadonlyMap<string, State>) {
	return Object.fromEntries([...after].filter(([id, state]) => before.get(id) !== state));
}

/**
 * Quarters of an hour in which anything was answered, in rising order, the first and the last of each day of UTC: as one
 * text, because rows take longer than what is in them.
 */
export function readSlots(sql: SqlStorage): readonly number[] {
	const { slots } = sql
		.exec<{ slots: string }>(
			"SELECT json_group_array(slot) AS slots FROM (SELECT slot FROM active_slots ORDER BY slot)",
		)
		.one();
	return JSON.parse(slots);
}

/** What was attempted last, and what it showed. */
export function readLast(sql: SqlStorage): Reviewing["last"] {
	const [row] = sql
		.exec<{ source: string; contribution: string | null }>(
			`SELECT coalesce(a.question_id, a.template) AS source, r.contribution FROM attempts a
			LEFT JOIN results r ON r.number = a.number ORDER BY a.number DESC LIMIT 1`,
		)
		.toArray();
	if (!row) return null;
	const { sightings = [] }: Partial<Contribution> = JSON.parse(row.contribution ?? "{}");
	return { source: row.source, skills: sightings.map(([skill]) => skill) };
}
