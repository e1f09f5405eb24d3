// What answers weigh as evidence of wrong ideas, and what an idea must weigh up to be named: how seldom a slip leads to the
// same answer, and how seldom somebody holds the idea.
import type { MisconceptionId } from "../../scenario/misconceptions.ts";
import { SEQUENCE_SPACE } from "../../tcp/sequence-number.ts";
import { keyOf } from "../answer.ts";
import type { Blank } from "../blank.ts";
import type { Exercise } from "../generate.ts";

/** A slip often leads to it: a number that is off by one, another one of a few states. */
const USUAL = 1;
/** A slip seldom leads to it: any other number; a distractor that names the idea. */
const TELLING = 2;

/** Of a wrong value in that blank, for whoever holds these ideas: the distractor that names one of them weighs more. */
export function weightOf(blank: Blank, value: unknown, ids: readonly MisconceptionId[]): number {
	const key = keyOf(blank);
	if (typeof key === "number") return isOffByOne(key, value) ? USUAL : TELLING;
	return optionsOf(blank).some(({ id, misconception }) => misconception && id === value && ids.includes(misconception))
		? TELLING
		: USUAL;
}

/** Also where a sequence number goes from 2^32 - 1 to 0. */
export function isOffByOne(key: number, value: unknown): boolean {
	return typeof value === "number" && [1, SEQUENCE_SPACE - 1].includes(Math.abs(value - key));
}

/** One usual slip is enough for an idea that the template or an option claims; any other needs twice as much. */
export function costOf({ template, simpleBlanks }: Exercise, id: MisconceptionId): number {
	const named = simpleBlanks.some((blank) => optionsOf(blank).some(({ misconception }) => misconception === id));
	return named || template.misconceptions.includes(id) ? USUAL : TELLING;
}

function optionsOf({ asks }: Blank): readonly { readonly id: string; readonly misconception?: MisconceptionId }[] {
	return "options" in asks ? asks.options : [];
}
