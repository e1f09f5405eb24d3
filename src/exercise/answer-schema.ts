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

const FLAGS_SCHEMA = {
	type: "array",
	items: { enum: ["FIN", "SYN", "RST", "PSH", "ACK", "URG"] },
	uniqueItems: true,
};

function numberSchema(notation: Notation): Readonly<Record<string, unknown>> {
	return notation === "symbolic"
		? { type: "string", maxLength: 64 }
		: { type: "integer", minimum: 0, maximum: 4_294_967_295 };
}

function valueSchema(blank: ViewBlank, notation: Notation): Readonly<Record<string, unknown>> {
	switch (blank.kind) {
		case "state":
			return { type: "string", enum: blank.choices };
		case "flags":
			return FLAGS_SCHEMA;
		case "sequence-number":
			return numberSchema(notation);
		case "next-segment": {
			const number = numberSchema(notation);
			const ack = { anyOf: [number, { type: "null" }, { const: "none" }] };
			return { type: "object", properties: { flags: FLAGS_SCHEMA, seq: number, ack }, additionalProperties: false };
		}
		case "order": {
			const ids = choiceIds(blank);
			return {
				type: "array",
				items: { enum: ids },
				uniqueItems: true,
				minItems: ids.length,
				maxItems: ids.length,
			};
		}
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
