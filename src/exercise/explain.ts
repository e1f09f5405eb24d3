// Why a value is what it is: from the rule of the effect that produced it, with this scenario's numbers.
import type { Row, Trace } from "../scenario/run/trace.ts";
import { RULES, type RuleId } from "../tcp/rule-catalogue.ts";
import { type Addend, type NumberFacts, numberSentence } from "../text/arithmetic.ts";
import { ONE_BEFORE_THE_NEXT } from "../text/cut.ts";
import { stayedSentence } from "../text/feedback.ts";
import { givenNumberSentence } from "../text/given-number.ts";
import type { Locale } from "../text/locale.ts";
import { queueSentence } from "../text/queue.ts";
import { RULE_SENTENCES, type RuleFacts } from "../text/rule-sentences.ts";
import { joinSentences } from "../text/sentences.ts";
import type { Blank } from "./blank.ts";
import type { Field, NumberField, StateField } from "./fields.ts";
import type { Exercise } from "./generate.ts";
import { NUMBER_RULES, type NumberRuleId, numberRule } from "./number-rules.ts";
import { originOf, visibleCounting } from "./numbers.ts";
import type { OrderedEvent } from "./order.ts";
import { shownValue } from "./show.ts";
import { wraps } from "./skills-of.ts";
import type { Reference } from "./types.ts";

export interface Why {
	readonly rule: RuleId | NumberRuleId;
	readonly reference: Reference;
	readonly sentence: string;
}

/** The rule sentences must cover the catalogue: a rule without a sentence does not compile. */
const SENTENCES: Readonly<Record<RuleId, Readonly<Record<Locale, (facts: RuleFacts) => string>>>> = RULE_SENTENCES;

/** `stress` is the rule of an order that the learner needs most; its first one if left out. */
export function explain(exercise: Exercise, blank: Blank, locale: Locale, stress?: RuleId): Why {
	if (blank.of === "question") {
		const { rule, why } = blank.question;
		return { rule, reference: reference(RULES[rule]), sentence: why[locale] };
	}
	if (blank.of === "order") return explainOrder(blank.events, locale, stress);
	const { field } = blank;
	switch (field.kind) {
		case "sequence-number":
			return explainNumber(exercise, field, locale);
		case "flags":
			return explainByRule(exercise, field, field.rule, locale);
		case "state":
			return explainState(exercise, field, locale);
		case "count":
			return explainQueue(exercise, field, locale);
	}
}

function explainOrder(events: readonly OrderedEvent[], locale: Locale, stress?: RuleId): Why {
	const rule = stress ?? events[0]?.rule ?? "active-open-sends-syn";
	return { rule, reference: reference(RULES[rule]), sentence: ONE_BEFORE_THE_NEXT[locale] };
}

function reference({ rfc, section }: Reference): Reference {
	return { rfc, section };
}

function explainNumber(exercise: Exercise, field: NumberField, locale: Locale): Why {
	const rule = numberRule(field, exercise.trace);
	return { rule, reference: NUMBER_RULES[rule], sentence: sayNumber(exercise, field, locale) };
}

function sayNumber(exercise: Exercise, field: NumberField, locale: Locale): string {
	const counted = originOf(field.segment, field.field)?.kind === "counted";
	const told = counted && !visibleCounting(exercise.trace, field.segment, field.field);
	if (!told || !field.root?.host) return numberSentence(numberFacts(exercise, field), locale);
	const shown = String(shownValue(exercise, field.segment, field.field));
	return givenNumberSentence(field.field, field.root.host, shown, locale);
}

/** The arithmetic behind a number, as far as the learner can follow it: from the segments that are shown. */
function numberFacts(exercise: Exercise, field: NumberField): NumberFacts {
	const { segments, shownNumbers, trace, spec } = exercise;
	const { segment } = field;
	const counting = visibleCounting(trace, segment, field.field);
	const of = counting && segments.get(counting.of.segment);
	const shownNumber = (n: number) => shownNumbers.get(n) ?? 0;
	return {
		field: field.field,
		segment: shownNumber(segment.number),
		sender: hostAt(exercise, segment.from.ip),
		of:
			counting && of
				? {
						segment: shownNumber(of.number),
						field: counting.of.field,
						shown: String(shownValue(exercise, of, counting.of.field)),
					}
				: null,
		addends: counting ? addends(counting) : [],
		back: counting?.back === 1,
		shown: String(shownValue(exercise, segment, field.field)),
		wraps: spec.notation === "raw" && wraps(field, trace),
		kind: originOf(segment, field.field)?.kind ?? "zero",
		retransmission: segment.retransmission,
		fromPeer: of !== undefined && of.from.ip !== segment.from.ip,
	};
}

