// A misconception is named only where its rule changes something, in this scenario and in this notation.
import { describe, expect, it } from "vitest";
import { keyOf } from "../../../src/exercise/answer.ts";
import type { Blank } from "../../../src/exercise/blank.ts";
import type { Exercise } from "../../../src/exercise/generate.ts";
import { diagnose } from "../../../src/exercise/misconceive/diagnose.ts";
import { misconceive } from "../../../src/exercise/misconceive/misconceive.ts";
import { visibleCounting } from "../../../src/exercise/numbers.ts";
import type { MisconceptionId } from "../../../src/scenario/misconceptions.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";

const EXERCISES = specsOf(someSeeds(4)).map(exerciseOf);

/** Of one template, with the seeds at which it once went wrong. */
function exercisesOf(id: string, seeds: readonly number[] = [222, 3333, ...someSeeds(12)]): readonly Exercise[] {
	const only = TEMPLATES.filter((template) => template.id === id);
	return specsOf(seeds, only).map(exerciseOf);
}

/** The only wrong answer is `value` in that blank. */
function diagnoseOnly(exercise: Exercise, blank: Blank, value: unknown): readonly MisconceptionId[] {
	const answers = new Map<string, unknown>(exercise.simpleBlanks.map((one) => [one.id, keyOf(one)]));
	return diagnose(exercise, answers.set(blank.id, value)).map(({ id }) => id);
}

/** What is found if the blank of that key, in each exercise that asks it, is answered with `value` and all else rightly. */
function foundFor(
	exercises: readonly Exercise[],
	key: (blank: Blank) => boolean,
	value: (blank: Blank) => unknown,
): readonly MisconceptionId[] {
	const asked = exercises.flatMap((exercise) =>
		exercise.simpleBlanks.filter(key).map((blank) => ({ exercise, blank })),
	);
	expect(asked.length).toBeGreaterThan(0);
	return asked.flatMap(({ exercise, blank }) => diagnoseOnly(exercise, blank, value(blank)));
}

const isNumberBlank = (blank: Blank): blank is Blank<"sequence-number"> => blank.kind === "sequence-number";

describe("ideas about counting", () => {
	it("that SYN or FIN takes no number is blamed for a number only if one stands among its own addends", () => {
		for (const exercise of EXERCISES)
			for (const blank of exercise.simpleBlanks.filter(isNumberBlank))
				for (const by of [-1, 1]) {
					const counting = visibleCounting(exercise.trace, blank.asks.segment, blank.asks.field);
					const found = diagnoseOnly(exercise, blank, (keyOf(blank) + by) >>> 0);
					if (!counting?.syn)
						expect(found, `${blank.key} ${exercise.spec.template}`).not.toContain("syn-does-not-consume");
					if (!counting?.fin)
						expect(found, `${blank.key} ${exercise.spec.template}`).not.toContain("fin-does-not-consume");
				}
	});

	it("that SYN takes no number changes nothing in a close, whose handshake nobody sees", () => {
		for (const exercise of exercisesOf("client-closes-first"))
			expect([...misconceive(exercise, ["syn-does-not-consume"]).keys()]).toEqual([]);
	});

	it("change what is counted from a blank, and not what is counted from a number that is shown", () => {
		for (const exercise of EXERCISES) {
			const wrong = misconceive(exercise, ["syn-does-not-consume"]);
			for (const field of exercise.fields) {
				if (field.kind !== "sequence-number" || !wrong.has(field.key)) continue;
				const counting = visibleCounting(exercise.trace, field.segment, field.field);
				const source = counting && `${counting.of.field}:${counting.of.segment}`;
				const carried = source !== undefined && exercise.blankAt.has(source) && wrong.has(source);
				expect(counting?.syn === 1 || carried, field.key).toBe(true);
				expect(wrong.follows(field.key), field.key).toBe(counting?.syn !== 1);
			}
		}
	});
});

