// Judging: read each answer, compare it with the key, credit what follows from a slip, name the wrong idea. Nothing here
// depends on a language, and nothing is scored yet.
import { type Answered, type Answers, answerTo, readAnswer, shareRight, type Values } from "./answer.ts";
import { type Blank, simpleBlanks } from "./blank.ts";
import { followingThrough } from "./follow-through.ts";
import type { Exercise } from "./generate.ts";
import type { BlankKind } from "./kinds/names.ts";
import { KINDS } from "./kinds/registry.ts";
import { type Diagnosis, diagnose } from "./misconceive/diagnose.ts";
import { findMiscounted } from "./misconceive/miscounted.ts";
import { diagnoseUnwrapped } from "./misconceive/unwrapped.ts";
import { roundShare } from "./score.ts";
import type { PartResults, Verdict } from "./types.ts";

/** What became of an answer. */
export interface Mark {
	readonly verdict: Verdict;
	/** Of one that is partly right: how much, 0 to 1. */
	readonly share?: number;
	readonly parts?: PartResults;
}

/** A blank with what was answered to it, and what became of that. */
export type Judged<K extends BlankKind = BlankKind> = {
	[N in K]: {
		readonly answered: Answered<N>;
		readonly mark: Mark;
		/** Id of the diagnosed misconception that explains it. */
		readonly misconception: string | undefined;
	};
}[K];

/** What is judged by itself, a blank or a part of one, with what became of it. */
export interface MarkedValue {
	readonly blank: Blank;
	/** Undefined where nothing could be read. */
	readonly value: unknown;
	readonly verdict: Verdict;
}

export interface Judgement {
	/** In the order of the exercise's blanks. */
	readonly blanks: readonly Judged[];
	/** The same, a blank in parts as its parts. */
	readonly marked: readonly MarkedValue[];
	readonly diagnoses: readonly Diagnosis[];
	/** Ids of the blanks, or of their parts, that are off by one for no reason that is known. */
	readonly miscounted: readonly string[];
}

export function judgeAnswers(exercise: Exercise, answers: Answers): Judgement {
	const all = exercise.blanks.map((blank): Answered => readAnswer(exercise, blank, answerTo(answers, blank.id)));
	const simple = inParts(all);
	const following = followingThrough(simple);
	const marks = new Map<string, Mark>();
	for (const one of simple) marks.set(one.blank.id, markOf(one, following.has(one.blank.id)));
	const values = valuesIn(simple);
	const diagnoses = diagnoseAll(exercise, simple, values);
	const marked = simple.map(({ blank }): MarkedValue => {
		const verdict = marks.get(blank.id)?.verdict ?? "unanswered";
		return { blank, value: values.get(blank.id), verdict };
	});
	const wrong = marked.filter(({ verdict }) => verdict === "wrong").map(({ blank }) => blank);
	const blanks = all.map((answered): Judged => judge(answered, marks, explaining(answered.blank, diagnoses)));
	return { blanks, marked, diagnoses, miscounted: findMiscounted(wrong, values, diagnoses) };
}

/** What is judged by itself: the answers to the parts of a blank, or to the blank. */
function inParts(all: readonly Answered[]): readonly Answered[] {
	const simple: Answered[] = [];
	for (const answered of all) {
		const parts = answersToParts(answered);
		if (parts) simple.push(...parts);
		else simple.push(answered);
	}
	return simple;
}

/** Null where the kind has no parts. */
function answersToParts<K extends BlankKind>({ blank, sent, reading }: Answered<K>): readonly Answered[] | null {
	const { parts } = KINDS[blank.kind];
	return parts ? parts.answers(blank, sent, reading?.ok ? reading.value : null) : null;
}

/** What could be read. */
function valuesIn(simple: readonly Answered[]): Values {
	const values = new Map<string, unknown>();
	for (const { blank, reading } of simple) if (reading?.ok) values.set(blank.id, reading.value);
	return values;
}

function diagnoseAll(exercise: Exercise, simple: readonly Answered[], values: Values): readonly Diagnosis[] {
	const sent = new Map<string, unknown>();
	for (const one of simple) sent.set(one.blank.id, one.sent);
	return [...diagnose(exercise, values), ...diagnoseUnwrapped(exercise, sent)];
}

function markOf<K extends BlankKind>({ blank, reading }: Answered<K>, follows: boolean): Mark {
	if (reading === null) return { verdict: "unanswered" };
	if (!reading.ok) return { verdict: "unreadable" };
	const share = shareRight(blank, reading.value);
	if (share === 1) return { verdict: "correct" };
	if (share > 0) return { verdict: "partly", share: roundShare(share) };
	return { verdict: follows ? "follow-through" : "wrong" };
}

function judge<K extends BlankKind>(
	answered: Answered<K>,
	marks: ReadonlyMap<string, Mark>,
	misconception: string | undefined,
): Judged<K> {
	return { answered, mark: together(answered, marks), misconception };
}

/** Of the diagnosed misconceptions the first one behind the blank or a part of it. */
function explaining(blank: Blank, diagnoses: readonly Diagnosis[]): string | undefined {
	if (diagnoses.length === 0) return undefined;
	return simpleBlanks(blank)
		.map(({ id }) => diagnoses.find(({ blanks }) => blanks.includes(id))?.id)
		.find((id) => id !== undefined);
}

function together<K extends BlankKind>({ blank, reading }: Answered<K>, marks: ReadonlyMap<string, Mark>): Mark {
	const { parts } = KINDS[blank.kind];
	if (!parts) return marks.get(blank.id) ?? { verdict: "unanswered" };
	const verdicts = new Map([...marks].map(([id, { verdict }]) => [id, verdict]));
	const judged = parts.judge(blank, reading?.ok ? reading.value : null, verdicts);
	return reading && !reading.ok ? { ...judged, verdict: "unreadable" } : judged;
}
