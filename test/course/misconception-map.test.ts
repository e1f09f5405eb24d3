// The misconceptions of a class: who holds which, and what stands first.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnalysedIdeas } from "../../src/course/analysed.ts";
import { misconceptionMap } from "../../src/course/map/misconception-map.ts";
import { type Held, holdOn, stillHeld } from "../../src/practice/held.ts";
import { classOf, learner, result } from "./given.ts";

const holdersOf = (id: string, ...class_: readonly AnalysedIdeas[]) =>
	misconceptionMap(classOf(...class_))
		.ideas.find((idea) => idea.id === id)
		?.holders.map(({ learnerId }) => learnerId);

describe("a learner holds an idea", () => {
	it.each([
		["that showed", [result(1, "a")]],
		["that one later result speaks against", [result(1, "a"), result(2, "-a")]],
		["that the same item speaks against twice", [result(1, "a"), result(2, "-a"), result(2, "-a")]],
		["that showed again after two", [result(1, "a"), result(2, "-a"), result(3, "-a"), result(4, "a")]],
	])("%s", (_, results) => {
		expect(holdersOf("a", learner("ann", ...results))).toEqual(["ann"]);
	});

	it.each([
		["that two different items speak against later", [result(1, "a"), result(2, "-a"), result(3, "-a")]],
		["that two papers of the same item do", [result(1, "a"), result(1, "-a"), { ...result(1, "-a"), paper: 2 }]],
	])("no more: %s", (_, results) => {
		expect(holdersOf("a", learner("ann", ...results))).toEqual([]);
	});

	it("exactly when the learner's own record says so", () => {
		const results = fc.array(
			fc.record({
				paper: fc.integer({ min: 1, max: 2 }),
				item: fc.integer({ min: 1, max: 4 }),
				shown: fc.subarray(["a", "b", "c"]),
				against: fc.subarray(["a", "b", "c"]),
			}),
			{ maxLength: 20 },
		);
		fc.assert(
			fc.property(results, (given) => {
				const record = given.reduce(
					(held: ReadonlyMap<string, Held>, { paper, item, shown, against }, i) =>
						holdOn(held, { diagnosed: shown, contradicted: against, instance: `${paper}/${item}`, atMs: i }),
					new Map(),
				);
				const own = learner(
					"ann",
					...given.map(({ paper, item, shown, against }) => ({
						paper,
						item,
						ideas: shown.map((id) => ({ id, confidence: null })),
						contradicted: against,
					})),
				);
				const held = misconceptionMap(classOf(own)).ideas.filter((idea) => idea.held > 0);
				expect(held.map(({ id }) => id).sort()).toEqual([...stillHeld(record)].sort());
			}),
		);
	});
});

describe("the map", () => {
	const class_ = [
		learner("ann", result(1, "a3"), result(2, "-b")),
		learner("bob", result(1, "-a"), result(2, "b1", "-a")),
		learner("cyd", result(1, "a1"), result(3, "a2")),
		learner("dan", result(1, "a"), result(2, "-a"), result(3, "-a")),
		learner("eve", result(1)),
	];
	const map = misconceptionMap(classOf(...class_));

	it("says how many learners there are, and how many hold anything", () => {
		expect([map.learners, map.holding]).toEqual([5, 3]);
	});

	it("says who met an idea, who ever showed it, who holds it, and how surely", () => {
		expect(map.ideas[0]).toEqual({
			id: "a",
			met: 4,
			showed: 3,
			held: 2,
			holders: [
				{ learnerId: "ann", confidence: 3, items: [1] },
				{ learnerId: "cyd", confidence: 2, items: [1, 3] },
			],
			confidence: { certain: 1, fairlySure: 1, guessed: 0, unsaid: 0 },
			meanConfidence: 2.5,
			weight: 5,
			items: [
				{ item: 1, showed: 3, met: 4 },
				{ item: 3, showed: 1, met: 2 },
			],
		});
	});

	it("puts a few who are certain before as many who guessed", () => {
		const sure = misconceptionMap(
			classOf(learner("a", result(1, "g1")), learner("b", result(1, "g1", "s3")), learner("c", result(1, "s3"))),
		);
		expect(sure.ideas.map(({ id }) => id)).toEqual(["s", "g"]);
	});

	it("counts who said nothing as fairly sure", () => {
		const { ideas } = misconceptionMap(classOf(learner("a", result(1, "u", "f2"))));
		expect(ideas.map(({ weight }) => weight)).toEqual([2, 2]);
	});

	it("leaves out what nobody showed", () => {
		expect(misconceptionMap(classOf(learner("ann", result(1, "-a")))).ideas).toEqual([]);
	});

	it("keeps what was overcome by all, last and without weight", () => {
		const { ideas } = misconceptionMap(classOf(learner("ann", result(1, "a", "b"), result(2, "-a"), result(3, "-a"))));
		expect(ideas.map(({ id, holders, weight }) => [id, holders.length, weight])).toEqual([
			["b", 1, 2],
			["a", 0, 0],
		]);
	});

	it("is the same whatever the order of the learners", () => {
		expect(misconceptionMap(classOf(...class_.toReversed()))).toEqual(map);
	});

	it("of an empty class is empty", () => {
		expect(misconceptionMap(classOf())).toEqual({ learners: 0, holding: 0, ideas: [] });
	});
});
