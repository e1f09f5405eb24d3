// The misconception whose answers cannot be read: numbers that go on beyond 2^32 - 1 instead of starting at 0 again.
import {
	MISCONCEPTION_IDS,
	MISCONCEPTIONS,
	type Misconception,
	type MisconceptionId,
} from "../../scenario/misconceptions.ts";
import { SEQUENCE_SPACE } from "../../tcp/sequence-number.ts";
import type { Blank } from "../blank.ts";
import type { NumberField } from "../fields.ts";
import type { Exercise } from "../generate.ts";
import { wraps } from "../kinds/sequence-number/skills.ts";
import { MAX_ANSWER_LENGTH } from "../read/limits.ts";
import { normalizeText } from "../read/normalize.ts";
import type { Diagnosis } from "./diagnose.ts";

const UNWRAPPED = MISCONCEPTION_IDS.filter(isUnwrapped);

/** Nothing is computed of what such an idea would write: that no reader takes. */
export function isUnwrapped(id: MisconceptionId): boolean {
	const { notation }: Misconception = MISCONCEPTIONS[id];
	return notation === "unwrapped";
}

/** Blanks whose key has wrapped, and whose answer, as it was sent, would be the key, had it wrapped (RFC 9293, 3.4). */
export function diagnoseUnwrapped(exercise: Exercise, sent: ReadonlyMap<string, unknown>): readonly Diagnosis[] {
	if (exercise.spec.notation !== "raw") return [];
	const blanks = exercise.simpleBlanks.filter((blank) => {
		if (blank.kind !== "sequence-number" || !hasWrapped(blank.asks)) return false;
		return wholeNumber(sent.get(blank.id)) === blank.asks.value + SEQUENCE_SPACE;
	});
	if (blanks.length === 0) return [];
	return UNWRAPPED.map((id) => ({
		id,
		blanks: blanks.map((blank) => blank.id),
		confidence: 0.9,
	}));
}

/** Whether the counting that is this blank's own passes 2^32 - 1, where numbers are asked as they are. */
export function wrapsItself({ spec, trace }: Exercise, blank: Blank): boolean {
	return spec.notation === "raw" && blank.kind === "sequence-number" && wraps(blank.asks, trace);
}

/** Since the number that the learner counts from. */
function hasWrapped({ value, root }: NumberField): boolean {
	return root !== undefined && value < root.symbolNumber;
}

function wholeNumber(given: unknown): number | undefined {
	if (typeof given === "number") return given;
	if (typeof given !== "string" || given.length > MAX_ANSWER_LENGTH) return undefined;
	const digits = normalizeText(given).replaceAll(/[ ,_']/g, "");
	return /^\d{10,11}$/.test(digits) ? Number(digits) : undefined;
}
