// What an item of an assignment is called for people: the title of its template, or what its question asks.
import type { Item } from "../course/assignment.ts";
import { type Bank, findQuestion } from "../question-bank/bank.ts";
import { fill } from "../question-bank/instance.ts";
import { instantiate } from "../question-bank/instantiate.ts";
import { findTemplate } from "../scenario/registry.ts";
import type { Locale } from "../text/locale.ts";

/** The id, should the bank or the registry know it no more. */
export function itemTitle(item: Item, bank: Bank, locale: Locale): string {
	if (item.type === "scenario") return findTemplate(item.wish.template)?.title[locale] ?? item.wish.template;
	const question = findQuestion(bank, item.questionId);
	return question ? fill(instantiate(question), question.prompt, locale) : item.questionId;
}
