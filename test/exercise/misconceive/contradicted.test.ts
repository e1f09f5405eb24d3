// What answers say against wrong ideas that a learner is known for, held against learners who are simulated: an idea is
// contradicted by right answers where somebody who holds it would be wrong, and by nothing else.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersOf } from "../../../src/bench/simulated-learner.ts";
import { isRight, keyOf } from "../../../src/exercise/answer.ts";
import type { Blank } from "../../../src/exercise/blank.ts";
import { type Exercise, generateExercise, generateFrom } from "../../../src/exercise/generate.ts";
import { judgeAnswers } from "../../../src/exercise/judge.ts";
import type { BlankKind } from "../../../src/exercise/kinds/names.ts";
import { KINDS } from "../../../src/exercise/kinds/registry.ts";
import { contradicted } from "../../../src/exercise/misconceive/contradicted.ts";
import { visibleCounting } from "../../../src/exercise/numbers.ts";
import { MISCONCEPTION_IDS, type MisconceptionId } from "../../../src/scenario/misconceptions.ts";
import { seededRandom } from "../../../src/scenario/random.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import type { Template } from "../../../src/scenario/template.ts";
import { chooseTheDefence } from "../../../src/scenario/templates/syn-attack/choose-the-defence.ts";
import { everyExercise } from "../../support/every-exercise.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { specsOf } from "../../support/specs.ts";

type Sent = Readonly<Record<string, unknown>>;

const EXERCISES = [...specsOf([0]).map(exerciseOf), ...everyExercise(1)];

/** As an attempt is judged, before it is put into words: of those nothing here depends. */
function judge(exercise: Exercise, sent: Sent) {
	const { marked, diagnoses } = judgeAnswers(exercise, sent);
	return { marked, misconceptions: diagnoses };
}

type Judged = ReturnType<typeof judge>;

/** As learners send it: every blank shown as results show values. */
function sentFor(exercise: Exercise, values: ReadonlyMap<string, unknown>): Sent {
	const entries = exercise.blanks.map((blank) => [blank.id, shown(exercise, blank, wholeValue(blank, values))]);
	return Object.fromEntries(entries);
}

function wholeValue(blank: Blank, values: ReadonlyMap<string, unknown>): unknown {
	if (blank.kind !== "next-segment") return values.get(blank.id);
	const part = (name: string) => values.get(`${blank.id}.${name}`);
	return { flags: part("flags"), seq: part("seq"), ack: blank.asks.ack ? part("ack") : null };
}

function shown<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, value: unknown): unknown {
	const kind = KINDS[blank.kind];
	if (!kind.isValue(value)) throw new Error(`${blank.key} cannot be ${JSON.stringify(value)}`);
	return kind.show(exercise, blank, value);
}

/** What somebody sends who holds it. */
function sentBy(exercise: Exercise, id: MisconceptionId): Sent {
	const sent = sentFor(exercise, answersOf(exercise, [id]));
	return id === "no-wrap" && exercise.spec.notation === "raw" ? unwrapped(exercise, sent) : sent;
}

/** Numbers that go on beyond 2^32 - 1 are no values: they are sent as they are written. */
function unwrapped({ blanks, simpleBlanks }: Exercise, sent: Sent): Sent {
	const beyond = new Map(simpleBlanks.filter(isWrapping).map((blank) => [blank.id, Number(keyOf(blank)) + 2 ** 32]));
	const written = ({ id, kind }: Blank) => {
		if (kind !== "next-segment") return beyond.get(id) ?? sent[id];
		const parts = Object.entries(sent[id] ?? {}).map(([part, value]) => [part, beyond.get(`${id}.${part}`) ?? value]);
		return Object.fromEntries(parts);
	};
	return Object.fromEntries(blanks.map((blank) => [blank.id, written(blank)]));
}

const isWrapping = ({ kind, skills }: Blank) => kind === "sequence-number" && skills.includes("sequence-wraps");

/** Whether somebody who holds it would answer something otherwise, and wrongly. */
function wouldShow(exercise: Exercise, id: MisconceptionId): boolean {
	if (id === "no-wrap") return exercise.spec.notation === "raw" && exercise.simpleBlanks.some(isWrapping);
	const believed = answersOf(exercise, [id]);
	return exercise.simpleBlanks.some((blank) => !isRight(blank, believed.get(blank.id)));
}

const allRight = new Map<Exercise, Judged>();

/** What becomes of the right answers to everything. */
function judgedRight(exercise: Exercise): Judged {
	const judged = allRight.get(exercise) ?? judge(exercise, sentFor(exercise, answersOf(exercise, [])));
	allRight.set(exercise, judged);
	return judged;
}

const CLAIMS = TEMPLATES.flatMap(({ id, misconceptions }) => misconceptions.map((claimed) => [claimed, id] as const));

describe.each(MISCONCEPTION_IDS.map((id) => [id] as const))("%s", (id) => {
	let showing: readonly Exercise[] | undefined;
	const thoseShowing = () => {
		showing ??= EXERCISES.filter((exercise) => wouldShow(exercise, id));
		return showing;
	};

	it("is contradicted by right answers to everything exactly where somebody who holds it would answer otherwise", () => {
		const found = EXERCISES.filter((exercise) => contradicted(exercise, judgedRight(exercise), [id]).length > 0);
		expect(found.map(({ spec }) => spec)).toEqual(thoseShowing().map(({ spec }) => spec));
		expect(found.length).toBeGreaterThan(0);
	});

	it("is not contradicted by somebody who holds it", () => {
		for (const exercise of thoseShowing())
			expect(contradicted(exercise, judge(exercise, sentBy(exercise, id)), [id]), exercise.template.id).toEqual([]);
	});
});

