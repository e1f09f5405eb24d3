// From a judged result and how the learner stands with the scenario to what the attempt earns and may say.
import type { HintTaken } from "../contract/attempt.ts";
import type { Policy } from "../contract/policy.ts";
import type { SolutionAccess } from "../contract/result.ts";
import { HINT_COSTS, type HintLevel } from "../exercise/hint-levels.ts";
import { combineAttempts, PLAIN_RULE } from "../exercise/score.ts";
import { type JudgedResult, scoreResult } from "../exercise/score-result.ts";
import type { GradeResult } from "../exercise/types.ts";
import type { Locale } from "../text/locale.ts";
import type { AnsweredExercise } from "./open.ts";
import type { Standing } from "./submission.ts";
import { withholdSolution } from "./withhold.ts";

export interface Assessed {
	/** As scored, whatever of it may be said. */
	readonly result: GradeResult;
	/** What the attempt answers. */
	readonly response: object;
	/** Whether that shows the solution. */
	readonly shown: boolean;
	/** How the assessed scenario stands after it; null for practice. */
	readonly counted: Counted | null;
	/** What it answers later, when only then the solution may be seen; null otherwise. */
	readonly solved: object | null;
}

export type Answered = Pick<AnsweredExercise, "id" | "description" | "locale" | "exercise"> & {
	readonly answers: Readonly<Record<string, unknown>>;
	/** For the response that shows the solution. */
	readonly access: SolutionAccess;
};

/** `late`: after the scenario expired, so that it does not count. */
export function assess(answered: Answered, judged: JudgedResult, standing: Standing, late = false): Assessed {
	const { policy } = answered.description;
	const { result, score } = scoreStanding(judged, policy, standing, answered.locale);
	const taken = hintsTaken(standing, (blank) => score.blanks[blank]?.deducted ?? 0);
	const common = Object.keys(taken).length > 0 ? { hints: taken } : {};
	if (!policy) return practice(answered, result, common);
	return reveal(answered, policy, result, { common, counted: count(policy, standing, score, late), late });
}

/** Scored under its policy, with the hints that were taken and as the attempt that it is. */
export function scoreStanding(
	judged: JudgedResult,
	policy: Policy | undefined,
	standing: Standing,
	locale: Locale,
): ReturnType<typeof scoreResult> {
	const attempt = { rule: policy ?? PLAIN_RULE, hints: hintShares(standing), ordinal: standing.earned.length + 1 };
	return scoreResult(judged, attempt, locale);
}

function practice({ id, access }: Answered, result: GradeResult, common: object): Assessed {
	const response = { variant: "scenario-practice", scenarioId: id, ...result, ...common, ...access };
	return { result, response, shown: true, counted: null, solved: null };
}

export interface Counted {
	readonly attemptsLeft: number;
	readonly credit: number;
	readonly scenarioScore: { readonly points: number; readonly max: number; readonly scaled: number };
}

function count(
	policy: Policy,
	{ earned }: Standing,
	score: { readonly points: number; readonly max: number; readonly credit: number },
	late: boolean,
): Counted {
	const points = combineAttempts(late ? earned : [...earned, score.points], policy.keep);
	return {
		attemptsLeft: late ? 0 : policy.attempts - earned.length - 1,
		credit: score.credit,
		scenarioScore: { points, max: score.max, scaled: score.max === 0 ? 0 : points / score.max },
	};
}

function reveal(
	{ id, answers, access, description: { place } }: Answered,
	policy: Policy,
	result: GradeResult,
	{ common, counted, late }: { readonly common: object; readonly counted: Counted; readonly late: boolean },
): Assessed {
	const say = (solution: "shown" | "withheld", said: object) => {
		const response = { variant: `scenario-${solution}`, scenarioId: id, ...said, solution };
		return { ...response, ...common, ...counted };
	};
	const shown = say("shown", { ...result, ...access });
	if (isShownNow(policy, counted.attemptsLeft === 0, late)) {
		return { result, response: shown, shown: true, counted, solved: null };
	}
	return {
		// What is diagnosed is not counted either: the learner's progress would name it.
		result: { ...result, misconceptions: [] },
		response: say("withheld", withholdSolution(result, answers)),
		shown: false,
		counted,
		// The terms of a paper may yet change.
		solved: policy.showSolution === "never" && !place ? null : shown,
	};
}

/** Whether the answer to an attempt shows the solution; `over`: no more attempts are taken, whatever is left of them. */
export function isShownNow({ showSolution }: Pick<Policy, "showSolution">, last: boolean, over = false): boolean {
	switch (showSolution) {
		case "always":
			return true;
		case "after-last-attempt":
			return last;
		case "after-close":
			return over;
		case "never":
			return false;
	}
}

function hintShares({ hints }: Standing): Readonly<Record<string, number>> {
	return Object.fromEntries(Object.entries(hints).map(([blank, level]) => [blank, hintCost(level)]));
}

function hintsTaken({ hints }: Standing, deducted: (blank: string) => number): Readonly<Record<string, HintTaken>> {
	return Object.fromEntries(
		Object.entries(hints).map(([blank, level]) => [blank, { level, cost: hintCost(level), deducted: deducted(blank) }]),
	);
}

function hintCost(level: number): number {
	// Levels come from `takeHint`, which was given one of these.
	return HINT_COSTS[level as HintLevel];
}
