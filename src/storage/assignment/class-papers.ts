// The first attempts of a class at its current papers, read for statistics: hundreds of learners a row, because a row of its own
// for each, with its object here, costs more than all that is counted.
import type { AnalysedPaper, AnalysedPapers, PaperStand } from "../../course/analysed.ts";
import type { Assignment, Override } from "../../course/assignment.ts";
import { readIdeaNames } from "./idea-codes.ts";
import { addFirsts, addShown, emptyItem, FIRST_BYTES, gathered } from "./packed-firsts.ts";
import { countRows } from "./rows.ts";
import { keepStale } from "./summaries.ts";

/** Learners a row: some 100 kB of it, and far from the 2 MB that one may have. */
const LEARNERS_A_ROW = 256;

interface Part extends Record<string, SqlStorageValue> {
	/** The last learner; null behind the last row. */
	last: string | null;
	/** A line a learner: twice two bits and how many first attempts there are in one number, then what differs for the learner. */
	lines: string | null;
	firsts: ArrayBuffer | null;
	shown: ArrayBuffer | null;
}

/** Begun, and handed in or out of time: as `stateOf` says it. Whatever is joined keeps its octets. */
const PART = `SELECT max(learner_id) AS last, group_concat(line, char(10)) AS lines,
	CAST(group_concat(firsts, '') AS BLOB) AS firsts, CAST(group_concat(shown, '') AS BLOB) AS shown
	FROM (
		SELECT l.learner_id, firsts, shown, (
			coalesce(length(firsts), 0) / ${FIRST_BYTES} * 4
			+ (finished_at IS NOT NULL OR (ends_at IS NOT NULL AND ends_at <= ?)) * 2 + (started_at IS NOT NULL)
		) || CASE override WHEN '{}' THEN '' ELSE override END AS line
		FROM learners l LEFT JOIN class_firsts f ON f.learner_id = l.learner_id
		WHERE l.learner_id > ? AND excused = 0 ORDER BY l.learner_id LIMIT ${LEARNERS_A_ROW}
	)`;

/** The first attempts at each current paper. `nowMs` tells whose time is over. */
export function readPapers(sql: SqlStorage, assignment: Assignment, nowMs: number): AnalysedPapers {
	keepStale(sql);
	const names = readIdeaNames(sql);
	const learners = countRows(sql);
	const items = assignment.items.map(({ points }) => emptyItem(points, learners));
	const papers: AnalysedPaper[] = [];
	let part = sql.exec<Part>(PART, nowMs, "").one();
	for (; part.last !== null; part = sql.exec<Part>(PART, nowMs, part.last).one()) {
		const from = papers.length;
		const counts: number[] = [];
		for (const line of (part.lines ?? "").split("\n")) {
			const { count, paper } = readLine(line, assignment);
			counts.push(count);
			papers.push(paper);
		}
		addFirsts(items, part.firsts ?? NOTHING, { from, counts });
		addShown(items, new Uint32Array(part.shown ?? NOTHING), names);
	}
	return { papers, items: items.map(gathered), excused: learners - papers.length };
}

const NOTHING = new ArrayBuffer();

/** By whether it has begun, and twice whether it is over. */
const STANDS: readonly PaperStand[] = ["not-begun", "working", "not-begun", "over"];

function readLine(line: string, { dueAtMs: due }: Assignment) {
	const override = line.indexOf("{");
	const number = Number(override < 0 ? line : line.slice(0, override));
	const { dueAtMs = due }: Override = override < 0 ? NOTHING_DIFFERS : JSON.parse(line.slice(override));
	const paper: AnalysedPaper = { stand: STANDS[number & 3] ?? "not-begun", dueAtMs };
	return { count: number >> 2, paper };
}

const NOTHING_DIFFERS: Override = {};
