// Events to be put in order: all of the timeline from the first of them on is hidden.
import type { SkillId } from "../../scenario/skills.ts";
import { LOCALES, type Locale } from "../../text/locale.ts";
import { words } from "../../text/words.ts";
import { stateKey } from "../keys.ts";
import { firstMisplaced, orderShare, readOrder } from "../read/order.ts";
import type { Situation } from "../situation.ts";
import type { CuttingKind, Explained, OfferedCut } from "./kind.ts";
import { chooseOrder, type OrderedEvent, rightOrder, shownEvents } from "./order/events.ts";
import { referenceOf } from "./shared/rule.ts";
import { isTexts } from "./shared/texts.ts";
import { skillsOfState } from "./state/skills.ts";

interface Events {
	/** In the right order. */
	readonly events: readonly OrderedEvent[];
}

/** Values are ids of events in an order. */
export const order: CuttingKind<"order", Events, readonly string[]> = {
	title: { en: "Events to be put in order", zh: "事件排序" },
	candidates: () => [],
	cut: (random, situation) => {
		const chosen = chooseOrder(random, situation);
		return chosen && offer(situation, chosen.step, chosen.events);
	},

	key: ({ asks }) => rightOrder(asks.events),
	isValue: isTexts,
	read: (_, { asks }, given) =>
		readOrder(
			given,
			LOCALES.map((locale) => shownEvents(asks.events, locale)),
		),
	share: ({ asks }, value) => orderShare(rightOrder(asks.events), value),

	show: (_, __, value) => value,
	say: (_, __, value, locale) => words(locale).sentences.list(value),
	sayGiven: () => null,
	label: (_, { step }, locale) => words(locale).cut.orderLabel(step - 1),
	view: (_, { asks }, common, locale) => ({ ...common, choices: shownEvents(asks.events, locale) }),
	schema: (_, { asks: { events } }) => ({
		type: "array",
		items: { enum: rightOrder(events).toSorted() },
		uniqueItems: true,
		minItems: events.length,
		maxItems: events.length,
	}),
	hints: {
		look: (_, __, locale) => words(locale).cut.lookForCauses,
		rules: (_, __, locale) => words(locale).cut.oneBeforeTheNext,
		firstStep: (_, { asks }, locale) =>
			asks.events
				.slice(0, 1)
				.map(({ id, text }) => words(locale).cut.begins(id, text[locale]))
				.join(""),
	},
	explain: (placed, { asks }, { value }, locale) => explainOrder(placed, asks.events, value, locale),
	slip: () => [],
};

function offer(situation: Situation, step: number, events: readonly OrderedEvent[]): OfferedCut<"order", Events> {
	return {
		kind: "order",
		step,
		asked: null,
		withheld: new Set(),
		places: [],
		blank: (id) => ({
			kind: "order",
			id,
			key: "order",
			step: step + 1,
			skills: skillsOf(situation, events),
			points: 1,
			asks: { events },
		}),
	};
}

/** Those of the states that the events enter; where they enter none, of the states that they find their hosts in. */
function skillsOf({ trace, fields }: Situation, events: readonly OrderedEvent[]): readonly SkillId[] {
	const keys = new Set(events.map(({ step, host }) => stateKey(step, host)));
	const states = fields.flatMap((field) => (field.kind === "state" && keys.has(field.key) ? [field] : []));
	const entered = states.filter((state) => state.entered);
	const found = entered.length > 0 ? entered : states;
	return [...new Set(found.flatMap((state) => skillsOfState(state, trace)))];
}

/** With what belongs at the first place that is wrong. */
function explainOrder(
	situation: Situation,
	events: readonly OrderedEvent[],
	value: readonly string[] | null,
	locale: Locale,
): Explained {
	const place = value === null ? -1 : firstMisplaced(rightOrder(events), value);
	const misplaced = events[place];
	const rule = (misplaced ?? events[0])?.rule ?? "active-open-sends-syn";
	const remark = misplaced ? [words(locale).cut.misplaced(place + 1, misplaced.id, misplaced.text[locale])] : [];
	const reason = reasonAt(events, Math.max(place, 1), locale) ?? words(locale).cut.oneBeforeTheNext;
	return { rule, reference: referenceOf(situation, rule), sentences: [...remark, reason] };
}

/** Why the event at this place comes after the one before it. */
function reasonAt(events: readonly OrderedEvent[], place: number, locale: Locale): string | null {
	const [earlier, later] = [events[place - 1], events[place]];
	return earlier && later?.because ? words(locale).cut.because[later.because](earlier.id, later.id) : null;
}
