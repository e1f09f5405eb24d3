// Why an answer could not be read, in English.
import {
	type Asked,
	askedOf,
	exampleSum,
	largestRead,
	partOf,
	quotable,
	type SegmentPart,
	statesMeant,
	type UnreadableDetail,
	type UnreadableReason,
	type UnreadableWords,
} from "../facts/unreadable.ts";

type Say = (detail: UnreadableDetail) => string;

const ACCEPTED: Readonly<Record<Asked, Say>> = {
	number: () => "write a whole number, such as 123456, 123,456, 0x1E240 or 123450+6",
	symbolic: (detail) => `write a symbol plus a number, such as ${exampleSum(detail)}`,
	state: () => "write the name of a TCP state as the RFC, ss or netstat shows it",
	flags: () => "write names or letters, such as URG+PSH or UP, or none",
	count: () => "write a whole number from 0 up, such as 123456 or 123,456",
	duration: () => "write a time such as 12.5 s, 12500 ms or 1 min 23 s",
	choice: () => "write one choice: its letter, its id or its full text",
	choices: () => "write the choices with commas between, by letter, id or full text",
	segment: () => "write the flags, seq=… and ack=…, in one line or as an object",
	order: () => "write every item once, in order, with commas between",
	truth: () => "write true or false, or choose a reason",
};

const accepted: Say = (detail) => ACCEPTED[askedOf(detail)](detail);

/** A sentence of a fixed cause and the accepted forms. */
const tail =
	(cause: string): Say =>
	(detail) =>
		`${cause}; ${accepted(detail)}.`;

/** The learner's words in quotation marks, or "this" where nothing of them can be shown. */
function quoted(detail: UnreadableDetail): string {
	const written = quotable(detail);
	return written === "" ? "This" : `“${written}”`;
}

const MESSAGES: Readonly<Record<UnreadableReason, Say>> = {
	"nothing-given": tail("No answer was sent"),
	empty: tail("The answer is empty"),
	"boolean-given": tail("True or false cannot be read here"),
	"list-given": tail("One value is asked for, not a list"),
	"object-given": tail("A value is asked for, not an object"),
	"number-given": tail("A bare number cannot be read here"),
	"too-long": tail("The answer is too long to read"),
	"too-many": tail("The list has too many items"),
	"not-a-number": (detail) => `${quoted(detail)} is not a number; ${accepted(detail)}.`,
	"not-finite": tail("NaN and infinity are not read"),
	negative: tail("The answer is never negative"),
	fraction: tail("A decimal point cannot be read here"),
	exponent: tail("A number with an exponent, like 1e3, is not read"),
	"unclear-grouping": () =>
		"The separators leave the number unclear; put them every three digits, as in 1,234,567, or leave them out.",
	"outside-32-bits": () => "The number is outside 32 bits; a sequence number is 0 to 4294967295.",
	"incomplete-sum": tail("A part of the sum is missing"),
	subtraction: tail("A minus sign between numbers could be a range or a difference"),
	"symbolic-where-number-asked": tail("A symbol is written where a number is asked for"),
	"number-where-symbol-asked": tail("A plain number is written where a symbol is asked for"),
	"unknown-symbol": (detail) => `${quoted(detail)} is not a symbol of this exercise; ${accepted(detail)}.`,
	"ambiguous-symbol": (detail) => `${quoted(detail)} could be either side's; ${accepted(detail)}.`,
	"not-symbol-plus-number": tail("Only one symbol with whole numbers added is read"),
	"too-large": (detail) => `The number is too large; at most ${largestRead(detail)} is read.`,
	"beyond-30-days": tail("The time is longer than 30 days"),
	"too-precise": () => "The time is too precise; at most nine decimals are read.",
	"unknown-unit": (detail) => `${quoted(detail)} is not a unit here; ${accepted(detail)}.`,
	"ambiguous-unit": () => "“m” alone could be minutes or milliseconds; write min or ms.",
	"clock-form": tail("A time with a colon leaves its units open"),
	"not-a-duration": (detail) => `${quoted(detail)} is not a time; ${accepted(detail)}.`,
	"unknown-state": (detail) => `${quoted(detail)} is not a TCP state; ${accepted(detail)}.`,
	"ambiguous-state": (detail) => `${quoted(detail)} fits more than one state; say ${statesMeant(detail).join(" or ")}.`,
	"unknown-flag": (detail) => `${quoted(detail)} is not one of FIN, SYN, RST, PSH, ACK, URG; ${accepted(detail)}.`,
	"contradictory-flags": tail("The flags contradict one another"),
	"unknown-choice": (detail) => `${quoted(detail)} is not one of the choices; ${accepted(detail)}.`,
	"ambiguous-choice": (detail) => `${quoted(detail)} fits more than one choice; write the choice's letter or id.`,
	"not-a-segment": tail("Flags, seq and ack cannot be told apart here"),
	"flag-or-number": () => "“ACK=1” could be the flag or the number; name the flags apart from the number.",
	"not-an-order": () => "Send every item once, in order, as a list of ids or as text with commas between.",
	"incomplete-order": () => "Every item must be named exactly once.",
	"ambiguous-order": () => "The order can be read in more than one way; write the letters alone, with commas between.",
	contradictory: tail("The answer says two different things"),
	"another-field": tail("The answer names another field than the one asked for"),
	"unchanged-from-what": tail("It is not clear which value “unchanged” means"),
};

const PART_NAMES: Readonly<Record<SegmentPart, string>> = {
	flags: "Flags",
	seq: "Sequence number",
	ack: "Acknowledgment number",
};

export const unreadable: UnreadableWords = {
	message(reason, detail) {
		const message = MESSAGES[reason](detail);
		const part = partOf(detail);
		return part === undefined ? message : `${PART_NAMES[part]}: ${message}`;
	},
};
