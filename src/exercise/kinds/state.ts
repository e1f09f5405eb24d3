// The state of a host after a step.
import type { RuleId } from "../../tcp/rule-catalogue.ts";
import { STATES, type State } from "../../tcp/state.ts";
import type { Locale } from "../../text/locale.ts";
import { words } from "../../text/words.ts";
import type { Field, StateField } from "../fields.ts";
import { readState } from "../read/state.ts";
import type { Situation } from "../situation.ts";
import type { Explained, Kind } from "./kind.ts";
import { stateBefore } from "./shared/before.ts";
import { fieldCandidates } from "./shared/field.ts";
import { explainRule } from "./shared/rule.ts";
import { stateHints } from "./state/hints.ts";
import { skillsOfState } from "./state/skills.ts";

export const state: Kind<"state", StateField, State> = {
	title: { en: "State of a host", zh: "主机的状态" },
	candidates: (situation) =>
		fieldCandidates(situation, "state", {
			rank: 2,
			mayAsk: ({ template: { ask } }, { host }) => ask.states && (ask.hosts?.includes(host) ?? true),
			skills: ({ trace }, field) => skillsOfState(field, trace),
			essential: true,
		}),

	key: ({ asks }) => asks.value,
	isValue: isState,
	read: (placed, { asks }, given) => readState(given, stateBefore(placed, asks)),
	share: ({ asks }, value) => (value === asks.value ? 1 : 0),

	show: (_, __, value) => value,
	say: (_, __, value) => value,
	label: (_, { asks }, locale) => words(locale).labels.state(asks.host, asks.step),
	view: (_, { asks }, common) => ({ ...common, host: asks.host, choices: STATES }),
	schema: () => ({ type: "string", enum: STATES }),
	hints: stateHints,
	explain: (placed, { asks }, _, locale) => explainState(placed, asks, locale),
	slip: (_, random) => STATES[random.int(0, STATES.length - 1)] ?? "CLOSED",
};

function isState(value: unknown): value is State {
	const names: readonly unknown[] = STATES;
	return names.includes(value);
}

function explainState(situation: Situation, field: StateField, locale: Locale): Explained {
	const { step, host, value, entered, group } = field;
	if (entered)
		return explainRule(situation, { step, host, from: entered.from, to: value }, ruleOfEntry(entered, value), locale);
	const since = situation.fields.find((other) => other.group === group && !other.given);
	const stayed = words(locale).feedback.stayed(host, value, since?.step ?? null);
	const why = explainStay(situation, field, since, locale);
	return { ...why, sentences: [stayed, ...why.sentences] };
}

/** Out of TIME-WAIT it is the SYN's number that lets a listener answer. */
function ruleOfEntry({ from, rule }: NonNullable<StateField["entered"]>, to: State): RuleId {
	return from === "TIME-WAIT" && to === "SYN-RECEIVED" ? "time-wait-accepts-new-syn" : rule;
}

/** What moves numbers only: it says nothing of a state that stays. */
const OF_NUMBERS: ReadonlySet<RuleId> = new Set(["send-transmits-data", "data-acknowledged"]);

/** Of a state that stays: what the host sends meanwhile; if that says nothing of it, why it once entered the state. */
function explainStay(
	situation: Situation,
	{ step, host, value }: StateField,
	since: Field | undefined,
	locale: Locale,
): Explained {
	const sent = ruleOfShown(situation, step, host);
	const entered = since?.kind === "state" ? since.entered : null;
	if (!since || !entered || (sent !== null && !OF_NUMBERS.has(sent)))
		return explainRule(situation, { step, host, from: null, to: null }, sent ?? "passive-open-listens", locale);
	const { from } = entered;
	const why = explainRule(situation, { step: since.step, host, from, to: value }, ruleOfEntry(entered, value), locale);
	return { ...why, sentences: why.sentences.slice(0, 1) };
}

/** The rule of the last segment of `host` that the timeline shows in the step; those of other clients do not count. */
function ruleOfShown({ trace }: Situation, step: number, host: string): RuleId | null {
	const row = trace.rows[step - 1];
	const sent = row?.effects.findLast(
		(e) => e.kind === "segment-sent" && e.host === host && row.sent.includes(e.segment),
	);
	return sent?.kind === "segment-sent" ? sent.rule : null;
}
