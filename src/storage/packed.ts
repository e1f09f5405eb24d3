// JSON text as it is stored: deflated (RFC 1951) with words that most of it has in common, which makes a fifth of it. How
// it is deflated may change; that it can be read may not.
import { PACKING_WORDS } from "./packing-words.ts";

/** Not imported: with it workerd loads twenty modules of its own, and most starts are for a request that packs nothing. */
const zlib = process.getBuiltinModule("node:zlib");

/** Higher levels take twice the time for another 5 %. */
const LEVEL = 1;

const DICTIONARIES = PACKING_WORDS.map((words) => new TextEncoder().encode(words));
const NEWEST = DICTIONARIES.length - 1;

/** The first octet says which words it was packed with. */
export function pack(text: string): Uint8Array<ArrayBuffer> {
	const options = { level: LEVEL, ...dictionary(NEWEST) };
	const deflated = zlib.deflateRawSync(new TextEncoder().encode(text), options);
	const packed = new Uint8Array(deflated.length + 1);
	packed[0] = NEWEST;
	packed.set(deflated, 1);
	return packed;
}

export function unpack(packed: ArrayBuffer): string {
	const [words = NEWEST] = new Uint8Array(packed, 0, 1);
	return new TextDecoder().decode(zlib.inflateRawSync(new Uint8Array(packed, 1), dictionary(words)));
}

function dictionary(words: number): { readonly dictionary: Uint8Array } {
	const known = DICTIONARIES[words];
	if (!known) throw new Error(`packed with words ${words}, which this release does not know`);
	return { dictionary: known };
}
