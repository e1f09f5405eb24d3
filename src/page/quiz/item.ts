// One item of a quiz: the question or the scenario itself, and the way on.
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Locale } from "../../text/locale.ts";
import type { Api } from "../shared/api.ts";
import type { Sitting } from "./sitting.ts";
import type { QuizWords } from "./words.ts";

export interface ItemView {
	readonly sitting: Sitting;
	readonly words: QuizWords;
	readonly api: Api;
	readonly language: Locale;
	readonly theme: string | null;
	go(to: number): void;
}

export function renderItem(view: ItemView): TemplateResult {
	const { sitting, words } = view;
	const { at, entries } = sitting;
	return html`<h2 id="place" class="heard" tabindex="-1">${words.place(at + 1, entries.length)}</h2>
		<div class="item" part="item">${keyed(`${sitting.quiz.seed} ${at}`, renderElement(view))}</div>
		${entries[at]?.state === "gone" ? html`<p class="notice" role="status">${words.gone}</p>` : nothing}
		${renderWays(view)}`;
}

function renderElement({ sitting: { quiz, entries, at }, api, language, theme }: ItemView): TemplateResult {
	const item = quiz.items[at];
	const entry = entries[at];
	if (item === undefined || entry === undefined) return html``;
	const result = entry.state === "graded" ? entry.result : null;
	if (item.type === "question")
		return html`<seqack-question
			locale=${language}
			theme=${theme ?? nothing}
			question-id=${item.id}
			.seed=${item.seed}
			.question=${item.question ?? null}
			.answer=${entry.answer}
			.confidence=${entry.confidence ?? null}
			.result=${result}
			.isQueued=${entry.state === "queued"}
			.quizId=${quiz.quizId}
			.api=${api}
			.lone=${false}
		></seqack-question>`;
	return html`<seqack-scenario
		locale=${language}
		theme=${theme ?? nothing}
		scenario-id=${item.id}
		.scenario=${item.scenario ?? null}
		.answers=${entry.answers ?? {}}
		.result=${result}
		.api=${api}
		.lone=${false}
	></seqack-scenario>`;
}

function renderWays({ sitting: { ended, entries, at }, words, go }: ItemView): TemplateResult {
	const end = entries.length;
	const isDone = entries[at]?.state !== "open";
	const isLast = at + 1 === end;
	const on = isLast ? words.toEnd : isDone ? words.next : words.skip;
	return html`<footer>
		${at === 0 ? html`<span></span>` : html`<button type="button" @click=${() => go(at - 1)}>${words.back}</button>`}
		<span class="row">
			${
				ended
					? html`<button type="button" class=${isLast ? "main" : ""} @click=${() => go(end)}>${words.toSummary}</button>`
					: nothing
			}
			${
				ended && isLast
					? nothing
					: html`<button type="button" class=${isDone ? "main" : ""} @click=${() => go(at + 1)}>${on}</button>`
			}
		</span>
	</footer>`;
}
