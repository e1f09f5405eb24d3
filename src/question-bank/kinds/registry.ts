// The kinds of question: one module and one line each. What only authors need of a kind stands in check/kinds, so that
// the Worker does not carry it.
import type { QuestionKind, QuestionOf } from "../schema.ts";
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import type { Kind } from "./kind.ts";
import { match } from "./match.ts";
import { numeric } from "./numeric.ts";
import { order } from "./order.ts";
import { shortText } from "./short-text.ts";
import { trueFalse } from "./true-false.ts";

export const KINDS: { readonly [K in QuestionKind]: Kind<K> } = {
	choice,
	choices,
	"true-false": trueFalse,
	numeric,
	order,
	match,
	"short-text": shortText,
};

/** All that a question's kind has to say of it. */
export function kindOf<K extends QuestionKind>(question: QuestionOf<K>): Kind<K> {
	return KINDS[question.kind];
}
