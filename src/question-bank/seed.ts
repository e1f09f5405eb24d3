// From words to a seed. Close seeds start alike in the generator, and one seed for two questions would put the right
// options of both in the same place; what is drawn from is therefore made from the id as well.
import { fnv1a } from "../tcp/fnv-1a.ts";

/** 32 bits: FNV-1a with the finalizer of MurmurHash3, so that every bit of the text reaches every bit of the seed. */
export function seedOf(text: string): number {
	let hash = fnv1a(text);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
