// JSON Schema 2020-12 of the answer to a question, for clients that build or check a form from it. Reading is more
// lenient.
import type { Question } from "./schema.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

export function questionAnswerSchema(question: Question): JsonSchema {
	return { $schema: "https://json-schema.org/draft/2020-12/schema", ...valueSchema(question) };
}

function valueSchema(question: Question): JsonSchema {
	switch (question.kind) {
		case "choice":
		case "true-false":
			return { enum: ids(question.options) };
		case "choices":
			return { type: "array", items: { enum: ids(question.options) }, uniqueItems: true, minItems: 1 };
		case "numeric":
			return question.reads === "s" || question.reads === "ms"
				? { type: "number", minimum: 0 }
				: { type: "integer", minimum: 0 };
		case "order": {
			const { length } = question.steps;
			const items = { enum: ids(question.steps) };
			return { type: "array", items, uniqueItems: true, minItems: length, maxItems: length };
		}
		case "match": {
			const right = { enum: ids(question.right) };
			const properties = Object.fromEntries(question.left.map(({ id }) => [id, right]));
			return { type: "object", properties, additionalProperties: false, minProperties: 1 };
		}
		case "short-text":
			return { type: "string", minLength: 1, maxLength: 64 };
	}
}

/** Sorted: the order of the file would tell the key. */
function ids(items: readonly { readonly id: string }[]): readonly string[] {
	return items.map(({ id }) => id).sort();
}
