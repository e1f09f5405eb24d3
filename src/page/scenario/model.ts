// A scenario in a learner's hand, as one plain value: what is asked, what was answered, where one is, and what came of it.
// Diagram, table and bar are views of it; every change is a pure function here.
import type { BelievedDocument } from "../../contract/believed.ts";
import type { HintLevel } from "../../exercise/hint-levels.ts";
import type { BlankResult, DiagnosedMisconception, FoundSlip, Verdict, ViewStep } from "../../exercise/types.ts";
import type { Answers, AttemptDocument, Hint, Result, Scenario } from "../shared/api.ts";
import { type Picture, pictureOf } from "./picture/picture.ts";

export type View = "diagram" | "table";
export type BlankView = Scenario["blanks"][number];

/** Of one blank; what the solution tells is left out where it is withheld. */
export type BlankOutcome = Pick<BlankResult, "verdict" | "points" | "max" | "given" | "message" | "parts"> &
	Partial<BlankResult>;

export interface BelievedLink {
	readonly misconception: string;
	readonly timeline: string;
}

/** What came of the answers, with or without the solution, with or without a learner's record. */
export interface Graded {
	readonly gradable: boolean;
	readonly score: Result["score"];
	readonly summary: string;
	readonly blanks: Readonly<Record<string, BlankOutcome>>;
	readonly misconceptions: readonly DiagnosedMisconception[];
	readonly slips: readonly FoundSlip[];
	/** Null while the solution is withheld. */
	readonly timeline: readonly ViewStep[] | null;
	readonly believed: readonly BelievedLink[];
	/** Path of the scenario in the lab; null where it cannot be played on there, or not yet. */
	readonly lab: string | null;
	/** Of an assessed scenario; null: as many as one likes. */
	readonly attemptsLeft: number | null;
	/** Points that hints took, by blank. */
	readonly deducted: Readonly<Record<string, number>>;
}

export interface State {
	readonly scenario: Scenario;
	readonly picture: Picture;
	/** By blank id; what is not filled in is absent. */
	readonly answers: Answers;
	/** The blank that is being filled in or explained. */
	readonly open: string | null;
	/** The blank that was touched last. */
	readonly current: string | null;
	/** Taken, by blank, from the first level up. */
	readonly hints: Readonly<Record<string, readonly Hint[]>>;
	/** Why the service could not read an answer, by blank; gone once that is changed. */
	readonly refused: Readonly<Record<string, string>>;
	readonly graded: Graded | null;
	readonly view: View;
	/** The blank whose answer is sent as it was written; null: none is. */
	readonly played: string | null;
	/** Runs under misconceptions that are shown, by misconception. */
	readonly believed: Readonly<Record<string, BelievedDocument>>;
}

export function begin(scenario: Scenario, view: View): State {
	const picture = pictureOf({ ...scenario, timeline: scenario.timeline });
	return {
		scenario,
		picture,
		answers: {},
		open: null,
		current: null,
		hints: {},
		refused: {},
		graded: null,
		view,
		played: null,
		believed: {},
	};
}

/** The same scenario in another language. */
export function translate(state: State, scenario: Scenario): State {
	const { view, answers, hints } = state;
	return { ...begin(scenario, view), answers, hints };
}

/** `value` undefined: taken back. What is graded stays as it is. */
export function answer(state: State, blank: string, value: unknown): State {
	if (state.graded) return state;
	const { [blank]: _, ...others } = state.answers;
	const { [blank]: __, ...refused } = state.refused;
	return { ...state, refused, answers: isFilled(value) ? { ...others, [blank]: value } : others };
}

/** Whether it is an answer at all: no empty text, no empty list, no segment without a part. */
export function isFilled(value: unknown): boolean {
	if (value === undefined || value === null) return false;
	if (typeof value === "string") return value.trim() !== "";
	if (Array.isArray(value)) return value.length > 0;
	return typeof value === "object" ? Object.values(value).some(isFilled) : true;
}

export function open(state: State, blank: string | null): State {
	return { ...state, open: blank, current: blank ?? state.current };
}

