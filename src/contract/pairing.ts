// The same learner on another device: a code that the first shows and the second is told.
import * as v from "valibot";
import { closed, Timestamp } from "./primitives.ts";

/** Crockford's base 32: digits and letters of which no two look alike. 40 bits in eight of them. */
export const CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 8;

/** As people type it: in any case, with spaces and dashes, O for 0, I or L for 1. */
const TYPED = /^[ -]{0,8}(?:[0-9A-TV-Za-tv-z][ -]{0,4}){8}$/;

/** Of 5 octets or more, of which the first 5 count: the code as it is shown, XXXX-XXXX. */
export function codeOf(octets: Uint8Array): string {
	const bits = octets.slice(0, 5).reduce((all, octet) => (all << 8n) | BigInt(octet), 0n);
	const letters = Array.from({ length: CODE_LENGTH }, (_, i) => {
		const place = Number((bits >> BigInt(5 * (CODE_LENGTH - 1 - i))) & 31n);
		return CODE_ALPHABET.charAt(place);
	}).join("");
	return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The code that was typed, as it is shown. */
function readCode(typed: string): string {
	const letters = typed.replaceAll(/[ -]/g, "").toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
	return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Takes no wishes; an empty object or no body at all is fine. */
export const PairingCodeRequest = v.pipe(
	closed({}),
	v.metadata({ ref: "PairingCodeRequest", description: "Nothing to wish for." }),
);

export const PairingCodeView = v.pipe(
	v.object({
		code: v.pipe(
			v.string(),
			v.metadata({ description: "To be read out or typed; for one device.", examples: ["7K3M-X9QT"] }),
		),
		expiresAt: v.pipe(Timestamp, v.metadata({ description: "Until when it can be redeemed." })),
	}),
	v.metadata({ ref: "PairingCode", description: "A code for another device." }),
);

export const PairingRequest = v.pipe(
	closed({
		code: v.pipe(
			v.string(),
			v.regex(TYPED, "Expected a code of eight letters and digits, such as 7K3M-X9QT"),
			v.transform(readCode),
			v.metadata({ description: "In any case, with or without the dash; O is read as 0, I and L as 1." }),
		),
	}),
	v.metadata({ ref: "PairingRequest", description: "A code to be redeemed." }),
);
