import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answered, keyOf, readAnswer, shareRight } from "../../../src/exercise/answer.ts";
import type { Blank } from "../../../src/exercise/blank.ts";
import { consequencesOf } from "../../../src/exercise/consequence/consequence.ts";
import { type Exercise, generateExercise } from "../../../src/exercise/generate.ts";
import { gradeExercise } from "../../../src/exercise/grade.ts";
import type { WrittenSegment } from "../../../src/exercise/kinds/kind.ts";
import type { BlankKind } from "../../../src/exercise/kinds/names.ts";
import { KINDS, type ValueOf } from "../../../src/exercise/kinds/registry.ts";
import type { Consequence } from "../../../src/exercise/types.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import type { ScenarioSpec } from "../../../src/scenario/spec.ts";
import type { Flag } from "../../../src/tcp/flags.ts";
import { flagNames } from "../../../src/tcp/flags.ts";
import { RULES, type RuleId } from "../../../src/tcp/rule-catalogue.ts";
import { hasAck } from "../../../src/tcp/segment.ts";
import { advance, type SequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { LOCALES } from "../../../src/text/locale.ts";
import { madeOnce } from "../../support/exercises.ts";
import { notationsInTurn, oneOfEach, specsOf } from "../../support/specs.ts";
import { expectFilledIn } from "../../text/checks.ts";
import { type Replayed, replay } from "./replay.ts";

const FLAGS: readonly (readonly Flag[])[] = [["SYN"], ["SYN", "ACK"], ["ACK"], ["FIN", "ACK"], ["RST"], ["FIN"]];
const BY = [-1, 1, -100, 70_000];

interface Slip {
	readonly blank: Blank;
	readonly shown: unknown;
	readonly written: WrittenSegment;
}

function slip<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, value: ValueOf<K>): readonly Slip[] {
	const kind = KINDS[blank.kind];
	const written = kind.asWritten?.(blank, value);
	const asked = exercise.blanks.find(({ id }) => id === blank.id);
	if (!asked || !written || shareRight(blank, value) === 1) return [];
	return [{ blank: asked, shown: kind.show(exercise, blank, value), written }];
}

/** Wrong answers to a blank about a segment. */
function slipsOf(exercise: Exercise, blank: Blank): readonly Slip[] {
	if (blank.kind === "flags") return FLAGS.flatMap((names) => slip(exercise, blank, names));
	const off = (value: SequenceNumber) => BY.map((by) => advance(value, by));
	if (blank.kind === "sequence-number") return off(blank.asks.value).flatMap((n) => slip(exercise, blank, n));
	if (blank.kind !== "next-segment") return [];
	const key = keyOf(blank);
	const wrongFlags = FLAGS.map((flags) => ({ ...key, flags, ack: flags.includes("ACK") ? (key.ack ?? null) : null }));
	const wrongSeq = key.seq === undefined ? [] : off(key.seq).map((seq) => ({ ...key, seq }));
	return [...wrongFlags, ...wrongSeq].flatMap((value) => slip(exercise, blank, value));
}

/** All of them with raw numbers, which no other notation changes, and some of them with others. */
function someSlipsOf(exercise: Exercise): readonly Slip[] {
	const all = exercise.blanks.flatMap((blank) => slipsOf(exercise, blank));
	return exercise.spec.notation === "raw" ? all : all.filter((_, i) => i % 5 === 0);
}

const exercisesOf = (spec: ScenarioSpec) =>
	[
		madeOnce({ ...spec, ask: ["flags", "sequence-number"], blanks: 12 }),
		madeOnce({ ...spec, ask: ["next-segment"] }),
	].filter(({ blanks }) => blanks.length > 0);

/**
 * Each slip with its consequence as it stands in a result; a test below holds results to it. Slips of several blanks are
 * judged together, as answers are, so that the script need not run for each.
 */
function consequencesIn(
	exercise: Exercise,
	slips: readonly Slip[],
	locale: (typeof LOCALES)[number] = "en",
): readonly (readonly [Slip, Consequence | undefined])[] {
	return inRounds(slips).flatMap((round) => {
		const answers = round.map(({ blank, shown }) => {
			const answered: Answered = readAnswer(exercise, blank, shown);
			return { answered, mark: { verdict: "wrong" } } as const;
		});
		const found = consequencesOf(exercise, answers, locale);
		return round.map((one) => [one, found.get(one.blank.id)] as const);
	});
}

