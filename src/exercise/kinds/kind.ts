// What a kind of blank is: all that the exercise asks of one. A kind is a module of this folder and a line of
// registry.ts; it knows its own blanks and values, and nothing of the other kinds.
import type { Askable } from "../../scenario/main-question.ts";
import type { Random } from "../../scenario/random.ts";
import type { SkillId } from "../../scenario/skills.ts";
import type { SegmentEdit } from "../../tcp/edit-segment.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { Locale, Localized } from "../../text/locale.ts";
import type { Reading } from "../read/reading.ts";
import type { Placed, Situation } from "../situation.ts";
import type { CommonBlank, DerivationStep, Derivations, PartResults, Reference, Verdict, ViewBlank } from "../types.ts";
import type { BlankKind } from "./names.ts";

/** A blank of the kind `N`: one value that a learner is asked for. */
export interface Asking<N extends string, A> {
	readonly kind: N;
	/** b1, b2, … in the order of the timeline; b3.seq for a part of b3. */
	readonly id: string;
	/** The same under another rule, see keys.ts. */
	readonly key: string;
	readonly step: number;
	readonly skills: readonly SkillId[];
	/** Maximum points. */
	readonly points: number;
	/** What is asked for, and with it what is right. */
	readonly asks: A;
}

/** Something that can be asked, as long as it is not chosen. */
export interface Candidate<N extends string, A> {
	readonly kind: N;
	readonly key: string;
	readonly step: number;
	/** What it is to the template, which says whether it belongs to its main question. */
	readonly about: Askable;
	/** Among the blanks of a step, those of a lower rank come first. */
	readonly rank: number;
	/** Among the candidates of the timeline, or among those outside of it, the order in which chance takes them. */
	readonly place: number;
	/** Places of the timeline with one value for one reason, hidden together; null for what stands outside of it. */
	readonly group: string | null;
	/** How many of a group are asked each by itself; the other ones show the first one's blank. */
	readonly apart: number;
	/** Every scenario that has such candidates of this kind asks for one of them. */
	readonly essential: boolean;
	/** Times from this step on would give it away; null where none do. */
	readonly hidesTimesFrom: number | null;
	blank(id: string): Asking<N, A>;
}

/** Why a value is right. */
export interface Explained {
	readonly rule: string;
	readonly reference: Reference;
	readonly sentences: readonly string[];
}

/** What became of the answer that is explained. */
export interface Outcome<V> {
	/** Null where there is none, or none that can be read. */
	readonly value: V | null;
	readonly parts: PartResults | undefined;
}

/** How far a number is from the right one, octets, and the segment whose number both are counted from. */
export interface CountingError {
	readonly root: number;
	readonly by: number;
}

/** A segment that is on the wire, and what an answer to a part of it would make of it. */
export interface WrittenSegment {
	readonly segment: Segment;
	readonly set: SegmentEdit;
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** `N` is its name, `A` what its blanks ask for, `V` a value, `P` a part of it with what was answered to that. */
export interface Kind<N extends BlankKind, A, V, P = never> {
	/** What a picker shows. */
	readonly title: Localized;
	/** What of this kind can be asked. A kind that cuts the timeline has no candidates, but a cut. */
	candidates(situation: Situation): readonly Candidate<N, A>[];

	key(blank: Asking<N, A>): V;
	isValue(value: unknown): value is V;
	/** As the learner meant it. */
	read(placed: Placed, blank: Asking<N, A>, given: unknown): Reading<V>;
	/** How much of a value is right, 0 to 1. */
	share(blank: Asking<N, A>, value: V): number;
	/** Of a number: what an error is made of that later numbers follow from. */
	error?(blank: Asking<N, A>, value: V): CountingError | null;
	readonly parts?: InParts<N, A, V, P>;
	/** Of a segment: how it would travel if it were sent as it was answered. */
	asWritten?(blank: Asking<N, A>, value: V): WrittenSegment;