function addends({
	syn,
	data,
	fin,
}: {
	readonly syn: number;
	readonly data: number;
	readonly fin: number;
}): readonly Addend[] {
	const all: readonly Addend[] = [
		{ kind: "syn", amount: syn },
		{ kind: "data", amount: data },
		{ kind: "fin", amount: fin },
	];
	return all.filter((addend) => addend.amount > 0);
}

function hostAt(exercise: Exercise, ip: string): string {
	return exercise.trace.end.hostByIp.get(ip)?.setup.id ?? ip;
}

function explainByRule(exercise: Exercise, field: Field, rule: RuleId, locale: Locale): Why {
	const row = exercise.trace.rows[field.step - 1];
	const facts = row ? factsOf(exercise, field, row, rule) : undefined;
	return {
		rule,
		reference: reference(RULES[rule]),
		sentence: facts ? SENTENCES[rule][locale](facts) : "",
	};
}

function explainState(exercise: Exercise, field: StateField, locale: Locale): Why {
	const why = explainByRule(exercise, field, stateRule(exercise.trace, field), locale);
	if (field.entered) return why;
	const since = exercise.fields.find(({ group, given }) => group === field.group && !given)?.step ?? null;
	const stayed = stayedSentence(field.host, field.value, since, locale);
	return { ...why, sentence: joinSentences([stayed, why.sentence], locale) };
}

/** Why the state is entered; of one that stays, what the host does meanwhile. */
function stateRule({ rows }: Trace, { entered, step, host }: StateField): RuleId {
	if (entered) return entered.rule;
	const sent = rows[step - 1]?.effects.findLast((e) => e.kind === "segment-sent" && e.host === host);
	return sent?.kind === "segment-sent" ? sent.rule : "passive-open-listens";
}

function factsOf(exercise: Exercise, field: Field, row: Row, rule: RuleId): RuleFacts {
	const { cause } = row;
	const number = (n: number | undefined) => (n === undefined ? null : (exercise.shownNumbers.get(n) ?? null));
	const host = field.kind === "flags" ? hostAt(exercise, field.segment.from.ip) : "host" in field ? field.host : "";
	const entered = field.kind === "state" ? field.entered : null;
	const peer = exercise.drawn.hosts.find((other) => other.id !== host)?.id ?? host;
	return {
		host,
		peer,
		from: entered?.from ?? null,
		to: field.kind === "state" && field.entered ? field.value : null,
		trigger: cause.kind === "deliver" ? number(cause.segment) : null,
		sent: number(sentWith(field, row, host, rule)),
		call: cause.kind === "call" ? cause.call : null,
		waitMs: cause.kind === "timer" ? cause.waitedMs : null,
		count: null,
	};
}

/** The segment that the same end sent in this row by the same rule; for flags it is the blank's own. */
function sentWith(field: Field, row: Row, host: string, rule: RuleId): number | undefined {
	if (field.kind === "flags") return field.segment.number;
	const sent = row.effects.find((e) => e.kind === "segment-sent" && e.host === host && e.rule === rule);
	return sent?.kind === "segment-sent" ? sent.segment.number : undefined;
}

function explainQueue(exercise: Exercise, field: Extract<Field, { kind: "count" }>, locale: Locale): Why {
	const row = exercise.trace.rows[field.step - 1];
	const before = exercise.trace.rows[field.step - 2]?.queues[field.host]?.[field.queue] ?? 0;
	const changes = (row?.effects ?? []).flatMap((e) =>
		e.kind === "queue-changed" && e.host === field.host && e.queue === field.queue ? [e] : [],
	);
	const count = (kind: string) => changes.filter((e) => e.change === kind).length;
	const rule = changes.at(-1)?.rule ?? "syn-queue-adds-entry";
	const sentence = queueSentence(
		{
			queue: field.queue,
			before,
			added: count("added"),
			removed: count("removed") + count("expired"),
			refused: count("refused"),
			cookies: count("cookie"),
			after: field.value,
		},
		locale,
	);
	return { rule, reference: reference(RULES[rule]), sentence };
}
