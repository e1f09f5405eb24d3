// The set of misconceptions that explains answers best: one, or two where the second explains something more. What is
// weighed, and against what, stands in weight.ts.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../../scenario/misconceptions.ts";
import { keyOf, type Values } from "../answer.ts";
import type { Blank } from "../blank.ts";
import type { Exercise } from "../generate.ts";
import { isAboutNumbers, misconceive } from "./misconceive.ts";
import { type Misconceived, sameValue } from "./misconceived.ts";
import { costOf, weightOf } from "./weight.ts";

/** What somebody answered, and which of it is right. */
export interface Evidence {
	readonly exercise: Exercise;
	readonly values: Values;
	readonly right: readonly Blank[];
	readonly wrong: readonly Blank[];
}

export interface Hypothesis {
	readonly ids: readonly MisconceptionId[];
	/** What somebody would write who holds all of them. */
	readonly changed: Misconceived;
	/** Answers that agree with it. */
	readonly agreeing: number;
	/** Those, less the right answers that it would have made wrong. */
	readonly gain: number;
	/** What all of these weigh, less what the ideas cost. */
	readonly score: number;
	/** The same without answers that only follow from an earlier one. Below 0 it explains no more than slips do. */
	readonly ownScore: number;
	/** How many others explain as much. */
	readonly rivals: number;
}

/** Whether the script must run again, not only be read otherwise. */
function changesWhatHappens(id: MisconceptionId): boolean {
	const { run }: Misconception = MISCONCEPTIONS[id];
	return run !== undefined;
}

/** Undefined if none weighs more than slips do. */
export function bestHypothesis(evidence: Evidence, ids: readonly MisconceptionId[]): Hypothesis | undefined {
	const singles = trySingles(evidence, ids);
	const best = bestOf(singles);
	const explained = best?.gain ?? 0;
	if (explained === evidence.wrong.length) return best;
	// One answer is no evidence of two ideas.
	const needed = Math.max(1, explained) + 1;
	const pairs = promisingPairs(evidence, singles, needed).map((two) => consider(evidence, two));
	const pair = bestOf(pairs.filter(({ gain }) => gain >= needed));
	return pair && pair.score >= (best?.score ?? 0) ? pair : best;
}

/** Where several are as good, the one that changes least. */
function bestOf(hypotheses: readonly Hypothesis[]): Hypothesis | undefined {
	const [best, ...others] = hypotheses
		.filter(({ gain, ownScore }) => gain > 0 && ownScore >= 0)
		.sort((a, b) => b.score - a.score || b.gain - a.gain || a.changed.count() - b.changed.count());
	return (
		best && { ...best, rivals: others.filter(({ score, gain }) => score === best.score && gain === best.gain).length }
	);
}

/** Those for which the script must run again are tried last, and only while nothing explains everything. */
function trySingles(evidence: Evidence, ids: readonly MisconceptionId[]): readonly Hypothesis[] {
	const claimed = evidence.exercise.template.misconceptions;
	// The exercise has run its template's own already.
	const cost = (id: MisconceptionId) => (changesWhatHappens(id) ? (claimed.includes(id) ? 1 : 2) : 0);
	const tried: Hypothesis[] = [];
	for (const id of [...ids].sort((a, b) => cost(a) - cost(b))) {
		if (cost(id) > 0 && tried.some(({ gain }) => gain === evidence.wrong.length)) break;
		tried.push(consider(evidence, [id]));
	}
	return tried;
}

/** How the answers compare with what somebody would write who holds all of `ids`. */
function consider({ exercise, values, right, wrong }: Evidence, ids: readonly MisconceptionId[]): Hypothesis {
	const changed = misconceive(exercise, ids);
	const agrees = ({ id, key }: Blank) => changed.has(key) && sameValue(values.get(id), changed.get(key));
	const agreeing = wrong.filter(agrees);
	// Most ideas: nothing that they weigh would make them explain anything.
	if (agreeing.length === 0) return { ids, changed, agreeing: 0, gain: 0, score: 0, ownScore: 0, rivals: 0 };
	const against = right.filter((blank) => changed.has(blank.key) && !agrees(blank));
	const cost = ids.reduce((sum, id) => sum + costOf(exercise, id), 0);
	const scoreOf = (counts: (blank: Blank) => boolean) => {
		const weigh = (blanks: readonly Blank[]) =>
			blanks.filter(counts).reduce((sum, blank) => sum + weightOf(blank, changed.get(blank.key), ids), 0);
		return weigh(agreeing) - weigh(against) - cost;
	};
	return {
		ids,
		changed,
		agreeing: agreeing.length,
		gain: agreeing.length - against.length,
		score: scoreOf(() => true),
		ownScore: scoreOf(({ key }) => !changed.follows(key)),
		rivals: 0,
	};
}

/** Pairs that may gain as much as is `needed`: nothing else is worth a run. */
function promisingPairs(
	evidence: Evidence,
	singles: readonly Hypothesis[],
	needed: number,
): readonly (readonly MisconceptionId[])[] {
	const touching = singles.filter(({ changed }) => evidence.wrong.some(({ key }) => changed.has(key)));
	return touching.flatMap((one, i) =>
		touching
			.slice(i + 1)
			.filter((other) => mayGain(evidence, one, other) >= needed)
			.map((other) => [...one.ids, ...other.ids]),
	);
}

/**
 * The most that two may gain together that both change a wrong answer. Where neither agrees with one, they must add up: in
 * numbers or amounts.
 */
function mayGain({ values, right, wrong }: Evidence, one: Hypothesis, other: Hypothesis): number {
	const plausible = one.agreeing + other.agreeing > 0 || [...one.ids, ...other.ids].every(isAboutNumbers);
	const explainable = wrong.filter((blank) => {
		const [first, second] = [one.changed.get(blank.key), other.changed.get(blank.key)];
		if (plausible) return first !== undefined || second !== undefined;
		return mayAddUp(Number(values.get(blank.id)), Number(keyOf(blank)), Number(first), Number(second));
	});
	const against = right.filter(
		({ key }) => one.changed.has(key) && sameValue(one.changed.get(key), other.changed.get(key)),
	);
	return explainable.length - against.length;
}

/** Two changes of an amount in one direction lead beyond both. What is no amount is NaN, and never adds up. */
function mayAddUp(given: number, key: number, one: number, other: number): boolean {
	if ((one - key) * (other - key) < 0) return !Number.isNaN(given);
	return one < key ? given <= Math.min(one, other) : given >= Math.max(one, other);
}
