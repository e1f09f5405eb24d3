// A word or two: right in every form that the author accepts, in whatever language and spelling. All or nothing.
//
// Where a text names the same thing twice, "ICMP（网际控制报文协议）" or "网际控制报文协议 ICMP", each name must be an accepted
// form. Such a text is never refused: what can be read must not tell what is right.
import { readFlags } from "../../exercise/read/flags.ts";
import { namesIn, normalizeText, readText, squash } from "../../exercise/read/normalize.ts";
import { readable } from "../../exercise/read/reading.ts";
import { readState } from "../../exercise/read/state.ts";
import { edgesFor, within } from "../../exercise/read/words/every-language.ts";
import { LOCALES, type Localized } from "../../text/locale.ts";
import type { QuestionOf } from "../schema.ts";
import { UNREADABLE } from "../wording.ts";
import { type AnswerReading, defineKind } from "./kind.ts";
import { markOf, RIGHT } from "./shared/mark.ts";

type Reads = QuestionOf<"short-text">["reads"];

/** A value is the text as it was read: a state, flags, or what was written. */
export const shortText = defineKind<"short-text", string>({
	draw: () => ({}),
	view: () => ({}),
	answerSchema: () => ({ type: "string", minLength: 1, maxLength: 64 }),
	foreseen: ({ slips }) => slips,
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
		return read.ok ? read : { ok: false, say: UNREADABLE.notText };
	},
	state: (given) => readState(given),
	flags: (given) => {
		const read = readFlags(given);
		return read.ok ? readable(read.value.join(",") || "none") : read;
	},
} as const satisfies Record<Reads, (given: unknown) => AnswerReading<string>>;

/** What a learner wrote or an author accepts, as its reader understands it. */
export function readForm(given: unknown, reads: Reads): AnswerReading<string> {
	return READERS[reads](given);
}

const AROUND = edgesFor(({ aroundNames }) => aroundNames);

/** Case, spaces, signs, a leading article, a trailing "()" and words like "protocol" do not count. */
export function comparableForm(text: string): string {
	const bare = within(normalizeText(text).toLowerCase(), AROUND);
	return squash(bare).replace(/[()[\],"“”‘’:;!?]/g, "");
}

/** Whether a reading of `readForm` is one of the author's forms, in any language. */
export function isForm(value: string, forms: Localized<readonly string[]>, reads: Reads): boolean {
	const known = new Set(LOCALES.flatMap((locale) => forms[locale]).map((form) => comparableOf(form, reads)));
	if (known.has(comparableForm(value))) return true;
	const names = reads === "text" ? namesIn(normalizeText(value)) : [];
	return names.length > 1 && names.every((name) => known.has(comparableForm(name)));
}

function comparableOf(form: string, reads: Reads): string | undefined {
	const read = readForm(form, reads);
	return read.ok ? comparableForm(read.value) : undefined;
}
