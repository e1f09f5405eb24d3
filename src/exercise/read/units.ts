// The unit words that may follow a count or a duration: which thing or time each one names.

import { lazily } from "./lazily.ts";
import { THINGS, type Thing, TIME_UNITS, type TimeUnit } from "./words/answer-words.ts";
import { EVERY_LANGUAGE, edgesFor, within } from "./words/every-language.ts";

/** All names of a thing, one and several of it. */
export function thingNames(thing: Thing): readonly string[] {
	return EVERY_LANGUAGE.flatMap(({ things, plurals }) => things[thing].flatMap((name) => [name, ...plurals(name)]));
}

/** What a word may name: "请求" is a segment or an entry. */
const THINGS_CALLED = lazily((): ReadonlyMap<string, ReadonlySet<Thing>> => {
	const called = new Map<string, Set<Thing>>();
	for (const thing of THINGS)
		for (const name of thingNames(thing).map(squashed)) called.set(name, (called.get(name) ?? new Set()).add(thing));
	return called;
});

/** Beside itself, what a count of a thing may be said to be a count of. */
const ALSO: Readonly<Record<Thing, readonly Thing[]>> = {
	any: THINGS,
	octets: [],
	numbers: [],
	segments: ["syn", "syn-ack", "ack", "tries"],
	syn: ["segments", "tries"],
	"syn-ack": ["segments", "tries"],
	ack: ["segments"],
	entries: [],
	machines: [],
	tries: ["segments", "syn", "syn-ack", "ack"],
};

const CLASSIFIERS = lazily(() => thingNames("any"));
const PER_SECOND = lazily(() => edgesFor(({ perSecond }) => perSecond));

interface Unit {
	readonly perSecond: boolean;
	/** Empty for a word that names none. */
	readonly things: ReadonlySet<Thing>;
	readonly word: string;
}

/** Whether `given` may stand behind a count of what is called by one of `asked`; where nothing is, any thing may. */
export function isUnitOf(given: string, asked: readonly string[]): boolean {
	const unit = unitOf(given);
	if (asked.length === 0) return unit.things.size > 0 && !unit.perSecond;
	return asked.map(unitOf).some((wanted) => fits(unit, wanted));
}

/** Whether so many a second are asked for. */
export function isRate(asked: readonly string[]): boolean {
	return asked.some((unit) => unitOf(unit).perSecond);
}

function fits(given: Unit, wanted: Unit): boolean {
	if (given.word === wanted.word && given.perSecond === wanted.perSecond) return true;
	if (given.perSecond && !wanted.perSecond) return false;
	return [...given.things].some(
		(thing) =>
			thing === "any" || wanted.things.has(thing) || [...wanted.things].some((one) => ALSO[one].includes(thing)),
	);
}

/** "个 SYN/秒": without its classifier, so many in a second. */
function unitOf(text: string): Unit {
	const lower = text.toLowerCase().replace(/[.。]$/, "");
	if (PER_SECOND().after.includes(lower)) return { perSecond: true, things: new Set(["any"]), word: "" };
	const thing = within(lower, PER_SECOND());
	const word = withoutClassifier(squashed(thing));
	return { perSecond: thing !== lower, things: THINGS_CALLED().get(word) ?? new Set(), word };
}

/** "个条目" is "条目", which is known, and so keeps its 条. */
function withoutClassifier(word: string): string {
	if (THINGS_CALLED().has(word)) return word;
	const classifier = CLASSIFIERS().find((one) => word.startsWith(one) && word.length > one.length);
	return classifier === undefined ? word : withoutClassifier(word.slice(classifier.length));
}

function squashed(name: string): string {
	return name.toLowerCase().replace(/[\s,+/&-]/g, "");
}

const TIMES = lazily(
	(): ReadonlyMap<string, TimeUnit> =>
		new Map(
			EVERY_LANGUAGE.flatMap(({ times }) =>
				// Object.keys gives string[], whatever the keys are.
				(Object.keys(TIME_UNITS) as readonly TimeUnit[]).flatMap((unit) =>
					times[unit].map((name) => [name, unit] as const),
				),
			),
		),
);

/** Milliseconds in the unit of time that has this name, in lower case. */
export function millisecondsIn(name: string): number | undefined {
	const unit = TIMES().get(name);
	return unit && TIME_UNITS[unit];
}
