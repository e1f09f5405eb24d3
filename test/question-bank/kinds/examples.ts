// A question of each kind. A kind without one does not compile.
import type { QuestionKind, QuestionOf } from "../../../src/question-bank/schema.ts";

export interface Example<K extends QuestionKind> {
	readonly question: QuestionOf<K>;
	/** What makes something else right: a learner must not see the difference. */
	readonly otherKey: QuestionOf<K>;
	/** Marked 1 as well as the key itself. */
	readonly right: readonly unknown[];
	/** Marked below 1, with what is said of it. */
	readonly wrong: readonly (readonly [unknown, string])[];
	readonly unreadable: readonly unknown[];
	/** What its JSON Schema refuses, though some of it can be read. */
	readonly refused: readonly unknown[];
}

const common = {
	id: "example",
	version: 1,
	topic: "close",
	difficulty: 2,
	skills: ["half-close"],
	explanation: { en: "It is explained in RFC 9293.", zh: "RFC 9293 对此有说明。" },
	references: [{ rfc: "RFC 9293", section: "3.6" }],
	source: "written for the tests",
	relatedTemplates: [],
} as const satisfies Partial<QuestionOf<QuestionKind>>;

const apple = { id: "apple", text: { en: "An apple", zh: "苹果" } };
const pear = { id: "pear", text: { en: "A pear", zh: "梨" } };
const plum = { id: "plum", text: { en: "A plum", zh: "李子" } };
const fig = { id: "fig", text: { en: "A fig", zh: "无花果" } };

const why = (en: string, zh: string) => ({ feedback: { en: `${en}.`, zh: `${zh}。` } });
const notApple = why("Apples are too sour", "苹果太酸");
const notPear = why("Pears are too soft", "梨太软");
const notPlum = why("Plums are too small", "李子太小");
const notFig = why("Figs are too sweet", "无花果太甜");
const right = { correct: true } as const;

const choiceQuestion: QuestionOf<"choice"> = {
	...common,
	kind: "choice",
	prompt: { en: "Which fruit is it?", zh: "这是哪种水果？" },
	options: [
		{ ...apple, ...right },
		{ ...pear, ...notPear, misconception: "no-time-wait" },
		{ ...plum, ...notPlum },
	],
};

const choice: Example<"choice"> = {
	question: choiceQuestion,
	otherKey: {
		...choiceQuestion,
		options: [
			{ ...apple, ...notApple },
			{ ...pear, ...right },
			{ ...plum, ...notPlum },
		],
	},
	right: ["APPLE", "an apple", "苹果"],
	wrong: [["梨", "Pears are too soft."]],
	unreadable: ["grape", ["apple"], { id: "apple" }, true, 9],
	refused: ["grape", "APPLE", ["apple"], null],
};

const choicesQuestion: QuestionOf<"choices"> = {
	...common,
	kind: "choices",
	prompt: { en: "Which fruits are they?", zh: "这些是哪些水果？" },
	options: [
		{ ...apple, ...right },
		{ ...pear, ...right },
		{ ...plum, ...notPlum },
		{ ...fig, ...notFig },
	],
};

const choices: Example<"choices"> = {
	question: choicesQuestion,
	otherKey: {
		...choicesQuestion,
		options: [
			{ ...apple, ...notApple },
			{ ...pear, ...notPear },
			{ ...plum, ...right },
			{ ...fig, ...right },
		],
	},
	right: [["pear", "apple"], "apple, pear", "梨、苹果"],
	wrong: [
		[["apple"], "Missing: A pear."],
		[["apple", "pear", "fig"], "Figs are too sweet."],
	],
	unreadable: [["apple", "grape"], [], {}, true],
	refused: ["apple", [], ["grape"], ["apple", "apple"]],
};

const trueFalseQuestion: QuestionOf<"true-false"> = {
	...common,
	kind: "true-false",
	prompt: { en: "The fruit is ripe.", zh: "这个水果熟了。" },
	options: [
		{ ...apple, ...right, says: true },
		{ ...pear, ...notPear, says: true },
		{ ...plum, ...notPlum, says: false },
	],
};

const trueFalse: Example<"true-false"> = {
	question: trueFalseQuestion,
	otherKey: {
		...trueFalseQuestion,
		options: [
			{ ...apple, ...notApple, says: true },
			{ ...pear, ...notPear, says: true },
			{ ...plum, ...right, says: false },
		],
	},
	right: ["True: An apple", "对：苹果"],
	wrong: [
		[true, "choose the reason as well"],
		["pear", "but not for this reason. Pears are too soft."],
		["错：李子", "Plums are too small."],
		["错", "That is not it."],
	],
	unreadable: ["perhaps", ["apple"], {}],
	refused: [true, "grape", ["apple"]],
};

