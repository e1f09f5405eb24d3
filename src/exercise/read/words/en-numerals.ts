// English words for numbers: "seven", "sixty-three", "one hundred and twenty-seven"; and of times "half a second",
// "one and a half seconds".
import { lazily } from "../lazily.ts";

const ONES =
	"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
		" ",
	);
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const WORD = `(?:${[...ONES, ...TENS, "hundred", "thousand"].toSorted((one, other) => other.length - one.length).join("|")})`;
const RUN = lazily(() => new RegExp(`(?<![\\p{L}\\d])${WORD}(?:(?:[ -]+(?:and +)?)${WORD})*(?![\\p{L}\\d])`, "giu"));

const HALF_OF = /(?<![\p{L}\d]|[\d.] |and )half an? (?=(?:milli)?second|minute|hour)/giu;
const AND_A_HALF = /(?<![\d.])(\d+) and a half (?=(?:milli)?seconds|minutes|hours)/giu;

/** Words that are no well-formed number stay as they are. */
export function englishInDigits(text: string): string {
	const whole = text.replace(RUN(), (run) => {
		const value = numberOf(run.toLowerCase().split(/[ -]+/));
		return value === undefined ? run : String(value);
	});
	return whole.replace(HALF_OF, "0.5 ").replace(AND_A_HALF, "$1.5 ");
}

/** "and" stands only behind a hundred or a thousand. */
function numberOf(words: readonly string[]): number | undefined {
	let thousands = 0;
	let value = 0;
	/** What the next word must be smaller than. */
	let below = 100;
	let last = "";
	for (const word of words) {
		const ten = TENS.indexOf(word) + 2;
		const one = ONES.indexOf(word);
		if (word === "and") {
			if (last !== "hundred" && last !== "thousand") return undefined;
		} else if (word === "hundred") {
			if (value === 0 || value > 9) return undefined;
			value *= 100;
			below = 100;
		} else if (word === "thousand") {
			if (value === 0 || thousands > 0) return undefined;
			thousands = value * 1000;
			value = 0;
			below = 1000;
		} else {
			const worth = one >= 0 ? one : ten * 10;
			if (worth >= below || (worth === 0 && words.length > 1)) return undefined;
			value += worth;
			below = one >= 0 ? 0 : 10;
		}
		last = word;
	}
	return thousands + value;
}
