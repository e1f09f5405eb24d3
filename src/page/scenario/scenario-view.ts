// All that `<seqack-scenario>` shows of a state, and what can be done there.
import { html, nothing, type TemplateResult } from "lit";
import type { Locale } from "../../text/locale.ts";
import { barView } from "./bar.ts";
import { type ChipParts, chipView, questionView } from "./chip.ts";
import { diagram } from "./diagram/diagram.ts";
import type { DiagramParts } from "./diagram/parts.ts";
import type { GRADED, GradedViews } from "./graded/views.ts";
import { headView } from "./head.ts";
import { fillingOf } from "./inputs/filling.ts";
import { blankToHelp, type State, type View } from "./model.ts";
import { panelView } from "./panel.ts";
import { tableView } from "./table.ts";
import { SCENARIO_WORDS, type ScenarioWords } from "./words.ts";

export interface Actions {
	show(view: View): void;
	open(blank: string, chip: HTMLElement | null): void;
	close(): void;
	answer(blank: string, value: unknown): void;
	confirm(): void;
	go(by: 1 | -1): void;
	hint(blank: string): void;
	check(): void;
	again(): void;
	another(): void;
	play(blank: string | null): void;
	believe(misconception: string): void;
	/** On the wire. */
	onKey(event: KeyboardEvent): void;
	onPanelKey(event: KeyboardEvent): void;
}

export interface Around {
	readonly locale: Locale;
	readonly busy: boolean;
	/** Whether the check was pressed with blanks empty. */
	readonly sure: boolean;
	/** What became of the check where nothing is graded yet. */
	readonly notice: "queued" | "refused" | null;
	/** Seconds until its deadline; null where it has none, or is graded. */
	readonly left: number | null;
	/** Where the lab is, without a slash at the end. */
	readonly service: string;
	/** Whether hints cost something. */
	readonly counted: boolean;
	/** What is shown after checking; null: not loaded by now. */
	readonly graded: typeof GRADED | null;
	/** What went wrong, to be shown where one looks. */
	readonly problem: TemplateResult | typeof nothing;
}

/** Above the bar. */
export function scenarioView(state: State, around: Around, actions: Actions): TemplateResult {
	const words: ScenarioWords = SCENARIO_WORDS[around.locale];
	const chips: ChipParts = { state, words, locale: around.locale, open: actions.open };
	const plain: DiagramParts = {
		words,
		chip: (place, what) => chipView(chips, place, what),
		question: (blank) => questionView(chips, blank),
	};
	const graded = state.graded ? gradedOf(state, words, around, actions, plain) : null;
	const parts = graded ? { ...plain, lines: graded.lines, after: graded.after } : plain;
	const { picture, view } = state;
	const wire = view === "table" ? tableView(picture, parts) : diagram(picture, parts);
	return html`${headView(state, words, state.graded ? null : around.left, actions.show)}
		<div class="wire-or-table" @keydown=${actions.onKey}>
			${picture.rows.length === 0 ? nothing : wire} ${picture.questions.map(parts.question)}
		</div>
		${graded?.findings() ?? nothing}
		<div
			class="panel"
			part="panel"
			popover="manual"
			role="dialog"
			aria-labelledby="panel-title"
			@keydown=${actions.onPanelKey}
		>
			${openPanel(state, words, around, actions, graded)}
		</div>`;
}

function gradedOf(
	state: State,
	words: ScenarioWords,
	{ locale, service, graded }: Around,
	{ play, believe }: Actions,
	diagram: DiagramParts,
): GradedViews | null {
	return graded?.views({ state, words, locale, service, diagram, play, believe }) ?? null;
}

function openPanel(state: State, words: ScenarioWords, around: Around, actions: Actions, graded: GradedViews | null) {
	return panelView({
		state,
		words,
		hints: { counted: around.counted, busy: around.busy, take: actions.hint },
		filling: (blank) =>
			fillingOf(state, blank, around.locale, {
				set: (value) => actions.answer(blank, value),
				chosen: (value) => {
					actions.answer(blank, value);
					actions.close();
				},
			}),
		outcome: (blank) => graded?.outcome(blank) ?? nothing,
		problem: around.problem,
		go: actions.go,
		confirm: actions.confirm,
		close: actions.close,
	});
}

export function bottomView(state: State, { locale, busy, sure, notice }: Around, actions: Actions): TemplateResult {
	return barView(state, SCENARIO_WORDS[locale], {
		busy,
		sure,
		notice,
		hint: () => {
			const blank = blankToHelp(state);
			if (blank !== null) actions.open(blank, null);
		},
		check: actions.check,
		again: actions.again,
		another: actions.another,
	});
}
