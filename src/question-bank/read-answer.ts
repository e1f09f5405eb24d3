// Reading an answer as the learner meant it, with the readers of the scenarios. Options may be named in either
// language; a letter or number is a place in the order that this learner was shown.
import { readChoice, readChoices } from "../exercise/read/choice.ts";
import { readFlags } from "../exercise/read/flags.ts";
import { readText } from "../exercise/read/normalize.ts";
import { readNumber } from "../exercise/read/number.ts";
import { readOrder } from "../exercise/read/order.ts";
import { readCount, readDuration } from "../exercise/read/quantity.ts";
import { type Reading, readable } from "../exercise/read/reading.ts";
import { readState } from "../exercise/read/state.ts";
import { sequenceNumber } from "../tcp/sequence-number.ts";
import { LOCALES, type Localized } from "../text/locale.ts";
import { comparableForm } from "./forms.ts";
import type { Instance } from "./instance.ts";
import type { QuestionOf } from "./schema.ts";
import { TRUTH, UNREADABLE } from "./wording.ts";

export type AnswerReading<T> = Reading<T> | { readonly ok: false; readonly say: Localized };

export interface TruthAnswer {
	readonly says: boolean;
	/** The reason chosen; null where only true or false was said. */
	readonly option: string | null;
}

interface Item {
	readonly id: string;
	readonly text: Localized;
}

const RAW = { notation: "raw", symbols: {}, base: sequenceNumber(0) } as const;

/** In the order shown, once in each language. */
function inBothLanguages(items: readonly Item[], { shown }: Instance) {
	const ordered = shown.length === 0 ? items : shown.flatMap((id) => items.filter((item) => item.id === id));
	return LOCALES.map((locale) => ordered.map(({ id, text }) => ({ id, text: text[locale] })));
}

function readItem(given: unknown, items: readonly Item[], instance: Instance): Reading<string> {
	const [english = [], chinese = []] = inBothLanguages(items, instance);
	const read = readChoice(given, english);
	return read.ok ? read : readChoice(given, chinese);
}

export function readOne(given: unknown, question: QuestionOf<"choice">, instance: Instance): Reading<string> {
	return readItem(given, question.options, instance);
}

export function readSeveral(
	given: unknown,
	question: QuestionOf<"choices">,
	instance: Instance,
): Reading<readonly string[]> {
	const [english = [], chinese = []] = inBothLanguages(question.options, instance);
	const read = readChoices(given, english);
	return read.ok ? read : readChoices(given, chinese);
}

const SAYS_TRUE = /^(?:true|t|yes|right|correct|对|正确|是|√|真)$/i;
const SAYS_FALSE = /^(?:false|f|no|wrong|incorrect|错|错误|不对|否|×|假)$/i;

export function readTruth(
	given: unknown,
	question: QuestionOf<"true-false">,
	instance: Instance,
): Reading<TruthAnswer> {
	if (typeof given === "boolean") return readable({ says: given, option: null });
	if (typeof given === "string" && SAYS_TRUE.test(given.trim())) return readable({ says: true, option: null });
	if (typeof given === "string" && SAYS_FALSE.test(given.trim())) return readable({ says: false, option: null });
	const read = readItem(given, question.options.map(asShown), instance);
	if (!read.ok) return read;
	const says = question.options.find(({ id }) => id === read.value)?.says === true;
	return readable({ says, option: read.value });
}

/** With the verdict in front, as `view.ts` shows it. */
function asShown({ id, text, says }: Item & { readonly says: boolean }): Item {
	const truth = TRUTH[says ? "true" : "false"];
	return { id, text: { en: `${truth.en}: ${text.en}`, zh: `${truth.zh}：${text.zh}` } };
}

/** A count, ms, or a raw sequence number. */
export function readNumeric(given: unknown, question: QuestionOf<"numeric">): Reading<number> {
	switch (question.reads) {
		case "count":
			return readCount(given);
		case "s":
		case "ms":
			return readDuration(given, question.reads);
		case "sequence-number":
			return readNumber(given, RAW);
	}
}

export function readSteps(
	given: unknown,
	question: QuestionOf<"order">,
	instance: Instance,
): Reading<readonly string[]> {
	return readOrder(given, inBothLanguages(question.steps, instance));
}

/** Right-hand id by left-hand id; what was left out is absent. */
export function readMatch(
	given: unknown,
	question: QuestionOf<"match">,
	instance: Instance,
): AnswerReading<ReadonlyMap<string, string>> {
	if (typeof given !== "object" || given === null || Array.isArray(given))
		return { ok: false, say: UNREADABLE.notPairs };
	const pairs = new Map<string, string>();
	for (const [left, right] of Object.entries(given)) {
		if (!question.left.some(({ id }) => id === left)) return { ok: false, say: UNREADABLE.notPairs };
		if (right === null || right === "") continue;
		const read = readItem(right, question.right, instance);
		if (!read.ok) return read;
		pairs.set(left, read.value);
	}
	return pairs.size > 0 ? readable(pairs) : { ok: false, say: UNREADABLE.notPairs };
}

/** In the form that forms are compared by. */
export function readShortText(given: unknown, question: QuestionOf<"short-text">): AnswerReading<string> {
	switch (question.reads) {
		case "state":
			return readState(given);
		case "flags": {
			const read = readFlags(given);
			return read.ok ? readable(read.value.join(",")) : read;
		}
		case "text": {
			const read = readText(typeof given === "number" ? String(given) : given, "choice");
			return read.ok ? readable(comparableForm(read.value)) : { ok: false, say: UNREADABLE.notText };
		}
	}
}
