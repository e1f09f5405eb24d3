// Why something happened at a host in a step: the sentence of the rule behind it, with this scenario's numbers.
import { type CitedRuleId, sourceOf } from "../../../scenario/cited-rules.ts";
import type { Row } from "../../../scenario/run/trace.ts";
import { flagNames } from "../../../tcp/flags.ts";
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { State } from "../../../tcp/state.ts";
import type { RuleFacts } from "../../../text/facts/rules.ts";
import type { Locale } from "../../../text/locale.ts";
import { words } from "../../../text/words.ts";
import type { Situation } from "../../situation.ts";
import type { Reference } from "../../types.ts";
import type { Explained } from "../kind.ts";

/** What is known of the place where the rule was followed. */
export interface RuleAt {
	readonly step: number;
	readonly host: string;
	/** States, where one was entered. */
	readonly from: State | null;
	readonly to: State | null;
	/** The segment that it is about; if left out, the one that the host sent in this step by the same rule. */
	readonly segment?: number;
}

/** Where the rule stands, in the scenario's profile. */
export function referenceOf({ spec }: Situation, rule: CitedRuleId): Reference {
	const { rfc, section } = sourceOf(rule, spec.profile);
	return { rfc, section };
}

export function explainRule(situation: Situation, at: RuleAt, rule: RuleId, locale: Locale): Explained {
	const row = situation.trace.rows[at.step - 1];
	return {
		rule,
		reference: referenceOf(situation, rule),
		sentences: row ? sentencesOf(factsOf(situation, at, row, rule), rule, locale) : [],
	};
}

/** The rule, and what one would have seen otherwise. */
function sentencesOf(facts: RuleFacts, rule: RuleId, locale: Locale): readonly string[] {
	const { rules, otherwise } = words(locale);
	const other = otherwise[rule]?.(facts);
	return other === undefined ? [rules[rule](facts)] : [rules[rule](facts), other];
}

function factsOf({ shownNumbers, segments, drawn }: Situation, at: RuleAt, row: Row, rule: RuleId): RuleFacts {
	const { cause } = row;
	const sent = at.segment ?? sentBy(row, at.host, rule);
	const segment = sent === undefined ? undefined : segments.get(sent);
	const number = (n: number | undefined) => (n === undefined ? null : (shownNumbers.get(n) ?? null));
	return {
		host: at.host,
		peer: drawn.hosts.find(({ id }) => id !== at.host)?.id ?? at.host,
		from: at.from,
		to: at.to,
		trigger: cause.kind === "deliver" ? number(cause.segment) : null,
		sent: number(sent),
		sentFlags: segment ? flagNames(segment.bits).join(",") : null,
		call: cause.kind === "call" ? cause.call : null,
		waitMs: cause.kind === "timer" ? cause.waitedMs : null,
		count: null,
	};
}

function sentBy({ effects }: Row, host: string, rule: RuleId): number | undefined {
	const sent = effects.find((e) => e.kind === "segment-sent" && e.host === host && e.rule === rule);
	return sent?.kind === "segment-sent" ? sent.segment.number : undefined;
}
