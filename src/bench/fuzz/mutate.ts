// Makes valid values wrong: what clients send by mistake, and what attackers send on purpose.
import type { Random } from "../../scenario/random.ts";

const KEYS = ["__proto__", "constructor", "toString", "unknown", "", "seed", "score", "a/b~c"] as const;

const ODD: readonly (() => unknown)[] = [
	() => null,
	() => true,
	() => "",
	() => " ",
	() => -1,
	() => 1.5,
	() => 2 ** 32,
	() => 2 ** 53 + 2,
	() => 1e308,
	() => [],
	() => {},
	() => [[[[]]]],
	() => ({ __proto__: null, toString: 1 }),
	() => "x".repeat(5000),
	() => "\u0000\u001b[31m",
	() => "\ud800",
	() => "‮مرحبا‬",
	() => "<script>alert(1)</script>",
	() => "=cmd|' /C calc'!A0",
	() => "../../etc/passwd",
	() => "007",
	() => "１２３",
	() => "1e999",
	() => nested(200),
	() => Array.from({ length: 300 }, (_, i) => i),
];

function nested(depth: number): unknown {
	return depth === 0 ? 1 : [nested(depth - 1)];
}

const pickOdd = (random: Random) => ODD[random.int(0, ODD.length - 1)]?.();

/** The value with one thing in it changed: at its top, or anywhere below. */
export function mutateValue(random: Random, value: unknown): unknown {
	if (typeof value !== "object" || value === null || random.chance(10)) return pickOdd(random);
	if (Array.isArray(value)) return mutateArray(random, value);
	const entries = Object.entries(value);
	const at = random.int(0, entries.length);
	const [key, item] = entries[at] ?? [];
	if (key === undefined || random.chance(15)) return withKey(value, random.pick(KEYS), pickOdd(random));
	if (random.chance(15)) return Object.fromEntries(entries.filter(([name]) => name !== key));
	return withKey(value, key, mutateValue(random, item));
}

/** `__proto__` as a key like any other, as JSON has it. */
function withKey(value: object, key: string, item: unknown): object {
	return Object.fromEntries([...Object.entries(value).filter(([name]) => name !== key), [key, item]]);
}

function mutateArray(random: Random, items: readonly unknown[]): unknown {
	const at = random.int(0, items.length);
	if (at === items.length || random.chance(20)) return [...items, ...items, pickOdd(random)];
	return items.map((item, i) => (i === at ? mutateValue(random, item) : item));
}

const SPOILED: readonly ((json: string) => string)[] = [
	(json) => json.slice(0, -1),
	(json) => `${json}x`,
	(json) => `\ufeff${json}`,
	(json) => json.replace(":", ':1e400,"x":'),
	(json) => json.replace("{", "{,"),
	(json) => json.replaceAll('"', "'"),
	(json) => `${json}${json}`,
	() => "",
	() => "{".repeat(3000),
	() => '{"a":'.repeat(500),
	() => "NaN",
	(json) => json.replace("{", '{"locale":"en","locale":"zh",'),
];

/** JSON that is none any more, or is read otherwise than it looks. */
export function spoil(random: Random, json: string): string {
	return (SPOILED[random.int(0, SPOILED.length - 1)] ?? String)(json);
}

/** Of a path or a query, as it stands in the address. */
const ODD_TEXTS = [
	"",
	"%00",
	"%2e%2e%2f",
	"%ff",
	"%",
	"a%20b",
	"x".repeat(3000),
	"-1",
	"0",
	"99999999999",
	"1.5",
	"NaN",
	"null",
	"%F0%9F%98%80",
	"'%20OR%201=1",
	"%3Cscript%3E",
	"en-x-y",
	"zh%0d%0aSet-Cookie:a=b",
	"__proto__",
	"%EF%BB%BF",
	"1,2",
	"[]",
] as const;

export const oddText = (random: Random): string => random.pick(ODD_TEXTS);
