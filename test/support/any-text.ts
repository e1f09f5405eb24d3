// Text of any characters. The library's own arbitrary of it makes a table of all of Unicode first, which takes a second and
// 100 MB in each worker.
import fc from "fast-check";

const SURROGATES = { from: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

const character = fc
	.nat(LAST - SURROGATES.count)
	.map((place) => String.fromCodePoint(place < SURROGATES.from ? place : place + SURROGATES.count));

/** Of whatever characters, or of those that programs mistake for something else, such as "__proto__". */
export function anyText({ minLength = 0, maxLength = 40 }: { minLength?: number; maxLength?: number } = {}) {
	const limits = { minLength, maxLength };
	return fc.oneof(
		{ weight: 3, arbitrary: fc.array(character, limits).map((characters) => characters.join("")) },
		{ weight: 1, arbitrary: fc.string(limits) },
	);
}
