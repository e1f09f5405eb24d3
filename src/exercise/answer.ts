// One answer: read it as the learner meant it, and compare it with the key. What is done is a matter of the blank's kind.
import type { Blank } from "./blank.ts";
import type { BlankKind } from "./kinds/names.ts";
import { KINDS, type ValueOf } from "./kinds/registry.ts";
import { cutAnswer } from "./read/longest-answer.ts";
import type { Reading } from "./read/reading.ts";
import type { Placed } from "./situation.ts";

/** A blank with what was answered to it: from reading on, the value is of the blank's kind. */
export type Answered<K extends BlankKind = BlankKind> = {
	[N in K]: {
		readonly kind: N;
		readonly blank: Blank<N>;
		/** Cut where it was too long; undefined where nothing was. */
		readonly sent: unknown;
		/** Null where nothing was written. */
		readonly reading: Reading<ValueOf<N>> | null;
	};
}[K];

export type Answers = Readonly<Record<string, unknown>>;

/** Undefined where there is none. */
export function answerTo(answers: Answers, id: string): unknown {
	return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** Readable values by the ids of the blanks that are judged by themselves. */
export type Values = ReadonlyMap<string, unknown>;

/** Nothing was written: no field, null, or empty text. */
export function isUnanswered(given: unknown): boolean {
	return given === undefined || given === null || (typeof given === "string" && given.trim() === "");
}

export function readAnswer<K extends BlankKind>(placed: Placed, blank: Blank<K>, answer: unknown): Answered<K> {
	const { kind } = blank;
	const sent = cutAnswer(answer);
	const reading = isUnanswered(sent) ? null : KINDS[kind].read(placed, blank, sent);
	return { kind, blank, sent, reading };
}

export function keyOf<K extends BlankKind>(blank: Blank<K>): ValueOf<K> {
	return KINDS[blank.kind].key(blank);
}

/** How much of a value is right, 0 to 1. */
export function shareRight<K extends BlankKind>(blank: Blank<K>, value: ValueOf<K>): number {
	return KINDS[blank.kind].share(blank, value);
}

/** Of any value whatever: one of another kind is wrong. */
export function isRight<K extends BlankKind>(blank: Blank<K>, value: unknown): boolean {
	const kind = KINDS[blank.kind];
	return kind.isValue(value) && kind.share(blank, value) === 1;
}

/** An answer as it was understood. */
export function showGiven<K extends BlankKind>(
	placed: Placed,
	blank: Blank<K>,
	sent: unknown,
	value: ValueOf<K>,
): unknown {
	const kind = KINDS[blank.kind];
	return kind.given ? kind.given(placed, blank, sent, value) : kind.show(placed, blank, value);
}
