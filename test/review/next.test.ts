import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stands } from "../../src/review/mastery.ts";
import { chooseNext, NEXT_REASONS, type SkillToLearn } from "../../src/review/next.ts";
import type { SkillState } from "../../src/review/skill-state.ts";
import { aState, DAY, HOUR, learned, START, seen } from "./given.ts";

/** base ← middle ← top, and other by itself. */
const GRAPH: readonly SkillToLearn[] = [
	{ id: "top", after: ["middle"] },
	{ id: "middle", after: ["base"] },
	{ id: "base", after: [] },
	{ id: "other", after: ["not asked here"] },
];

const NOW = START + HOUR;
const known = learned(...([0, 1, 2].map((i) => seen(START + i)) as [ReturnType<typeof seen>]));
const wrong = learned(seen(START, { share: 0 }));
const onceRight = learned(seen(START));
const overdue = learned(seen(START - 60 * DAY), seen(START - 59 * DAY));
const overdueLonger = learned(seen(START - 90 * DAY), seen(START - 89 * DAY));

type Given = Readonly<Record<string, SkillState>>;

const rankedWith = (states: Given, lastSkill: string | null = null) =>
	chooseNext(GRAPH, new Map(Object.entries(states)), NOW, lastSkill).map(({ skill, reason }) => `${skill} ${reason}`);

describe("what comes next", () => {
	it.each<readonly [string, Given, readonly string[]]>([
		["a new learner: what builds on nothing", {}, ["base new", "other new", "middle early", "top early"]],
		[
			"the new in the order in which they build on each other",
			{ base: known },
			["other new", "middle new", "base ahead", "top early"],
		],
		["the weak before the new", { base: wrong }, ["base weak", "other new", "middle early", "top early"]],
		["the weakest first", { base: onceRight, other: wrong }, ["other weak", "base weak", "middle early", "top early"]],
		[
			"the overdue before the weak",
			{ base: overdue, other: wrong },
			["base overdue", "other weak", "middle new", "top early"],
		],
		[
			"the most forgotten first",
			{ base: overdue, other: overdueLonger },
			["other overdue", "base overdue", "middle new", "top early"],
		],
		[
			"what was known, though what it builds on is forgotten",
			{ base: wrong, middle: overdue },
			["middle overdue", "base weak", "other new", "top new"],
		],
		[
			"something, though all is known and nothing due",
			{ base: known, middle: known, top: known, other: known },
			["base ahead", "other ahead", "middle ahead", "top ahead"],
		],
	])("%s", (_, states, ranking) => {
		expect(rankedWith(states)).toEqual(ranking);
	});

	it.each<readonly [string, Given, string, readonly string[]]>([
		["another than the last", { base: wrong }, "base", ["other new", "base weak"]],
		["another, even ahead of its time", { base: wrong, other: known }, "base", ["other ahead", "base weak"]],
		["the last again rather than one whose prerequisites do not stand", {}, "middle", ["base new", "other new"]],
	])("%s", (_, states, last, ranking) => {
		expect(rankedWith(states, last).slice(0, 2)).toEqual(ranking);
	});

	it("the last again where it is the only one that is open", () => {
		const [alone] = chooseNext(GRAPH.slice(1, 3), new Map([["base", wrong]]), NOW, "base");
		expect(alone?.skill).toBe("base");
	});

	it("tells when each is due", () => {
		const [first] = chooseNext(GRAPH, new Map([["base", overdue]]), NOW, null);
		expect(first).toEqual({ skill: "base", reason: "overdue", dueMs: overdue.card.dueMs, elapsed: 1 });
		expect(chooseNext(GRAPH, new Map(), NOW, null)[0]?.dueMs).toBeNull();
	});

	it("is found in a circle too, which no graph should have", () => {
		const circle = [
			{ id: "a", after: ["b"] },
			{ id: "b", after: ["a"] },
		];
		expect(chooseNext(circle, new Map(), NOW, null).map(({ reason }) => reason)).toEqual(["early", "early"]);
	});
});

describe("in every state of a learner", () => {
	const someStates = fc
		.tuple(...GRAPH.map(() => fc.option(aState, { nil: undefined })))
		.map((states) => new Map(GRAPH.flatMap(({ id }, i) => (states[i] ? [[id, states[i]] as const] : []))));
	const aTime = fc.integer({ min: START, max: START + 800 * DAY });
	const someLast = fc.constantFrom(null, ...GRAPH.map(({ id }) => id));

	it("the ranking holds every skill once, and is the same each time", () => {
		fc.assert(
			fc.property(someStates, aTime, someLast, (states, now, last) => {
				const ranked = chooseNext(GRAPH, states, now, last);
				expect(ranked.map(({ skill }) => skill).sort()).toEqual(GRAPH.map(({ id }) => id).sort());
				expect(chooseNext(GRAPH, states, now, last)).toEqual(ranked);
			}),
		);
	});

	it("reasons come in their order, but for the last skill, which gives way to one other", () => {
		fc.assert(
			fc.property(someStates, aTime, someLast, (states, now, last) => {
				const ranked = chooseNext(GRAPH, states, now, last);
				const places = ranked
					.slice(ranked[1]?.skill === last ? 1 : 0)
					.map(({ reason }) => NEXT_REASONS.indexOf(reason));
				expect(places.slice(1)).toEqual(places.slice(1).sort((a, b) => a - b));
			}),
		);
	});

	it("of each it is told how much of its interval has passed: all, where its review is due", () => {
		fc.assert(
			fc.property(someStates, aTime, (states, now) => {
				for (const { dueMs, elapsed } of chooseNext(GRAPH, states, now, null)) {
					expect(elapsed).toBeGreaterThanOrEqual(0);
					expect(elapsed).toBeLessThanOrEqual(1);
					expect(elapsed === 1).toBe(dueMs !== null && dueMs <= now);
				}
			}),
		);
	});

	it("nothing comes first whose prerequisites do not stand", () => {
		fc.assert(
			fc.property(someStates, aTime, someLast, (states, now, last) => {
				const [first] = chooseNext(GRAPH, states, now, last);
				const after = GRAPH.find(({ id }) => id === first?.skill)?.after ?? [];
				const standing = after.every((id) => id === "not asked here" || stands(states.get(id)));
				expect(standing || stands(states.get(first?.skill ?? ""))).toBe(true);
			}),
		);
	});
});
