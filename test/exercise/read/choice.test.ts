// Choices by id, text, letter and place.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChoice, readChoices } from "../../../src/exercise/read/choice.ts";

const plain = [
	{ id: "syn-cookies", text: "SYN cookies stop it, and cost options." },
	{ id: "larger-backlog", text: "A larger backlog stops it" },
	{ id: "shorter-timeout", text: "更短的超时，可以缓解" },
	{ id: "nothing", text: "Nothing stops it" },
] as const;
const numbered = [
	{ id: "1", text: "three" },
	{ id: "2", text: "one" },
];
const counted = [
	{ id: "few", text: "1 s" },
	{ id: "more", text: "3 s" },
	{ id: "most", text: "7 s" },
];
const hosts = [
	{ id: "second", text: "B" },
	{ id: "first", text: "A" },
];
const twins = [
	{ id: "one", text: "Same" },
	{ id: "two", text: "same." },
];

function one(given: unknown, choices: readonly { id: string; text: string }[] = plain): string {
	const read = readChoice(given, choices);
	return read.ok ? read.value : `! ${read.reason}`;
}

function several(given: unknown, choices: readonly { id: string; text: string }[] = plain): string {
	const read = readChoices(given, choices);
	return read.ok ? read.value.join(" ") : `! ${read.reason}`;
}

describe("one choice", () => {
	test.each([
		["larger-backlog", "larger-backlog"],
		["Larger-Backlog", "larger-backlog"],
		[" a  larger BACKLOG stops it. ", "larger-backlog"],
		["syn cookies stop it, and cost options", "syn-cookies"],
		["更短的超时，可以缓解", "shorter-timeout"],
		["更短的超时,可以缓解。", "shorter-timeout"],
		["B", "larger-backlog"],
		["b", "larger-backlog"],
		["(b)", "larger-backlog"],
		["B.", "larger-backlog"],
		["Ｂ", "larger-backlog"],
		["选B", "larger-backlog"],
		["选项B", "larger-backlog"],
		["option B", "larger-backlog"],
		["2", "larger-backlog"],
		[2, "larger-backlog"],
		["E", "! unknown-choice"],
		["5", "! unknown-choice"],
		["0", "! unknown-choice"],
		[0, "! unknown-choice"],
		[1.5, "! unknown-choice"],
		["__proto__", "! unknown-choice"],
		["", "! empty"],
		["a".repeat(1000), "! too-long"],
		[["B"], "! list-given"],
		[true, "! boolean-given"],
		[{ id: "nothing" }, "! object-given"],
		[null, "! nothing-given"],
	])("%j gives %s", (given, id) => {
		expect(one(given)).toBe(id);
	});

	test("a number is an id where ids are numbers, never a place", () => {
		expect([one("2", numbered), one(1, numbered), one("3", numbered)]).toEqual(["2", "1", "! unknown-choice"]);
	});

	test("a number is no place where a text holds a digit", () => {
		expect([one("3", counted), one("3 s", counted), one("C", counted)]).toEqual(["! unknown-choice", "more", "most"]);
	});

	test("a letter is no place where a text is a letter", () => {
		expect([one("A", hosts), one("b", hosts)]).toEqual(["first", "second"]);
	});

	test("a text of two choices is refused, their ids and letters are read", () => {
		expect([one("SAME", twins), one("two", twins), one("B", twins)]).toEqual(["! ambiguous-choice", "two", "two"]);
	});

	test("an id that exists as it stands wins over another's in a different case", () => {
		const cased = [
			{ id: "ack", text: "lower" },
			{ id: "ACK", text: "upper" },
		];
		expect([one("ack", cased), one("ACK", cased), one("Ack", cased)]).toEqual(["ack", "ACK", "! ambiguous-choice"]);
	});

	test("a text longer than the limit is read where an author wrote one", () => {
		const text = "long ".repeat(200).trim();
		expect(one(text, [{ id: "long", text }])).toBe("long");
	});
});

describe("several choices", () => {
	test.each([
		[["nothing", "syn-cookies"], "syn-cookies nothing"],
		[["B", 1, "b"], "syn-cookies larger-backlog"],
		["D, A", "syn-cookies nothing"],
		["D，A", "syn-cookies nothing"],
		["D、A；", "syn-cookies nothing"],
		["ABD", "syn-cookies larger-backlog nothing"],
		["a b d", "syn-cookies larger-backlog nothing"],
		["A+B", "syn-cookies larger-backlog"],
		["1,4", "syn-cookies nothing"],
		["nothing, larger-backlog", "larger-backlog nothing"],
		["SYN cookies stop it, and cost options.", "syn-cookies"],
		["B", "larger-backlog"],
		[2, "larger-backlog"],
		["bad", "! unknown-choice"],
		["A, E", "! unknown-choice"],
		[[], "! empty"],
		["", "! empty"],
		[",", "! empty"],
		[["A", null], "! nothing-given"],
		[["A", ["B"]], "! list-given"],
		[new Array(1_000_000).fill("A"), "! too-many"],
		[true, "! boolean-given"],
		[{}, "! object-given"],
		["x,".repeat(500), "! too-long"],
	])("%# gives %s", (given, ids) => {
		expect(several(given)).toBe(ids);
	});

	test("any selection in any order and form reads back in the order of the choices", () => {
		const selection = fc.uniqueArray(fc.nat({ max: plain.length - 1 }), { minLength: 1 });
		fc.assert(
			fc.property(selection, (places) => {
				const chosen = places.map((place) => plain[place] ?? plain[0]);
				const ids = plain.filter((choice) => chosen.includes(choice)).map(({ id }) => id);
				const forms = [
					chosen.map(({ id }) => id),
					chosen.map(({ text }) => text),
					chosen.map(({ id }) => id).join(","),
					places.map((place) => "ABCD"[place]).join(", "),
				];
				for (const form of forms) expect(several(form)).toBe(ids.join(" "));
			}),
		);
	});
});
