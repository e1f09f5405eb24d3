// What a learner with misconceptions would write: the same scenario, layer by layer, under the wrong rules.
import { MISCONCEPTIONS, type Misconception, type MisconceptionId } from "../../scenario/misconceptions.ts";
import type { TemplateQuestion } from "../../scenario/template.ts";
import type { Situation, WrongRun } from "../situation.ts";
import { keyOfQuestion } from "../worked-out.ts";
import { miscount, type PerhapsPlaced } from "./counting.ts";
import { type Misconceived, misconceived, sameValue } from "./misconceived.ts";
import { rewrite } from "./notation.ts";
import { misread } from "./reading.ts";
import { noteDifferences, runWrongly } from "./wrong-run.ts";

/** Ideas about how numbers are counted or written show in numbers only, all others everywhere else. */
export function isAboutNumbers(id: MisconceptionId): boolean {
	const { counting, notation }: Misconception = MISCONCEPTIONS[id];
	return counting !== undefined || notation !== undefined;
}

/** All of `ids` at once: their rules are changed together. What one alone leads to is found out once for each situation. */
export function misconceive(situation: PerhapsPlaced, ids: readonly MisconceptionId[]): Misconceived {
	const [id, ...more] = ids;
	if (id === undefined || more.length > 0) return misconceiveAnew(situation, ids);
	const found = alone.get(situation) ?? new Map<MisconceptionId, Misconceived>();
	alone.set(situation, found);
	const kept = found.get(id) ?? misconceiveAnew(situation, ids);
	found.set(id, kept);
	return kept;
}

/** Diagnosis asks for the same ones for each wrong answer, and again for what it names. */
const alone = new WeakMap<PerhapsPlaced, Map<MisconceptionId, Misconceived>>();

function misconceiveAnew(situation: PerhapsPlaced, ids: readonly MisconceptionId[]): Misconceived {
	const wrong: readonly Misconception[] = ids.map((id) => MISCONCEPTIONS[id]);
	const changed = new Map<string, unknown>();
	const run = runWrongly(situation, wrong);
	if (run) {
		const read = new Map<string, unknown>();
		misread(run, wrong, read);
		noteDifferences(situation, run, read, changed);
	} else misread(situation, wrong, changed);
	const following = miscount(situation, wrong, changed);
	const rewritten = rewrite(situation, wrong, changed);
	const asked = runToAsk(situation, ids, run);
	return misconceived(
		changed,
		situation.questionsByKey,
		(question) => answerUnder(question, ids, asked),
		(key) => !rewritten.has(key) && following().has(key),
	);
}

/**
 * The run in which questions are answered, too: only misconceptions that the template claims. What a question asks need
 * not make sense in any other run, where its answer would be no idea's.
 */
function runToAsk(situation: Situation, ids: readonly MisconceptionId[], ofAll: WrongRun | null): WrongRun | null {
	const claimed = ids.filter((id) => situation.template.misconceptions.includes(id));
	if (claimed.length === ids.length) return ofAll;
	return runWrongly(
		situation,
		claimed.map((id) => MISCONCEPTIONS[id]),
	);
}

/** What would be answered: a choice that a misconception leads to says so itself. Undefined if that is right. */
function answerUnder(question: TemplateQuestion, ids: readonly MisconceptionId[], run: WrongRun | null): unknown {
	const options = question.kind === "choice" ? question.options : [];
	const option = options.find((o) => o.misconception && ids.includes(o.misconception));
	const same = run?.questions().find(({ id }) => id === question.id);
	if (!option && !same) return undefined;
	const key = keyOfQuestion(question);
	if (option && option.id !== key) return option.id;
	const there = same && keyOfQuestion(same);
	return sameValue(there, key) ? undefined : there;
}
