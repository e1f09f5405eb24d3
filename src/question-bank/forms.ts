// Forms of short text: what a learner wrote and what the author accepts, brought to one spelling.
import { readFlags } from "../exercise/read/flags.ts";
import { normalizeText, squash } from "../exercise/read/normalize.ts";
import { readState } from "../exercise/read/state.ts";
import { LOCALES, type Localized } from "../text/locale.ts";
import type { QuestionOf } from "./schema.ts";

type Reads = QuestionOf<"short-text">["reads"];

/** Case, spaces, signs, a leading article and a trailing "()" do not count. */
export function comparableForm(text: string): string {
	const bare = normalizeText(text).replace(/^(?:an?|the)\s+/i, "");
	return squash(bare).replace(/[(),"“”‘’:;!?]/g, "");
}

/** Whether a reading of `readShortText` is one of the author's forms, in either language. */
export function isForm(value: string, forms: Localized<readonly string[]>, reads: Reads): boolean {
	return LOCALES.some((locale) => forms[locale].some((form) => canonical(form, reads) === value));
}

function canonical(form: string, reads: Reads): string {
	switch (reads) {
		case "text":
			return comparableForm(form);
		case "state": {
			const read = readState(form);
			return read.ok ? read.value : form;
		}
		case "flags": {
			const read = readFlags(form);
			return read.ok ? read.value.join(",") : form;
		}
	}
}
