// The kinds that stop the timeline: what they ask is fair, hidden until it is graded, and has one answer.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFair, keyAnswers } from "../../src/cli/template-checks.ts";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { checkAnswers, gradeExercise } from "../../src/exercise/grade.ts";
import { hintFor } from "../../src/exercise/hint.ts";
import { HINT_LEVELS } from "../../src/exercise/hint-levels.ts";
import type { BlankKind } from "../../src/exercise/kinds/names.ts";
import { orderOfSteps } from "../../src/exercise/kinds/order/happens-before.ts";
import { CUT_KINDS, type CutKind } from "../../src/exercise/kinds/registry.ts";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { NOTATIONS } from "../../src/scenario/spec.ts";
import type { Template } from "../../src/scenario/template.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { madeOnce, scoreOf, solutionOf, viewOf } from "../support/exercises.ts";

/** Notations and profiles in turn. */
function specOf({ id, version, notations, profiles }: Template, seed: number, ask: readonly BlankKind[]): ExerciseSpec {
	const notation = notations[seed % notations.length] ?? NOTATIONS[0];
	return { template: id, version, seed, notation, profile: profiles[seed % profiles.length] ?? "rfc9293", ask };
}

const SEEDS = [0, 1, 2, 3];
const CUT = CUT_KINDS.flatMap((kind) =>
	TEMPLATES.flatMap((template) => SEEDS.map((seed) => madeOnce(specOf(template, seed, [kind])))),
).filter((exercise) => exercise.cut !== null);

const ofKind = (kind: CutKind) => CUT.filter(({ cut }) => cut?.kind === kind);
const SEGMENTS = ofKind("next-segment");
const ORDERS = ofKind("order");
const named = ({ spec }: Exercise) => JSON.stringify(spec);
const keyOf = (exercise: Exercise) => keyAnswers(solutionOf(exercise, "en"));
const points = (exercise: Exercise, answer: unknown) => scoreOf(exercise, { b1: answer }).points;

interface SegmentKey {
	readonly flags: readonly string[];
	readonly seq: number | string;
	readonly ack: number | string | null;
}
const segmentKey = (exercise: Exercise) => keyOf(exercise).b1 as SegmentKey;
const orderKey = (exercise: Exercise) => keyOf(exercise).b1 as readonly string[];

const off = (number: number | string) => (typeof number === "string" ? `z${number}+9` : (number + 9) % 2 ** 32);
/** Another number, written as the notation wants it. */
const otherNumber = (exercise: Exercise, number: number | string | null) =>
	exercise.spec.notation === "symbolic"
		? `${exercise.roots[0]?.symbol}+77`
		: off(typeof number === "number" ? number : 3);

