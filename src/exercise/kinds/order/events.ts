// "Put these events in order": a chain of steps of the trace, each of which must come before the next for a reason that
// a learner can work out, so that no other order fits.
import type { Random } from "../../../scenario/random.ts";
import type { Row, Trace } from "../../../scenario/run/trace.ts";
import { flagNames } from "../../../tcp/flags.ts";
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { OrderReason } from "../../../text/facts/cut.ts";
import type { EventFacts } from "../../../text/facts/events.ts";
import { inEveryLanguage, LOCALES, type Locale, type Localized } from "../../../text/locale.ts";
import { words } from "../../../text/words.ts";
import type { SegmentIndex } from "../../numbers.ts";
import type { OptionText } from "../../read/names.ts";
import type { Situation } from "../../situation.ts";
import { actorOf, longestChain, orderOfSteps, reasonOf } from "./happens-before.ts";

const FEWEST = 4;
const MOST = 6;
const LETTERS = "abcdef";

export interface OrderedEvent {
	/** "a" is shown first, whenever it happens. */
	readonly id: string;
	/** From 1. */
	readonly step: number;
	readonly host: string;
	readonly text: Localized;
	readonly rule: RuleId;
	/** Why it comes after the event before it; null of the first one. */
	readonly because: OrderReason | null;
}

type DescribedStep = Omit<OrderedEvent, "id" | "because">;

export interface EventOrder {
	/** Steps after this one are hidden; 0 hides all. */
	readonly step: number;
	/** In the right order. */
	readonly events: readonly OrderedEvent[];
}

/** Null where the trace has no four such events. */
export function chooseOrder(random: Random, situation: Situation): EventOrder | null {
	const described = new Map(describeSteps(situation).map((event) => [event.step, event]));
	const chain = longestChain([...described.keys()], orderOfSteps(situation.trace));
	const starts = [...chain.keys()].filter((i) => chain.length - i >= FEWEST);
	const later = starts.filter((i) => (chain[i] ?? 1) > 1);
	const [first, ...more] = later.length > 0 ? later : starts;
	if (first === undefined) return null;
	const start = random.pick([first, ...more]);
	const count = random.int(FEWEST, Math.min(MOST, chain.length - start));
	const events = chain.slice(start, start + count).flatMap((step) => described.get(step) ?? []);
	const shuffled = shuffledApart(random, events);
	return {
		step: (events[0]?.step ?? 1) - 1,
		events: events.map((event, i) => {
			const before = events[i - 1];
			const because = before ? reasonOf(situation.trace, before.step, event.step) : null;
			return { ...event, id: LETTERS[shuffled.indexOf(event)] ?? "", because };
		}),
	};
}

/** In any order but the right one. */
function shuffledApart<T>(random: Random, items: readonly T[]): readonly T[] {
	const shuffled = random.shuffle(items);
	return shuffled.every((item, i) => item === items[i]) ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}

/** The steps that a sentence can tell apart from all others. */
function describeSteps({ trace, segments, hosts }: Situation): readonly DescribedStep[] {
	const described = trace.rows.flatMap((row) => describe(trace, segments, row) ?? []);
	const isOnlyOne = (text: Localized) =>
		LOCALES.every((locale) => described.filter((other) => other.text[locale] === text[locale]).length === 1);
	return described.flatMap(({ inside, ...event }) =>
		inside && hosts.includes(event.host) && isOnlyOne(event.text) ? [event] : [],
	);
}

/** `inside`: it comes from the hosts of the scenario, so that it can be worked out. */
function describe(
	trace: Trace,
	segments: SegmentIndex,
	row: Row,
): (DescribedStep & { readonly inside: boolean }) | null {
	const host = actorOf(row);
	const cause = host === null ? null : causeOf(segments, row);
	const rule = host === null ? undefined : ruleOf(row, host);
	if (host === null || !cause || !rule) return null;
	const state = row.states[host] ?? "CLOSED";
	const was = (row.step === 1 ? trace.startStates : trace.rows[row.step - 2]?.states)?.[host] ?? "CLOSED";
	const facts = { cause, host, state, entered: was !== state };
	const inside = row.cause.kind !== "deliver" || row.cause.segment > 0;
	return {
		step: row.step,
		host,
		text: inEveryLanguage((locale) => words(locale).events.item(facts)),
		rule,
		inside,
	};
}

function causeOf(segments: SegmentIndex, { cause }: Row): EventFacts["cause"] | null {
	if (cause.kind === "call" || cause.kind === "timer") return cause;
	const segment = cause.kind === "deliver" ? segments.get(cause.segment) : undefined;
	return segment ? { kind: "receive", flags: flagNames(segment.bits), octets: segment.length } : null;
}

/** Of what the step brings about at that host: the state it enters, else what it sends, else whatever it does. */
function ruleOf({ effects }: Row, host: string): RuleId | undefined {
	const own = effects.flatMap((e) => (e.host === host && "rule" in e ? [e] : []));
	const entered = own.findLast((e) => e.kind === "state-entered") ?? own.findLast((e) => e.kind === "segment-sent");
	return (entered ?? own.at(-1))?.rule;
}

/** As the learner sees them. */
export function shownEvents(events: readonly OrderedEvent[], locale: Locale): readonly OptionText[] {
	return [...events].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, text }) => ({ id, text: text[locale] }));
}

export function rightOrder(events: readonly OrderedEvent[]): readonly string[] {
	return events.map(({ id }) => id);
}
