// Writes the script in ASCII alone. With one other character in it every character takes two bytes in memory, and all of it
// has to be decoded before it is read.
import type { Plugin } from "rolldown";

/** In a string, a template, a regular expression and a name alike. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
const OTHERS = /[^\0-\x7f]/g;
/** By how much an escape is longer than its character. */
const LONGER = "\\u0000".length - 1;

/** After everything else, for whoever prints a script prints what an escape stands for. */
export const inAscii: Plugin = {
	name: "ascii",
	generateBundle(_options, files) {
		for (const file of Object.values(files)) {
			if (file.type !== "chunk") continue;
			if (file.map) file.map.mappings = movedMappings(file.map.mappings, file.code);
			file.code = escapeOthers(file.code);
		}
	},
};

export function escapeOthers(code: string): string {
	return code.replace(OTHERS, escaped);
}

/**
 * Mappings of a source map (ECMA-426) to `code` with its characters escaped: lines by ";", places in one by ",", each
 * beginning with how many columns it is behind the place before.
 */
export function movedMappings(mappings: string, code: string): string {
	const lines = code.split("\n");
	return mappings
		.split(";")
		.map((places, i) => movedLine(places, lines[i] ?? ""))
		.join(";");
}

function movedLine(places: string, line: string): string {
	if (places === "" || line.search(OTHERS) === -1) return places;
	let column = 0;
	const moved = places.split(",").map((place) => {
		const { value, rest } = readNumber(place);
		const others = line.slice(column, column + value).match(OTHERS)?.length ?? 0;
		column += value;
		return writeNumber(value + others * LONGER) + rest;
	});
	return moved.join(",");
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base 64, the least digits first; 32 says that another follows, and the last bit is for the sign, which no column has. */
function readNumber(place: string): { readonly value: number; readonly rest: string } {
	const length = [...place].findIndex((digit) => DIGITS.indexOf(digit) < 32) + 1;
	const digits = [...place.slice(0, length)].map((digit) => DIGITS.indexOf(digit) % 32);
	return { value: digits.reduceRight((sum, digit) => sum * 32 + digit, 0) / 2, rest: place.slice(length) };
}

function writeNumber(value: number): string {
	let left = value * 2;
	let written = "";
	for (; left >= 32; left = Math.floor(left / 32)) written += DIGITS[32 + (left % 32)];
	return written + DIGITS[left];
}
