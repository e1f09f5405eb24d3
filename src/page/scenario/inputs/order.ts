// Events in their order: each can be moved up and down, by buttons or by the arrow keys on them.
import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Filling, Input } from "./input.ts";
import { choicesOf, idsOf } from "./option.ts";

export const order: Input = {
	view: (filling) => {
		const listed = orderOf(filling);
		return html`<p class="how">${filling.words.orderHow}</p>
			<ol class="order" aria-label=${filling.blank.label}>
				${repeat(
					listed,
					(id) => id,
					(id, i) => item(filling, listed, id, i),
				)}
			</ol>`;
	},
	empty: (_, words) => words.arrange,
	shown: (answer) => idsOf(answer).join(" → "),
	untouched: (blank) => choicesOf({ blank }).map(({ id }) => id),
};

function orderOf(filling: Pick<Filling, "blank" | "answer">): readonly string[] {
	const answered = idsOf(filling.answer);
	return answered.length > 0 ? answered : choicesOf(filling).map(({ id }) => id);
}

function item(filling: Filling, listed: readonly string[], id: string, i: number) {
	const text = choicesOf(filling).find((one) => one.id === id)?.text ?? id;
	const { up, down } = filling.words;
	const move = (by: 1 | -1) => (event: Event) => {
		filling.set(moved(listed, i, by));
		// The button moves along with its item; at an end it can go no further, and the other one is at hand.
		const button = event.currentTarget;
		if (button instanceof HTMLElement) requestAnimationFrame(() => focusWithin(button));
	};
	return html`<li>
		<span class="mono letter">${id}</span>
		<span class="order-text">${text}</span>
		<button class="move" aria-label=${up(text)} ?disabled=${i === 0} @click=${move(-1)}>↑</button>
		<button class="move" aria-label=${down(text)} ?disabled=${i === listed.length - 1} @click=${move(1)}>↓</button>
	</li>`;
}

function focusWithin(button: HTMLElement): void {
	if (!button.matches(":disabled")) button.focus();
	else button.parentElement?.querySelector<HTMLElement>(".move:not(:disabled)")?.focus();
}

export function moved(listed: readonly string[], i: number, by: 1 | -1): readonly string[] {
	const [one, other] = [listed[i], listed[i + by]];
	if (one === undefined || other === undefined) return listed;
	return listed.map((id, k) => (k === i ? other : k === i + by ? one : id));
}
