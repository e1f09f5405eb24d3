// Why an answer could not be read and what is accepted instead: one short sentence, in the learner's language.
import type { UnreadableDetail, UnreadableReason } from "./facts/unreadable.ts";
import { type Locale, words } from "./locale.ts";

/** The sentence for a learner, of at most about 140 characters. Unknown or missing particulars are left out. */
export function unreadableMessage(
	reason: UnreadableReason,
	detail: UnreadableDetail | undefined,
	locale: Locale,
): string {
	return words(locale).unreadable.message(reason, detail ?? {});
}
