// Any failure is told kindly, in both languages, with what helps.
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES, PROBLEMS, type Problem } from "../../src/contract/problem.ts";
import { problemText, remedyOf } from "../../src/page/shared/problem-view.ts";
import { PROBLEM_WORDS } from "../../src/page/shared/problem-words.ts";
import { LOCALES } from "../../src/text/locale.ts";

const problemOf = (code: Problem["code"]): Problem => ({
	type: "about:blank",
	code,
	status: PROBLEMS[code].status,
	title: PROBLEMS[code].title,
	detail: "In particular.",
	requestId: "r",
});

describe.each(LOCALES)("in %s", (locale) => {
	it.each(PROBLEM_CODES)("%s has a sentence", (code) => {
		const text = problemText({ ok: false, problem: problemOf(code) }, PROBLEM_WORDS[locale]);
		expect(text.length).toBeGreaterThan(5);
		expect(text).not.toMatch(/undefined|POST|`/);
	});

	it("being out of reach has one too", () => {
		expect(problemText({ ok: false, problem: "unreachable" }, PROBLEM_WORDS[locale])).toBe(
			PROBLEM_WORDS[locale].told.unreachable,
		);
	});

	it("too many requests say how long to wait", () => {
		const failed = { ok: false, problem: problemOf("rate-limited"), retryAfterS: 17 } as const;
		expect(problemText(failed, PROBLEM_WORDS[locale])).toContain("17");
	});
});

it.each([
	["unreachable", "retry"],
	["rate-limited", "retry"],
	["internal-error", "retry"],
	["token-expired", "sign-in"],
	["scenario-expired", "another"],
	["time-is-up", "none"],
	["attempts-used-up", "none"],
] as const)("%s: %s", (code, remedy) => {
	const problem = code === "unreachable" ? code : problemOf(code);
	expect(remedyOf({ ok: false, problem })).toBe(remedy);
});
