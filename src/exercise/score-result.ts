// A judged result with its points: scored once, under whatever rule the attempt counts by.
import { type Locale, words } from "../text/locale.ts";
import { type Attempt, type AttemptScore, type JudgedBlank, scoreAttempt } from "./score.ts";
import type { BlankResult, GradeResult, Verdict } from "./types.ts";

/** What a result says before it is scored. */
export interface JudgedResult extends Pick<GradeResult, "gradable" | "misconceptions" | "timeline"> {
	/** What the score is made of. */
	readonly judged: readonly JudgedBlank[];
	readonly blanks: Readonly<Record<string, Omit<BlankResult, "points">>>;
}

export interface ScoredResult {
	readonly result: GradeResult;
	readonly score: AttemptScore;
}

export function scoreResult(judged: JudgedResult, attempt: Attempt, locale: Locale): ScoredResult {
	const score = scoreAttempt(judged.judged, attempt.rule, attempt.hints, attempt.ordinal);
	const { points, max, scaled } = score;
	const blanks = Object.entries(judged.blanks).map(([id, { verdict, ...blank }]): [string, BlankResult] => [
		id,
		{ verdict, points: score.blanks[id]?.points ?? 0, ...blank },
	]);
	const result = {
		gradable: judged.gradable,
		score: { points, max, scaled },
		blanks: Object.fromEntries(blanks),
		misconceptions: judged.misconceptions,
		timeline: judged.timeline,
		summary: summarize(judged.judged, score, locale),
	};
	return { result, score };
}

/** The whole result in a sentence. */
function summarize(judged: readonly JudgedBlank[], { points, max }: AttemptScore, locale: Locale): string {
	const count = (verdict: Verdict) => judged.filter((blank) => blank.verdict === verdict).length;
	return words(locale).feedback.summary({
		points,
		max,
		wrong: count("wrong") + count("partly"),
		unreadable: count("unreadable"),
		unanswered: count("unanswered"),
		followThrough: count("follow-through"),
	});
}
