// The kinds of question, apart from the schema so that the Worker does not carry the author's side.
import type { QuestionKind } from "./schema.ts";

export const QUESTION_KINDS = [
	"choice",
	"choices",
	"true-false",
	"numeric",
	"order",
	"match",
	"short-text",
] as const satisfies readonly QuestionKind[];
