// One question as one learner gets it, and its texts with what was drawn for it.
import type { Locale, Localized } from "../text/locale.ts";
import type { Values } from "./formula.ts";
import type { QuestionKind, QuestionOf } from "./schema.ts";

/** What the seed decides. */
export interface Drawn {
	/** Parameters and what is computed from them; `key` is a numeric question's answer in its unit. */
	readonly values: Values;
	/** Ids of options, steps or right-hand sides in the order in which they are shown. */
	readonly shown: readonly string[];
}

export interface Instance<K extends QuestionKind = QuestionKind> extends Drawn {
	readonly question: QuestionOf<K>;
	/** 32 bits. */
	readonly seed: number;
}

/** A text of the question with its parameters written in. */
export function fill({ values }: Drawn, text: Localized, locale: Locale): string {
	return text[locale].replace(/\{([a-z]+)\}/g, (whole, name: string) => {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		return value === undefined ? whole : String(rounded(value));
	});
}

/** To three digits where it is not whole. */
function rounded(value: number): number {
	return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}
