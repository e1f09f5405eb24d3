// What a scenario shows once it is graded, on the wire, below it and in the panel: loaded by then, and not before.
import { nothing, type TemplateResult } from "lit";
import type { Locale } from "../../../text/locale.ts";
import type { DiagramParts, ThreadLine } from "../diagram/parts.ts";
import type { State } from "../model.ts";
import type { Row } from "../picture/picture.ts";
import type { ScenarioWords } from "../words.ts";
import { believedView } from "./believed.ts";
import { branchView, sendView } from "./branch.ts";
import { findingsView } from "./findings.ts";
import { type OutcomeParts, outcomeView } from "./outcome.ts";
import { GRADED_STYLE } from "./style.ts";
import { threadsOf } from "./threads.ts";
import { GRADED_WORDS, type GradedWords } from "./words.ts";
import { leavesAt } from "./written.ts";

export interface GradedParts {
	readonly state: State;
	readonly words: ScenarioWords;
	readonly locale: Locale;
	/** Where the lab is, without a slash at the end. */
	readonly service: string;
	/** How a wire is drawn before anything of this comes to it. */
	readonly diagram: DiagramParts;
	play(blank: string | null): void;
	believe(misconception: string): void;
}

export interface GradedViews {
	/** From a number to what it was counted from. */
	readonly lines: readonly ThreadLine[];
	/** What stands below a row of the wire. */
	after(row: Row): TemplateResult | typeof nothing;
	/** Of one blank. */
	outcome(blank: string): TemplateResult;
	/** Below the wire. */
	findings(): TemplateResult;
}

function gradedViews({ state, words, locale, service, diagram, play, believe }: GradedParts): GradedViews {
	const graded: GradedWords = GRADED_WORDS[locale];
	const lines = threadsOf(state).map(({ from, to, plus }) => ({
		from,
		to,
		label: plus && graded.plus(plus.amount, plus.why),
	}));
	const outcomes: OutcomeParts = { state, words, graded, actions: (blank) => sendView({ state, graded, play }, blank) };
	const believed = (id: string) => believedView({ state, graded, diagram, believe }, id);
	const { played } = state;
	const leaves = played !== null && state.picture.rows.find(({ arrow }) => leavesAt(arrow, played));
	return {
		lines,
		after: (row) =>
			played !== null && row === leaves ? branchView({ state, graded, diagram, play }, played) : nothing,
		outcome: (blank) => outcomeView(outcomes, blank),
		findings: () => findingsView({ ...outcomes, believed, service }),
	};
}

/** With its looks. */
export const GRADED = { views: gradedViews, style: GRADED_STYLE } as const;
