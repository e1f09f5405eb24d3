// What a question file holds. `questions/question.schema.json` is made from this, and the types are inferred from it.
// Only `check-questions` and the tests run these schemas; the Worker trusts the generated bank.
import * as v from "valibot";
import { MISCONCEPTION_IDS } from "../scenario/misconceptions.ts";
import { DIFFICULTIES } from "../scenario/spec.ts";
import type { Locale } from "../text/locale.ts";
import { QUESTION_SKILLS } from "./skills.ts";
import { TOPIC_IDS } from "./topics.ts";

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Longest text of each part, in characters of each language: what reads well on a phone. */
function text(en: number, zh: number) {
	const bounded = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
	return v.strictObject({ en: bounded(en), zh: bounded(zh) } satisfies Record<Locale, unknown>);
}

const Id = v.pipe(v.string(), v.regex(KEBAB), v.maxLength(60));
const OptionId = v.pipe(v.string(), v.regex(KEBAB), v.maxLength(32));
const Label = text(140, 70);
const Feedback = v.pipe(text(200, 100), v.description("Why this is wrong: speaks to the idea behind it."));
const Misconception = v.pipe(v.picklist(MISCONCEPTION_IDS), v.description("The wrong idea that it shows."));
const Skill = v.picklist(QUESTION_SKILLS);
const Formula = v.pipe(
	v.union([v.number(), v.pipe(v.string(), v.minLength(1), v.maxLength(60))]),
	v.description("A number, or a formula of parameters: whole numbers, + - * / ^ and parentheses."),
);

const Reference = v.strictObject({
	rfc: v.pipe(v.string(), v.regex(/^RFC [1-9]\d{2,4}$/)),
	section: v.pipe(v.string(), v.regex(/^(?:\d+|[A-Z])(?:\.\d+)*$/)),
});

const common = {
	$schema: v.literal("../question.schema.json"),
	id: v.pipe(Id, v.description("Unique, and the name of the file.")),
	version: v.pipe(v.number(), v.integer(), v.minValue(1), v.description("Raise it when the right answer changes.")),
	topic: v.pipe(v.picklist(TOPIC_IDS), v.description("The name of the folder.")),
	difficulty: v.picklist(DIFFICULTIES),
	skills: v.pipe(v.array(Skill), v.minLength(1), v.maxLength(4)),
	prompt: text(360, 180),
	explanation: v.pipe(text(480, 240), v.description("Why the answer is what it is; fits on a phone.")),
	references: v.pipe(v.array(Reference), v.maxLength(3), v.description("Empty where no RFC says it.")),
	source: v.pipe(v.string(), v.minLength(4), v.maxLength(100), v.description("Where the fact was checked.")),
	relatedTemplates: v.pipe(v.array(Id), v.maxLength(4), v.description("Scenario templates that show the point.")),
};

/** A right option says so; a wrong one says why it is wrong. */
const right = { id: OptionId, text: Label, correct: v.literal(true) };
const wrong = { id: OptionId, text: Label, feedback: Feedback, misconception: v.exactOptional(Misconception) };
const Option = v.union([v.strictObject(right), v.strictObject(wrong)]);
const Reason = v.union([
	v.strictObject({ ...right, says: v.boolean() }),
	v.strictObject({ ...wrong, says: v.boolean() }),
]);
const Plain = v.strictObject({ id: OptionId, text: Label });

const fixed = v.exactOptional(
	v.pipe(v.literal(true), v.description("Options have an order of their own: never shuffled.")),
);

const Parameter = v.union([
	v.strictObject({ min: v.pipe(v.number(), v.integer()), max: v.pipe(v.number(), v.integer()) }),
	v.strictObject({ oneOf: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(2)) }),
]);
const ParameterName = v.pipe(v.string(), v.regex(/^[a-z]{1,12}$/));

const Choice = v.strictObject({
	...common,
	kind: v.literal("choice"),
	fixedOrder: fixed,
	options: v.pipe(v.array(Option), v.minLength(3), v.maxLength(5)),
});

const Choices = v.strictObject({
	...common,
	kind: v.literal("choices"),
	fixedOrder: fixed,
	options: v.pipe(v.array(Option), v.minLength(4), v.maxLength(7)),
});

const TrueFalse = v.strictObject({
	...common,
	kind: v.literal("true-false"),
	options: v.pipe(v.array(Reason), v.minLength(3), v.maxLength(4), v.description("Each says true or false, and why.")),
});

const Trap = v.strictObject({ value: Formula, feedback: Feedback, misconception: v.exactOptional(Misconception) });

const Numeric = v.strictObject({
	...common,
	kind: v.literal("numeric"),
	reads: v.pipe(v.picklist(["count", "s", "ms", "sequence-number"]), v.description("What is asked for, and its unit.")),
	unit: v.exactOptional(v.pipe(text(24, 12), v.description("Of a count."))),
	key: Formula,
	tolerance: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.description("Either way, in the unit."))),
	parameters: v.exactOptional(v.record(ParameterName, Parameter)),
	values: v.exactOptional(v.record(ParameterName, Formula)),
	traps: v.pipe(v.array(Trap), v.minLength(1), v.maxLength(5), v.description("Usual wrong answers.")),
});

const Order = v.strictObject({
	...common,
	kind: v.literal("order"),
	steps: v.pipe(v.array(Plain), v.minLength(3), v.maxLength(8), v.description("In the right order.")),
});

const Match = v.strictObject({
	...common,
	kind: v.literal("match"),
	left: v.pipe(
		v.array(v.strictObject({ id: OptionId, text: Label, is: OptionId, feedback: Feedback })),
		v.minLength(3),
		v.maxLength(8),
	),
	right: v.pipe(v.array(Plain), v.minLength(2), v.maxLength(8)),
});

const Forms = v.strictObject({
	en: v.array(v.string()),
	zh: v.array(v.string()),
} satisfies Record<Locale, unknown>);
const Slip = v.strictObject({ forms: Forms, feedback: Feedback, misconception: v.exactOptional(Misconception) });

const ShortText = v.strictObject({
	...common,
	kind: v.literal("short-text"),
	reads: v.pipe(
		v.picklist(["text", "state", "flags"]),
		v.description("`state` and `flags` are read in every usual spelling."),
	),
	accepted: v.pipe(
		Forms,
		v.description("Forms taken as right; the first is shown. Case, spaces and signs do not count."),
	),
	slips: v.pipe(v.array(Slip), v.minLength(1), v.maxLength(5), v.description("Usual wrong answers.")),
});

export const QuestionFile = v.variant("kind", [Choice, Choices, TrueFalse, Numeric, Order, Match, ShortText]);

type Without$schema<File> = File extends unknown ? Omit<File, "$schema"> : never;

/** What a file says of the question; `$schema` is for the author's editor. */
export type Question = Without$schema<v.InferOutput<typeof QuestionFile>>;
export type QuestionKind = Question["kind"];
/** Looked up kind by kind, so that a registry indexed by `question.kind` gives what is made for that very kind. */
export type QuestionOf<K extends QuestionKind> = { [P in K]: Extract<Question, { readonly kind: P }> }[K];
