// What an attempt at an item of a paper says of its place, what it makes of the item's score, and what its assignment is told.
import type { Policy } from "../contract/policy.ts";
import { placeKey } from "../course/paper.ts";
import { daysLate, itemPoints } from "../course/score.ts";
import { shareOf, type ToHand, toHand } from "./handed.ts";
import { type InPaper, itemOf } from "./paper.ts";
import { type Assessment, type FactsInPaper, NEVER, type Submission } from "./submission.ts";

interface Scored {
	readonly points: number;
	readonly max: number;
}

/** `nowMs`: when it is received, ms since 1970, here and below. */
export function factsInPaper(
	{ terms, paper, item, counted }: InPaper,
	{ points, max }: Scored,
	nowMs: number,
): FactsInPaper {
	const { assignmentId, policy, late, dueAtMs } = terms;
	const { points: most } = itemOf(terms, item);
	const attempts = [...counted, { share: shareOf(points, max), submittedAtMs: nowMs }];
	const earned = itemPoints(attempts, most, { keep: policy.keep, late, dueAtMs });
	return {
		assignmentId,
		item,
		paper: paper.paper,
		daysLate: daysLate(nowMs, dueAtMs),
		itemScore: { points: earned, max: most, scaled: most === 0 ? 0 : earned / most },
	};
}

/** Terms of a paper are looked at anew whenever its solution is asked for; this holds once there are none any more. */
export function assessmentInPaper(key: string, { attempts, showSolution }: Policy): Assessment {
	return { key, attempts: showSolution === "after-last-attempt" ? attempts : NEVER, expiresAtMs: NEVER };
}

/** What the attempts at a question of a paper have in common. */
export function keyInPaper({ terms: { assignmentId }, paper: { paper }, item }: InPaper): string {
	return placeKey({ assignmentId, paper, item });
}

type Graded = Parameters<typeof toHand>[1];

export function handedInPaper(inPaper: InPaper, graded: Graded, nowMs: number): Submission["handed"] {
	const result: ToHand = toHand(inPaper, graded, nowMs);
	return { assignmentId: inPaper.terms.assignmentId, result };
}