describe("a scenario that stops", () => {
	it("is offered by most templates, and refused where it makes no sense", () => {
		const offering = (kind: CutKind) => new Set(ofKind(kind).map(({ template }) => template.id));
		expect(offering("next-segment").size).toBeGreaterThan(35);
		expect(offering("order").size).toBeGreaterThan(30);
		expect(offering("next-segment")).not.toContain("backlog-fill");
		expect(offering("order")).not.toContain("simultaneous-open");
	});

	it("asks one thing, fairly and in good words, and gives full marks to its own key", () => {
		for (const exercise of CUT) {
			expect(exercise.blanks.map(({ id, kind }) => [id, kind])).toEqual([["b1", exercise.cut?.kind]]);
			expect(checkFair(exercise), named(exercise)).toEqual([]);
		}
	});

	it("shows no step, text or number of what follows, and no fate that is not decided yet", () => {
		for (const exercise of CUT) {
			const { cut, trace } = exercise;
			const view = viewOf(exercise, "en");
			expect(view.timeline).toHaveLength(cut?.step ?? -1);
			expect(view.assumptions.join()).toMatch(/timeline (?:stops|is left out)/);
			const arrived = new Set(
				trace.rows.slice(0, cut?.step).flatMap(({ cause }) => (cause.kind === "deliver" ? [cause.segment] : [])),
			);
			const delivered = view.timeline.filter(({ segment }) => segment?.fate === "delivered").length;
			expect(delivered).toBeLessThanOrEqual(arrived.size);
			const solved = solutionOf(exercise, "en").timeline;
			expect(solved).toHaveLength(trace.rows.length);
			const hidden = JSON.stringify(solved.slice(cut?.step)).match(/\b\d{6,10}\b/g) ?? [];
			const shown = JSON.stringify({ ...view, answerSchema: null });
			const before = JSON.stringify(solved.slice(0, (cut?.step ?? 0) - (cut?.kind === "order" ? 0 : 1)));
			for (const number of hidden)
				if (!before.includes(number) && !view.story.includes(number)) expect(shown).not.toContain(number);
		}
	});

	it("has hints on three rungs in both languages, of which the first two say no number of the key", () => {
		for (const exercise of CUT)
			for (const locale of LOCALES) {
				const texts = HINT_LEVELS.map((level) => hintFor(exercise, "b1", level, locale)?.text ?? "");
				expect(new Set(texts).size, named(exercise)).toBe(3);
				for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|'s next.* {2}|^.{0,8}$/);
			}
		for (const exercise of SEGMENTS)
			for (const number of String(segmentKey(exercise).seq).match(/\d{4,}/g) ?? [])
				for (const level of [1, 2] as const) expect(hintFor(exercise, "b1", level, "en")?.text).not.toContain(number);
		expect(hintFor(SEGMENTS[0] as Exercise, "b1.seq", 1, "en")).toBeUndefined();
	});

	it("may ask other kinds of the steps that it shows, up to as many blanks as are wished for", () => {
		for (const template of TEMPLATES)
			for (const kind of CUT_KINDS)
				for (const blanks of [1, 3]) {
					const exercise = madeOnce({
						...specOf(template, 5, [kind, "state", "sequence-number", "choice"]),
						blanks,
					});
					if (!exercise.cut) continue;
					const view = viewExercise(exercise, "zh");
					expect(view.blanks.length).toBeLessThanOrEqual(blanks);
					expect(view.blanks.at(-1)?.kind).toBe(kind);
					for (const blank of view.blanks.slice(0, -1)) expect(blank.step).toBeLessThanOrEqual(exercise.cut.step);
					expect(checkFair(exercise), named(exercise)).toEqual([]);
				}
	});

	it("takes either kind where both are wished for, and the same one whenever it is made", () => {
		const kinds = new Set<string | undefined>();
		for (let seed = 0; seed < 12; seed++) {
			const [spec] = TEMPLATES.map((template) => specOf(template, seed, CUT_KINDS));
			if (!spec) continue;
			const exercise = generateExercise(spec);
			expect(viewExercise(generateExercise(spec), "en")).toEqual(viewExercise(exercise, "en"));
			kinds.add(exercise.cut?.kind);
		}
		expect(kinds).toEqual(new Set(CUT_KINDS));
	});
});

