// Chance that cannot be worked out backwards: the key stream of ChaCha20 (Bernstein 2008), with a key of 128 bits and a nonce
// of 64. Whoever knows this source and every number that was drawn cannot tell the key, nor what else is drawn with it.
import { chacha20orig } from "@noble/ciphers/chacha.js";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { fnv1a } from "../tcp/fnv-1a.ts";
import { type Random, randomOn } from "./random.ts";

/** Octets made at once: a scenario takes 20 to 70 words, the order of options three or four. */
const CHUNK = 256;
const WORDS = CHUNK / 4;
const BLOCKS = CHUNK / 64;
const ZEROS = new Uint8Array(CHUNK);

/** `key` is 16 octets; each `stream` of it is another. */
export function keyedRandom(key: Uint8Array, stream: string): Random {
	return randomOn(keyStream(key, nonceOf(stream), 0));
}

/** 64 bits of the stream's name: not secret, but of its own for each name. */
export function nonceOf(stream: string): Uint8Array {
	return new Uint8Array(Uint32Array.of(fnv1a(stream), fnv1a(stream, 0x9e3779b9)).buffer);
}

/** The key stream in words of 32 bits, from the word `first` on; a chunk is made when its first word is asked for. */
function keyStream(key: Uint8Array, nonce: Uint8Array, first: number): RandomGenerator {
	const bytes = new Uint8Array(CHUNK);
	const words = new Int32Array(bytes.buffer);
	let used = first;
	let made = -1;
	return {
		next() {
			const at = used % WORDS;
			const chunk = (used - at) / WORDS;
			if (chunk !== made) {
				chacha20orig(key, nonce, ZEROS, bytes, chunk * BLOCKS);
				made = chunk;
			}
			used += 1;
			return words[at] ?? 0;
		},
		clone: () => keyStream(key, nonce, used),
		getState: () => [used],
	};
}
