// All kinds of blanks: a kind is a module of this folder, its name at the end of names.ts, and a line here.
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import { count } from "./count.ts";
import { duration } from "./duration.ts";
import { flags } from "./flags.ts";
import type { Kind } from "./kind.ts";
import { BLANK_KINDS, type BlankKind } from "./names.ts";
import { nextSegment } from "./next-segment.ts";
import { order } from "./order.ts";
import { sequenceNumberKind } from "./sequence-number.ts";
import { state } from "./state.ts";

const ALL = {
	state,
	flags,
	"sequence-number": sequenceNumberKind,
	count,
	duration,
	choice,
	"next-segment": nextSegment,
	order,
	choices,
} as const satisfies Record<BlankKind, unknown>;

type All = typeof ALL;

/** What blanks of each kind ask for, the values of their answers, and what answers to their parts are. */
export type Asks = { [K in BlankKind]: All[K] extends Kind<K, infer A, infer _V, infer _P> ? A : never };
type Values = { [K in BlankKind]: All[K] extends Kind<K, infer _A, infer V, infer _P> ? V : never };
type PartAnswers = { [K in BlankKind]: All[K] extends Kind<K, infer _A, infer _V, infer P> ? P : never };

/** An answer to a part of a blank, whatever its kind. */
export type PartAnswer = PartAnswers[BlankKind];

export type ValueOf<K extends BlankKind> = Values[K];

/** By the kind of a blank, so that its value is of that kind from reading on. */
export const KINDS: { readonly [K in BlankKind]: Kind<K, Asks[K], Values[K], PartAnswer> } = ALL;

export type CutKind = { [K in BlankKind]: All[K] extends { readonly cut: unknown } ? K : never }[BlankKind];

export const CUT_KINDS = BLANK_KINDS.filter((kind): kind is CutKind => "cut" in ALL[kind]);

export const CUTTING: { readonly [K in CutKind]: Pick<All[K], "cut"> } = ALL;
