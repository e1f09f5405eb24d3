// An attack on a scenario's chance by somebody who has the whole source and what a learner sees: what is seen is traced back
// to the seed, the same scenario is made for practice, and its key is handed in. It works for a seed, not for a secret.
import { describe, expect, it } from "vitest";
import { type Exercise, generateExercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import { type ExerciseView, viewExercise } from "../../src/exercise/view.ts";
import { type Chance, drawnFrom, type Secret } from "../../src/scenario/chance.ts";
import { threeWay as template } from "../../src/scenario/templates/handshake/three-way.ts";
import { flipped, secretOf } from "../support/secrets.ts";
import { rightAnswers } from "./given.ts";

const TEMPLATE = template.id;
const exerciseOf = (seed: Chance): Exercise =>
	generateExercise({ template: TEMPLATE, version: 1, seed, notation: "raw", profile: "rfc9293" });
const seen = (exercise: Exercise): ExerciseView => viewExercise(exercise, "en");

/** What FNV-1a began from that made this hash of the text: each of its steps can be taken back. */
function unhash(hash: number, text: string): number {
	// The inverse of 16777619 modulo 2^32.
	const inverse = 0x359c449b;
	const began = [...text].reduceRight((h, char) => Math.imul(h, inverse) ^ char.charCodeAt(0), hash);
	return (began ^ 0x811c9dc5) >>> 0;
}

/**
 * The generator's first output, of which the second is ((n << 24) ^ (n << 16) ^ n ^ 0xffffff) + (n rotated by 5): the upper five
 * bits are guessed, then each bit of the second output gives the next one from below.
 */
function firstOutputs(second: number): readonly number[] {
	const found: number[] = [];
	for (let upper = 0; upper < 32; upper++) {
		let n = 0;
		for (let bit = 0; bit < 32; bit++) {
			const sum = secondOutput(n, upper);
			if (((sum ^ second) >>> bit) & 1) n |= 1 << bit;
		}
		if (n >>> 27 === upper && secondOutput(n, upper) === second >>> 0) found.push(n);
	}
	return found;
}

function secondOutput(n: number, upper: number): number {
	return (((n << 24) ^ (n << 16) ^ n ^ 0xffffff) + ((n << 5) | upper)) >>> 0;
}

/** Seeds that the client's initial number may come from: a long one is the second output, moved by 100,000. */
function seedsFrom({ timeline }: ExerciseView): readonly number[] {
	const isn = timeline[0]?.segment?.seq;
	if (typeof isn !== "number") throw new Error("the number of the first SYN is shown");
	return firstOutputs((isn - 100_000 - 2 ** 31) >>> 0).map((first) => unhash(~first, TEMPLATE));
}

/** Without what chance has no part in. */
const shownBy = ({ timeline, blanks, hosts }: ExerciseView) => JSON.stringify({ timeline, blanks, hosts });

/** Points, as a share, that the key of this other scenario earns. */
const earned = (victim: Exercise, other: Exercise) => gradeExercise(victim, rightAnswers(other), "en").score.scaled;

/** The seeds that `candidates` has, of those that show just the same. */
function recover(victim: Exercise, candidates: readonly number[]): readonly number[] {
	const shown = shownBy(seen(victim));
	return candidates.filter((seed) => shownBy(seen(exerciseOf(seed))) === shown);
}

const COUNT = 60;

describe("the client's initial number, traced back", () => {
	it("gives a seed away, and with it all points", () => {
		const seeds = Array.from({ length: COUNT }, (_, i) => Math.imul(i + 1, 2_654_435_761) >>> 0);
		const fallen = seeds.filter((seed) => {
			const victim = exerciseOf(seed);
			const [found] = recover(victim, seedsFrom(seen(victim)));
			if (found === undefined) return false;
			expect(found).toBe(seed);
			expect(earned(victim, exerciseOf(found))).toBe(1);
			return true;
		});
		// Four in ten have a long number; the others fall to a search.
		expect(fallen.length).toBeGreaterThan(COUNT / 4);
	});

	it("leads nowhere from a secret", () => {
		for (let i = 0; i < COUNT; i++) {
			const victim = exerciseOf(secretOf(i));
			expect(recover(victim, seedsFrom(seen(victim)))).toEqual([]);
		}
	});
});

/** Where the hosts are that this draws, without running anything: what a search compares, in any notation. */
function placesOf(chance: Chance): string {
	const drawn = template.draw(drawnFrom(chance, "scenario", TEMPLATE), { profile: "rfc9293", level: "usual" });
	return JSON.stringify(drawn.hosts.map(({ ip, port }) => [ip, port]));
}

function placesIn({ hosts }: ExerciseView): string {
	return JSON.stringify(hosts.map(({ ip, port }) => [ip, port]));
}

/** What is seen against a number of candidates. */
function search<C extends Chance>(victim: Exercise, candidates: readonly C[]): readonly C[] {
	const places = placesIn(seen(victim));
	return candidates.filter((chance) => placesOf(chance) === places);
}

const SEEDS = Array.from({ length: 2 ** 14 }, (_, seed) => seed);

/** The secret with its first octet in all ways: whoever knew all others would have these to try. */
function withAnyFirst({ secret }: Secret): readonly Secret[] {
	return Array.from({ length: 256 }, (_, octet) => ({ secret: Uint8Array.of(octet, ...secret.subarray(1)) }));
}

describe("a search by the addresses and ports", () => {
	it("finds a seed among all that it tries", () => {
		expect(search(exerciseOf(12_345), SEEDS)).toEqual([12_345]);
	});

	it("of seeds finds nothing that shows what a secret shows", () => {
		for (let i = 0; i < 4; i++) {
			const victim = exerciseOf(secretOf(i));
			expect(recover(victim, search(victim, SEEDS))).toEqual([]);
		}
	});

	it("of secrets finds one only where all other bits are known", () => {
		const secret = secretOf(7);
		const victim = exerciseOf(secret);
		expect(search(victim, withAnyFirst(secret))).toEqual([secret]);
		for (const unknown of [16, 64, 127]) {
			expect(search(victim, withAnyFirst(flipped(secret, unknown)))).toEqual([]);
		}
	});
});
