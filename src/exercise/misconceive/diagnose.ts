// Which wrong ideas explain the answers: the smallest set of misconceptions under which the whole vector of answers is
// what the learner would write. Right answers count against a misconception as much as wrong ones count for it, and what
// slips explain as well is no evidence.
import { MISCONCEPTION_IDS, type MisconceptionId } from "../../scenario/misconceptions.ts";
import { isRight, type Values } from "../answer.ts";
import type { Blank } from "../blank.ts";
import type { Exercise } from "../generate.ts";
import { bestHypothesis, type Evidence, type Hypothesis } from "./hypothesis.ts";
import { isAboutNumbers, misconceive } from "./misconceive.ts";
import type { Misconceived } from "./misconceived.ts";
import { sameValue } from "./misconceived.ts";
import { costOf, weightOf } from "./weight.ts";

export interface Diagnosis {
	readonly id: MisconceptionId;
	/** Ids of the wrong blanks that it explains. */
	readonly blanks: readonly string[];
	/** How sure that is, 0 to 1: grows with the weight of the answers explained; falls with those against it and rivals. */
	readonly confidence: number;
}

const ABOUT_NUMBERS = MISCONCEPTION_IDS.filter(isAboutNumbers);
const ABOUT_THE_REST = MISCONCEPTION_IDS.filter((id) => !isAboutNumbers(id));

/** Numbers and all the rest are diagnosed each by themselves. */
export function diagnose(exercise: Exercise, values: Values): readonly Diagnosis[] {
	const answered = exercise.simpleBlanks.filter((blank) => values.has(blank.id));
	const isNumber = (blank: Blank) => blank.kind === "sequence-number";
	const right = new Set(answered.filter((blank) => isRight(blank, values.get(blank.id))));
	const evidenceOf = (blanks: readonly Blank[]): Evidence => ({
		exercise,
		values,
		right: blanks.filter((blank) => right.has(blank)),
		wrong: blanks.filter((blank) => !right.has(blank)),
	});
	return [
		...diagnoseKind(evidenceOf(answered.filter(isNumber)), ABOUT_NUMBERS),
		...diagnoseKind(evidenceOf(answered.filter((blank) => !isNumber(blank))), ABOUT_THE_REST),
	];
}

function diagnoseKind(evidence: Evidence, ids: readonly MisconceptionId[]): readonly Diagnosis[] {
	const best = evidence.wrong.length === 0 ? undefined : bestHypothesis(evidence, ids);
	if (!best) return [];
	const alone = (id: MisconceptionId) => (best.ids.length === 1 ? best.changed : misconceive(evidence.exercise, [id]));
	return best.ids.map((id) => credit(evidence, id, alone(id), best)).filter((diagnosis) => diagnosis.blanks.length > 0);
}

function credit(
	{ exercise, values, right, wrong }: Evidence,
	id: MisconceptionId,
	alone: Misconceived,
	{ changed: together, rivals }: Hypothesis,
): Diagnosis {
	const concerned = [...right, ...wrong].filter((blank) => alone.has(blank.key));
	const explained = wrong.filter(
		(blank) => alone.has(blank.key) && sameValue(values.get(blank.id), together.get(blank.key)),
	);
	const share = concerned.length === 0 ? 0 : explained.length / concerned.length;
	const weight = explained.reduce((sum, blank) => sum + weightOf(blank, values.get(blank.id), [id]), 0);
	return {
		id,
		blanks: explained.map((blank) => blank.id),
		confidence: share * (weight / (weight + costOf(exercise, id) + rivals)),
	};
}
