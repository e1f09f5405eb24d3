// How many: entries of a queue after a step, or whatever a template counts.

import type { Locale, Localized } from "../../text/locale.ts";
import { words } from "../../text/words.ts";
import type { QueueField } from "../fields.ts";
import { readCount } from "../read/count.ts";
import type { Placed, Situation } from "../situation.ts";
import type { Explained, Kind } from "./kind.ts";
import { lengthBefore } from "./shared/before.ts";
import { fieldCandidates } from "./shared/field.ts";
import {
	explainQuestion,
	labelOfQuestion,
	QUESTION_HINTS,
	type QuestionOf,
	questionCandidates,
} from "./shared/question.ts";
import { referenceOf } from "./shared/rule.ts";

type Counted = QueueField | QuestionOf<"count">;

/** What the length of a queue counts. */
const ENTRIES: Localized = { en: "entries", zh: "个条目" };

export const count: Kind<"count", Counted, number> = {
	title: { en: "How many", zh: "数量" },
	candidates: (situation) => [
		...fieldCandidates(situation, "count", {
			rank: 3,
			mayAsk: ({ template }, { queue }) => template.ask.queues && queue === "syn",
			skills: () => ["backlog-arithmetic"],
		}),
		...questionCandidates(situation, "count"),
	],

	key: ({ asks }) => (isQueue(asks) ? asks.value : asks.key),
	isValue: (value) => typeof value === "number",
	read: (placed, { asks }, given) =>
		readCount(
			given,
			isQueue(asks)
				? { units: Object.values(ENTRIES), unchanged: lengthBefore(placed, asks) }
				: { units: Object.values(asks.unit) },
		),
	share: ({ asks }, value) => (value === (isQueue(asks) ? asks.value : asks.key) ? 1 : 0),

	show: (_, __, value) => value,
	say: (_, { asks }, value, locale) =>
		isQueue(asks) ? String(value) : words(locale).amounts.counted(value, asks.unit[locale]),
	label: (_, { asks }, locale) =>
		isQueue(asks) ? words(locale).labels.queue(asks.host, asks.queue, asks.step) : labelOfQuestion(asks, locale),
	view: (_, { asks }, common, locale) =>
		isQueue(asks) ? { ...common, host: asks.host } : { ...common, unit: asks.unit[locale] },
	schema: () => ({ type: "integer", minimum: 0 }),
	hints: {
		look: (placed, { asks, step }, locale) =>
			isQueue(asks)
				? words(locale).hints.look({ kind: "queue", host: asks.host, step })
				: QUESTION_HINTS.look(placed, { asks }, locale),
		rules: (placed, { asks }, locale) =>
			isQueue(asks) ? words(locale).hints.queue : QUESTION_HINTS.rules(placed, { asks }, locale),
		firstStep: (placed, { asks, step }, locale) =>
			isQueue(asks)
				? words(locale).hints.queueBefore(step, shownBefore(placed, asks))
				: QUESTION_HINTS.firstStep(placed, { asks }, locale),
	},
	explain: (placed, { asks }, _, locale) =>
		isQueue(asks) ? explainQueue(placed, asks, locale) : explainQuestion(placed, asks, locale),
	slip: ({ asks }, random) => (isQueue(asks) ? asks.value + random.int(1, 9) : asks.key + random.int(1, 5) * 1000),
};

function isQueue(asks: Counted): asks is QueueField {
	return "queue" in asks;
}

/** The length that the step begins with; null where that is asked for too. */
function shownBefore(placed: Placed, asks: QueueField): number | null {
	return asks.step === 1 ? 0 : (lengthBefore(placed, asks) ?? null);
}

/** From what entered and left the queue in this step. */
function explainQueue(situation: Situation, field: QueueField, locale: Locale): Explained {
	const { rows } = situation.trace;
	const { step, host, queue } = field;
	const changes = (rows[step - 1]?.effects ?? []).flatMap((e) =>
		e.kind === "queue-changed" && e.host === host && e.queue === queue ? [e] : [],
	);
	const times = (change: string) => changes.filter((e) => e.change === change).length;
	const rule = changes.at(-1)?.rule ?? "syn-queue-adds-entry";
	const sentence = words(locale).queue.sentence({
		queue,
		before: rows[step - 2]?.queues[host]?.[queue] ?? 0,
		added: times("added"),
		removed: times("removed") + times("expired"),
		refused: times("refused"),
		cookies: times("cookie"),
		after: field.value,
	});
	return { rule, reference: referenceOf(situation, rule), sentences: [sentence] };
}