/** In each round no more than one slip of a blank. */
function inRounds(slips: readonly Slip[]): readonly (readonly Slip[])[] {
	const made = new Map<string, number>();
	const rounds: Slip[][] = [];
	for (const one of slips) {
		const at = made.get(one.blank.id) ?? 0;
		made.set(one.blank.id, at + 1);
		rounds[at] = [...(rounds[at] ?? []), one];
	}
	return rounds;
}

const really = new WeakMap<Exercise, Map<number, Replayed | null>>();

/** What follows of the segment as it was sent; the same for each wrong answer about it. */
function replayReally(exercise: Exercise, { segment }: WrittenSegment): Replayed | null {
	const replayed = really.get(exercise) ?? new Map<number, Replayed | null>();
	really.set(exercise, replayed);
	const found = replayed.get(segment.number);
	if (found !== undefined) return found;
	const real = replay(exercise, { segment, set: {} });
	replayed.set(segment.number, real);
	return real;
}

/** What the consequence says, without words and numbers that a notation shifts. */
function expectTrue(exercise: Exercise, one: Slip, consequence: Consequence | undefined): void {
	const there = replay(exercise, one.written);
	const real = replayReally(exercise, one.written);
	if (!there || !real) return expect(consequence).toBeUndefined();
	const states = Object.fromEntries(exercise.hosts.map((host) => [host, there.states[host]]));
	const raw = exercise.spec.notation === "raw";
	const short = ({ bits, seq, ack, length }: (typeof there.sent)[number], numbers: boolean) => ({
		flags: flagNames(bits),
		length,
		...(numbers && { seq, ack: bits & 16 ? ack : null }),
	});
	const outcome = ({ sent, states }: typeof there) => ({ states, sent: sent.map((segment) => short(segment, true)) });
	if (!consequence) return expect(outcome(there)).toEqual(outcome(real));
	expect(consequence.states).toEqual(states);
	expect(consequence.sent).toMatchObject(there.sent.map((segment) => short(segment, raw)));
	const rules = [...there.effects, ...real.effects].flatMap((effect) => ("rule" in effect ? [effect.rule] : []));
	expect([...rules, "ack-advances-una"]).toContain(consequence.rule);
}

describe("what would have come of a segment that was answered wrongly", () => {
	it.each(TEMPLATES.map((template) => [template.id, template] as const))(
		"is what the engine does with it in %s, in every profile and notation",
		(_, template) => {
			for (const spec of specsOf([1], [template]))
				for (const exercise of exercisesOf(spec))
					for (const [one, consequence] of consequencesIn(exercise, someSlipsOf(exercise)))
						expectTrue(exercise, one, consequence);
		},
	);

	it("is that with any seed and any number", () => {
		const specs = specsOf([0]);
		fc.assert(
			fc.property(
				fc.nat(specs.length - 1),
				fc.nat(2 ** 32 - 1),
				fc.integer({ min: 1, max: 2 ** 32 - 1 }),
				(i, seed, by) => {
					const spec = { ...(specs[i] as ScenarioSpec), seed };
					const exercise = generateExercise({ ...spec, ask: ["sequence-number"], blanks: 12 });
					const slips = exercise.blanks.flatMap((blank) =>
						blank.kind === "sequence-number" ? slip(exercise, blank, advance(blank.asks.value, by)) : [],
					);
					for (const [one, consequence] of consequencesIn(exercise, slips)) expectTrue(exercise, one, consequence);
				},
			),
			{ numRuns: 100 },
		);
	});

	it("reads as one sentence in every language, cites its rule, and names the wrong value", () => {
		for (const spec of [2, 3, 4].flatMap(oneOfEach))
			for (const exercise of exercisesOf(spec)) {
				const slips = exercise.blanks.flatMap((blank) => slipsOf(exercise, blank).filter((_, i) => i % 3 === 0));
				for (const locale of LOCALES)
					for (const [one, consequence] of consequencesIn(exercise, slips, locale)) {
						if (!consequence) continue;
						const { text, rule, reference } = consequence;
						expectFilledIn(text);
						expect(text.length, text).toBeLessThanOrEqual(locale === "en" ? 300 : 150);
						expect(text).toMatch(locale === "en" ? /^With .*\.$/ : /^若.*。$/);
						expect(text).not.toMatch(/seq (\S+) is old, for it expects \1\./);
						expect(reference).toEqual(RULES[rule as RuleId]);
						if (one.blank.kind === "sequence-number") expect(text).toContain(String(one.shown));
					}
			}
	});
});

