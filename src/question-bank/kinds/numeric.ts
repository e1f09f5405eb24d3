// A number: computed from parameters that the seed draws, read in the unit that is asked for. All or nothing.

import { readCount } from "../../exercise/read/count.ts";
import { readDuration } from "../../exercise/read/duration.ts";
import { readNumber } from "../../exercise/read/number.ts";
import type { Reading } from "../../exercise/read/reading.ts";
import type { Random } from "../../scenario/random.ts";
import { SEQUENCE_SPACE, sequenceNumber } from "../../tcp/sequence-number.ts";
import type { Locale } from "../../text/locale.ts";
import { evaluate, type Values } from "../formula.ts";
import type { Instance } from "../instance.ts";
import type { QuestionOf } from "../schema.ts";
import { UNITS } from "../wording.ts";
import { defineKind } from "./kind.ts";
import { type Mark, markOf, RIGHT } from "./shared/mark.ts";

interface Quantity {
	/** `units` are the names of what is counted. */
	readonly read: (given: unknown, units: readonly string[]) => Reading<number>;
	/** How much of what is read one unit of the question is: durations are read in ms. */
	readonly unit: number;
	/** Where its values start again from 0. */
	readonly wrap: (value: number) => number;
	readonly type: "integer" | "number";
}

const RAW = { notation: "raw", symbols: {}, base: sequenceNumber(0) } as const;

const same = (value: number) => value;

const QUANTITIES = {
	count: { read: (given, units) => readCount(given, { units }), unit: 1, wrap: same, type: "integer" },
	s: { read: (given) => readDuration(given, "s"), unit: 1000, wrap: same, type: "number" },
	ms: { read: (given) => readDuration(given, "ms"), unit: 1, wrap: same, type: "number" },
	"sequence-number": {
		read: (given) => readNumber(given, RAW),
		unit: 1,
		wrap: (value) => ((value % SEQUENCE_SPACE) + SEQUENCE_SPACE) % SEQUENCE_SPACE,
		type: "integer",
	},
} as const satisfies Record<QuestionOf<"numeric">["reads"], Quantity>;

/** A value is a count, ms, or a raw sequence number. */
export const numeric = defineKind<"numeric", number>({
	draw: (question, random) => ({ values: drawValues(question, random) }),
	view: ({ question }, locale) => {
		const unit = { ...UNITS, count: question.unit }[question.reads]?.[locale];
		return unit ? { unit } : {};
	},
	answerSchema: ({ reads }) => ({ type: QUANTITIES[reads].type, minimum: 0 }),
	foreseen: ({ traps }) => traps,
	expected: ({ question, values }) => QUANTITIES[question.reads].wrap(values.key ?? Number.NaN),
	read: (given, { question: { reads, unit } }) => QUANTITIES[reads].read(given, Object.values(unit ?? {})),
	show: (value, { reads }) => value / QUANTITIES[reads].unit,
	mark,
});

function drawValues({ parameters = {}, values: formulas = {}, key }: QuestionOf<"numeric">, random: Random): Values {
	const values: Record<string, number> = {};
	for (const [name, range] of Object.entries(parameters))
		values[name] = "min" in range ? random.int(range.min, range.max) : (random.shuffle(range.oneOf)[0] ?? 0);
	for (const [name, formula] of Object.entries(formulas)) values[name] = evaluate(formula, values);
	return { ...values, key: evaluate(key, values) };
}

function mark(value: number, instance: Instance<"numeric">, locale: Locale): Mark {
	const { reads, tolerance = 0, traps } = instance.question;
	const { unit, wrap } = QUANTITIES[reads];
	const asRead = (number: number) => wrap(number) * unit;
	const near = (wanted: number) => Math.abs(asRead(wanted) - value) <= asRead(tolerance) + 1e-6;
	if (near(instance.values.key ?? Number.NaN)) return RIGHT;
	const fault = traps.find((trap) => near(evaluate(trap.value, instance.values)));
	return markOf(0, fault ? [fault] : [], instance, locale);
}
