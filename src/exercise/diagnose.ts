// Which wrong idea explains the wrong answers: the smallest set of misconceptions of the template whose own answers are
// those of the learner, and that no right answer contradicts.
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import { isRight } from "./answer.ts";
import type { Values } from "./follow-through.ts";
import type { Exercise } from "./generate.ts";
import { sameValue } from "./what-if.ts";

export interface Diagnosis {
	readonly id: MisconceptionId;
	/** Ids of the wrong blanks that it explains. */
	readonly blanks: readonly string[];
	/** Share of the answers it speaks of that agree with it, 0 to 1. */
	readonly confidence: number;
}

/** A misconception must explain at least this share of the answers that it would change. */
const AGREEMENT = 0.6;

export function diagnose(exercise: Exercise, values: Values): readonly Diagnosis[] {
	const unexplained = new Set(
		exercise.blanks.filter((blank) => values.has(blank.id) && !isRight(blank, values.get(blank.id))).map((b) => b.id),
	);
	const found: Diagnosis[] = [];
	for (;;) {
		const [best] = [...exercise.misconceived.keys()]
			.filter((id) => !found.some((diagnosis) => diagnosis.id === id))
			.map((id) => judge(exercise, values, id, unexplained))
			.filter((d) => d.blanks.length > 0 && d.confidence >= AGREEMENT)
			.sort((a, b) => b.blanks.length - a.blanks.length || b.confidence - a.confidence);
		if (!best) return found;
		found.push(best);
		for (const id of best.blanks) unexplained.delete(id);
	}
}

function judge(exercise: Exercise, values: Values, id: MisconceptionId, unexplained: ReadonlySet<string>): Diagnosis {
	const wrong = exercise.misconceived.get(id);
	const concerned = exercise.blanks.filter((blank) => values.has(blank.id) && wrong?.has(blank.key));
	const agreeing = concerned.filter((blank) => sameValue(values.get(blank.id), wrong?.get(blank.key)));
	return {
		id,
		blanks: agreeing.map((blank) => blank.id).filter((blank) => unexplained.has(blank)),
		confidence: concerned.length === 0 ? 0 : agreeing.length / concerned.length,
	};
}
