// Everything that an assignment's object holds, as JSON text, a page at a time: a page reads what it says and little else.

import type { LearnerId } from "../../contract/primitives.ts";
import type { Row } from "../../course/gradebook.ts";
import { assignmentDocument } from "../../practice/assignment-document.ts";
import { rowDocument } from "../../practice/gradebook-document.ts";
import { timestamp } from "../../practice/timestamp.ts";
import { type ExportItem, fillPage, inBatches } from "../fill-page.ts";
import type { Kept } from "./definition.ts";
import { readRowDocument } from "./gradebook.ts";

/** In their order. */
export const ASSIGNMENT_LISTS = ["learners", "results", "takenOff"] as const;
type List = (typeof ASSIGNMENT_LISTS)[number];

/** What follows `after` in the list, and the lists behind it; the empty text stands before all. */
export interface AssignmentPlace {
	readonly list: List;
	readonly after: string;
}

/** Where each table is found in an export. Whoever adds a table says so here: a test asks for it. */
export const WHERE_ASSIGNMENT_EXPORTED: Readonly<Record<string, string>> = {
	migrations: "of no meaning outside",
	assignment: "assignment, without the secrets of papers that are shared",
	erased: "there is nothing to export of an assignment that is erased",
	learners: "learners",
	item_scores: "learners: items",
	results: "results",
	taken_off: "takenOff",
	to_name: "learners, a moment later",
	regrade: "of GET …/regrade: what the last one changed",
	regraded: "of GET …/regrade: what the last one changed",
	class_firsts: "follows from results",
	class_ideas: "follows from results",
	idea_codes: "of no meaning outside",
	stale_summaries: "follows from results",
	outbox: "on its way: it follows from the rest",
};

/** Rows that are read at a time. */
const BATCH = 100;

export interface AssignmentExport {
	/** Text of an object that lacks only where to go on. */
	readonly json: string;
	readonly next: AssignmentPlace | null;
}

interface Reading {
	readonly sql: SqlStorage;
	readonly kept: Kept;
	readonly nowMs: number;
}

/** `from` is null at the beginning. */
export function exportAssignment(reading: Reading, from: AssignmentPlace | null): AssignmentExport {
	const { kept, nowMs } = reading;
	const { items, next } = fillPage(ASSIGNMENT_LISTS, from, (list, place) =>
		inBatches(place, (after) => READERS[list](reading, after)),
	);
	const head = {
		assignmentId: kept.assignment.assignmentId,
		exportedAt: timestamp(nowMs),
		...(from === null && { assignment: assignmentDocument(kept.assignment, kept.begunAtMs) }),
	};
	const lists = ASSIGNMENT_LISTS.map((list) => `"${list}":[${items[list].join(",")}]`);
	return { json: `${JSON.stringify(head).slice(0, -1)},${lists.join(",")}}`, next };
}

/** What follows a key in each list, a batch at a time. */
const READERS: Readonly<Record<List, (reading: Reading, after: string) => readonly ExportItem[]>> = {
	learners: readLearners,
	results: readResults,
	takenOff: readTakenOff,
};

function readLearners({ sql, kept, nowMs }: Reading, after: string): readonly ExportItem[] {
	return sql
		.exec<{ learner_id: string }>(
			"SELECT learner_id FROM learners WHERE learner_id > ? ORDER BY learner_id LIMIT ?",
			after,
			BATCH,
		)
		.toArray()
		.map(({ learner_id }) => readRowDocument(sql, learner_id as LearnerId, nowMs))
		.filter((row): row is Row => row !== null)
		.map((row) => ({
			key: row.learnerId,
			json: JSON.stringify(rowDocument(row, kept.assignment.items.length)),
		}));
}

interface ResultRow extends Record<string, SqlStorageValue> {
	learner_id: string;
	number: number;
	paper: number;
	item: number;
	attempt_id: string;
	submitted_at: number;
	share: number;
	seconds: number;
	ideas: string;
	contradicted: string;
	skills: string;
}

function readResults({ sql }: Reading, from: string): readonly ExportItem[] {
	const [learnerId = "", paper = "0", item = "0", number = "0"] = from.split(" ");
	return sql
		.exec<ResultRow>(
			`SELECT learner_id, number, paper, item, attempt_id, submitted_at, share, seconds, ideas, contradicted, skills
			FROM results WHERE (learner_id, paper, item, number) > (?, ?, ?, ?)
			ORDER BY learner_id, paper, item, number LIMIT ?`,
			learnerId,
			Number(paper),
			Number(item),
			Number(number),
			BATCH,
		)
		.toArray()
		.map((row) => ({
			key: [row.learner_id, row.paper, row.item, row.number].join(" "),
			json: JSON.stringify(resultDocument(row)),
		}));
}

function resultDocument(row: ResultRow) {
	return {
		learnerId: row.learner_id,
		paper: row.paper,
		item: row.item,
		number: row.number,
		attemptId: row.attempt_id,
		submittedAt: timestamp(row.submitted_at),
		scaled: row.share,
		seconds: row.seconds,
		misconceptions: JSON.parse(row.ideas),
		contradicted: JSON.parse(row.contradicted),
		skills: JSON.parse(row.skills),
	};
}

function readTakenOff({ sql }: Reading, after: string): readonly ExportItem[] {
	return sql
		.exec<{ learner_id: string }>(
			"SELECT learner_id FROM taken_off WHERE learner_id > ? ORDER BY learner_id LIMIT ?",
			after,
			BATCH,
		)
		.toArray()
		.map(({ learner_id }) => ({ key: learner_id, json: JSON.stringify(learner_id) }));
}
