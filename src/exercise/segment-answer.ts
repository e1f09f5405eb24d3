// An answer about a whole segment: taken apart for grading, where its parts are ordinary blanks, and put together again
// for the learner, to whom it is one blank.
import type { SegmentPart } from "../text/unreadable.ts";
import { isUnanswered, readAnswer, showGiven } from "./answer.ts";
import { type Blank, outsideId } from "./blank.ts";
import type { Exercise } from "./generate.ts";
import { frameFor } from "./numbers.ts";
import { readFlags } from "./read/flags.ts";
import { normalizeText } from "./read/normalize.ts";
import { readNumber } from "./read/number.ts";
import { type Reading, readable, type Unreadable } from "./read/reading.ts";
import { isZero, readParts, type SentParts, saysNone } from "./read/segment.ts";

/** What was said about each part, as sent; an acknowledgment number that is null was said not to be there. */
export interface SegmentAnswer {
	readonly sent: SentParts;
	/** Values by the ids of the parts' blanks; of `ack` only a number. */
	readonly values: ReadonlyMap<string, unknown>;
	/** As it was understood, part by part. */
	readonly shown: SentParts;
}

/** The parts of the segment that an exercise asks for as a whole; empty where it asks for none. */
export function partBlanks({ blanks }: Exercise): readonly Blank[] {
	return blanks.filter(({ partOf }) => partOf !== undefined);
}

export function partOfBlank({ id }: Blank): SegmentPart {
	return id.slice(id.indexOf(".") + 1) as SegmentPart;
}

/** Refused as a whole where one part cannot be read; the refusal names that part. */
export function readSegment(exercise: Exercise, given: unknown): Reading<SegmentAnswer> {
	const taken = readParts(given);
	if (!taken.ok) return taken;
	const sent = withoutNumber(taken.value);
	const blanks = partBlanks(exercise);
	const values = new Map<string, unknown>();
	const shown = new Map<SegmentPart, unknown>();
	for (const part of Object.keys(sent) as readonly SegmentPart[]) {
		const blank = blanks.find((one) => partOfBlank(one) === part);
		if (sent[part] === null) shown.set(part, null);
		else {
			const read = blank ? readAnswer(exercise, blank, sent[part]) : readNoNumber(exercise, sent[part]);
			if (!read.ok) return naming(part, read);
			if (blank) values.set(blank.id, read.value);
			shown.set(part, showPart(exercise, blank, sent[part], read.value));
		}
	}
	return readable({ sent, values, shown: Object.fromEntries(shown) });
}

function naming(part: SegmentPart, refusal: Unreadable): Unreadable {
	return { ...refusal, detail: { ...refusal.detail, part } };
}

/** As it was understood, and never so that it tells whether there is such a number, or what it is counted from. */
function showPart(exercise: Exercise, blank: Blank | undefined, given: unknown, value: unknown): unknown {
	if (exercise.spec.notation === "symbolic" && isZero(given)) return "0";
	if (blank) return showGiven(exercise, blank, given, value);
	return typeof given === "string" && exercise.spec.notation === "symbolic" ? normalizeText(given) : value;
}

/** A number where the key has none. */
function readNoNumber({ roots, spec }: Exercise, given: unknown): Reading<unknown> {
	return spec.notation === "symbolic" && isZero(given)
		? readable(0)
		: readNumber(given, frameFor(undefined, roots, spec.notation));
}

/**
 * "none" says that there is no acknowledgment number; so does leaving it out, or 0, beside flags without ACK. Judged by
 * the learner's own flags, never by the key: reading tells nothing.
 */
function withoutNumber(sent: SentParts): SentParts {
	if (sent.ack === null || saysNone(sent.ack)) return { ...sent, ack: null };
	const flags = sent.flags === undefined ? null : readFlags(sent.flags);
	const without = flags?.ok === true && !flags.value.includes("ACK");
	return without && (sent.ack === undefined || isZero(sent.ack)) ? { ...sent, ack: null } : sent;
}

/** "SYN,ACK seq=9000 ack=4022"; what was left out is left out. */
export function saySegment(parts: SentParts, none: string): string {
	const { flags, seq, ack } = parts;
	const names = Array.isArray(flags) ? flags.join(",") || none : flags;
	return [
		...(names === undefined ? [] : [String(names)]),
		...(seq === undefined ? [] : [`seq=${seq}`]),
		...(ack === undefined ? [] : [`ack=${ack ?? none}`]),
	].join(" ");
}

/** The answer about the segment that an exercise asks for as a whole. */
export interface WholeSegment {
	/** By which learners know its blank. */
	readonly id: string;
	/** As sent; undefined where it is left out. */
	readonly given: unknown;
	/** Null where nothing was answered. */
	readonly read: Reading<SegmentAnswer> | null;
	/** What was sent for each part, readable or not, by the ids of the parts' blanks. */
	readonly sent: Readonly<Record<string, unknown>>;
}

/** Null where the exercise asks for no whole segment. */
export function readWholeSegment(exercise: Exercise, answers: Readonly<Record<string, unknown>>): WholeSegment | null {
	const [part] = partBlanks(exercise);
	if (!part) return null;
	const id = outsideId(part);
	const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
	const read = isUnanswered(given) ? null : readSegment(exercise, given);
	const taken = read && readParts(given);
	const parts = taken?.ok ? Object.entries(taken.value).map(([name, sent]) => [`${id}.${name}`, sent]) : [];
	return { id, given, read, sent: Object.fromEntries(parts) };
}

/** Null where nothing was said about the part of that id, or that there is no such number. */
export function readingOfPart({ values }: SegmentAnswer, id: string): Reading<unknown> | null {
	return values.has(id) ? readable(values.get(id)) : null;
}
