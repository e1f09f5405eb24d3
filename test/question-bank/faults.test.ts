// What `check-questions` finds: one fault planted at a time in a sound question.
import { expect, test } from "vitest";
import { readQuestionFiles } from "../../src/cli/write-bank.ts";
import { checkBank } from "../../src/question-bank/check/check-bank.ts";

const FILE = "close/why-four.json";
const SOUND = readQuestionFiles().get(FILE) ?? "";

type Json = Record<string, unknown>;

function faultsWith(change: (question: Json & { options: Json[] }) => void, file = FILE): string {
	const question = JSON.parse(SOUND);
	change(question);
	return faultsOf(new Map([[file, JSON.stringify(question)]]));
}

function faultsOf(texts: ReadonlyMap<string, string>): string {
	const { faults } = checkBank(texts);
	return faults
		.filter(({ file }) => file !== "questions")
		.map(({ fault }) => fault)
		.join("\n");
}

const CASES: readonly (readonly [string, (question: Json & { options: Json[] }) => void, RegExp])[] = [
	["a missing translation", (q) => Object.assign(q, { prompt: { en: "Why?" } }), /prompt.zh/],
	[
		"English in the Chinese text",
		(q) => Object.assign(q, { prompt: { en: "Why so?", zh: "Why is that so?" } }),
		/no Chinese/,
	],
	[
		"an untranslated copy",
		(q) => Object.assign(q, { prompt: { en: "Why is it so, then?", zh: "Why is it so, then?" } }),
		/copy of en/,
	],
	[
		"half-width punctuation in Chinese",
		(q) => Object.assign(q, { prompt: { en: "Why?", zh: "为什么,是四次？" } }),
		/half-width/,
	],
	["Latin glued to Chinese", (q) => Object.assign(q, { prompt: { en: "Why?", zh: "为什么FIN要确认？" } }), /no space/],
	[
		"full-width punctuation in English",
		(q) => Object.assign(q, { prompt: { en: "Why？", zh: "为什么？" } }),
		/full-width/,
	],
	[
		"a text too long for a phone",
		(q) => Object.assign(q, { explanation: { en: "x".repeat(500), zh: "为。" } }),
		/explanation.en/,
	],
	["a distractor without feedback", (q) => Reflect.deleteProperty(q.options[1] ?? {}, "feedback"), /options.1/],
	[
		"two right options",
		(q) => q.options.push({ id: "more", text: { en: "This too", zh: "还有" }, correct: true }),
		/2 right/,
	],
	["no right option", (q) => q.options.shift(), /0 right/],
	["an unknown misconception", (q) => Object.assign(q.options[1] ?? {}, { misconception: "none" }), /misconception/],
	["an unknown skill", (q) => Object.assign(q, { skills: ["juggling"] }), /skills/],
	["an unknown template", (q) => Object.assign(q, { relatedTemplates: ["none"] }), /no template/],
	["a reference that is none", (q) => Object.assign(q, { references: [{ rfc: "RFC9293", section: "3.6" }] }), /rfc/],
	[
		"a section that is not there",
		(q) => Object.assign(q, { references: [{ rfc: "RFC 9293", section: "31" }] }),
		/no section/,
	],
	[
		"a parameter that is not declared",
		(q) => Object.assign(q, { prompt: { en: "Why {n}?", zh: "为什么 {n}？" } }),
		/\{n\}/,
	],
	["an unknown field", (q) => Object.assign(q, { answer: 1 }), /answer/],
	["a file in the wrong place", (q) => Object.assign(q, { topic: "reset" }), /belongs at/],
];

test("a sound question has none", () => {
	expect(faultsWith(() => {})).toBe("");
});

test.each(CASES)("%s is found", (_, change, fault) => {
	expect(faultsWith(change)).toMatch(fault);
});

test("a question asked twice is found", () => {
	const again = { ...JSON.parse(SOUND), id: "why-four-again" };
	const texts = new Map([
		[FILE, SOUND],
		["close/why-four-again.json", JSON.stringify(again)],
	]);
	expect(faultsOf(texts)).toMatch(/asks nearly what/);
});

test("a file that is not JSON is named", () => {
	expect(checkBank(new Map([[FILE, "{"]])).faults[0]?.file).toBe(FILE);
});
