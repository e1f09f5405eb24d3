// The state of a host after a step.
import type { Trace } from "../../scenario/run/trace.ts";
import type { RuleId } from "../../tcp/rule-catalogue.ts";
import { STATES, type State } from "../../tcp/state.ts";
import { type Locale, words } from "../../text/locale.ts";
import type { StateField } from "../fields.ts";
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
			essential: () => 1,
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
	const at = { step, host, from: entered?.from ?? null, to: entered ? value : null };
	const why = explainRule(situation, at, ruleOf(situation.trace, field), locale);
	if (entered) return why;
	const since = situation.fields.find((other) => other.group === group && !other.given)?.step ?? null;
	return { ...why, sentences: [words(locale).feedback.stayed(host, value, since), ...why.sentences] };
}

/** Why the state is entered; of one that stays, what the host does meanwhile. */
function ruleOf({ rows }: Trace, { entered, step, host }: StateField): RuleId {
	if (entered) return entered.rule;
	const sent = rows[step - 1]?.effects.findLast((e) => e.kind === "segment-sent" && e.host === host);
	return sent?.kind === "segment-sent" ? sent.rule : "passive-open-listens";
}
