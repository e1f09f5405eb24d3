// Texts that readers might stumble over: what repeats, what could be read in many ways, what grows when it is normalised.
import type { Random } from "../../scenario/random.ts";

const ATOMS = [
	"a",
	"a, b, ",
	"a, b, a, ",
	", ",
	" ",
	"、",
	"; ",
	"-> ",
	" and ",
	"和",
	"1",
	"1,000,",
	"1'",
	"0x1",
	"1 min ",
	"1s+",
	"1+",
	"x+",
	"(",
	"()",
	"=",
	"seq=1 ",
	"ack=1 ",
	"SYN,",
	"SYN=1,",
	"置 1 ",
	"first ",
	"答案是",
	"about ",
	"one hundred ",
	"一千",
	"ICMP（",
	"\u200b",
	"\ufdfa",
	"²",
	"true, ",
	"TCP_",
	"not ",
	"[S.] ",
	"0:0 ",
	"syn_sent/",
	"\\",
	"\ud800",
] as const;

/** Just below and just beyond what readers take, and as long as a body takes. */
const LENGTHS = [1, 16, 64, 65, 160, 161, 256, 1000, 2000, 60_000] as const;

export function badText(random: Random, most: number): string {
	const unit = pick(random, ATOMS) + (random.int(0, 1) === 0 ? "" : pick(random, ATOMS));
	const length = Math.min(most, pick(random, LENGTHS));
	const end = random.int(0, 2) === 0 ? "!" : "";
	return unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + end;
}

/** Anything that JSON can be: text, most of the time. */
export function badValue(random: Random, most: number): unknown {
	const kind = random.int(0, 9);
	if (kind < 6) return badText(random, most);
	if (kind < 8) {
		const item = badText(random, pick(random, [1, 3, 64, 300]));
		return Array.from(
			{ length: Math.min(pick(random, [2, 16, 64, 5000]), Math.floor(most / (item.length + 3))) },
			() => item,
		);
	}
	if (kind < 9)
		return { flags: badText(random, most / 3), seq: badText(random, most / 3), ack: badText(random, most / 3) };
	return pick(random, [0, -1, 1e308, 0.1, true, null, {}, []]);
}

export function pick<T>(random: Random, list: readonly T[]): T {
	const one = list[random.int(0, list.length - 1)];
	if (one === undefined) throw new Error("nothing to pick from");
	return one;
}