describe("the next segment", () => {
	it("stands in the last step, all of it asked for, without the state that it leads to", () => {
		for (const exercise of SEGMENTS) {
			const view = viewOf(exercise, "en");
			const { segment, states, queues } = view.timeline.at(-1) ?? {};
			const ref = { blank: "b1" };
			expect(segment).toMatchObject({ flags: ref, seq: ref, ack: ref, fate: "in-flight" });
			expect(Object.keys(states ?? {})).not.toContain(segment?.from);
			expect(queues).toBeUndefined();
			expect(view.blanks).toMatchObject([{ kind: "next-segment", host: segment?.from, points: 3 }]);
			expect(view.timeline.at(-1)?.text).not.toContain("lost");
		}
	});

	it("earns a point for each part that is right, and never all with one that is wrong or left out", () => {
		for (const exercise of SEGMENTS) {
			const key = segmentKey(exercise);
			const wrong = {
				flags: key.flags.join() === "URG" ? ["FIN"] : ["URG", ...(key.ack === null ? [] : ["ACK"])],
				seq: otherNumber(exercise, key.seq),
				ack: otherNumber(exercise, key.ack),
			};
			expect(points(exercise, key)).toBe(3);
			for (const part of ["flags", "seq", "ack"] as const) {
				const result = gradeExercise(exercise, { b1: { ...key, [part]: wrong[part] } }, "en");
				expect(result.blanks.b1, named(exercise)).toMatchObject({ verdict: "partly", points: 2, max: 3 });
				expect(result.blanks.b1?.parts?.[part].verdict).toBe("wrong");
			}
			expect(points(exercise, { flags: key.flags, seq: key.seq })).toBe(key.ack === null ? 3 : 2);
			expect(points(exercise, { seq: key.seq })).toBe(1);
			expect(gradeExercise(exercise, { b1: wrong }, "en").blanks.b1?.verdict).toBe("wrong");
		}
	});

	it("is read as one text in every notation too", () => {
		for (const exercise of SEGMENTS) {
			const { flags, seq, ack } = segmentKey(exercise);
			for (const text of [
				`${flags.join("+")} seq=${seq} ack=${ack ?? "none"}`,
				`标志位：${flags.join("，")}；序号：${seq}；确认号：${ack ?? "无"}`,
			])
				expect(points(exercise, text), text).toBe(3);
		}
	});

	it("is unreadable as a whole where a part is, which names the part and blocks nothing else", () => {
		for (const exercise of SEGMENTS.slice(0, 40)) {
			const key = segmentKey(exercise);
			for (const [part, bad] of [
				["flags", "QQ"],
				["seq", "some"],
				["ack", { no: 1 }],
			] as const) {
				const answers = { b1: { ...key, [part]: bad } };
				const { blanks, gradable, misconceptions } = gradeExercise(exercise, answers, "en");
				expect(blanks.b1).toMatchObject({ verdict: "unreadable", points: 0 });
				expect(blanks.b1?.message).toMatch(/^(?:Flags|Sequence number|Acknowledgment number): /);
				expect({ gradable, misconceptions }).toEqual({ gradable: false, misconceptions: [] });
				expect(checkAnswers(exercise, answers, "zh").b1).toMatchObject({ status: "unreadable" });
			}
			expect(checkAnswers(exercise, { b1: key }, "en")).toMatchObject({ b1: { status: "readable", value: key } });
		}
	});

	it("reads the same whatever the key is: that there is no number is judged by the learner's own flags", () => {
		for (const exercise of SEGMENTS) {
			const shown = (answer: unknown) => {
				const check = checkAnswers(exercise, { b1: answer }, "en").b1;
				return check?.status === "readable" ? check.value : check;
			};
			expect(shown({ flags: ["RST"] })).toEqual({ flags: ["RST"], ack: null });
			expect(shown({ flags: ["ACK"] })).toEqual({ flags: ["ACK"] });
			expect(shown({ flags: "RST", ack: 0 })).toEqual({ flags: ["RST"], ack: null });
			expect(shown({ ack: "none" })).toEqual({ ack: null });
			const { notation } = exercise.spec;
			expect(shown({ seq: 0, ack: "0" })).toEqual(
				notation === "symbolic" ? { seq: "0", ack: "0" } : { seq: 0, ack: 0 },
			);
			const [wrote, read] =
				notation === "symbolic" ? [`${exercise.roots[0]?.symbol}＋5`, `${exercise.roots[0]?.symbol}+5`] : ["0x10", 16];
			expect(shown({ seq: wrote, ack: wrote })).toEqual({ seq: read, ack: read });
		}
	});

	it("never earns less for a part put right", () => {
		const part = fc.constantFrom("flags", "seq", "ack") as fc.Arbitrary<"flags" | "seq" | "ack">;
		const pick = fc.constantFrom("right", "wrong", "none", "zero", "left out");
		fc.assert(
			fc.property(fc.nat(SEGMENTS.length - 1), fc.tuple(pick, pick, pick), part, (which, picks, mended) => {
				const exercise = SEGMENTS[which] as Exercise;
				const key = segmentKey(exercise);
				const answer = Object.fromEntries(
					(["flags", "seq", "ack"] as const).flatMap((name, i) => {
						if (picks[i] === "left out") return [];
						if (picks[i] === "right") return [[name, key[name]]];
						if (name === "flags") return [[name, picks[i] === "zero" ? ["URG"] : ["ACK", "URG"]]];
						if (picks[i] === "none" && name === "ack") return [[name, "none"]];
						return [[name, picks[i] === "zero" ? 0 : otherNumber(exercise, key[name])]];
					}),
				);
				const after = { ...answer, [mended]: key[mended] };
				expect(points(exercise, after)).toBeGreaterThanOrEqual(points(exercise, answer));
			}),
			{ numRuns: 400 },
		);
	});

	it("credits a number that follows from an earlier slip, and names the misconception behind the parts", () => {
		const found = new Set<string>();
		for (const template of TEMPLATES)
			for (const seed of [0, 1, 2]) {
				const exercise = madeOnce({
					...specOf(template, seed, ["next-segment", "sequence-number"]),
					notation: "raw",
				});
				if (exercise.cut?.kind !== "next-segment" || exercise.simpleBlanks.length < 4) continue;
				const key = keyOf(exercise);
				const shifted = (value: unknown): unknown => {
					if (typeof value === "number") return (value + 1) % 2 ** 32;
					const whole = value as SegmentKey;
					return { ...whole, seq: shifted(whole.seq), ack: whole.ack === null ? null : shifted(whole.ack) };
				};
				const answers = Object.fromEntries(Object.entries(key).map(([id, value]) => [id, shifted(value)]));
				const result = gradeExercise(exercise, answers, "en");
				const whole = Object.values(result.blanks).find(({ parts }) => parts);
				for (const { verdict } of Object.values(whole?.parts ?? {})) found.add(verdict);
				for (const { blanks } of result.misconceptions) for (const id of blanks) expect(id).toMatch(/^b\d+$/);
			}
		expect(found).toContain("follow-through");
	});
});

