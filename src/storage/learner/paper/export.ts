// Papers in an export: what the learner was given, and when. What draws the numbers of a paper is nobody's to see.
import type { DrawnItem } from "../../../course/paper.ts";
import type { Terms } from "../../../course/terms.ts";
import { timestamp } from "../queries.ts";

interface Row extends Record<string, SqlStorageValue> {
	assignment_id: string;
	terms: string;
	/** 0 where no paper was opened. */
	paper: number;
	items: string | null;
	started_at: number | null;
	finished_at: number | null;
	finished_by: string | null;
}

const BATCH = 20;

/** Every paper of every assignment that the record knows of, those before a new one too. */
export function readSomePapers(
	sql: SqlStorage,
	after: string,
): readonly { readonly key: string; readonly json: string }[] {
	const [assignmentId = "", paper = "-1"] = after.split(" ");
	return sql
		.exec<Row>(
			`SELECT s.assignment_id, s.terms, coalesce(p.paper, 0) AS paper, p.items, p.started_at, p.finished_at, p.finished_by
			FROM assigned s LEFT JOIN papers p ON p.assignment_id = s.assignment_id
			WHERE (s.assignment_id, coalesce(p.paper, 0)) > (?, ?) ORDER BY s.assignment_id, p.paper LIMIT ?`,
			assignmentId,
			Number(paper),
			BATCH,
		)
		.toArray()
		.map((row) => ({ key: `${row.assignment_id} ${row.paper}`, json: JSON.stringify(exported(row)) }));
}

function exported({ assignment_id: assignmentId, terms, paper, items, ...row }: Row) {
	const { title, opensAtMs, dueAtMs, closesAtMs }: Terms = JSON.parse(terms);
	const drawn: readonly DrawnItem[] = items === null ? [] : JSON.parse(items);
	return {
		assignmentId,
		title,
		paper: paper === 0 ? null : paper,
		opensAt: when(opensAtMs),
		dueAt: when(dueAtMs),
		closesAt: when(closesAtMs),
		startedAt: when(row.started_at),
		finishedAt: when(row.finished_at),
		finishedBy: row.finished_by,
		items: drawn.map((item, i) => ({ item: i + 1, ...item })),
	};
}

function when(ms: number | null): string | null {
	return ms === null ? null : timestamp(ms);
}
