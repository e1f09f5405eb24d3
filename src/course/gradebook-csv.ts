// The gradebook as CSV: a line a learner, under a line that says what each column is.
import type { Locale } from "../text/locale.ts";
import type { Assignment, Item } from "./assignment.ts";
import { type Cell, csvText } from "./csv.ts";
import { type Row, readScores } from "./gradebook.ts";
import { GRADEBOOK_WORDS } from "./gradebook-words.ts";
import { mostPoints } from "./score.ts";

/** Bytes are UTF-8. */
export function gradebookCsv(assignment: Assignment, rows: readonly Row[], locale: Locale): string {
	const max = mostPoints(assignment);
	return csvText([header(assignment, locale), ...rows.map((row) => line(assignment, row, { max, locale }))]);
}

/** What an item is called in a column: its template or question. */
export function itemName(item: Item): string {
	return item.type === "question" ? item.questionId : item.wish.template;
}

function header({ items }: Assignment, locale: Locale): readonly Cell[] {
	const words = GRADEBOOK_WORDS[locale];
	const { learner, state, paper, started, finished, finishedBy, total, max, percent, daysLate, updated } = words;
	const { ownDue, ownClose, ownAttempts, ownTimeLimit } = words;
	return [
		...[learner, state, paper, started, finished, finishedBy],
		...items.map((item, place) => words.item(place + 1, itemName(item), item.points)),
		...[total, max, percent, daysLate, ownDue, ownClose, ownAttempts, ownTimeLimit, updated],
	];
}

interface Line {
	readonly max: number;
	readonly locale: Locale;
}

function line(assignment: Assignment, row: Row, { max, locale }: Line): readonly Cell[] {
	const { states, finishers, none } = GRADEBOOK_WORDS[locale];
	const { dueAtMs, closesAtMs, attempts, timeLimitS } = row.override;
	const scores = readScores(row.scores);
	const own = (ms: number | null | undefined) => (ms === null ? none : spreadsheetTime(ms ?? null));
	return [
		...[
			row.learnerId,
			states[row.state],
			row.paper,
			spreadsheetTime(row.startedAtMs),
			spreadsheetTime(row.finishedAtMs),
		],
		row.finishedBy && finishers[row.finishedBy],
		...assignment.items.map((_, place) => scores.get(place + 1)?.points ?? null),
		...[row.points, max, max === 0 ? null : Math.round((row.points / max) * 10_000) / 100, row.daysLate],
		...[own(dueAtMs), own(closesAtMs), attempts ?? null, timeLimitS === null ? none : (timeLimitS ?? null)],
		spreadsheetTime(row.updatedAtMs),
	];
}

/** "2026-10-01 12:00:00", of UTC: spreadsheets take it for a time. */
function spreadsheetTime(ms: number | null): string | null {
	return ms === null ? null : new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