	/** A value as the result shows it. */
	show(placed: Placed, blank: Asking<N, A>, value: V): unknown;
	/** An answer as it was understood; as `show` has it where left out. */
	given?(placed: Placed, blank: Asking<N, A>, sent: unknown, value: V): unknown;
	/** A value in a sentence. */
	say(placed: Placed, blank: Asking<N, A>, value: V, locale: Locale): string;
	/** An answer in a sentence, null where it had better not be repeated; as `say` has it where left out. */
	sayGiven?(placed: Placed, blank: Asking<N, A>, sent: unknown, value: V, locale: Locale): string | null;

	/** Beside its field. */
	label(placed: Placed, blank: Asking<N, A>, locale: Locale): string;
	/** What the view says, with what only this kind says. */
	view(placed: Placed, blank: Asking<N, A>, common: CommonBlank<N>, locale: Locale): ViewBlank<N>;
	/** JSON Schema 2020-12 of an answer in the form that `show` gives. */
	schema(placed: Placed, blank: Asking<N, A>): JsonSchema;
	readonly hints: Hints<N, A>;
	explain(placed: Placed, blank: Asking<N, A>, outcome: Outcome<V>, locale: Locale): Explained;
	/** Of a number: what it was counted from, step by step. */
	derive?(placed: Placed, blank: Asking<N, A>): readonly DerivationStep[];
	/** Of a kind with parts: the same of each part that is a number. */
	deriveParts?(placed: Placed, blank: Asking<N, A>): Derivations;
	/** What the idea behind a wrong answer overlooks; null where there is nothing of its own to say. */
	reply?(placed: Placed, blank: Asking<N, A>, value: V, locale: Locale): string | null;

	/** What somebody might write by mistake: for learners who are simulated. */
	slip(blank: Asking<N, A>, random: Random): V;
}

/** The rungs of the ladder. None says the answer. */
export interface Hints<N extends string, A> {
	/** Where to look. */
	look(placed: Placed, blank: Asking<N, A>, locale: Locale): string;
	/** The rule that leads from there to the answer, true in this profile and scenario. */
	rules(placed: Placed, blank: Asking<N, A>, locale: Locale): string;
	firstStep(placed: Placed, blank: Asking<N, A>, locale: Locale): string;
}

/** Of a kind whose blank is to the learner one, but is judged part by part: each part is a blank of another kind. */
export interface InParts<N extends string, A, V, P> {
	/** The parts, and what was answered to each of them; `value` is null where nothing could be read. */
	answers(blank: Asking<N, A>, sent: unknown, value: V | null): readonly P[];
	/** `verdicts` by the ids of the parts. */
	judge(
		blank: Asking<N, A>,
		value: V | null,
		verdicts: ReadonlyMap<string, Verdict>,
	): { readonly verdict: Verdict; readonly parts: PartResults };
}

/** Where the timeline stops before its end. */
export interface Cut<N extends string = string> {
	/** The kind that needs it. */
	readonly kind: N;
	/** The last step that is shown, 0 if none is. */
	readonly step: number;
	/** The segment of that step that is asked for as a whole, and the host that sends it. */
	readonly asked: { readonly segment: Segment; readonly sender: string } | null;
}

/** A cut that a kind found for its blank. */
export interface OfferedCut<N extends string, A> extends Cut<N> {
	/** Keys of what cannot be asked by itself beside it. */
	readonly withheld: ReadonlySet<string>;
	/** Keys of the places of the timeline in which the blank stands. */
	readonly places: readonly string[];
	blank(id: string): Asking<N, A>;
}

/** A kind that hides the rest of the timeline, which would give it away: asked only where a caller names it. */
export interface CuttingKind<N extends BlankKind, A, V, P = never> extends Kind<N, A, V, P> {
	/** Null where the trace has nothing for it. */
	cut(random: Random, situation: Situation): OfferedCut<N, A> | null;
}
