// Why a number is counted as it is, in English.
import type { NumberWhyFacts, NumberWhyWords } from "../facts/number-why.ts";

const TAKES_ONE = (flag: string) => (facts: NumberWhyFacts) =>
	facts.field === "ack"
		? `A ${flag} takes one number so that it can be acknowledged: ack = ${facts.oneLess} would ask for the ${flag} again.`
		: `The ${flag} has taken one number; a segment with seq = ${facts.oneLess} would overlap it.`;

export const numberWhy: NumberWhyWords = {
	sentence: {
		"syn-consumes-one": TAKES_ONE("SYN"),
		"text-of-syn-dropped": () =>
			"Linux takes only the SYN of such a segment: its data is dropped, so it is still expected, from this number on.",
		"fin-consumes-one": TAKES_ONE("FIN"),
		"data-counts-octets": ({ field, from }) => {
			if (from === null) return "Each octet of data has a number of its own.";
			return field === "ack"
				? `Each octet has a number of its own: ack = ${from} would have them all sent again.`
				: `Each octet has a number of its own: with seq = ${from} the peer would take it for data that it has already.`;
		},
		"ack-is-next-expected": () => "An ACK names the first number that is still missing, not the last that arrived.",
		"pure-ack-consumes-nothing": () =>
			"An ACK alone takes no number: else every ACK would have to be acknowledged in turn.",
		"retransmission-keeps-number": () => "With a new number the receiver would take it for something new.",
		"reset-takes-number-from-ack": () => "A reset with any other number would be ignored or questioned.",
		"abort-takes-next-number": () =>
			"The peer expects just this number, so it would believe the reset, which takes none itself.",
		"reset-without-number": () => "Its ACK shows instead that it answers this very segment.",
		"cookie-encodes-entry": () =>
			"It is a hash of addresses, ports, a clock and a secret that the server alone knows, so that nobody else can make one.",
		"probe-goes-one-back": () => "A number that the peer has had already makes it answer with the number it expects.",
		"initial-number-is-chosen": () => "It is hard to guess, lest a stranger send segments that fit (RFC 6528).",
		"given-from-outside": () => "",
	},
};
