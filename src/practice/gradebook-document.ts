// The gradebook as the API answers it.
import type { GradebookPage, GradebookRowView } from "../contract/gradebook.ts";
import type { Assignment } from "../course/assignment.ts";
import { type Row, readScores } from "../course/gradebook.ts";
import { itemName } from "../course/gradebook-csv.ts";
import { mostPoints } from "../course/score.ts";
import { overrideDocument } from "./override.ts";
import { timestamp } from "./timestamp.ts";

/** `items`: how many the assignment has. */
export function rowDocument(row: Row, items: number): GradebookRowView {
	const scores = readScores(row.scores);
	return {
		learnerId: row.learnerId,
		state: row.state,
		paper: row.paper,
		startedAt: timestamp(row.startedAtMs),
		endsAt: timestamp(row.endsAtMs),
		finishedAt: timestamp(row.finishedAtMs),
		finishedBy: row.finishedBy,
		items: Array.from({ length: items }, (_, place) => {
			const score = scores.get(place + 1);
			return {
				item: place + 1,
				tries: score?.tries ?? 0,
				score: score?.points ?? null,
				daysLate: score?.daysLate ?? 0,
				submittedAt: timestamp(score?.lastAtMs ?? null),
			};
		}),
		total: row.points,
		late: row.daysLate > 0,
		daysLate: row.daysLate,
		override: overrideDocument(row.override),
		updatedAt: timestamp(row.updatedAtMs),
	};
}

/** What a page says of the assignment. */
export function gradebookHead(
	assignment: Assignment,
): Pick<GradebookPage, "assignmentId" | "title" | "columns" | "max"> {
	const { assignmentId, title, items } = assignment;
	const columns = items.map((item, place) => ({ item: place + 1, name: itemName(item), points: item.points }));
	return { assignmentId, title, columns, max: mostPoints(assignment) };
}
