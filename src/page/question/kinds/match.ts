// Each of the left side with one of the right.
import { html, nothing } from "lit";
import type { Question } from "../../shared/api.ts";
import { prose } from "../prose.ts";
import { verdictShape } from "../verdict.ts";
import type { KindInput } from "./kind-input.ts";

type Pairs = Readonly<Record<string, unknown>>;

/** Right-hand id by left-hand id, out of what was sent or shown as JSON. */
export function pairsOf(value: unknown): Pairs {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

const rightText = ({ right = [] }: Question, id: unknown) => right.find((one) => one.id === id)?.text;

export const match: KindInput = {
	start: () => undefined,
	isFilled: (answer) => Object.keys(pairsOf(answer)).length > 0,
	render: ({ question, answer, words, complaint, put }) => {
		const pairs = pairsOf(answer);
		const choose = (left: string, right: string) => {
			const { [left]: _, ...others } = pairs;
			put(right === "" ? others : { ...others, [left]: right });
		};
		return html`<div class="cards" role="group" aria-labelledby="prompt" aria-describedby=${complaint ?? "ask"}>
			${question.left?.map(
				({ id, text }) => html`<label class="card pair">
					<span>${prose(text)}</span>
					<select @change=${(event: Event) => choose(id, (event.target as HTMLSelectElement).value)}>
						<option value="" .selected=${pairs[id] === undefined}>${words.choose}</option>
						${question.right?.map(
							(one) => html`<option value=${one.id} .selected=${pairs[id] === one.id}>${one.text}</option>`,
						)}
					</select>
				</label>`,
			)}
		</div>`;
	},
	renderSolved: ({ question, given, expected, words }) => {
		const chosen = pairsOf(given);
		const keys = expected === undefined ? null : pairsOf(expected);
		return html`<ul class="cards" aria-labelledby="prompt">
			${question.left?.map(({ id, text }) => {
				const mine = rightText(question, chosen[id]);
				const isRight = keys === null ? undefined : keys[id] === chosen[id];
				const mark = isRight === undefined ? "chosen" : isRight ? "hit" : "wrong";
				return html`<li class="card pair ${mark}">
					<span>${prose(text)}</span>
					<span class="ends">
						<span>
							${isRight === undefined ? nothing : verdictShape(isRight ? "correct" : "wrong")}
							${mine === undefined ? words.nothingGiven : prose(mine)} <em>${words.marks[mark]}</em>
						</span>
						${
							isRight === false
								? html`<span class="correct">
									${verdictShape("correct")} ${prose(rightText(question, keys?.[id]) ?? "")}
									<em>${words.marks.key}</em>
								</span>`
								: nothing
						}
					</span>
				</li>`;
			})}
		</ul>`;
	},
};
