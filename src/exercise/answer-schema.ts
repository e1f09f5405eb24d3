// JSON Schema 2020-12 of the answers object, for clients that build or check a form from it. Reading is more lenient.
import type { Notation } from "../scenario/spec.ts";
import type { ViewBlank } from "./types.ts";

export function answerSchema(blanks: readonly ViewBlank[], notation: Notation): Readonly<Record<string, unknown>> {
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		type: "object",
		properties: Object.fromEntries(
			blanks.map((blank) => [blank.id, { title: blank.label, ...valueSchema(blank, notation) }]),
		),
		additionalProperties: false,
	};
}

function valueSchema(blank: ViewBlank, notation: Notation): Readonly<Record<string, unknown>> {
	switch (blank.kind) {
		case "state":
			return { type: "string", enum: blank.choices };
		case "flags":
			return {
				type: "array",
				items: { enum: ["FIN", "SYN", "RST", "PSH", "ACK", "URG"] },
				uniqueItems: true,
			};
		case "sequence-number":
			return notation === "symbolic"
				? { type: "string", maxLength: 64 }
				: { type: "integer", minimum: 0, maximum: 4_294_967_295 };
		case "count":
			return { type: "integer", minimum: 0 };
		case "duration":
			return { type: "number", minimum: 0 };
		case "choice":
			return { enum: choiceIds(blank) };
		case "choices":
			return { type: "array", items: { enum: choiceIds(blank) }, uniqueItems: true };
	}
}

function choiceIds({ choices = [] }: ViewBlank): readonly string[] {
	return choices.map((choice) => (typeof choice === "string" ? choice : choice.id));
}
