// Steps to put in order: each can be moved up and down, by button or arrow key, and keeps the focus on its way.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Question } from "../../shared/api.ts";
import { prose } from "../prose.ts";
import { verdictShape } from "../verdict.ts";
import type { KindInput, Put } from "./kind-input.ts";
import { idsOf } from "./options.ts";

const textOf = ({ choices = [] }: Question, id: string) => choices.find((one) => one.id === id)?.text ?? "";

/** The same ids with that at `from` at `to`; as they were where there is no such place. */
export function moved(ids: readonly string[], from: number, to: number): readonly string[] {
	const id = ids[from];
	if (id === undefined || to < 0 || to >= ids.length) return ids;
	return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}

const BY_KEY: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

export const order: KindInput = {
	start: ({ choices = [] }) => choices.map(({ id }) => id),
	isFilled: (answer) => idsOf(answer).length > 0,
	render: (put) => {
		const ids = idsOf(put.answer);
		return html`<ol class="cards" aria-labelledby="prompt" aria-describedby="ask">
			${repeat(
				ids,
				(id) => id,
				(id, place) => renderStep(put, ids, id, place),
			)}
		</ol>`;
	},
	renderSolved: ({ question, given, expected, words }) => {
		const right = expected === undefined ? null : idsOf(expected);
		const isRight = (id: string, place: number) => right === null || right[place] === id;
		return html`<ol class="cards" aria-labelledby="prompt">
			${(right ?? idsOf(given)).map((id, place) => {
				const at = idsOf(given).indexOf(id);
				const ok = isRight(idsOf(given)[place] ?? "", place);
				return html`<li class="card ${right === null ? "other" : ok ? "hit" : "wrong"}">
					<span class="place">${place + 1}</span>
					<span>${prose(textOf(question, id))}
						${right === null || at < 0 ? nothing : html`<em>${ok ? words.marks.hit : words.youHad(at + 1)}</em>`}
					</span>
					${right === null ? nothing : verdictShape(ok ? "correct" : "wrong")}
				</li>`;
			})}
		</ol>`;
	},
};

function renderStep({ question, words, put, say }: Put, ids: readonly string[], id: string, place: number) {
	const text = textOf(question, id);
	const move = (by: number) => {
		const now = moved(ids, place, place + by);
		if (now === ids) return;
		put(now);
		say(words.moved(text, place + by + 1));
	};
	const onKey = (event: KeyboardEvent) => {
		const by = BY_KEY[event.key];
		if (by === undefined) return;
		event.preventDefault();
		move(by);
	};
	const button = (by: -1 | 1, label: string, path: string, isEnd: boolean) => html`<button
		type="button"
		class="move"
		aria-label=${label}
		aria-disabled=${isEnd ? "true" : nothing}
		@click=${() => move(by)}
	>
		<svg viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>
	</button>`;
	return html`<li class="card step" @keydown=${onKey}>
		<span class="place">${place + 1}</span>
		<span>${prose(text)}</span>
		<span class="moves">
			${button(-1, words.up(text), "M10 15V5M5.5 9.5L10 5l4.5 4.5", place === 0)}
			${button(1, words.down(text), "M10 5v10M5.5 10.5L10 15l4.5-4.5", place === ids.length - 1)}
		</span>
	</li>`;
}
