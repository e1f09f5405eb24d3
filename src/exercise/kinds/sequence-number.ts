// A sequence or acknowledgment number of a segment. Values are raw; they are asked for and shown in the exercise's notation.
import { distance, SEQUENCE_SPACE, type SequenceNumber, sequenceNumber } from "../../tcp/sequence-number.ts";
import { words } from "../../text/words.ts";
import type { NumberField } from "../fields.ts";
import { frameFor, type Root, showNumber } from "../numbers.ts";
import { normalizeText } from "../read/normalize.ts";
import { readNumber } from "../read/number.ts";
import type { Reading } from "../read/reading.ts";
import type { Situation } from "../situation.ts";
import type { Asking, Kind } from "./kind.ts";
import { deriveNumber } from "./sequence-number/derive.ts";
import { explainNumber } from "./sequence-number/explain.ts";
import { numberHints } from "./sequence-number/hints.ts";
import { symbolsRead } from "./sequence-number/names.ts";
import { skillsOfNumber } from "./sequence-number/skills.ts";
import { numberBefore } from "./shared/before.ts";
import { fieldBlank, fieldCandidates } from "./shared/field.ts";
import { shownNumber } from "./shared/segment.ts";

export type NumberBlank = Asking<"sequence-number", NumberField>;

export const sequenceNumberKind: Kind<"sequence-number", NumberField, SequenceNumber> = {
	title: { en: "Sequence or acknowledgment number", zh: "序号或确认号" },
	candidates: (situation) =>
		fieldCandidates(situation, "sequence-number", {
			rank: 1,
			mayAsk: ({ template }) => template.ask.numbers,
			skills: ({ trace }, field) => skillsOfNumber(field, trace),
			apart: 2,
			essential: true,
		}),

	key: ({ asks }) => asks.value,
	isValue: isNumber,
	read: (placed, { asks }, given) =>
		readNumber(given, {
			...frameFor(asks.root, symbolsRead(placed), placed.spec.notation),
			field: asks.field,
			unchanged: numberBefore(placed, asks),
		}),
	share: ({ asks }, value) => (value === asks.value ? 1 : 0),
	error: ({ asks: { root, value: right } }, value) =>
		root ? { root: root.segment, by: distance(value, right) } : null,
	asWritten: ({ asks: { segment, field } }, value) => ({ segment, set: { [field]: value } }),

	show: ({ spec }, { asks }, value) => showNumber(value, asks.root, spec.notation),
	given: (placed, { asks }, sent, value) => givenNumber(placed, asks.root, sent, value),
	say: ({ spec }, { asks }, value) => String(showNumber(value, asks.root, spec.notation)),
	sayGiven: (placed, { asks }, sent, value) => String(givenNumber(placed, asks.root, sent, value)),
	label: (placed, { asks }, locale) => words(locale).labels.number(asks.field, shownNumber(placed, asks.segment)),
	view: (_, __, common) => common,
	schema: numberSchema,
	hints: numberHints,
	explain: (placed, { asks }, _, locale) => explainNumber(placed, asks, locale),
	derive: (placed, { asks }) => deriveNumber(placed, asks),
	slip: ({ asks }, random) => sequenceNumber(asks.value + random.int(2, 90)),
};

/** As a part of a whole segment. */
export function numberBlank({ trace }: Situation, field: NumberField, id: string): NumberBlank {
	return fieldBlank("sequence-number", field, id, skillsOfNumber(field, trace));
}

export function isNumber(value: unknown): value is SequenceNumber {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < SEQUENCE_SPACE;
}

/** As a part of a whole segment. */
export function readCountedFrom(situation: Situation, root: Root | undefined, given: unknown): Reading<SequenceNumber> {
	return readNumber(given, frameFor(root, symbolsRead(situation), situation.spec.notation));
}

/**
 * In symbolic notation it stays as it was written: counted from the key's root, "y+5" would come back in terms of x and
 * give away which symbol is right.
 */
export function givenNumber(
	{ spec }: Situation,
	root: Root | undefined,
	sent: unknown,
	value: SequenceNumber,
): number | string {
	if (spec.notation === "symbolic" && typeof sent === "string") return normalizeText(sent);
	return showNumber(value, root, spec.notation);
}

export function numberSchema({ spec }: Situation): Readonly<Record<string, unknown>> {
	return spec.notation === "symbolic"
		? { type: "string", maxLength: 64 }
		: { type: "integer", minimum: 0, maximum: SEQUENCE_SPACE - 1 };
}
