import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { drawnFrom, type Secret, streamName, type Use } from "../../src/scenario/chance.ts";
import { nonceOf } from "../../src/scenario/keyed-random.ts";
import { exerciseOf } from "../support/exercises.ts";
import { flipped, secretOf } from "../support/secrets.ts";
import { specsOf } from "../support/specs.ts";

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((secret): Secret => ({ secret }));
const uses = fc.constantFrom<Use>("template", "scenario", "options", "hint");

/** The first words of 32 bits of a stream; 64 of them are one piece of the key stream. */
function words(secret: Secret, count: number, use: Use = "scenario", of = "three-way"): readonly number[] {
	const random = drawnFrom(secret, use, of);
	return Array.from({ length: count }, () => random.int(0, 0xffffffff));
}

function bitsOf(word: number): number {
	let bits = 0;
	for (let rest = word; rest !== 0; rest &= rest - 1) bits++;
	return bits;
}

/** Share of the bits in which two lists of words differ. */
function apart(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, word, i) => sum + bitsOf(word ^ (b[i] ?? 0)), 0) / (32 * a.length);
}

const BITS = Array.from({ length: 128 }, (_, bit) => bit);

describe("what is drawn from a secret", () => {
	it("is the same every time, for ever", () => {
		expect(words(secretOf(1), 4)).toEqual(words(secretOf(1), 4));
		expect(words({ secret: new Uint8Array(16) }, 4)).toMatchInlineSnapshot(`
			[
			  3500621423,
			  3091371736,
			  3649050677,
			  2907766845,
			]
		`);
	});

	it("lies within its bounds, and a shuffled list keeps its items", () => {
		fc.assert(
			fc.property(secrets, uses, fc.string(), fc.integer(), fc.nat(), (secret, use, of, min, span) => {
				const random = drawnFrom(secret, use, of);
				const drawn = random.int(min, min + span);
				expect(drawn).toBeGreaterThanOrEqual(min);
				expect(drawn).toBeLessThanOrEqual(min + span);
				expect(random.shuffle([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4]);
			}),
		);
	});

	it("never begins anew, however much is drawn", () => {
		const many = words(secretOf(2), 1000);
		expect(new Set(many).size).toBe(1000);
		expect(apart(many.slice(0, 64), many.slice(64, 128))).toBeCloseTo(0.5, 1);
	});

	it("has nothing in common with what a secret draws that differs in one bit", () => {
		for (const base of [secretOf(3), secretOf(4), { secret: new Uint8Array(16) }]) {
			const own = words(base, 64);
			const next = BITS.map((bit) => words(flipped(base, bit), 64));
			for (const theirs of next) {
				expect(apart(own, theirs)).toBeGreaterThan(0.44);
				expect(apart(own, theirs)).toBeLessThan(0.56);
				expect(theirs.filter((word, i) => word === own[i])).toEqual([]);
			}
			// Each of the bits drawn depends on the secret's bits as a coin would: none stands for one of them.
			for (const at of [0, 1, 2, 3, 31, 63])
				for (let bit = 0; bit < 32; bit++) {
					const changed = next.filter((theirs) => (((theirs[at] ?? 0) ^ (own[at] ?? 0)) >>> bit) & 1).length;
					expect(changed, `bit ${bit} of word ${at}`).toBeGreaterThan(32);
					expect(changed, `bit ${bit} of word ${at}`).toBeLessThan(96);
				}
		}
	});

	it("for one use has nothing in common with what is drawn for another", () => {
		const streams = [
			words(secretOf(5), 64, "scenario", "three-way"),
			words(secretOf(5), 64, "options", "three-way"),
			words(secretOf(5), 64, "hint", "three-way"),
			words(secretOf(5), 64, "template", ""),
			words(secretOf(5), 64, "scenario", "lost-syn"),
		];
		for (const [i, one] of streams.entries())
			for (const other of streams.slice(i + 1)) expect(Math.abs(apart(one, other) - 0.5)).toBeLessThan(0.06);
	});

	it("comes from a stream of its own for everything that any template draws", () => {
		const names = new Set([streamName("template", "")]);
		for (const spec of specsOf([1])) {
			const { template, questions, fields } = exerciseOf(spec);
			names.add(streamName("scenario", template.id));
			for (const { id } of questions) names.add(streamName("options", id));
			for (const { key } of fields) names.add(streamName("hint", key));
		}
		expect(names.size).toBeGreaterThan(300);
		expect(new Set([...names].map((name) => nonceOf(name).toHex())).size).toBe(names.size);
	});
});

describe("scenarios of secrets that differ in one bit", () => {
	it("share addresses, ports and initial numbers no more often than chance has it", () => {
		const spec = { template: "three-way", version: 1, notation: "raw", profile: "rfc9293" } as const;
		const hostsOf = (seed: Secret) => generateExercise({ ...spec, seed }).drawn.hosts;
		const own = hostsOf(secretOf(6));
		const shared = { ip: 0, port: 0, isn: 0 };
		for (const bit of BITS)
			for (const [i, { ip, port, isns }] of hostsOf(flipped(secretOf(6), bit)).entries()) {
				if (ip === own[i]?.ip) shared.ip++;
				if (i === 0 && port === own[i]?.port) shared.port++;
				if (isns[0] === own[i]?.isns[0]) shared.isn++;
			}
		// One in 253 addresses, one in 16,384 ports; four in ten numbers are one of 99 round ones.
		expect(shared.ip).toBeLessThan(7);
		expect(shared.port).toBeLessThan(2);
		expect(shared.isn).toBeLessThan(7);
	});
});
