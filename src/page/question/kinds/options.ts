// Options to choose from, as cards: one of them or several.
import { html, nothing, type TemplateResult } from "lit";
import type { Verdict } from "../../../exercise/types.ts";
import { prose } from "../prose.ts";
import { verdictShape } from "../verdict.ts";
import type { QuestionWords } from "../words.ts";
import type { Put, Solved } from "./kind-input.ts";

/** `chosen` are ids; `choose` is told the id and whether it is chosen now. */
export function renderOptions(
	{ question, complaint }: Put,
	type: "radio" | "checkbox",
	chosen: readonly string[],
	choose: (id: string, on: boolean) => void,
): TemplateResult {
	return html`<div
		class="cards"
		role=${type === "radio" ? "radiogroup" : "group"}
		aria-labelledby="prompt"
		aria-describedby=${complaint ?? "ask"}
	>
		${question.choices?.map(
			({ id, text }) => html`<label class="card">
				<input
					type=${type}
					name="option"
					.checked=${chosen.includes(id)}
					@change=${(event: Event) => choose(id, (event.target as HTMLInputElement).checked)}
				/>
				<span>${prose(text)}</span>
			</label>`,
		)}
	</div>`;
}

type Mark = keyof QuestionWords["marks"];

const SHAPE_OF: Readonly<Record<Mark, Verdict | null>> = {
	hit: "correct",
	wrong: "wrong",
	missed: "correct",
	key: "correct",
	chosen: null,
};

/** What is to say of an option: whether it was chosen, and whether it should have been. */
export function markOf(isChosen: boolean, isRight: boolean | undefined, several: boolean): Mark | null {
	if (isRight === undefined) return isChosen ? "chosen" : null;
	if (isChosen) return isRight ? "hit" : "wrong";
	if (!isRight) return null;
	return several ? "missed" : "key";
}

/** `expected` is undefined where it is withheld. */
export function renderMarked(
	{ question, words }: Solved,
	given: readonly string[],
	expected: readonly string[] | undefined,
	several: boolean,
): TemplateResult {
	return html`<ul class="cards" aria-labelledby="prompt">
		${question.choices?.map(({ id, text }) => {
			const mark = markOf(given.includes(id), expected?.includes(id), several);
			const shape = mark && SHAPE_OF[mark];
			return html`<li class="card ${mark ?? "other"}">
				${shape ? verdictShape(shape) : html`<span class="shape"></span>`}
				<span>${prose(text)} ${mark === null ? nothing : html`<em>${words.marks[mark]}</em>`}</span>
			</li>`;
		})}
	</ul>`;
}

/** Ids out of what was sent or shown as JSON. */
export function idsOf(value: unknown): readonly string[] {
	const list = Array.isArray(value) ? value : [value];
	return list.filter((one): one is string => typeof one === "string");
}