describe("ideas about notation", () => {
	it("are met only where the other notation is asked for, and none where symbols are", () => {
		for (const exercise of EXERCISES) {
			const { notation } = exercise.spec;
			const changes = (id: MisconceptionId) => [...misconceive(exercise, [id]).keys()].length > 0;
			if (notation !== "raw") expect(changes("relative-where-raw")).toBe(false);
			if (notation !== "relative") expect(changes("raw-where-relative")).toBe(false);
		}
	});

	it("half-open-lifetime, raw numbers: twice the number is no raw number where a relative one is asked", () => {
		const raw = exercisesOf("half-open-lifetime").filter(({ spec }) => spec.notation === "raw");
		const found = foundFor(raw, isNumberBlank, (blank) => (2 * Number(keyOf(blank))) >>> 0);
		expect(found).not.toContain("raw-where-relative");
	});
});

describe("ideas about what happens", () => {
	it("lost-ack-of-fin: that an ACK came once more is not that nobody waits in TIME-WAIT", () => {
		const isAsked = ({ key }: Blank) => key === "question:what-tells";
		const withFin = exercisesOf("lost-ack-of-fin").filter(({ simpleBlanks }) =>
			simpleBlanks.some((blank) => isAsked(blank) && keyOf(blank) === "fin"),
		);
		expect(foundFor(withFin, isAsked, () => "repeated-ack")).toEqual([]);
	});

	it("netstat-reading: a list that is miscounted has nothing to do with retries", () => {
		const isCount = ({ kind, key }: Blank) => kind === "count" && key.startsWith("question:");
		for (const by of [-1, 1, -6, 6])
			expect(foundFor(exercisesOf("netstat-reading"), isCount, (blank) => Number(keyOf(blank)) + by)).toEqual([]);
	});

	it("netstat-reading: no idea changes the list, which is given", () => {
		for (const exercise of exercisesOf("netstat-reading"))
			for (const id of ["linear-backoff", "retry-count-off-by-one", "lifetime-without-last-wait"] as const)
				expect([...misconceive(exercise, [id]).keys()]).toEqual([]);
	});
});

describe("ideas about the server's states", () => {
	it("simultaneous-open: nobody has sent SYN,ACK out of LISTEN, and nobody is said to have", () => {
		const isReceived = (blank: Blank) => blank.kind === "state" && keyOf(blank) === "SYN-RECEIVED";
		for (const state of ["ESTABLISHED", "LISTEN"])
			expect(foundFor(exercisesOf("simultaneous-open"), isReceived, () => state)).toEqual([]);
	});

	it("three-way: the server that is said to be ESTABLISHED before the third ACK", () => {
		const isReceived = (blank: Blank) => blank.kind === "state" && keyOf(blank) === "SYN-RECEIVED";
		const found = foundFor(exercisesOf("three-way"), isReceived, () => "ESTABLISHED");
		expect(new Set(found)).toEqual(new Set(["established-on-syn-ack-sent"]));
	});
});

describe("a single answer", () => {
	it("that a slip often gives is no evidence of an idea that neither the template nor an option claims", () => {
		for (const exercise of EXERCISES.filter((_, i) => i % 3 === 0))
			for (const blank of exercise.simpleBlanks) {
				if (blank.kind !== "state" && !isNumberBlank(blank)) continue;
				const value = blank.kind === "state" ? "ESTABLISHED" : (Number(keyOf(blank)) - 1) >>> 0;
				if (value === keyOf(blank)) continue;
				for (const id of diagnoseOnly(exercise, blank, value))
					expect(exercise.template.misconceptions, `${exercise.template.id} ${blank.key}`).toContain(id);
			}
	});

	it("that is a distractor which names an idea is that idea's, unless right answers speak against it", () => {
		let named = 0;
		for (const exercise of EXERCISES)
			for (const blank of exercise.simpleBlanks) {
				if (blank.kind !== "choice") continue;
				for (const { id, misconception } of blank.asks.options) {
					if (!misconception || id === keyOf(blank)) continue;
					const wrong = misconceive(exercise, [misconception]);
					const doubted = exercise.simpleBlanks.some((other) => other !== blank && wrong.has(other.key));
					const found = diagnoseOnly(exercise, blank, id);
					if (!doubted || found.length > 0) expect(found).toEqual([misconception]);
					if (!doubted) named += 1;
				}
			}
		expect(named).toBeGreaterThan(0);
	});
});
