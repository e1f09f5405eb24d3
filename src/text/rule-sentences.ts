// Why something happens: one or two sentences a rule, by the ids of the rule catalogue.
import { RULES, type RuleId } from "../tcp/rule-catalogue.ts";
import type { RuleSentence } from "./facts/rules.ts";
import { inEveryLanguage, type Localized, words } from "./locale.ts";

// Object.keys types its result as any text, and Object.fromEntries forgets its keys.
const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

export const RULE_SENTENCES = Object.fromEntries(
	RULE_IDS.map((id) => [id, inEveryLanguage((locale) => words(locale).rules[id])]),
) as Readonly<Record<RuleId, Localized<RuleSentence>>>;
