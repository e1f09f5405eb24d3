// Sets of TCP flags as learners write them, read into wire order.
//
// Names     SYN+ACK  SYN,ACK  SYN ACK  SYN-ACK  SYNACK  SYN/ACK  SYN|ACK  <SYN,ACK>  SYN、ACK  SYN和ACK  SYN加ACK  复位, any case
// Bits      SYN=1, ACK=1 as the Chinese textbooks have it; FIN=0 beside them says that FIN is not set
// Letters   SA  FPU  S.  [S.]  F.  .   (tcpdump's "." is ACK; no letter twice, so that "..." is not read as ACK)
// Nothing   none  no flags  无  -
// In words  only SYN   SYN segment   SYN 置 1   SYN、ACK 均为 1   SYN and ACK are set; and twice: RST（复位）, if both say the same
// A list    ["SYN", "ACK"], an item in any form above; an empty list is no answer, "none" is one

import { FLAGS, type Flag } from "../../tcp/flags.ts";
import { lazily } from "./lazily.ts";
import { MAX_FLAGS } from "./limits.ts";
import { readText } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { edgesFor, oneOf, within, wordsFor } from "./words/every-language.ts";

const JOINED = lazily(() =>
	oneOf(wordsFor(({ and, plus }) => [...and, ...plus]).filter((word) => /^\p{Script=Han}/u.test(word))),
);
const SEPARATORS = lazily(() => new RegExp(`(?:[\\s+\\-,;/|&_、；]|${JOINED()})+`, "u"));
/** Between flags they add nothing. */
const IDLE = lazily(
	(): ReadonlySet<string> =>
		new Set(
			upper(wordsFor(({ and, plus, flagsAreSet, flagNouns }) => [...and, ...plus, ...flagsAreSet, ...flagNouns])),
		),
);
const LETTER_RUN = /^[FSRPAU.]+$/;
const WRAPPED = /^(?:\[[^[\]]*\]|<[^<>]*>|\([^()]*\)|\{[^{}]*\})$/;
const LABEL = /^FLAGS?[ :]+/;
const ASIDE = /^([^()]+)\(([^()]*)\)$/;

const NO_FLAGS = "NONE";
const NO_FLAGS_SPELLINGS = lazily(
	(): ReadonlySet<string> => new Set([...upper(wordsFor(({ noFlags }) => noFlags)), "-"]),
);

const FLAG_NAMED = lazily(
	(): ReadonlyMap<string, Flag> =>
		new Map(
			FLAGS.flatMap((flag) =>
				[flag, ...upper(wordsFor(({ flags }) => flags[flag]))].map((name) => [name, flag] as const),
			),
		),
);
const NAME = lazily(() => [...FLAG_NAMED().keys()].toSorted((one, other) => other.length - one.length).join("|"));
const NAME_RUN = lazily(() => new RegExp(`^(?:${NAME()})+$`));
const NAMES = lazily(() => new RegExp(NAME(), "g"));

const AROUND = lazily(() =>
	edgesFor(({ answerIs, aroundFlags, flagNouns, flagsAreSet }) => ({
		before: [...answerIs, ...aroundFlags.before],
		after: [...aroundFlags.after, ...flagNouns, ...flagsAreSet],
	})),
);
/** Behind a name it ends a sentence; behind letters it is tcpdump's point. */
const FULL_STOP = /(?<=[A-Z]{3})。$/;
/** "置 1" is one word; the 位 of "SYN 位" is not that of 复位. */
const GAP = /(?<=[置为是均都])\s+(?=[\d置为])|(?<=[A-Z])\s*位/gu;
/** "ACK 为 1", "ACK:1"; not "均为 1", which is of several. */
const BIT = /(?<=[A-Z])\s*(?:标志位?)?(?:置为|设为|置|为|是|:)\s*([01])(?!\d)/gu;
/** "a SYN": in front of a name an article, not the letter of ACK. */
const ARTICLE = /^AN? (?=[A-Z]{3})/;

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
		const text = readText(given, "flags");
		return text.ok ? readSaid(text.value) : text;
	}
	if (given.length > MAX_FLAGS) return unreadable("flags", "too-many", { limit: MAX_FLAGS });
	const all: string[] = [];
	for (const item of given) {
		const text = readText(item, "flags");
		if (!text.ok) return text;
		all.push(...wordsOf(text.value));
	}
	return flagsOf(all);
}