const numericQuestion: QuestionOf<"numeric"> = {
	...common,
	kind: "numeric",
	prompt: { en: "How long do {n} rounds of 2 s take?", zh: "每轮 2 秒，{n} 轮需要多久？" },
	reads: "s",
	key: "2*n",
	parameters: { n: { min: 40, max: 49 } },
	traps: [{ value: "n", ...why("That is {n} rounds of 1 s", "那是 {n} 轮、每轮 1 秒") }],
};

const numeric: Example<"numeric"> = {
	question: numericQuestion,
	otherKey: { ...numericQuestion, key: "3*n", traps: [{ value: 7, ...why("That is too short", "这太短") }] },
	right: [],
	wrong: [[0, "That is not it."]],
	unreadable: ["long", -1, [90], {}, true],
	refused: ["90", -1, [90]],
};

const orderQuestion: QuestionOf<"order"> = {
	...common,
	kind: "order",
	prompt: { en: "In which order do they ripen?", zh: "它们按什么顺序成熟？" },
	steps: [plum, apple, pear, fig],
};

const order: Example<"order"> = {
	question: orderQuestion,
	otherKey: { ...orderQuestion, steps: [fig, plum, pear, apple] },
	right: [["李子", "苹果", "A pear", "fig"], "plum > apple > pear > fig"],
	wrong: [
		[["plum", "pear", "apple", "fig"], "Step 2 is: An apple"],
		["fig, pear, apple, plum", "Step 1 is: A plum"],
	],
	unreadable: [["plum"], ["plum", "plum", "pear", "fig"], "plum", {}, 7],
	refused: ["plum", ["plum"], ["plum", "plum", "pear", "fig"], ["plum", "apple", "pear", "fig", "grape"]],
};

const red = { id: "red", text: { en: "Red", zh: "红色" } };
const green = { id: "green", text: { en: "Green", zh: "绿色" } };

const matchQuestion: QuestionOf<"match"> = {
	...common,
	kind: "match",
	prompt: { en: "Which colour is which fruit?", zh: "各种水果是什么颜色？" },
	left: [
		{ ...apple, is: "red", ...notApple },
		{ ...pear, is: "green", ...notPear },
		{ ...plum, is: "red", ...notPlum },
	],
	right: [red, green],
};

const match: Example<"match"> = {
	question: matchQuestion,
	otherKey: {
		...matchQuestion,
		left: [
			{ ...apple, is: "green", ...notPlum },
			{ ...pear, is: "red", ...notApple },
			{ ...plum, is: "green", ...notPear },
		],
	},
	right: [{ plum: "红色", apple: "RED", pear: "Green" }],
	wrong: [
		[{ apple: "red", pear: "green" }, "Plums are too small."],
		[{ apple: "green", pear: "green", plum: null }, "Apples are too sour. Plums are too small."],
	],
	unreadable: [{ apple: "blue" }, { grape: "red" }, {}, ["red"], "red"],
	refused: [["red"], {}, { apple: "blue" }, { apple: "red", grape: "red" }],
};

const shortTextQuestion: QuestionOf<"short-text"> = {
	...common,
	kind: "short-text",
	prompt: { en: "Which state is it?", zh: "这是什么状态？" },
	reads: "state",
	accepted: { en: ["TIME-WAIT"], zh: ["TIME-WAIT"] },
	slips: [
		{
			forms: { en: ["CLOSE-WAIT"], zh: ["CLOSE-WAIT"] },
			...why("The application is late there", "那时应用程序还没关闭"),
		},
	],
};

const shortText: Example<"short-text"> = {
	question: shortTextQuestion,
	otherKey: {
		...shortTextQuestion,
		accepted: { en: ["CLOSING"], zh: ["CLOSING"] },
		slips: [{ forms: { en: ["CLOSED"], zh: ["CLOSED"] }, ...why("It is gone", "它已经没了") }],
	},
	right: ["time_wait", "TCP_TIME_WAIT"],
	wrong: [
		["close wait", "The application is late there."],
		["LISTEN", "That is not it."],
	],
	unreadable: ["hello", ["TIME-WAIT"], {}, true, "x".repeat(65)],
	refused: ["", "x".repeat(65), 7, ["TIME-WAIT"]],
};

export const EXAMPLES: { readonly [K in QuestionKind]: Example<K> } = {
	choice,
	choices,
	"true-false": trueFalse,
	numeric,
	order,
	match,
	"short-text": shortText,
};
