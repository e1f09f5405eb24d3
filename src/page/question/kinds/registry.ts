// How each kind of question of the bank is answered in a page: one line each.
import type { QuestionKind } from "../../../question-bank/schema.ts";
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import type { KindInput } from "./kind-input.ts";
import { match } from "./match.ts";
import { order } from "./order.ts";
import { numeric, shortText } from "./written.ts";

export const KIND_INPUTS = {
	choice,
	choices,
	"true-false": choice,
	numeric,
	order,
	match,
	"short-text": shortText,
} as const satisfies Record<QuestionKind, KindInput>;
