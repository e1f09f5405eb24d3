// The second rung of every ladder of hints: the rules behind the skills of the blank.
import { SKILLS, type SkillId } from "../../../scenario/skills.ts";
import { type Locale, words } from "../../../text/locale.ts";

export function skillRules(_: unknown, { skills }: { readonly skills: readonly SkillId[] }, locale: Locale): string {
	return words(locale).sentences.join(skills.map((skill) => SKILLS[skill].rule[locale]));
}
