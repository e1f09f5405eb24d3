// The promise, on a family with few scenarios of each template, so that it takes seconds.
import { describe, expect, it } from "vitest";
import { skillsAsked, sourcesOfTemplates } from "../../../src/bench/learning/items.ts";
import { courseOf } from "../../../src/bench/learning/methods.ts";
import { median, runTrials } from "../../../src/bench/learning/study.ts";
import { SKILL_GRAPH } from "../../../src/question-bank/skill-graph.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";

const sources = sourcesOfTemplates(
	4,
	TEMPLATES.filter(({ family }) => family === "teardown"),
);
const asked = new Set(skillsAsked(sources));
const graph = SKILL_GRAPH.filter(({ id }) => asked.has(id));
const course = courseOf(graph, sources);
const trials = runTrials(course, 1, 14);

describe("simulated learners who follow what comes next", () => {
	const attempts = (method: "next" | "any skill" | "random") =>
		median(trials.map(({ learned }) => learned[method].untilMastered));

	it("master a family in at most 60 % of the attempts of random practice, and fewer than with any skill", () => {
		expect(attempts("next")).toBeLessThanOrEqual(0.6 * attempts("random"));
		expect(attempts("next")).toBeLessThan(attempts("any skill"));
	});

	it("know almost everything that is called mastered", () => {
		const unknown = trials.reduce((sum, { learned }) => sum + learned.next.unknown, 0);
		expect(unknown / (trials.length * course.graph.length)).toBeLessThan(0.03);
	});

	it("remember 0.9 after the first month, for at most half the reviews of a weekly plan that asks each skill by itself", () => {
		const month = (plan: "due, daily" | "one a skill", what: "reviews" | "retention") =>
			median(trials.map(({ remembered }) => remembered[plan][0]?.[what] ?? Number.NaN));
		expect(month("one a skill", "reviews")).toBe(4 * course.graph.length);
		expect(month("due, daily", "reviews")).toBeLessThanOrEqual(0.5 * month("one a skill", "reviews"));
		expect(month("due, daily", "retention")).toBeGreaterThanOrEqual(0.9);
	});

	it("remember 0.9 after half a year and 30 days without practice, for at most half the reviews of a packed weekly plan", () => {
		const halfYear = (plan: "due, daily" | "packed", what: "reviews" | "afterPause") =>
			median(trials.map(({ remembered }) => remembered[plan].at(-1)?.[what] ?? Number.NaN));
		expect(halfYear("due, daily", "afterPause")).toBeGreaterThanOrEqual(0.9);
		expect(halfYear("due, daily", "reviews")).toBeLessThanOrEqual(0.5 * halfYear("packed", "reviews"));
	});
});

it("the same seed gives the same learners", () => {
	const summary = (of: typeof trials) => of.map(({ learned, remembered }) => [learned.next.untilMastered, remembered]);
	const short = () => summary(runTrials(courseOf(graph.slice(0, 4), sources), 1, 14));
	expect(short()).toEqual(short());
});
