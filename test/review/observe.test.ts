import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MASTERY } from "../../src/review/mastery.ts";
import { observe } from "../../src/review/observe.ts";
import type { Observation } from "../../src/review/skill-state.ts";
import { aHistory, anObservation, aState, DAY, HOUR, learned, MINUTE, START, seen, stateAfter } from "./given.ts";

describe("mastery", () => {
	it.each<readonly [string, readonly Partial<Observation>[], number]>([
		["of nothing but a wrong answer is 0", [{ share: 0 }], 0],
		["of one right answer is the weight of the newest", [{}], 0.64],
		["reaches the threshold by three right answers from nothing", [{}, {}, {}], 1 - 0.36 ** 3],
		["takes a share for what it is", [{ share: 0.5 }], 0.32],
		["counts a hinted answer as not shown", [{}, { hinted: true }], 0.64 * 0.36],
		["is not touched by a later try", [{}, { firstTry: false }], 0.64],
		["does not begin with a later try", [{ firstTry: false }], 0],
	])("%s", (_, observations, mastery) => {
		expect(stateAfter(observations.map((one, i) => seen(START + i * HOUR, one)))?.mastery).toBeCloseTo(mastery, 12);
	});

	it("reaches the threshold by three right answers in a row, whatever went before", () => {
		fc.assert(
			fc.property(aState, (state) => {
				const three = [1, 2, 3].reduce((now, i) => observe(now, seen(now.lastAtMs + i * HOUR)), state);
				expect(three.mastery).toBeGreaterThanOrEqual(MASTERY.threshold);
			}),
		);
	});

	it("stays in [0, 1]", () => {
		fc.assert(
			fc.property(aState, ({ mastery }) => {
				expect(mastery).toBeGreaterThanOrEqual(0);
				expect(mastery).toBeLessThanOrEqual(1);
			}),
		);
	});

	it("is higher for a higher share, never lower", () => {
		fc.assert(
			fc.property(aHistory, anObservation, fc.float({ min: 0, max: 1, noNaN: true }), (history, one, share) => {
				const [less, more] = [Math.min(share, one.share), Math.max(share, one.share)];
				const masteryWith = (of: number) => observe(stateAfter(history), { ...one, share: of }).mastery;
				expect(masteryWith(less)).toBeLessThanOrEqual(masteryWith(more));
			}),
		);
	});

	it("is never raised by a later try or a hinted one", () => {
		fc.assert(
			fc.property(aState, anObservation, fc.boolean(), (state, one, hinted) => {
				const not = hinted ? { hinted: true } : { firstTry: false };
				expect(observe(state, { ...one, ...not }).mastery).toBeLessThanOrEqual(state.mastery);
			}),
		);
	});
});

describe("the row", () => {
	it.each<readonly [string, Partial<Observation>, number]>([
		["grows by a right answer on something else", {}, 3],
		["does not grow by the same scenario again", { instance: "first" }, 2],
		["ends with a wrong answer", { share: 0 }, 0],
		["ends with an answer that is only partly right", { share: 0.9 }, 0],
		["ends with a hinted answer", { hinted: true }, 0],
		["ends with a later try that is wrong", { firstTry: false, share: 0.5 }, 0],
		["does not grow by a later try that is right", { firstTry: false }, 2],
	])("%s", (_, one, inARow) => {
		const two = learned(seen(START, { instance: "first" }), seen(START + HOUR));
		const state = observe(two, seen(START + DAY, one));
		expect(state.inARow).toBe(inARow);
		expect(state.rowSinceMs).toBe(inARow === 0 ? null : START);
	});

	it("does not last longer by the same scenario again", () => {
		const two = learned(seen(START, { instance: "first" }), seen(START + HOUR));
		expect(observe(two, seen(START + DAY, { instance: "first" })).rowUntilMs).toBe(START + HOUR);
	});
});

describe("a failure", () => {
	const known = learned(...([0, 1, 2, 9, 30].map((d) => seen(START + d * DAY)) as [Observation]));
	const wrong = (day: number, other: Partial<Observation> = {}) => seen(START + day * DAY, { share: 0, ...other });

	it("of a learned skill may be a slip: memory stays, and it is asked about again within a day", () => {
		const { card, ...state } = observe(known, wrong(80));
		expect(card).toMatchObject({ stability: known.card.stability, difficulty: known.card.difficulty, failed: true });
		expect(card.dueMs).toBeLessThanOrEqual(START + 81 * DAY);
		expect(state).toMatchObject({ learned: true, inARow: 0 });
	});

	it("was a slip if the next answer is right: the skill can wait as long as before", () => {
		const { card, learned: still } = observe(observe(known, wrong(80)), seen(START + 81 * DAY));
		expect(still).toBe(true);
		expect(card.dueMs - card.lastMs).toBeGreaterThan(30 * DAY);
	});

	it.each([
		["by a wrong answer", {}],
		["by a hint", { share: 1, hinted: true }],
	])("is forgetting if the next one fails too, %s", (_, other) => {
		const { card, learned: still } = observe(observe(known, wrong(80)), wrong(81, other));
		expect(still).toBe(false);
		expect(card.stability).toBeLessThan(known.card.stability / 3);
	});

	it("of a skill that was never learned is no slip", () => {
		expect(learned(seen(START), wrong(1))).toMatchObject({ learned: false, card: { failed: true } });
	});
});

