// How things stand with the item of a paper that answers are sent to, or why they are not taken.
import type { Failure } from "../../../contract/failure.ts";
import type { DrawnItem } from "../../../course/paper.ts";
import {
	type InPaper,
	isSame,
	mayBeUndone,
	openForAnswers,
	refuseReset,
	refuseUsedUp,
	type SentPlace,
} from "../../../practice/paper.ts";
import type { Sent } from "../../../practice/submission.ts";
import type { Refusal } from "../outcome.ts";
import { readPaperAttempts } from "./attempts.ts";
import { everDrawn, readKnown } from "./papers.ts";
import { withPapers } from "./tables.ts";

/** With the revision of the terms that it is refused by; 0 where none are known. */
export type Refused = Failure & { readonly revision: number };

/** `record` is null where there is no record yet; null where it is sent to no paper, or could not be opened. */
export function standInPaper(record: SqlStorage | null, sent: Sent, nowMs: number): InPaper | Refused | null {
	const { place, answered } = sent;
	if (!place || !answered.ok) return null;
	const sql = withPapers(record);
	const known = sql && readKnown(sql, place.assignmentId);
	const revision = known?.terms.revision ?? 0;
	const drawn = drawnOf(answered);
	const open = openForAnswers(place, drawn, known, nowMs);
	if (!open.ok) {
		const wasDrawn = sql !== null && isOfEarlier(sql, place, drawn, open);
		return { ...(wasDrawn ? refuseReset() : open), revision };
	}
	const { terms, paper } = open;
	const attempts = sql ? readPaperAttempts(sql, place.assignmentId, paper.paper) : [];
	const atItem = attempts.filter(({ item }) => item === place.item);
	const usedUp = refuseUsedUp(terms, atItem.length);
	if (usedUp) return { ...usedUp, revision };
	const sinceMs = attempts.at(-1)?.submittedAtMs ?? paper.startedAtMs;
	return { ...open, item: place.item, earned: atItem.map(({ points }) => points), counted: atItem, sinceMs };
}

function drawnOf(answered: Extract<Sent["answered"], { readonly ok: true }>): DrawnItem {
	if ("scenarioId" in answered) return { type: "scenario", scenarioId: answered.scenarioId };
	return { type: "question", questionId: answered.questionId, seed: answered.result.seed };
}

/** Of a question, whose id does not say of which paper it is. */
function isOfEarlier(sql: SqlStorage, { assignmentId, item }: SentPlace, sent: DrawnItem, { code }: Failure): boolean {
	if (code !== "item-not-of-paper" && code !== "paper-not-begun") return false;
	return everDrawn(sql, assignmentId, item).some((drawn) => isSame(drawn, sent));
}

/** As it is answered: where newer terms may allow it, whoever asked looks for such. */
export function refusedIn({ revision, ...refused }: Refused): Refusal {
	return { kind: "refused", failure: refused, ...(mayBeUndone(refused) && { revision }) };
}