it.each(CLAIMS)("%s is contradicted in scenarios of %s, which tells it apart", (id, template) => {
	const told = EXERCISES.filter((exercise) => exercise.template.id === template);
	expect(told.some((exercise) => contradicted(exercise, judgedRight(exercise), [id]).length > 0)).toBe(true);
});

describe("a learner who answers", () => {
	it("nothing contradicts nothing", () => {
		for (const exercise of EXERCISES)
			expect(contradicted(exercise, judge(exercise, {}), MISCONCEPTION_IDS)).toEqual([]);
	});

	it("rightly here and as the idea has it there does not contradict it", () => {
		const exercise = generateExercise({
			template: "half-close",
			version: 1,
			seed: 3,
			notation: "raw",
			profile: "rfc9293",
		});
		const held: MisconceptionId = "fin-does-not-consume";
		const [right, believed] = [sentFor(exercise, answersOf(exercise, [])), sentBy(exercise, held)];
		const showing = exercise.blanks.filter(({ id }) => right[id] !== believed[id]);
		expect(showing.length).toBeGreaterThan(1);
		expect(contradicted(exercise, judge(exercise, right), [held])).toEqual([held]);
		for (const { id } of showing) {
			expect(contradicted(exercise, judge(exercise, { [id]: right[id] }), [held])).toEqual([held]);
			expect(contradicted(exercise, judge(exercise, { ...right, [id]: believed[id] }), [held])).toEqual([]);
		}
	});

	it("only what the idea changes nothing of does not contradict it", () => {
		for (const exercise of EXERCISES) {
			const right = sentFor(exercise, answersOf(exercise, []));
			for (const id of exercise.template.misconceptions) {
				const believed = answersOf(exercise, [id]);
				const same = exercise.blanks.filter(
					(blank) => blank.kind !== "next-segment" && !isWrapping(blank) && isRight(blank, believed.get(blank.id)),
				);
				const sent = Object.fromEntries(same.map((blank) => [blank.id, right[blank.id]]));
				expect(contradicted(exercise, judge(exercise, sent), [id]), `${exercise.template.id} ${id}`).toEqual([]);
			}
		}
	});

	it.each([
		["syn", "syn-does-not-consume"],
		["fin", "fin-does-not-consume"],
	] as const)(
		"what follows from a slip contradicts an idea about %s only where one stands among its own addends",
		(addend, id) => {
			const seen = { own: 0, carried: 0 };
			for (const exercise of EXERCISES) {
				const numbers = exercise.blanks.filter((blank) => blank.kind === "sequence-number");
				const off = numbers.map((blank) => [blank.id, shown(exercise, blank, (keyOf(blank) + 777) >>> 0)]);
				const judged = judge(exercise, Object.fromEntries(off));
				const following = judged.marked.filter(({ verdict }) => verdict === "follow-through");
				const isOwn = ({ blank }: (typeof following)[number]) =>
					blank.kind === "sequence-number" &&
					visibleCounting(exercise.trace, blank.asks.segment, blank.asks.field)?.[addend] === 1;
				expect(contradicted(exercise, judged, [id])).toEqual(following.some(isOwn) ? [id] : []);
				if (following.length > 0) seen[following.some(isOwn) ? "own" : "carried"] += 1;
			}
			expect(Math.min(seen.own, seen.carried)).toBeGreaterThan(0);
		},
	);
});

describe("whatever is answered", () => {
	/** To each blank what is right, what some idea or a slip makes of it, nothing, or what nobody can read. */
	function anyAnswers(exercise: Exercise, seed: number): Sent {
		const random = seededRandom(seed);
		const pick = <T>(list: readonly T[]): T => list[random.int(0, list.length - 1)] as T;
		const right = sentFor(exercise, answersOf(exercise, []));
		const ideas = random.shuffle(MISCONCEPTION_IDS).slice(0, 2);
		const sources = [right, right, ...ideas.map((id) => sentBy(exercise, id)), {}];
		return Object.fromEntries(
			exercise.blanks.map((blank) => [blank.id, random.chance(10) ? "???" : (pick(sources) as Sent)[blank.id]]),
		);
	}

	it("only what is held is contradicted, never what is diagnosed, and each idea for itself", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...EXERCISES),
				fc.integer({ min: 0, max: 2 ** 31 }),
				fc.subarray([...MISCONCEPTION_IDS]),
				(exercise, seed, held) => {
					const judged = judge(exercise, anyAnswers(exercise, seed));
					const found = contradicted(exercise, judged, held);
					expect(held.filter((id) => found.includes(id))).toEqual(found);
					for (const { id } of judged.misconceptions) expect(found).not.toContain(id);
					expect(held.flatMap((id) => contradicted(exercise, judged, [id]))).toEqual(found);
				},
			),
			{ numRuns: 200 },
		);
	});
});

describe("the script", () => {
	let runs = 0;
	const counting: Template = {
		...chooseTheDefence,
		misconceptions: [],
		script: (...args) => {
			runs += 1;
			chooseTheDefence.script(...args);
		},
	};
	const spec = { template: counting.id, version: 1, seed: 1, notation: "raw", profile: "rfc9293" } as const;

	it("runs again only for an idea that is held, and where something was answered rightly", () => {
		const exercise = generateFrom(counting, spec);
		const right = judge(exercise, sentFor(exercise, answersOf(exercise, [])));
		runs = 0;
		contradicted(exercise, right, []);
		contradicted(exercise, right, ["syn-does-not-consume", "fin-wait-2-skipped"]);
		contradicted(exercise, judge(exercise, {}), MISCONCEPTION_IDS);
		expect(runs).toBe(0);
		contradicted(exercise, right, ["linear-backoff"]);
		expect(runs).toBeLessThanOrEqual(1);
	});
});