export function show(state: State, view: View): State {
	return { ...state, view, open: null };
}

/** The blank before or after, in the order in which they stand; null beyond the ends. */
export function neighbour({ picture: { order } }: State, blank: string, by: 1 | -1): string | null {
	const at = order.indexOf(blank);
	return at === -1 ? (order[0] ?? null) : (order[at + by] ?? null);
}

export function filledCount({ picture: { order }, answers }: State): number {
	return order.filter((id) => Object.hasOwn(answers, id)).length;
}

/** Where help is wanted: the blank touched last, else the first that is empty. */
export function blankToHelp({ current, picture: { order }, answers }: State): string | null {
	return current ?? order.find((id) => !Object.hasOwn(answers, id)) ?? order[0] ?? null;
}

export function blankOf({ scenario: { blanks } }: State, id: string): BlankView | undefined {
	return blanks.find((blank) => blank.id === id);
}

/** Null once all are taken. */
export function nextHint({ hints }: State, blank: string): HintLevel | null {
	const taken = hints[blank]?.at(-1);
	return taken === undefined ? 1 : (taken.nextLevel as HintLevel | null);
}

export function takeHint(state: State, hint: Hint): State {
	const earlier = (state.hints[hint.blank] ?? []).filter(({ level }) => level < hint.level);
	return { ...state, hints: { ...state.hints, [hint.blank]: [...earlier, hint] } };
}

/** The answers stay, each with why it could not be read. */
export function refuse(state: State, refused: Readonly<Record<string, string>>): State {
	return { ...state, refused, open: null };
}

/** The blanks that the errors of a problem point at ("/answers/b2"), with what they say. */
export function refusalsOf(
	errors: readonly { readonly pointer?: string; readonly detail: string }[],
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		errors.flatMap(({ pointer, detail }) => {
			const [, blank] = /^\/(?:answers|blanks)\/([^/]+)/.exec(pointer ?? "") ?? [];
			return blank === undefined ? [] : [[blank, detail] as const];
		}),
	);
}

export function grade(state: State, result: Result | AttemptDocument): State {
	const graded = gradedOf(result);
	if (!graded) return state;
	const { scenario } = state;
	const picture = graded.timeline
		? pictureOf({ ...scenario, timeline: graded.timeline, asked: scenario.timeline })
		: state.picture;
	return { ...state, graded, picture, open: null, current: null, refused: {} };
}

/** Null for the result of a question. */
function gradedOf(result: Result | AttemptDocument): Graded | null {
	if (!("blanks" in result)) return null;
	const solved = "timeline" in result ? result : null;
	const hints = "hints" in result ? (result.hints ?? {}) : {};
	return {
		gradable: result.gradable,
		score: result.score,
		summary: result.summary,
		blanks: result.blanks as Graded["blanks"],
		misconceptions: solved?.misconceptions ?? [],
		slips: solved?.slips ?? [],
		timeline: (solved?.timeline as readonly ViewStep[] | undefined) ?? null,
		believed: solved?.links.believed ?? [],
		lab: solved?.links.lab ?? null,
		attemptsLeft: "attemptsLeft" in result ? result.attemptsLeft : null,
		deducted: Object.fromEntries(Object.entries(hints).map(([blank, { deducted }]) => [blank, deducted])),
	};
}

/** Another attempt at the same: the answers stay. */
export function again(state: State): State {
	const { scenario, view, answers, hints } = state;
	return { ...begin(scenario, view), answers, hints };
}

/** Sends the answer of a blank as it was written; null: takes it back. */
export function play(state: State, played: string | null): State {
	return { ...state, played, open: null };
}

/** Shows the run under a misconception; undefined: hides it. */
export function believe(state: State, misconception: string, run: BelievedDocument | undefined): State {
	const { [misconception]: _, ...others } = state.believed;
	return { ...state, believed: run ? { ...others, [misconception]: run } : others };
}

export function verdictOf({ graded }: State, blank: string): Verdict | null {
	return graded?.blanks[blank]?.verdict ?? null;
}
