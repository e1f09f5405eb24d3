// Sets of TCP flags as learners write them, read into wire order.
//
// Names     SYN+ACK  SYN,ACK  SYN ACK  SYN-ACK  SYNACK  SYN/ACK  SYN|ACK  <SYN,ACK>  SYN、ACK  SYN和ACK, any case
// Bits      SYN=1, ACK=1 as the Chinese textbooks have it; FIN=0 beside them says that FIN is not set
// Letters   SA  FPU  S.  [S.]  F.  .   (tcpdump's "." is ACK; no letter twice, so that "..." is not read as ACK)
// Nothing   none  no flags  无
// A list    ["SYN", "ACK"], an item in any form above; an empty list is no answer, "none" is one
import { FLAGS, type Flag } from "../../tcp/flags.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";

const MAX_ITEMS = 16;
const SEPARATORS = /[\s+\-,;/|&_、；和与及]+/;
const NAME_RUN = /^(?:FIN|SYN|RST|PSH|ACK|URG)+$/;
const NAMES = /FIN|SYN|RST|PSH|ACK|URG/g;
const LETTER_RUN = /^[FSRPAU.]+$/;
const WRAPPED = /^(?:\[.*\]|<.*>|\(.*\)|\{.*\})$/;
const LABEL = /^FLAGS?[ :]+/;

const NO_FLAGS = "NONE";
const NO_FLAGS_SPELLINGS: ReadonlySet<string> = new Set([
	NO_FLAGS,
	"NO FLAGS",
	"NO FLAG",
	"无",
	"无标志",
	"无标志位",
	"没有",
	"没有标志",
	"没有标志位",
]);

const OTHER_NAMES: ReadonlyMap<string, Flag> = new Map([
	["RESET", "RST"],
	["PUSH", "PSH"],
	["URGENT", "URG"],
]);

const LETTERS: ReadonlyMap<string, Flag> = new Map([
	["F", "FIN"],
	["S", "SYN"],
	["R", "RST"],
	["P", "PSH"],
	["A", "ACK"],
	[".", "ACK"],
	["U", "URG"],
]);

/** The flags in the order of `FLAGS`, each once; none is `[]`. */
export function readFlags(given: unknown): Reading<readonly Flag[]> {
	if (!Array.isArray(given)) {
		const words = wordsOf(given);
		return words.ok ? flagsOf(words.value) : words;
	}
	if (given.length > MAX_ITEMS) return unreadable("flags", "too-many", { limit: MAX_ITEMS });
	const all: string[] = [];
	for (const item of given) {
		const words = wordsOf(item);
		if (!words.ok) return words;
		all.push(...words.value);
	}
	return flagsOf(all);
}

function wordsOf(given: unknown): Reading<readonly string[]> {
	const read = readText(given, "flags");
	if (!read.ok) return read;
	const text = read.value.toUpperCase().replaceAll("。", ".").replace(LABEL, "");
	const inner = WRAPPED.test(text) ? text.slice(1, -1).trim() : text;
	if (NO_FLAGS_SPELLINGS.has(inner)) return readable([NO_FLAGS]);
	const spaced = inner
		.split("=")
		.map((part) => part.trim())
		.join("=");
	return readable(spaced.split(SEPARATORS).filter((word) => word !== "" && word !== "AND"));
}

function flagsOf(words: readonly string[]): Reading<readonly Flag[]> {
	const set = new Set<Flag>();
	const clear = new Set<Flag>();
	for (const word of words) {
		if (word === NO_FLAGS) continue;
		const [name = "", bit = "1", ...rest] = word.split("=");
		const flags = flagsOfWord(name);
		if (flags === undefined || rest.length > 0 || !/^[01]$/.test(bit)) {
			return unreadable("flags", "unknown-flag", { text: word });
		}
		for (const flag of flags) (bit === "1" ? set : clear).add(flag);
	}
	const none = words.includes(NO_FLAGS);
	if ((none && set.size > 0) || [...set].some((flag) => clear.has(flag))) {
		return unreadable("flags", "contradictory-flags");
	}
	if (set.size > 0 || none) return readable(FLAGS.filter((flag) => set.has(flag)));
	// "SYN=0" alone says of one bit that it is not set, and nothing of the others.
	const [text] = words;
	return text === undefined ? unreadable("flags", "empty") : unreadable("flags", "unknown-flag", { text });
}

function flagsOfWord(word: string): readonly Flag[] | undefined {
	const other = OTHER_NAMES.get(word);
	if (other !== undefined) return [other];
	if (NAME_RUN.test(word)) return FLAGS.filter((flag) => word.match(NAMES)?.includes(flag));
	if (!LETTER_RUN.test(word) || new Set(word).size < word.length) return undefined;
	return [...word].flatMap((letter) => LETTERS.get(letter) ?? []);
}
