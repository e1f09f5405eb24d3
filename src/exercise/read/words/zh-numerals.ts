// Chinese words for whole numbers: 七, 两, 十二, 六十三, 一百二十七, 三千零五, 两万.

const DIGITS: ReadonlyMap<string, number> = new Map([
	...[..."〇一二三四五六七八九"].map((digit, value) => [digit, value] as const),
	["零", 0],
	["两", 2],
]);
const PLACES: ReadonlyMap<string, number> = new Map([
	["十", 10],
	["百", 100],
	["千", 1000],
]);

/** Not beside digits: "3千" and "1一" say nothing clear. */
const RUN = /(?<![\d.])[〇零一二两三四五六七八九十百千万]+(?![\d.])/gu;

/** Characters that are no well-formed number stay as they are. */
export function chineseInDigits(text: string): string {
	return text.replace(RUN, (run) => {
		const value = numberOf(run);
		return value === undefined ? run : String(value);
	});
}

function numberOf(run: string): number | undefined {
	const [high = "", low, ...more] = run.split("万");
	if (more.length > 0) return undefined;
	const ones = below10000(low ?? high);
	if (low === undefined) return ones;
	const tenThousands = below10000(high);
	if (tenThousands === undefined || tenThousands === 0) return undefined;
	if (low === "") return tenThousands * 10_000;
	return ones === undefined ? undefined : tenThousands * 10_000 + ones;
}

/** A digit before each place, places falling, 零 where one is left out. */
function below10000(run: string): number | undefined {
	const single = DIGITS.get(run);
	if (single !== undefined) return single;
	let value = 0;
	let digit: number | undefined;
	let below = 10_000;
	for (const character of run) {
		const place = PLACES.get(character);
		if (place === undefined) {
			if (digit !== undefined && digit !== 0) return undefined;
			digit = DIGITS.get(character);
			if (digit === undefined || (digit === 0 && value === 0)) return undefined;
			continue;
		}
		// 十二 has no digit before its place.
		const times = digit === undefined && place === 10 && value === 0 ? 1 : digit;
		if (times === undefined || times === 0 || place >= below) return undefined;
		value += times * place;
		below = place;
		digit = undefined;
	}
	if (digit === 0 || (digit !== undefined && below <= 1)) return undefined;
	return value + (digit ?? 0) || undefined;
}
