// Titles of what the catalogue lists, in English.
import type { CatalogueWords } from "../facts/catalogue.ts";

export const catalogue: CatalogueWords = {
	families: {
		handshake: "Opening a connection",
		teardown: "Closing a connection",
		"syn-attack": "SYN attacks and defences",
	},
	notations: {
		raw: "Raw 32-bit numbers",
		relative: "Relative numbers, as in Wireshark",
		symbolic: "Symbols, as in textbooks: x, y+1",
	},
	profiles: {
		rfc9293: "By the book: RFC 9293",
		linux: "As Linux does",
	},
};
