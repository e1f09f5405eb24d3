// What the results of a class say of ideas, read for the map of misconceptions: hundreds of learners a row.
import type { AnalysedIdeas, ClassIdeas } from "../../course/analysed.ts";
import { readIdeaNames } from "./idea-codes.ts";
import { keepStale } from "./summaries.ts";

/** Learners a row: some 50 kB of it; of a learner who met every idea there are 3 kB. */
const LEARNERS_A_ROW = 256;

interface Part extends Record<string, SqlStorageValue> {
	/** The last learner; null behind the last row. */
	last: string | null;
	/** A line a learner: how many words, then the id. */
	lines: string | null;
	ideas: ArrayBuffer | null;
}

/** Whatever is joined keeps its octets. */
const PART = `SELECT max(learner_id) AS last, group_concat((length(ideas) / 4) || ' ' || learner_id, char(10)) AS lines,
	CAST(group_concat(ideas, '') AS BLOB) AS ideas
	FROM (SELECT learner_id, ideas FROM class_ideas WHERE learner_id > ? ORDER BY learner_id LIMIT ${LEARNERS_A_ROW})`;

/** Of whoever has a result and is not excused, in the order of ids. */
export function readIdeas(sql: SqlStorage): ClassIdeas {
	keepStale(sql);
	const excused = readExcused(sql);
	const learners: AnalysedIdeas[] = [];
	let part = sql.exec<Part>(PART, "").one();
	for (; part.last !== null; part = sql.exec<Part>(PART, part.last).one()) {
		const words = new Uint32Array(part.ideas ?? new ArrayBuffer());
		let at = 0;
		for (const line of (part.lines ?? "").split("\n")) {
			const space = line.indexOf(" ");
			const end = at + Number(line.slice(0, space));
			const learnerId = line.slice(space + 1);
			if (!excused.has(learnerId)) learners.push({ learnerId, packed: words.subarray(at, end) });
			at = end;
		}
	}
	return { names: readIdeaNames(sql), learners };
}

export function readExcused(sql: SqlStorage): ReadonlySet<string> {
	const rows = sql.exec<{ learner_id: string }>("SELECT learner_id FROM learners WHERE excused = 1").toArray();
	return new Set(rows.map(({ learner_id }) => learner_id));
}
