// Scenarios and questions in whole, as items of a quiz, of a pack, or alone.
import { openExercise } from "../practice/open.ts";
import { questionDocument } from "../practice/questions.ts";
import type { ScenarioDescription } from "../practice/scenario-description.ts";
import { scenarioDocument } from "../practice/scenario-document.ts";
import { type BankEntry, parseQuestion } from "../question-bank/bank.ts";
import { instantiate } from "../question-bank/instantiate.ts";
import type { Locale } from "../text/locale.ts";
import type { AppContext } from "./context.ts";

/** A scenario that was just described, for whoever asked for it; `id` is what its description was sealed as. */
export function scenarioInline(c: AppContext, id: string, description: ScenarioDescription, locale: Locale) {
	const opened = openExercise(id, description, c.get("caller"));
	if (!opened.ok) throw new Error(opened.code);
	return scenarioDocument(opened, locale, c.get("caller"));
}

/** With the options and numbers of this seed. */
export function questionInline(entry: BankEntry, seed: number, locale: Locale) {
	return questionDocument(instantiate(parseQuestion(entry), seed), locale);
}
