// What the lab says of TCP: the sentences of explanations and timelines. Whole languages hold much more, which no lab says.

import { amounts as enAmounts } from "../../text/en/amounts.ts";
import { hostNames as enHosts } from "../../text/en/host-names.ts";
import { rules as enRules } from "../../text/en/rules.ts";
import { timeline as enTimeline } from "../../text/en/timeline.ts";
import type { Language } from "../../text/language.ts";
import type { Localized } from "../../text/locale.ts";
import { amounts as zhAmounts } from "../../text/zh/amounts.ts";
import { hostNames as zhHosts } from "../../text/zh/host-names.ts";
import { rules as zhRules } from "../../text/zh/rules.ts";
import { timeline as zhTimeline } from "../../text/zh/timeline.ts";

export type LabLanguage = Pick<Language, "amounts" | "hostNames" | "rules" | "timeline">;

export const LAB_LANGUAGE: Localized<LabLanguage> = {
	en: { amounts: enAmounts, hostNames: enHosts, rules: enRules, timeline: enTimeline },
	zh: { amounts: zhAmounts, hostNames: zhHosts, rules: zhRules, timeline: zhTimeline },
};
