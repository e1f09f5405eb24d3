// What is checked of each kind of question: one module and one line each.
import type { QuestionKind, QuestionOf } from "../../schema.ts";
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import type { KindChecks } from "./kind-checks.ts";
import { match } from "./match.ts";
import { numeric } from "./numeric.ts";
import { order } from "./order.ts";
import { shortText } from "./short-text.ts";
import { trueFalse } from "./true-false.ts";

const CHECKS: { readonly [K in QuestionKind]: KindChecks<K> } = {
	choice,
	choices,
	"true-false": trueFalse,
	numeric,
	order,
	match,
	"short-text": shortText,
};

export function checksOf<K extends QuestionKind>(question: QuestionOf<K>): KindChecks<K> {
	return CHECKS[question.kind];
}
