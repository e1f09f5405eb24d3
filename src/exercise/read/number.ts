// Sequence and acknowledgment numbers as learners write them. The value read is always the raw 32-bit number.
//
// raw, relative   a whole number from 0 to 2^32-1 (integer.ts lists the forms), or a sum of such numbers, which is
//                 arithmetic on sequence numbers and so wraps: 4294967295+1 is 0, while 4294967296 is unreadable.
// symbolic        one symbol (symbol.ts lists the names), with whole numbers added or taken away, in any order:
//                 x   X + 1   1+x   x+100+1   ISN+1   y-1   (x+1)   x 加 1.
// Around it       the name of the field (ack=1001   确认号 1001), what it is made of (1000+1=1001, which must agree),
//                 a unit (1234 字节); "unchanged" where the exercise knows of one number that it can mean.
// A minus between plain numbers is refused: "1-1460" is how tcpdump and textbooks write a range.

import type { Notation } from "../../scenario/spec.ts";
import { advance, SEQUENCE_SPACE, type SequenceNumber } from "../../tcp/sequence-number.ts";
import { readInteger, readJsonInteger, readSum, splitSum } from "./integer.ts";
import { type NumberLabel, withoutLabel } from "./labels.ts";
import { lazily } from "./lazily.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, type Unreadable, unreadable } from "./reading.ts";
import { readSides, sameOnAllSides } from "./sides.ts";
import { findSymbol, looksSymbolic, type Symbols } from "./symbol.ts";
import { isUnchanged, readUnchanged } from "./unchanged.ts";
import { thingNames } from "./units.ts";
import { edgesFor, inFigures, within } from "./words/every-language.ts";

/** How numbers are asked for in an exercise, for one direction of its connection. */
export interface NumberFrame {
	readonly notation: Notation;
	/** Raw value of each symbol, e.g. x: the client's initial sequence number. */
	readonly symbols: Symbols;
	/** Raw number that counts as 0 in relative notation; 0 in raw. Symbolic notation does not use it. */
	readonly base: SequenceNumber;
	/** Which field is asked for; one that names the other one is refused. */
	readonly field?: NumberLabel;
	/** What "unchanged" means, where it has one meaning that the learner sees. */
	readonly unchanged?: SequenceNumber | undefined;
}

const MAX = SEQUENCE_SPACE - 1;
const BEGINS_A_WORD = /^\p{L}/u;
const HYPHEN_IN_WORD = /(\p{L})-(?=\p{L})/gu;

/** A sequence number counts octets. A lone "b" might be a digit of a hexadecimal number. */
const UNITS = { before: [], after: [...thingNames("octets"), ...thingNames("numbers")].filter((name) => name !== "b") };

/** A full stop behind a word (integer.ts knows the one behind a digit), a comma that a list left behind. */
const END = /(?<=[\p{L})])[.。]$|[,;]$/u;
const BRACKETED = /^\(([^()]*)\)$/;
const OPENING = lazily(() => edgesFor(({ answerIs }) => ({ before: answerIs, after: [] })));

export function readNumber(given: unknown, frame: NumberFrame): Reading<SequenceNumber> {
	const symbolic = frame.notation === "symbolic";
	if (typeof given === "number") {
		return symbolic ? refuseJsonNumber(given, frame) : readPlainNumber(given, frame);
	}
	const asked = symbolic ? "symbolic" : "number";
	const text = readText(given, asked);
	const read = text.ok ? readWords(text.value, frame, asked) : text;
	return read.ok || !symbolic ? read : withExample(read, frame);
}

function readWords(text: string, frame: NumberFrame, asked: "number" | "symbolic"): Reading<SequenceNumber> {
	if (isUnchanged(text)) return readUnchanged(frame.unchanged, asked);
	const { label, value } = withoutLabel(within(text.replace(END, ""), OPENING()));
	if (label !== undefined && frame.field !== undefined && label !== frame.field) {
		return unreadable(asked, "another-field", { text });
	}
	const plain = inFigures(value.replace(BRACKETED, "$1"));
	const readSide = (side: string) =>
		frame.notation === "symbolic" ? readSymbolic(side, frame) : readPlainText(side, frame);
	return readSides(plain, (sides) => sameOnAllSides(sides.map(readSide), asked));
}