describe("an order of events", () => {
	it("has one answer: each event must come before the next", () => {
		for (const { cut, trace, spec, blanks } of ORDERS) {
			const before = orderOfSteps(trace);
			const [steps = []] = blanks.flatMap((b) => (b.kind === "order" ? [b.asks.events.map(({ step }) => step)] : []));
			expect(steps.length).toBeGreaterThan(0);
			expect(steps).toEqual([...steps].sort((a, b) => a - b));
			for (const [i, step] of steps.slice(1).entries())
				expect(before.get(step), JSON.stringify(spec)).toContain(steps[i]);
			expect(Math.min(...steps)).toBe((cut?.step ?? 0) + 1);
		}
	});

	it("rests on the same end's history or on a segment that was sent before it arrived, and on nothing else", () => {
		for (const { trace } of ORDERS) {
			const sentIn = new Map(trace.rows.flatMap(({ step, sent }) => sent.map(({ number }) => [number, step] as const)));
			const actor = (step: number) => {
				const cause = trace.rows[step - 1]?.cause;
				return cause && ("to" in cause ? cause.to : "host" in cause ? cause.host : null);
			};
			const linked = (a: number, b: number): boolean => {
				if (a >= b) return a === b;
				const cause = trace.rows[b - 1]?.cause;
				const sender = cause?.kind === "deliver" ? sentIn.get(cause.segment) : undefined;
				const earlier = trace.rows.filter(({ step }) => step < b && actor(step) === actor(b)).at(-1)?.step;
				return [sender, earlier].some((via) => via !== undefined && linked(a, via));
			};
			for (const [step, all] of orderOfSteps(trace)) for (const one of all) expect(linked(one, step)).toBe(true);
		}
	});

	it("lists four to six events that read differently in both languages, not in their order and without segment numbers", () => {
		for (const exercise of ORDERS)
			for (const locale of LOCALES) {
				const [blank] = viewExercise(exercise, locale).blanks;
				const choices = (blank?.choices ?? []) as readonly { id: string; text: string }[];
				expect(choices.length).toBeGreaterThanOrEqual(4);
				expect(choices.length).toBeLessThanOrEqual(6);
				expect(choices.map(({ id }) => id).join("")).toBe("abcdef".slice(0, choices.length));
				expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
				expect(orderKey(exercise)).not.toEqual(choices.map(({ id }) => id));
				for (const { text } of choices) expect(text).not.toMatch(/segment|报文段|[.。]$/i);
			}
	});

	it("earns what the pairs in the right order are worth, and says what belongs where the first mistake is", () => {
		for (const exercise of ORDERS) {
			const [first = "", second = "", ...rest] = orderKey(exercise);
			const { blanks } = gradeExercise(exercise, { b1: [second, first, ...rest] }, "en");
			const pairs = ((rest.length + 2) * (rest.length + 1)) / 2;
			expect(blanks.b1).toMatchObject({ verdict: "partly" });
			expect(blanks.b1?.points).toBeCloseTo(1 - 2 / pairs, 3);
			expect(blanks.b1?.explanation).toContain(`Place 1 is ${first}: `);
			expect(points(exercise, [first, second, ...rest].reverse())).toBe(0);
			expect(points(exercise, [first, second, ...rest].join(" > "))).toBe(1);
		}
	});
});
