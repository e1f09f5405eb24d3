// The second rung of every ladder of hints: the rules behind the skills of the blank.
import type { SkillId } from "../../../scenario/skills.ts";
import type { Locale, Localized } from "../../../text/locale.ts";
import { joinSentences } from "../../../text/sentences.ts";
import { SKILL_RULES } from "../../../text/skill-rules.ts";

/** A skill without a rule does not compile. */
const RULE_OF: Readonly<Record<SkillId, Localized>> = SKILL_RULES;

export function skillRules({ skills }: { readonly skills: readonly SkillId[] }, locale: Locale): string {
	return joinSentences(
		skills.map((skill) => RULE_OF[skill][locale]),
		locale,
	);
}