function readPlainNumber(given: number, frame: NumberFrame): Reading<SequenceNumber> {
	const read = readJsonInteger(given, "number");
	if (!read.ok) return read;
	if (read.value > MAX) return unreadable("number", "outside-32-bits");
	return readable(advance(frame.base, read.value));
}

function readPlainText(text: string, frame: NumberFrame): Reading<SequenceNumber> {
	const sum = readSum(text, "number", MAX, "outside-32-bits");
	if (sum.ok) return readable(advance(frame.base, sum.value));
	const number = within(text.toLowerCase(), UNITS);
	if (number !== text.toLowerCase() && /\d$/.test(number)) return readPlainText(number, frame);
	const words = signedTerms(text).map((term) => term.text);
	return words.some((word) => looksSymbolic(word, frame.symbols))
		? unreadable("number", "symbolic-where-number-asked")
		: sum;
}
function refuseJsonNumber(given: number, frame: NumberFrame): Unreadable {
	const read = readJsonInteger(given, "symbolic");
	const refusal = read.ok ? unreadable("symbolic", "number-where-symbol-asked") : read;
	return withExample(refusal, frame);
}

function readSymbolic(text: string, frame: NumberFrame): Reading<SequenceNumber> {
	const refusal = refusePlainText(text);
	if (refusal !== undefined) return refusal;
	let symbol: SequenceNumber | undefined;
	let offset = 0;
	for (const term of signedTerms(text)) {
		const read = readTerm(term.text, frame);
		if (!read.ok) return read;
		if (read.value.kind === "offset") offset += term.sign * read.value.value;
		else if (symbol === undefined && term.sign > 0) symbol = read.value.value;
		else return unreadable("symbolic", "not-symbol-plus-number");
	}
	return symbol === undefined ? unreadable("symbolic", "number-where-symbol-asked") : readable(advance(symbol, offset));
}

/** Text without any word in it is a number, well written or not; the reader of terms gets only what has one. */
function refusePlainText(text: string): Unreadable | undefined {
	const plain = readSum(text, "symbolic", MAX, "outside-32-bits");
	if (plain.ok) return unreadable("symbolic", "number-where-symbol-asked");
	return plain.reason === "not-a-number" || plain.reason === "incomplete-sum" ? undefined : plain;
}

type Term =
	| { readonly kind: "symbol"; readonly value: SequenceNumber }
	| { readonly kind: "offset"; readonly value: number };

function readTerm(text: string, frame: NumberFrame): Reading<Term> {
	if (text === "") return unreadable("symbolic", "incomplete-sum");
	const match = findSymbol(text, frame.symbols);
	if (match === "ambiguous") return unreadable("symbolic", "ambiguous-symbol", { text });
	if (match !== "none") return readable({ kind: "symbol", value: match.value });
	const offset = readInteger(text, "symbolic");
	if (!offset.ok) {
		const word = offset.reason === "not-a-number" && BEGINS_A_WORD.test(text);
		return word ? unreadable("symbolic", "unknown-symbol", { text }) : offset;
	}
	if (offset.value > MAX) return unreadable("symbolic", "outside-32-bits");
	return readable({ kind: "offset", value: offset.value });
}

/** Terms with their signs; a hyphen between two letters belongs to a name ("client-ISN"), so it splits nothing. */
function signedTerms(text: string): readonly { readonly sign: 1 | -1; readonly text: string }[] {
	const inner = /^\([^()]*\)$/.test(text) ? text.slice(1, -1) : text;
	const named = inner.replace(HYPHEN_IN_WORD, "$1_");
	return splitSum(named).flatMap((sum) =>
		sum.split("-").map((term, index) => ({ sign: index === 0 ? 1 : -1, text: term.trim() })),
	);
}

/** The message's example uses a symbol that this exercise has. */
function withExample(refusal: Unreadable, frame: NumberFrame): Unreadable {
	const [symbol = "x"] = Object.keys(frame.symbols);
	return { ...refusal, detail: { ...refusal.detail, symbol } };
}
