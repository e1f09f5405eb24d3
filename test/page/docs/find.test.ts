import { expect, it } from "vitest";
import { find } from "../../../src/page/docs/find.ts";

const entry = (title: string, hint = "", text = "") => ({ href: "#", title, hint, text });
const ENTRIES = [
	entry("Limits", "", "429 says in Retry-After"),
	entry("Grade answers", "POST /v1/scenarios/{scenarioId}/grade"),
	entry("rate-limited", "429", "Too many requests"),
];
const titles = (wish: string) => find(ENTRIES, wish).map(({ title }) => title);

it.each([
	["GRADE", ["Grade answers"]],
	["post grade", ["Grade answers"]],
	["429", ["rate-limited", "Limits"]],
	["retry-after", ["Limits"]],
	["nothing such", []],
	["  ", []],
])("%j finds %j, titles first", (wish, found) => {
	expect(titles(wish)).toEqual(found);
});
