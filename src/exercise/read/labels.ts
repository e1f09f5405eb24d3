// The name of a field in front of its value: "ack=1001", "Sequence number: 1001", "确认号 1001".
import { lazily } from "./lazily.ts";
import { oneOf, wordsFor } from "./words/every-language.ts";

export type NumberLabel = "seq" | "ack";
const NUMBER_LABELS = ["seq", "ack"] as const satisfies readonly NumberLabel[];

/** The sources of patterns for the names of the fields. */
export const FIELD_NAMES: Readonly<Record<NumberLabel, string>> = {
	seq: oneOf(wordsFor(({ fields }) => fields.seq)),
	ack: oneOf(wordsFor(({ fields }) => fields.ack)),
};

/** A sign or a verb between a name and its value. */
export const EQUALS = `(?:[=:]|${oneOf(wordsFor(({ equals }) => equals))})`;

const PATTERNS = lazily(() =>
	NUMBER_LABELS.map(
		(label) => [label, new RegExp(`^(?:the\\s+)?${FIELD_NAMES[label]}\\s*(?:${EQUALS}\\s*)?(?=\\S)`, "i")] as const,
	),
);
const VERB = new RegExp(`^${EQUALS}\\s*(?=\\S)`, "i");

/** Which field is named, and what stands behind the name; no field where none is. */
export function withoutLabel(text: string): { readonly label: NumberLabel | undefined; readonly value: string } {
	for (const [label, pattern] of PATTERNS()) {
		const [name] = pattern.exec(text) ?? [];
		if (name !== undefined) return { label, value: text.slice(name.length) };
	}
	return { label: undefined, value: text.replace(VERB, "") };
}
