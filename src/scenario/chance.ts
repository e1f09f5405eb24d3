// Where a scenario's chance comes from: a seed, which is public and small enough to be searched for, or a secret, which
// nothing that a learner sees leads back to. All that is drawn from a secret is drawn here.
import { fnv1a } from "../tcp/fnv-1a.ts";
import { keyedRandom } from "./keyed-random.ts";
import { type Random, seededRandom } from "./random.ts";

/** An object, so that nothing takes it for a seed, and nothing that writes it as text says it. */
export interface Secret {
	/** 128 random bits: 16 octets. */
	readonly secret: Uint8Array;
}

/** A seed is 32 bits, 0 to 4294967295. */
export type Chance = number | Secret;

/** What is drawn apart: the template, all of the scenario, the order of a question's options, what a hint shows. */
export type Use = "template" | "scenario" | "options" | "hint";

/** `of` names what it is drawn for in its use, e.g. a question by its id. A seed tells what is drawn for by the name alone. */
export function drawnFrom(chance: Chance, use: Use, of: string): Random {
	if (typeof chance === "number") return seededRandom(fnv1a(of, chance));
	return keyedRandom(chance.secret, streamName(use, of));
}

/** Each use of a secret has a stream of its own. */
export function streamName(use: Use, of: string): string {
	return `${use} ${of}`;
}
