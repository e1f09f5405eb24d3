// A whole segment as learners write it, taken apart into flags, sequence number and acknowledgment number, each of
// which its own reader reads.
//
// An object   { "flags": ["SYN", "ACK"], "seq": 9000, "ack": 4022 }, any part left out; "ack": null says that it has none
// Text        SYN+ACK seq=9000 ack=4022     [SYN, ACK] Seq=0 Ack=1 Win=64240 Len=0     <SEQ=9><ACK=5><CTL=SYN,ACK>
//             Flags [S.], seq 9000, ack 4022     SYN=1，ACK=1，seq=y，ack=x+1     SYN 和 ACK 置 1，序号 9000，确认号 4022
//
// "ACK" is both a flag and a number: "ACK=1" beside another flag's bit or another number of that name is the flag; what
// could be either is refused.

import { SEGMENT_PARTS, type SegmentPart } from "../../text/facts/unreadable.ts";
import { EQUALS, FIELD_NAMES } from "./labels.ts";
import { lazily } from "./lazily.ts";
import { MAX_ANSWER_LENGTH, MAX_SEGMENT_LENGTH } from "./limits.ts";
import { normalizeText, readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { inSigns, oneOf, wordsFor } from "./words/every-language.ts";

/** As sent, not read yet; a part that was left out is absent, an acknowledgment number that is null does not exist. */
export type SentParts = Readonly<Partial<Record<SegmentPart, unknown>>>;

const NUMBER = "0x[\\da-f]+(?:_[\\da-f]+)*|\\d{1,3}(?:[,' ]\\d{3})+(?!\\d)|\\d[\\d_]*";
const WORD = "\\(?\\p{L}[\\p{L}\\p{N}_()']{0,19}(?:[ -]ISN)?\\)?";
const SUM = `(?:${NUMBER}|${WORD})(?:\\s*[+-]\\s*(?:${NUMBER}|${WORD})){0,5}`;
/** A sum, or whatever else stands there up to a space or separator: its reader says what is wrong with it. */
const VALUE = `(?:${SUM})(?=$|[\\s,;、。<>\\])])|[^\\s,;、。<>\\[\\]]+`;
/** Without a sign between, what follows must look like a number: "ACK seq=5" holds none. */
const BARE = `(?:\\d+:\\d+|${NUMBER}|[a-z](?![\\p{L}])|-(?=$|\\s)|(?:none|无|没有)(?![\\p{L}]))(?:\\s*[+-]\\s*(?:${NUMBER}))*`;
const SIGN = `\\s*${EQUALS}\\s*`;

const field = (name: string) => new RegExp(`(?<![a-z])${name}(?:${SIGN}(${VALUE})|\\s*(${BARE}))`, "giu");
const ACK = lazily(() => field(FIELD_NAMES.ack));
const SEQ = lazily(() => field(FIELD_NAMES.seq));

const ASIDE = lazily(() => new RegExp(`${oneOf(wordsFor(({ notAsked }) => notAsked))}\\s*[=: ]?\\s*\\d+`, "giu"));
const SET = "置\\s*(?:1|位|一)?";
const FLAG_LABEL = lazily(
	() => new RegExp(`${oneOf(wordsFor(({ fields }) => fields.flags))}\\s*(?:${EQUALS})?|${SET}`, "giu"),
);
const EDGES = /^[\s,;、。]+|[\s,;、。]+$/gu;
const FLAG_BEFORE = /(?:FIN|SYN|RST|PSH|URG)[\s,+&/|、和与-]*$/i;
const OTHER_BIT = /(?:FIN|SYN|RST|PSH|URG)\s*=\s*[01]/i;

export function readParts(given: unknown): Reading<SentParts> {
	if (typeof given === "object" && given !== null && !Array.isArray(given)) return partsOfObject(given);
	const text = readText(given, "segment", MAX_SEGMENT_LENGTH);
	return text.ok ? partsOfText(text.value) : text;
}

function partsOfObject(given: object): Reading<SentParts> {
	const parts = new Map<SegmentPart, unknown>();
	for (const [key, value] of Object.entries(given)) {
		const part = SEGMENT_PARTS.find((name) => name === key.toLowerCase());
		if (part === undefined) return unreadable("segment", "not-a-segment");
		if (!isLeftOut(value)) parts.set(part, value);
		else if (part === "ack" && value === null) parts.set(part, null);
	}
	const nothing = parts.size === 1 && parts.get("ack") === null && Object.keys(given).length > 1;
	// A form that nobody filled in has only nulls.
	return readable(nothing ? {} : Object.fromEntries(parts));
}

/** Nothing was filled in: an empty field of a form, no box ticked. */
function isLeftOut(value: unknown): boolean {
	if (typeof value === "string") return value.trim() === "";
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function partsOfText(text: string): Reading<SentParts> {
	const plain = inSigns(text).replace(ASIDE(), " ");
	const ack = ackIn(plain);
	if (ack === "unclear") return unreadable("segment", "flag-or-number");
	if (ack === "several") return unreadable("segment", "not-a-segment");
	const rest = ack ? without(plain, ack) : plain;
	const [seq, ...more] = [...rest.matchAll(SEQ())];
	if (more.length > 0) return unreadable("segment", "not-a-segment");
	const flags = (seq ? without(rest, seq) : rest).replace(FLAG_LABEL(), " ").replace(/<\s*>/g, " ").replace(EDGES, "");
	return readable({
		...(flags !== "" && { flags }),
		...(seq && { seq: numberOf(seq) }),
		...(ack && { ack: numberOf(ack) }),
	});
}

function without(text: string, { index, 0: match }: RegExpExecArray): string {
	return `${text.slice(0, index)} ${text.slice(index + match.length)}`;
}

/** Of a range, as tcpdump shows the numbers of data, the first number. */
function numberOf([, signed, bare]: RegExpExecArray): string {
	return (signed ?? bare ?? "").replace(/^(\d+):\d+$/, "$1");
}

function ackIn(text: string): RegExpExecArray | undefined | "unclear" | "several" {
	const found = [...text.matchAll(ACK())].filter(
		(match) => match[1] !== undefined || !FLAG_BEFORE.test(text.slice(0, match.index)),
	);
	const [number, ...others] = found.filter((match) => !isBit(match));
	if (number) return others.length > 0 ? "several" : number;
	const [bit, last, ...more] = found;
	if (more.length > 0) return "several";
	if (bit && last) return bit[0].startsWith("ack") && !last[0].startsWith("ack") ? bit : last;
	if (!bit || OTHER_BIT.test(text)) return undefined;
	return /FIN|SYN|RST|PSH|URG|ACK()|\[/i.test(without(text, bit)) ? bit : "unclear";
}

/** "ACK=1" or "ack=0": perhaps the flag. */
function isBit([match]: RegExpExecArray): boolean {
	return /^ack\s*=\s*[01]$/i.test(match);
}

const NOTHING = lazily((): ReadonlySet<string> => new Set(wordsFor(({ noNumber }) => noNumber)));

/** "none", "-": a segment without acknowledgment number. */
export function saysNone(given: unknown): boolean {
	if (typeof given !== "string" || given.length > MAX_ANSWER_LENGTH) return false;
	const text = normalizeText(given).replace(/[.。]$/, "");
	return NOTHING().has(text.toLowerCase()) || /^-+$/.test(text);
}

/** 0, or "0". */
export function isZero(given: unknown): boolean {
	if (typeof given !== "string") return given === 0;
	return given.length <= MAX_ANSWER_LENGTH && /^(?:0+|0x0+)$/i.test(normalizeText(given));
}
