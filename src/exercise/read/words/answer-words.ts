// The words that learners use in answers, by what they mean. A language is one module with all of them and one line in
// every-language.ts; readers understand all languages at once.
import type { Flag } from "../../../tcp/flags.ts";
import type { State } from "../../../tcp/state.ts";

/** What can be counted. `any` are classifiers that go with everything. */
export const THINGS = [
	"any",
	"octets",
	"numbers",
	"segments",
	"syn",
	"syn-ack",
	"ack",
	"entries",
	"machines",
	"tries",
] as const;
export type Thing = (typeof THINGS)[number];

/** Milliseconds in each unit of time, largest first: "1 min 3 s" has to go down this list. */
export const TIME_UNITS = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 } as const;
export type TimeUnit = keyof typeof TIME_UNITS;

/** Words that may stand before or after what is meant, and say nothing. */
export interface Edges {
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** In lower case; a space stands for any number of spaces. */
export interface AnswerWords {
	/** What an answer may begin with, whatever it is. */
	readonly answerIs: readonly string[];
	/** What names a number in front of it: "ack=1001". */
	readonly fields: Readonly<Record<"seq" | "ack" | "flags", readonly string[]>>;
	/** Names of other fields, whose values are passed over in a whole segment. */
	readonly notAsked: readonly string[];
	/** That there is no such number. */
	readonly noNumber: readonly string[];
	/** Between a name and its value. */
	readonly equals: readonly string[];
	readonly plus: readonly string[];
	readonly minus: readonly string[];
	/** Between the last two items of a list. */
	readonly and: readonly string[];
	/** Before what comes first. */
	readonly firstly: readonly string[];
	/** Between what follows one another. */
	readonly afterwards: readonly string[];
	/** The value is the one before. */
	readonly unchanged: readonly string[];
	/** Words for whole numbers in digits; the text is returned unchanged where it holds none. */
	inDigits(text: string): string;

	/** A count of zero, alone or before what is counted. */
	readonly none: readonly string[];
	/** Singular; `plurals` says how more of them are called. */
	readonly things: Readonly<Record<Thing, readonly string[]>>;
	plurals(thing: string): readonly string[];
	/** Before or after what is counted: so many in each second. */
	readonly perSecond: Edges;
	readonly times: Readonly<Record<TimeUnit, readonly string[]>>;
	/** Around counts and times: "about 5", "5 in total". */
	readonly aroundAmounts: Edges;
	/** Around times alone: "after 5 s". */
	readonly aroundTimes: Edges;

	readonly states: Readonly<Record<State, readonly string[]>>;
	/** Names that fit several states. */
	readonly unclearStates: Readonly<Record<string, readonly State[]>>;
	readonly aroundStates: Edges;

	/** Names other than SYN, ACK, … */
	readonly flags: Readonly<Record<Flag, readonly string[]>>;
	readonly noFlags: readonly string[];
	readonly aroundFlags: Edges;
	/** What flags may be called behind their names. */
	readonly flagNouns: readonly string[];
	/** After a flag, or after several: that they are set. */
	readonly flagsAreSet: readonly string[];

	readonly aroundChoices: Edges;
	readonly allChoices: readonly string[];
	readonly isTrue: readonly string[];
	readonly isFalse: readonly string[];
	readonly aroundTruth: Edges;

	/** What a name may be called beside itself: "the ICMP protocol". */
	readonly aroundNames: Edges;
}
