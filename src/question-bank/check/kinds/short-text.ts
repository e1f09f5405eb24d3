// Each form can be read, and none is both right and wrong.
import { LOCALES, type Localized } from "../../../text/locale.ts";
import { comparableForm, isForm, readForm } from "../../kinds/short-text.ts";
import { sentence } from "../placed-text.ts";
import type { KindChecks } from "./kind-checks.ts";

export const shortText: KindChecks<"short-text"> = {
	texts: ({ slips }) => slips.map((slip, index) => sentence(`slips.${index}.feedback`, slip.feedback)),
	keyFaults: ({ accepted, slips, reads }) => {
		const right = inAnyLanguage(accepted);
		const unread = [...right, ...slips.flatMap(({ forms }) => inAnyLanguage(forms))].filter(
			(form) => !readForm(form, reads).ok || comparableForm(form) === "",
		);
		const both = right.filter((form) => {
			const read = readForm(form, reads);
			return read.ok && slips.some(({ forms }) => isForm(read.value, forms, reads));
		});
		return [
			...(LOCALES.some((locale) => accepted[locale].length === 0) ? ["accepted forms in one language only"] : []),
			...unread.map((form) => `the form "${form}" cannot be read`),
			...both.map((form) => `"${form}" is both right and a slip`),
		];
	},
};

function inAnyLanguage(forms: Localized<readonly string[]>): readonly string[] {
	return LOCALES.flatMap((locale) => forms[locale]);
}