describe("a learner's own answers", () => {
	const threeWay = generateExercise({
		template: "three-way",
		version: 1,
		seed: 16,
		notation: "raw",
		profile: "rfc9293",
	});
	const graded = (answers: object) => gradeExercise(threeWay, { ...answers }, "en").blanks;

	it("get the reset that an ACK of nothing gets in SYN-SENT", () => {
		expect(graded({ b2: 100 }).b2?.consequence).toEqual({
			text: "With ack 100, the client would answer with RST (seq 100) and stay in SYN-SENT: only ack 101 acknowledges what it sent.",
			sent: [{ from: "client", to: "server", flags: ["RST"], seq: 100, ack: null, length: 0 }],
			states: { client: "SYN-SENT", server: "SYN-RECEIVED" },
			rule: "syn-sent-resets-bad-ack",
			reference: { rfc: "RFC 9293", section: "3.10.7.3" },
		});
	});

	it("stand alone: another answer changes nothing of what is said", () => {
		const alone = graded({ b2: 100 }).b2?.consequence;
		expect(graded({ b2: 100, b4: "SYN", b5: 7 }).b2?.consequence).toEqual(alone);
	});

	it("say nothing where they are right, follow from a slip, cannot be read or are missing", () => {
		const blanks = graded({ b1: "LISTEN", b2: 100, b4: "what?", b5: 100 });
		const has = Object.entries(blanks).flatMap(([id, { consequence }]) => (consequence ? [id] : []));
		expect(has).toEqual(["b2"]);
		expect(blanks.b5?.verdict).toBe("follow-through");
		expect(blanks.b4?.verdict).toBe("unreadable");
	});

	it("say nothing of a segment that is lost", () => {
		const slipsOnLost = (exercise: Exercise) =>
			exercise.blanks
				.flatMap((blank) => slipsOf(exercise, blank))
				.filter(({ written }) => exercise.trace.lost.has(written.segment.number));
		const lost = notationsInTurn([3, 4]).flatMap((spec) =>
			exercisesOf(spec).filter(({ trace }) => trace.lost.size > 0),
		);
		let asked = 0;
		for (const exercise of lost)
			for (const [, consequence] of consequencesIn(exercise, slipsOnLost(exercise))) {
				asked++;
				expect(consequence).toBeUndefined();
			}
		expect(asked).toBeGreaterThan(10);
	});

	it("of a whole segment are sent together, as they were written", () => {
		const exercise = generateExercise({
			...threeWay.spec,
			template: "client-closes-first",
			seed: 5,
			ask: ["next-segment"],
		});
		const [blank] = exercise.blanks;
		if (blank?.kind !== "next-segment") throw new Error("it asks for the next segment");
		const { seq } = keyOf(blank);
		const answer = { flags: ["RST"], seq: Number(seq) + 1, ack: null };
		const { segment, set } =
			KINDS["next-segment"].asWritten?.(blank, { flags: ["RST"], seq: advance(seq as SequenceNumber, 1), ack: null }) ??
			{};
		expect(set).toEqual({ bits: 4, seq: Number(seq) + 1 });
		expect(segment && hasAck(segment)).toBe(true);
		const { consequence } = gradeExercise(exercise, { b1: answer }, "en").blanks.b1 ?? {};
		expect(consequence?.text).toMatch(new RegExp(`^With flags RST and seq ${Number(seq) + 1}, `));
		expect(consequence?.rule).toBe("reset-inexact-challenged");
	});
});
