// Checks of items and options, which several kinds have.
import { LOCALES, type Localized } from "../../../text/locale.ts";
import type { QuestionOf } from "../../schema.ts";
import { label, type PlacedText, sentence } from "../placed-text.ts";

type Option = QuestionOf<"choice" | "choices" | "true-false">["options"][number];

export function optionTexts(options: readonly Option[]): readonly PlacedText[] {
	return options.flatMap((option) => [
		label(`options.${option.id}`, option.text),
		...("feedback" in option ? [sentence(`options.${option.id}.feedback`, option.feedback)] : []),
	]);
}

/** Ids and texts that stand there twice. */
export function repeated(items: readonly { readonly id: string; readonly text: Localized }[]): readonly string[] {
	const names = [items.map(({ id }) => id), ...LOCALES.map((locale) => items.map(({ text }) => text[locale]))];
	return names
		.flatMap((list) => list.filter((name, index) => list.indexOf(name) < index))
		.map((name) => `"${name}" twice`);
}

export function rightOnes(options: readonly Option[], least: number, most: number): readonly string[] {
	const count = options.filter((option) => "correct" in option).length;
	return count >= least && count <= most ? [] : [`${count} right options, expected ${least} to ${most}`];
}
