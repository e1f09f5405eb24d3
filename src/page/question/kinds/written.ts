// Answers that are typed: a number in its unit, or a word or two.
import { html, nothing, type TemplateResult } from "lit";
import { prose } from "../prose.ts";
import { verdictShape } from "../verdict.ts";
import type { KindInput, Put, Solved } from "./kind-input.ts";
import { understoodNumber } from "./understood.ts";

const isFilled = (answer: unknown) => typeof answer === "string" && answer.trim() !== "";

function renderField({ question: { unit }, answer, words, complaint, put }: Put, isNumber: boolean): TemplateResult {
	const typed = typeof answer === "string" ? answer : "";
	const understood = isNumber ? understoodNumber(typed) : null;
	return html`<label class="field">
		<span class="small muted">${unit ? words.answerIn(unit) : words.yourAnswer}</span>
		<span class="row">
			<input
				class=${isNumber ? "number" : "text"}
				.value=${typed}
				maxlength="64"
				autocomplete="off"
				autocapitalize="off"
				spellcheck="false"
				aria-describedby=${complaint ?? "ask"}
				aria-invalid=${complaint === undefined ? nothing : "true"}
				@input=${(event: Event) => put((event.target as HTMLInputElement).value)}
			/>
			${
				isNumber
					? html`<output class="number small muted">
						${understood === null ? nothing : words.understood(understood.toLocaleString("en"))}
					</output>`
					: nothing
			}
		</span>
	</label>`;
}

const isRight = (verdict: Solved["verdict"]) => verdict === "correct" || verdict === "follow-through";

function renderWritten({ question: { unit }, given, expected, verdict, words }: Solved): TemplateResult {
	const show = (value: unknown) =>
		html`<span class="value">${prose(String(value))}</span>${unit ? html`&nbsp;${unit}` : nothing}`;
	const isTold = expected !== undefined && !isRight(verdict);
	return html`<dl class="written">
		<div class=${verdict}>
			<dt>${words.yourAnswer}</dt>
			<dd>${verdictShape(verdict)} ${given === null || given === "" ? words.nothingGiven : show(given)}</dd>
		</div>
		${
			isTold
				? html`<div class="correct">
					<dt>${words.rightAnswer}</dt>
					<dd>${verdictShape("correct")} ${show(expected)}</dd>
				</div>`
				: nothing
		}
	</dl>`;
}

export const numeric: KindInput = {
	start: () => undefined,
	isFilled,
	render: (put) => renderField(put, true),
	renderSolved: renderWritten,
};

export const shortText: KindInput = {
	start: () => undefined,
	isFilled,
	render: (put) => renderField(put, false),
	renderSolved: renderWritten,
};
