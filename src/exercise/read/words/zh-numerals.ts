// Chinese words for numbers: 七, 两, 十二, 六十三, 一百二十七, 三千零五, 两万; and of times 半秒, 一秒半.
import { lazily } from "../lazily.ts";

const DIGITS: ReadonlyMap<string, number> = new Map([
	...[..."〇一二三四五六七八九"].map((digit, value) => [digit, value] as const),
	["零", 0],
	["两", 2],
]);
/** Not beside digits: "3千" and "1一" say nothing clear. */
const RUN = /(?<![\d.])[〇零一二两三四五六七八九十百千万]+(?![\d.])/gu;

const TIME = "(?:毫秒|秒钟?|分钟?|个?小时)";
const HALF_OF = lazily(() => new RegExp(`(?<![\\d.\\p{Script=Han}]\\s*)半(?=${TIME})`, "gu"));
/** "1 秒半", "两分半钟". */
const AND_A_HALF = lazily(
	() => new RegExp(`(?<![\\d.])(\\d+)\\s*(?:(${TIME})半|(分)半钟)(?![\\d\\p{Script=Han}])`, "gu"),
);

/** Characters that are no well-formed number stay as they are. */
export function chineseInDigits(text: string): string {
	const whole = text.replace(RUN, (run) => {
		const value = numberOf(run);
		return value === undefined ? run : String(value);
	});
	return whole.replace(HALF_OF(), "0.5").replace(AND_A_HALF(), "$1.5$2$3");
}

function numberOf(run: string): number | undefined {
	const [high = "", low, ...more] = run.split("万");
	if (more.length > 0) return undefined;
	if (low === undefined) return below10000(high);
	const tenThousands = below10000(high);
	if (!tenThousands) return undefined;
	if (low === "") return tenThousands * 10_000;
	const ones = below10000(low.replace(/^[零〇]/, ""));
	const isTold = /^[零〇]/.test(low) ? ones !== undefined && ones < 1000 : ones !== undefined && ones >= 1000;
	return isTold && ones ? tenThousands * 10_000 + ones : undefined;
}

/** A digit before each place, places falling; 零 where some are left out, for 一百二 is 120 to those who say it. */
const FORM =
	/^(?:([一二两三四五六七八九])千)?(零|〇)?(?:([一二两三四五六七八九])百)?(零|〇)?(?:([一二三四五六七八九]?)十)?(零|〇)?([一二两三四五六七八九])?$/u;

function below10000(run: string): number | undefined {
	const single = DIGITS.get(run);
	if (single !== undefined) return single;
	const [, thousands, zero1, hundreds, zero2, tens, zero3, ones] = FORM.exec(run) ?? [];
	const zeros = [zero1, zero2, zero3].filter((zero) => zero !== undefined).length;
	const places = [thousands, hundreds, tens, ones].map((digit) => digit !== undefined);
	const first = places.indexOf(true);
	const last = places.lastIndexOf(true);
	if (first < 0 || first > 2) return undefined;
	const skips = places.slice(first, last).includes(false);
	if (zeros !== (skips ? 1 : 0)) return undefined;
	const digit = (one: string | undefined) => (one === "" ? 1 : (DIGITS.get(one ?? "") ?? 0));
	return digit(thousands) * 1000 + digit(hundreds) * 100 + digit(tens) * 10 + digit(ones);
}