/** Said twice, "RST（复位）", both must agree. */
function readSaid(text: string): Reading<readonly Flag[]> {
	const [, said, aside] = ASIDE.exec(text) ?? [];
	if (said === undefined || aside === undefined) return flagsOf(wordsOf(text));
	const readings = [said, aside].map((one) => flagsOf(wordsOf(one.trim())));
	const [first, second] = readings;
	const same = readings.map((one) => (one.ok ? one.value.join() : undefined));
	if (first?.ok && second?.ok && same[0] !== same[1]) return unreadable("flags", "contradictory-flags");
	return readings.find((one) => !one.ok) ?? first ?? unreadable("flags", "empty");
}

function wordsOf(given: string): readonly string[] {
	const text = given.toUpperCase().replace(FULL_STOP, "").replaceAll("。", ".").replace(LABEL, "").replace(GAP, "");
	const whole = WRAPPED.test(text) ? text.slice(1, -1).trim() : text;
	if (NO_FLAGS_SPELLINGS().has(whole)) return [NO_FLAGS];
	const inner = withoutWords(withoutWords(whole).replace(ARTICLE, ""));
	const spaced = inner
		.replace(BIT, "=$1")
		.split("=")
		.map((part) => part.trim())
		.join("=");
	const words = spaced.split(SEPARATORS()).filter((word) => word !== "");
	const named = words.filter((word) => !IDLE().has(word));
	return named.length > 0 ? named : words;
}

/** "only SYN", "ACK均为1": without what says no more than that the flags are set. */
function withoutWords(text: string): string {
	return within(text.toLowerCase(), AROUND()).toUpperCase();
}

function flagsOf(words: readonly string[]): Reading<readonly Flag[]> {
	const set = new Set<Flag>();
	const clear = new Set<Flag>();
	for (const word of words) {
		if (word === NO_FLAGS) continue;
		const [name = "", bit = "1", ...rest] = word.split("=");
		const flags = flagsOfWord(name) ?? (bit === "1" ? flagsOfWord(withoutWords(name)) : undefined);
		if (flags === undefined || rest.length > 0 || !/^[01]$/.test(bit)) {
			return unreadable("flags", "unknown-flag", { text: word });
		}
		for (const flag of flags) (bit === "1" ? set : clear).add(flag);
	}
	const none = words.includes(NO_FLAGS);
	if ((none && set.size > 0) || [...set].some((flag) => clear.has(flag))) {
		return unreadable("flags", "contradictory-flags");
	}
	// "SYN=0" alone says nothing of the other bits; "SYN 和 ACK=0" does not say whether the 0 is for both.
	const isClear = clear.size === 0 || words.every((word) => word.includes("="));
	if ((set.size > 0 && isClear) || none) return readable(FLAGS.filter((flag) => set.has(flag)));
	const text = words.find((word) => word.endsWith("=0")) ?? words[0];
	return text === undefined ? unreadable("flags", "empty") : unreadable("flags", "unknown-flag", { text });
}

function flagsOfWord(word: string): readonly Flag[] | undefined {
	if (NAME_RUN().test(word)) {
		const named = new Set(word.match(NAMES())?.map((name) => FLAG_NAMED().get(name)));
		return FLAGS.filter((flag) => named.has(flag));
	}
	if (!LETTER_RUN.test(word) || new Set(word).size < word.length) return undefined;
	return [...word].flatMap((letter) => LETTERS.get(letter) ?? []);
}

function upper(words: readonly string[]): readonly string[] {
	return words.map((word) => word.toUpperCase());
}
