// Which wrong ideas explain the answers: the smallest set of misconceptions under which the whole vector of answers is
// what the learner would write. Right answers count against a misconception as much as wrong ones count for it.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../scenario/misconceptions.ts";
import { isRight } from "./answer.ts";
import type { Blank } from "./blank.ts";
import type { Values } from "./follow-through.ts";
import type { Exercise } from "./generate.ts";
import { type Misconceived, misconceive, sameValue } from "./what-if.ts";

export interface Diagnosis {
	readonly id: MisconceptionId;
	/** Ids of the wrong blanks that it explains. */
	readonly blanks: readonly string[];
	/** How sure that is, 0 to 1: grows with the answers explained, falls with those that speak against it. */
	readonly confidence: number;
}

interface Candidate {
	readonly ids: readonly MisconceptionId[];
	readonly wrong: Misconceived;
	/** Answers that agree with it. */
	readonly agreeing: number;
	/** Those, less the right answers that it would have made wrong. */
	readonly gain: number;
}

const ALL = Object.keys(MISCONCEPTIONS) as readonly MisconceptionId[];

/** Ideas about how numbers are counted show in numbers only, all others everywhere else: each kind is diagnosed by itself. */
const isAboutNumbers = (id: MisconceptionId) => {
	const { numbering, writes }: Misconception = MISCONCEPTIONS[id];
	return numbering !== undefined || writes !== undefined;
};
const ABOUT_NUMBERS = ALL.filter(isAboutNumbers);
const ABOUT_THE_REST = ALL.filter((id) => !isAboutNumbers(id));

export function diagnose(exercise: Exercise, values: Values): readonly Diagnosis[] {
	const answered = exercise.blanks.filter((blank) => values.has(blank.id));
	const isNumber = (blank: Blank) => blank.of === "field" && blank.field.kind === "sequence-number";
	return [
		...diagnoseKind(exercise, values, answered.filter(isNumber), ABOUT_NUMBERS),
		...diagnoseKind(
			exercise,
			values,
			answered.filter((blank) => !isNumber(blank)),
			ABOUT_THE_REST,
		),
	];
}

function diagnoseKind(
	exercise: Exercise,
	values: Values,
	answered: readonly Blank[],
	ids: readonly MisconceptionId[],
): readonly Diagnosis[] {
	const wrongBlanks = answered.filter((blank) => !isRight(blank, values.get(blank.id)));
	if (wrongBlanks.length === 0) return [];
	const best = smallestBest(exercise, answered, values, wrongBlanks, ids);
	if (!best) return [];
	return best.ids
		.map((id) =>
			credit(
				values,
				wrongBlanks,
				answered,
				id,
				best.ids.length === 1 ? best.wrong : misconceive(exercise, [id]),
				best.wrong,
			),
		)
		.filter((diagnosis) => diagnosis.blanks.length > 0);
}

/** How the answers compare with what somebody would write who holds all of `ids`. */
function consider(
	exercise: Exercise,
	answered: readonly Blank[],
	values: Values,
	ids: readonly MisconceptionId[],
): Candidate {
	const wrong = misconceive(exercise, ids);
	let gain = 0;
	let agreeing = 0;
	for (const blank of answered) {
		if (!wrong.has(blank.key)) continue;
		const value = values.get(blank.id);
		if (sameValue(value, wrong.get(blank.key))) agreeing += 1;
		else if (isRight(blank, value)) gain -= 1;
	}
	return { ids, wrong, agreeing, gain: gain + agreeing };
}

/** One misconception if it explains all that is wrong; else the best pair, if the second one explains something more. */
function smallestBest(
	exercise: Exercise,
	answered: readonly Blank[],
	values: Values,
	wrongBlanks: readonly Blank[],
	ids: readonly MisconceptionId[],
): Candidate | undefined {
	const bestOf = (candidates: readonly Candidate[]) =>
		candidates
			.filter((candidate) => candidate.gain > 0)
			.sort((a, b) => b.gain - a.gain || a.wrong.size - b.wrong.size)[0];
	const singles = ids.map((id) => consider(exercise, answered, values, [id]));
	const best = bestOf(singles);
	if (wrongBlanks.length < 2 || (best && best.gain >= wrongBlanks.length)) return best;
	const pair = bestOf(promisingPairs(singles).map((two) => consider(exercise, answered, values, two)));
	return pair && pair.gain > (best?.gain ?? 0) ? pair : best;
}

/** Pairs of which one at least agrees with an answer by itself: nothing else is worth a run. */
function promisingPairs(singles: readonly Candidate[]): readonly (readonly MisconceptionId[])[] {
	const effective = singles.filter((single) => single.wrong.size > 0);
	return effective.flatMap((one, i) =>
		effective
			.slice(i + 1)
			.filter((other) => one.agreeing > 0 || other.agreeing > 0)
			.map((other) => [...one.ids, ...other.ids]),
	);
}

function credit(
	values: Values,
	wrongBlanks: readonly Blank[],
	answered: readonly Blank[],
	id: MisconceptionId,
	wrong: Misconceived,
	together: Misconceived,
): Diagnosis {
	const explained = wrongBlanks.filter(
		(blank) => wrong.has(blank.key) && sameValue(values.get(blank.id), together.get(blank.key)),
	);
	const concerned = answered.filter((blank) => wrong.has(blank.key)).length;
	const share = concerned === 0 ? 0 : explained.length / concerned;
	return {
		id,
		blanks: explained.map((blank) => blank.id),
		confidence: share * (1 - 0.4 / Math.max(1, explained.length)),
	};
}
