// The small parts of the practice pages that decide something.
import { describe, expect, it } from "vitest";
import { kindOf } from "../../../src/page/practice/cached-kind.ts";
import { setupOf } from "../../../src/page/practice/quiz-setup.ts";
import { together } from "../../../src/page/practice/record.ts";
import { readCookie } from "../../../src/page/practice/settings.ts";
import { shareOf } from "../../../src/page/practice/share.ts";
import { wishOf } from "../../../src/page/practice/wish.ts";

const HERE = "https://seqack.example";

it.each([
	["GET", "navigate", "/", "page"],
	["GET", "navigate", "/learn?locale=zh", "page"],
	["GET", "navigate", "/s/sc1.abc", "page"],
	["GET", "navigate", "/docs", "page"],
	["GET", "navigate", "/docs/api", null],
	["GET", "navigate", "/embed?template=three-way", null],
	["GET", "cors", "/assets/chunk-ABC.js", "file"],
	["GET", "cors", "/practice.js?v=abc", "file"],
	["GET", "cors", "/seqack.js", null],
	["GET", "cors", "/v1/scenarios/sc1.abc?locale=en", "read"],
	["GET", "cors", "/v1/learners/anon-1/progress", "read"],
	["GET", "cors", "/v1/learners/anon-1/next", null],
	["GET", "cors", "/v1/learners/anon-1/export", null],
	["POST", "cors", "/v1/scenarios/sc1.abc/grade", null],
	["DELETE", "cors", "/v1/learners/anon-1", null],
	["GET", "cors", "https://elsewhere.example/assets/x.js", null],
])("the service worker takes %s (%s) %s as %s", (method, mode, path, kind) => {
	expect(kindOf({ method, mode, url: new URL(path, HERE).href }, HERE)).toBe(kind);
});

it("an address wishes by name, and numbers as numbers", () => {
	const query = new URLSearchParams("?template=three-way&seed=16&difficulty=&locale=zh&else=1");
	expect(wishOf(query)).toEqual({ template: "three-way", seed: 16 });
	expect(wishOf(new URLSearchParams())).toEqual({});
});

describe("the quiz of an address", () => {
	it.each([
		["", null],
		["n=0", null],
		["n=1e9", null],
		["n=5", { size: 5, of: "both", difficulty: null, minutes: null }],
		["n=10&of=questions&difficulty=3&minutes=20", { size: 10, of: "questions", difficulty: 3, minutes: 20 }],
		["n=10&of=else&difficulty=9&minutes=-1", { size: 10, of: "both", difficulty: null, minutes: null }],
	])("%s is %j", (query, setup) => {
		expect(setupOf(new URLSearchParams(query))).toEqual(setup);
	});
});

it("a link opens the very scenario, but one like it where that is a learner's own", () => {
	const scenario = { id: "sc1.abc", template: "three-way", difficulty: 2, links: {} } as never;
	expect(shareOf(scenario, HERE)).toEqual({ url: `${HERE}/s/sc1.abc`, same: true });
	const own = { id: "sc1.abc", template: "three-way", difficulty: 2, links: { attempts: "/v1" } } as never;
	expect(shareOf(own, HERE)).toEqual({ url: `${HERE}/?template=three-way&difficulty=2`, same: false });
});

it("pages of an export become one document", () => {
	const first = { learnerId: "anon-1", attempts: [1, 2], hints: [] };
	expect(together(together({}, first), { learnerId: "anon-1", attempts: [3], hints: [4] })).toEqual({
		learnerId: "anon-1",
		attempts: [1, 2, 3],
		hints: [4],
	});
});

it("a cookie is found among others", () => {
	expect(readCookie("seqack-theme", "a=1; seqack-theme=dark; b=2")).toBe("dark");
	expect(readCookie("seqack-theme", "xseqack-theme=dark")).toBeUndefined();
});
