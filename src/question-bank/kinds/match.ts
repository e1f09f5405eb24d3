// Each of the left side with one of the right, which may serve several. Right pairs / all pairs.
import { readChoice } from "../../exercise/read/choice.ts";
import { readable } from "../../exercise/read/reading.ts";
import type { Instance } from "../instance.ts";
import { UNREADABLE } from "../wording.ts";
import { type AnswerReading, defineKind } from "./kind.ts";
import { ids, readInAnyLanguage, showItem, showItems, sortedIds } from "./shared/items.ts";
import { markOf, RIGHT } from "./shared/mark.ts";

/** Right-hand id by left-hand id; what was left out is absent. */
type Pairs = ReadonlyMap<string, string>;

export const match = defineKind<"match", Pairs>({
	draw: ({ right }, random) => ({ shown: random.shuffle(ids(right)) }),
	view: (instance, locale) => ({
		left: instance.question.left.map((item) => showItem(item, instance, locale)),
		right: showItems(instance.question.right, instance, locale),
	}),
	answerSchema: ({ left, right }) => {
		const one = { enum: sortedIds(right) };
		const properties = Object.fromEntries(left.map(({ id }) => [id, one]));
		return { type: "object", properties, additionalProperties: false, minProperties: 1 };
	},
	foreseen: ({ left }) => left,
	expected: ({ question }) => Object.fromEntries(question.left.map(({ id, is }) => [id, is])),
	read: readPairs,
	show: (value) => Object.fromEntries(value),
	mark: (value, instance, locale) => {
		const { left } = instance.question;
		const wrong = left.filter(({ id, is }) => value.get(id) !== is);
		return wrong.length === 0 ? RIGHT : markOf(1 - wrong.length / left.length, wrong, instance, locale);
	},
});

function readPairs(given: unknown, instance: Instance<"match">): AnswerReading<Pairs> {
	const notPairs = { ok: false, say: UNREADABLE.notPairs } as const;
	if (typeof given !== "object" || given === null || Array.isArray(given)) return notPairs;
	const { left, right } = instance.question;
	const pairs = new Map<string, string>();
	for (const [id, sent] of Object.entries(given)) {
		if (!left.some((item) => item.id === id)) return notPairs;
		if (sent === null || sent === "") continue;
		const read = readInAnyLanguage(
			(locale) => showItems(right, instance, locale),
			(options) => readChoice(sent, options),
		);
		if (!read.ok) return read;
		pairs.set(id, read.value);
	}
	return pairs.size > 0 ? readable(pairs) : notPairs;
}
