// A word or two: right in every form that the author accepts, in whatever language and spelling. All or nothing.
import { readFlags } from "../../exercise/read/flags.ts";
import { normalizeText, readText, squash } from "../../exercise/read/normalize.ts";
import { readable } from "../../exercise/read/reading.ts";
import { readState } from "../../exercise/read/state.ts";
import { LOCALES, type Localized } from "../../text/locale.ts";
import type { QuestionOf } from "../schema.ts";
import { UNREADABLE } from "../wording.ts";
import { type AnswerReading, defineKind } from "./kind.ts";
import { markOf, RIGHT } from "./shared/mark.ts";

type Reads = QuestionOf<"short-text">["reads"];

/** A value is what forms are compared by. */
export const shortText = defineKind<"short-text", string>({
	draw: () => ({}),
	view: () => ({}),
	answerSchema: () => ({ type: "string", minLength: 1, maxLength: 64 }),
	expected: ({ question }, locale) => question.accepted[locale][0] ?? "",
	read: (given, { question }) => readForm(given, question.reads),
	show: (value) => value,
	mark: (value, instance, locale) => {
		const { accepted, slips, reads } = instance.question;
		if (isForm(value, accepted, reads)) return RIGHT;
		const slip = slips.find(({ forms }) => isForm(value, forms, reads));
		return markOf(0, slip ? [slip] : [], instance, locale);
	},
});

const READERS = {
	text: (given) => {
		const read = readText(typeof given === "number" ? String(given) : given, "choice");
		return read.ok ? readable(comparableForm(read.value)) : { ok: false, say: UNREADABLE.notText };
	},
	state: readState,
	flags: (given) => {
		const read = readFlags(given);
		return read.ok ? readable(read.value.join(",")) : read;
	},
} as const satisfies Record<Reads, (given: unknown) => AnswerReading<string>>;

/** What a learner wrote or an author accepts, brought to one spelling. */
export function readForm(given: unknown, reads: Reads): AnswerReading<string> {
	return READERS[reads](given);
}

/** Case, spaces, signs, a leading article and a trailing "()" do not count. */
export function comparableForm(text: string): string {
	const bare = normalizeText(text).replace(/^(?:an?|the)\s+/i, "");
	return squash(bare).replace(/[(),"“”‘’:;!?]/g, "");
}

/** Whether a reading of `readForm` is one of the author's forms, in any language. */
export function isForm(value: string, forms: Localized<readonly string[]>, reads: Reads): boolean {
	return LOCALES.some((locale) =>
		forms[locale].some((form) => {
			const read = readForm(form, reads);
			return read.ok && read.value === value;
		}),
	);
}
