// What comes next, as the API answers it: the reason in words, and the scenario or question in whole.
import type { Bank } from "../question-bank/bank.ts";
import { skillTitles } from "../scenario/skills.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { words } from "../text/words.ts";
import type { NextPick } from "./next.ts";

const DAY_MS = 86_400_000;

/** Of a pick, at `nowMs` since 1970. */
export function reasonDocument(
	{ skill, reason, dueMs, state }: NextPick,
	{ titles }: Pick<Bank, "titles">,
	locale: Locale,
	nowMs: number,
) {
	const all: Readonly<Record<string, Localized>> = { ...titles.skills, ...skillTitles() };
	const days = state ? Math.max(0, Math.floor((nowMs - state.lastAtMs) / DAY_MS)) : 0;
	return {
		skill,
		because: reason,
		reason: words(locale).next[reason]({ title: all[skill]?.[locale] ?? skill, days }),
		dueAt: dueMs === null ? null : new Date(dueMs).toISOString(),
	};
}
