// What `check-questions` finds in each kind of question: one fault planted at a time in a sound one.
import { describe, expect, test } from "vitest";
import { checkBank } from "../../../src/question-bank/check/check-bank.ts";
import { QUESTION_KINDS } from "../../../src/question-bank/kinds/names.ts";
import type { Question, QuestionKind, QuestionOf } from "../../../src/question-bank/schema.ts";
import { EXAMPLES } from "../kinds/examples.ts";

function faultsOf(question: Question): string {
	const file = `${question.topic}/${question.id}.json`;
	const text = JSON.stringify({ $schema: "../question.schema.json", ...question });
	return checkBank(new Map([[file, text]]))
		.faults.filter((fault) => fault.file === file)
		.map(({ fault }) => fault)
		.join("\n");
}

type Case<K extends QuestionKind> = readonly [string, QuestionOf<K>, RegExp];

const choice = EXAMPLES.choice.question;
const choices = EXAMPLES.choices.question;
const trueFalse = EXAMPLES["true-false"].question;
const numeric = EXAMPLES.numeric.question;
const order = EXAMPLES.order.question;
const match = EXAMPLES.match.question;
const shortText = EXAMPLES["short-text"].question;

const feedback = { en: "No.", zh: "不对。" };
const unfinished = { en: "No", zh: "不对。" };
const plum = { en: "A plum", zh: "李子" };

const CASES: { readonly [K in QuestionKind]: readonly Case<K>[] } = {
	choice: [
		["an option twice", { ...choice, options: [...choice.options, ...choice.options.slice(2)] }, /"plum" twice/],
		[
			"no right option",
			{ ...choice, options: choices.options.map(({ id, text }) => ({ id, text, feedback })) },
			/^0 right options, expected 1 to 1$/m,
		],
		["two right options", { ...choice, options: choices.options }, /^2 right options, expected 1 to 1$/m],
		[
			"feedback that is no sentence",
			{
				...choice,
				options: choice.options.map((option) => ("feedback" in option ? { ...option, feedback: unfinished } : option)),
			},
			/options\.pear\.feedback: en does not end/,
		],
	],
	choices: [
		[
			"one right option",
			{ ...choices, options: [...choice.options, ...choices.options.slice(3)] },
			/^1 right options, expected 2 to 3$/m,
		],
		[
			"the same text twice",
			{ ...choices, options: choices.options.map((option) => ({ ...option, text: plum })) },
			/"李子" twice/,
		],
	],
	"true-false": [
		[
			"reasons of one verdict",
			{ ...trueFalse, options: trueFalse.options.map((option) => ({ ...option, says: true })) },
			/all reasons say the same/,
		],
		[
			"no right reason",
			{ ...trueFalse, options: trueFalse.options.map(({ id, text, says }) => ({ id, text, says, feedback })) },
			/^0 right options, expected 1 to 1$/m,
		],
	],
	numeric: [
		["a count of nothing", { ...numeric, reads: "count" }, /a count needs a unit/],
		["a trap that is the key", { ...numeric, traps: [{ value: "n+n", feedback }] }, /a trap is the key with seed 1/],
		[
			"a trap within the tolerance",
			{ ...numeric, tolerance: 5, traps: [{ value: "2*n+5", feedback }] },
			/a trap is the key/,
		],
		["a formula of an unknown parameter", { ...numeric, key: "2*m" }, /"m" is neither a number nor a parameter/],
		[
			"a text of an unknown parameter",
			{ ...numeric, traps: [{ value: 1, feedback: { en: "No, {m}.", zh: "不，{m}。" } }] },
			/traps\.0\.feedback: \{m\} is not a parameter/,
		],
	],
	order: [["a step twice", { ...order, steps: [...order.steps, ...order.steps.slice(0, 1)] }, /"plum" twice/]],
	match: [
		[
			"a pair without its other half",
			{ ...match, right: match.right.map(({ id, text }) => ({ id: `dark-${id}`, text })) },
			/apple is matched with "red", which is not there/,
		],
		["a right side twice", { ...match, right: [...match.right, ...match.right] }, /"green" twice/],
		[
			"feedback that is no sentence",
			{ ...match, left: match.left.map((item) => ({ ...item, feedback: unfinished })) },
			/left\.apple\.feedback: en does not end/,
		],
	],
	"short-text": [
		[
			"a form that cannot be read",
			{ ...shortText, accepted: { en: ["hello"], zh: ["TIME-WAIT"] } },
			/the form "hello" cannot be read/,
		],
		[
			"a form of nothing but signs",
			{ ...shortText, reads: "text", accepted: { en: ["()"], zh: ["（）"] } },
			/the form "\(\)" cannot be read/,
		],
		[
			"a form that is right and wrong",
			{ ...shortText, slips: [{ forms: { en: ["time wait"], zh: [] }, feedback }] },
			/"TIME-WAIT" is both right and a slip/,
		],
		[
			"a language without forms",
			{ ...shortText, accepted: { en: ["TIME-WAIT"], zh: [] } },
			/accepted forms in one language only/,
		],
	],
};

describe.each(QUESTION_KINDS)("of kind %s", (kind) => {
	test("a sound question has no fault", () => {
		expect(faultsOf(EXAMPLES[kind].question)).toBe("");
	});

	const cases: readonly (readonly [string, Question, RegExp])[] = CASES[kind];
	test.each(cases)("%s is found", (_, question, fault) => {
		expect(faultsOf(question)).toMatch(fault);
	});
});
