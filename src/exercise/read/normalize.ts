// What every answer goes through first: type, length, and one spelling for characters that look alike.
// Everything after this sees trimmed text of bounded length, so a linear reader is a fast one.
import type { Asked } from "../../text/facts/unreadable.ts";
import { MAX_ANSWER_LENGTH } from "./limits.ts";
import { type Reading, readable, unreadable } from "./reading.ts";

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/** Zero-width, bidi control, soft hyphen, variation selectors: not seen, so not meant. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** NFKC would make "2³²" the number 232; a mark in front keeps it from being read as digits. */
const RAISED_OR_LOWERED = /[\u00b2\u00b3\u00b9\u2070\u2071\u2074-\u208e]/g;
const DASH = /[\u2010-\u2015\u2212]/g;
const APOSTROPHE = /[\u2018\u2019\u02bc]/g;
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** All of it in quotation marks, and only once. */
const QUOTED = /^["“'「]([^"“”'「」]*)["”'」]$/;

/** The answer as trimmed NFKC text; every type but text is refused with its own reason. */
export function readText(given: unknown, asked: Asked, limit: number = MAX_ANSWER_LENGTH): Reading<string> {
	if (typeof given === "string") {
		if (given.length > limit) return unreadable(asked, "too-long", { limit });
		const text = normalizeText(given).replace(QUOTED, "$1");
		// One character can stand for eighteen.
		if (text.length > limit) return unreadable(asked, "too-long", { limit });
		return text === "" ? unreadable(asked, "empty") : readable(text);
	}
	if (given === null || given === undefined) return unreadable(asked, "nothing-given");
	if (typeof given === "number") return unreadable(asked, "number-given");
	if (typeof given === "boolean") return unreadable(asked, "boolean-given");
	return unreadable(asked, Array.isArray(given) ? "list-given" : "object-given");
}

/**
 * Full-width forms, exotic spaces, dashes and apostrophes become ASCII; Arabic-Indic digits (both rows) and the
 * Arabic thousands and decimal signs their ASCII equals; what cannot be seen goes. Letter case stays.
 */
export function normalizeText(given: string): string {
	if (PRINTABLE_ASCII.test(given)) return given.trim();
	return given
		.replace(RAISED_OR_LOWERED, "^$&")
		.normalize("NFKC")
		.replace(INVISIBLE, "")
		.replace(DASH, "-")
		.replace(APOSTROPHE, "'")
		.replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
		.replaceAll("\u066c", ",")
		.replaceAll("\u066b", ".")
		.trim();
}

/** Text reduced to what a spelling is recognised by: upper case, without spaces, hyphens, underscores, points. */
export function squash(text: string): string {
	return text.toUpperCase().replace(/[\s\-_.。/'^]/g, "");
}

const BETWEEN_NAMES = /[()[\]/,;=|、]|(?<=\p{Script=Han})\s*(?=[A-Za-z])|(?<=[A-Za-z\d])\s*(?=\p{Script=Han})/u;

/**
 * Of a text that names something several times, "ICMP（网际控制报文协议）" or "ESTABLISHED 已建立": the pieces between
 * brackets, signs, and Chinese and other letters.
 */
export function namesIn(text: string): readonly string[] {
	return text
		.split(BETWEEN_NAMES)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== "");
}
