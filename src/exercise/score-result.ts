// A judged result with its points: scored once, under whatever rule the attempt counts by.
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import type { MarkedValue } from "./judge.ts";
import { type Attempt, type AttemptScore, type JudgedBlank, scoreAttempt } from "./score.ts";
import type { BlankResult, GradeResult, Verdict } from "./types.ts";

/** What a result says before it is scored. */
export interface JudgedResult extends Pick<GradeResult, "gradable" | "misconceptions" | "slips" | "timeline"> {
	/** In the order of the exercise: what the score is made of, and what is said beside it. */
	readonly blanks: readonly { readonly judged: JudgedBlank; readonly said: SaidOfBlank }[];
	/** What was answered, part by part, for whoever compares it with something else than the key; tells the key. */
	readonly marked: readonly MarkedValue[];
}

export type SaidOfBlank = Omit<BlankResult, "verdict" | "points">;

export interface ScoredResult {
	readonly result: GradeResult;
	readonly score: AttemptScore;
}

export function scoreResult(
	{ gradable, blanks, misconceptions, slips, timeline }: JudgedResult,
	{ rule, hints, ordinal }: Attempt,
	locale: Locale,
): ScoredResult {
	const judged = blanks.map((blank) => blank.judged);
	const score = scoreAttempt(judged, rule, hints, ordinal);
	const { points, max, scaled } = score;
	const results = blanks.map(({ judged: { id, verdict }, said }): [string, BlankResult] => [
		id,
		{ verdict, points: score.blanks[id]?.points ?? 0, ...said },
	]);
	const result = {
		gradable,
		score: { points, max, scaled },
		blanks: Object.fromEntries(results),
		misconceptions,
		slips,
		timeline,
		summary: summarize(judged, score, locale),
	};
	return { result, score };
}

/** The whole result in a sentence. */
function summarize(judged: readonly JudgedBlank[], { points, max }: AttemptScore, locale: Locale): string {
	const counts = new Map<Verdict, number>();
	for (const { verdict } of judged) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
	const count = (verdict: Verdict) => counts.get(verdict) ?? 0;
	return words(locale).feedback.summary({
		points,
		max,
		wrong: count("wrong") + count("partly"),
		unreadable: count("unreadable"),
		unanswered: count("unanswered"),
		followThrough: count("follow-through"),
	});
}
