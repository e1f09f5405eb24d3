// Secrets as tests need them: the same ones every time, those next to one, and every way in which one might be written.
import type { Secret } from "../../src/scenario/chance.ts";

/** Another one for each number. */
export function secretOf(n: number): Secret {
	return { secret: Uint8Array.from({ length: 16 }, (_, i) => Math.imul((n + 1) * 16 + i, 2_654_435_761) >>> 24) };
}

/** The same with one bit changed, 0 to 127. */
export function flipped({ secret }: Secret, bit: number): Secret {
	return { secret: secret.map((octet, i) => (i === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet)) };
}

/** How the whole of it and each of its aligned halves, quarters might stand in a text, in lower case. */
export function spellingsOf(octets: Uint8Array): readonly string[] {
	const parts = [16, 8, 4].flatMap((size) =>
		Array.from({ length: Math.floor(octets.length / size) }, (_, i) => octets.slice(i * size, (i + 1) * size)),
	);
	const all = parts.flatMap((part) => [part, part.toReversed()]).flatMap(spellings);
	// Shorter ones stand in any text by chance.
	return [...new Set(all.map((text) => text.toLowerCase()))].filter((text) => text.length >= 8);
}

function spellings(octets: Uint8Array): readonly string[] {
	const number = BigInt(`0x${octets.toHex()}`);
	const base64 = octets.toBase64({ omitPadding: true });
	return [
		octets.toHex(),
		octets.join(),
		octets.join(", "),
		String(number),
		String(BigInt.asIntN(octets.length * 8, number)),
		number.toString(36),
		number.toString(2).padStart(octets.length * 8, "0"),
		base64,
		base64.replaceAll("+", "-").replaceAll("/", "_"),
	];
}