describe("a failure soon after a review, when memory says that it was known", () => {
	const known = learned(...([0, 1, 2, 9, 30].map((d) => seen(START + d * DAY)) as [Observation]));
	const at = START + 45 * DAY;
	const wrong = (other: Partial<Observation> = {}) => observe(known, seen(at, { share: 0, ...other }));

	it("is taken for a slip: memory stays, and it is asked about again within a week", () => {
		const { card, learned: still } = wrong();
		expect(still).toBe(true);
		expect(card).toMatchObject({ stability: known.card.stability, failed: true });
		expect(card.dueMs).toBe(at + 7 * DAY - 4 * HOUR);
	});

	it("keeps the date of the review where that is sooner", () => {
		const soon = learned(...([0, 1, 2].map((d) => seen(START + d * DAY)) as [Observation]));
		const card = { ...soon.card, dueMs: START + 4 * DAY };
		expect(observe({ ...soon, card }, seen(START + 3 * DAY, { share: 0 })).card.dueMs).toBe(START + 4 * DAY);
	});

	it.each<readonly [string, Partial<Observation>, number]>([
		["with a hint, which is no slip", { hinted: true, share: 1 }, DAY],
		["by one who was sure of it", { confidence: 3 }, 10 * MINUTE],
	])("is asked about sooner: %s", (_, other, withinMs) => {
		expect(wrong(other).card.dueMs).toBeLessThanOrEqual(at + withinMs);
	});

	it("is asked about within a day where the skill was learned and never mastered", () => {
		const met = learned(seen(START), seen(START + HOUR));
		expect(met).toMatchObject({ learned: true, firstMasteredMs: null });
		const again = observe(met, seen(START + 2 * HOUR, { share: 0 }));
		expect(again.card.dueMs).toBeLessThanOrEqual(START + 2 * HOUR + DAY);
	});

	it("is forgetting if the next one fails too", () => {
		const again = observe(wrong(), seen(START + 51 * DAY, { share: 0 }));
		expect(again.learned).toBe(false);
		expect(again.card.stability).toBeLessThan(known.card.stability / 3);
	});
});

it("a failure at a first try never puts a review off, in any state", () => {
	fc.assert(
		fc.property(aState, anObservation, (state, one) => {
			const { card, lastAtMs } = observe(state, { ...one, share: 0, firstTry: true });
			expect(card.dueMs).toBeLessThanOrEqual(Math.max(state.card.dueMs, lastAtMs + DAY));
		}),
	);
});

it("what is asked ahead of its time, and right, was its review: it is not due at the date that it had", () => {
	const known = learned(...([0, 1, 2].map((d) => seen(START + d * DAY)) as [Observation]));
	const ahead = observe(known, seen(START + 3 * DAY));
	expect(ahead.card.lastMs).toBe(START + 3 * DAY);
	expect(ahead.card.dueMs).toBeGreaterThan(known.card.dueMs);
});

it("the first mastery is kept when mastery is lost", () => {
	const mastered = learned(seen(START), seen(START + DAY), seen(START + 2 * DAY));
	expect(mastered.firstMasteredMs).toBe(START + 2 * DAY);
	const lost = observe(mastered, seen(START + 9 * DAY, { share: 0 }));
	expect(lost).toMatchObject({ firstMasteredMs: START + 2 * DAY, inARow: 0 });
	expect(learned(seen(START), seen(START + 2 * DAY)).firstMasteredMs).toBeNull();
});

describe("times out of order", () => {
	it("count as at the last review", () => {
		const state = learned(seen(START));
		const late = seen(START - DAY, { instance: "elsewhere" });
		expect(observe(state, late)).toEqual(observe(state, { ...late, atMs: START }));
	});

	it("never lead back: neither the last time, nor the review, nor its due date", () => {
		fc.assert(
			fc.property(aState, anObservation, (state, one) => {
				const next = observe(state, one);
				expect(next.lastAtMs).toBeGreaterThanOrEqual(Math.max(state.lastAtMs, one.atMs));
				expect(next.card.lastMs).toBeGreaterThanOrEqual(state.card.lastMs);
				expect(next.card.dueMs).toBeGreaterThan(next.card.lastMs);
				expect((next.rowUntilMs ?? 0) - (next.rowSinceMs ?? 0)).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

it("a state is plain JSON: what is read back is what was stored", () => {
	fc.assert(
		fc.property(aState, (state) => {
			expect(JSON.parse(JSON.stringify(state))).toEqual(state);
		}),
	);
});

it("the same answers give the same state", () => {
	fc.assert(
		fc.property(aHistory, (history) => {
			expect(stateAfter(history)).toEqual(stateAfter(history));
		}),
	);
});

it("a state stays below 600 bytes", () => {
	fc.assert(
		fc.property(aState, (state) => {
			expect(JSON.stringify(state).length).toBeLessThan(600);
		}),
	);
});

it("says when it was last seen and whether it was right, later tries too", () => {
	const state = learned(seen(START, { share: 0 }), seen(START + MINUTE, { firstTry: false }));
	expect(state).toMatchObject({ answers: 1, lastAtMs: START + MINUTE, lastRight: true });
});
