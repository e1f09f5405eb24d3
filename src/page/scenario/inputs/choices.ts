// Any of several options.
import { html } from "lit";
import type { Input } from "./input.ts";
import { checkOption, choicesOf, idsOf } from "./option.ts";

export const choices: Input = {
	view: (filling) => {
		const chosen = idsOf(filling.answer);
		const toggled = (id: string) =>
			choicesOf(filling).flatMap((one) => (chosen.includes(one.id) !== (one.id === id) ? [one.id] : []));
		return html`<div class="options" role="group" aria-label=${filling.blank.label}>
			<p class="how">${filling.words.several}</p>
			${choicesOf(filling).map(({ id, text }) =>
				checkOption(chosen.includes(id), text, () => filling.set(toggled(id))),
			)}
		</div>`;
	},
	empty: (_, words) => words.choose,
	shown: (answer, blank) =>
		idsOf(answer)
			.map((id) => choicesOf({ blank }).find((one) => one.id === id)?.text ?? id)
			.join("; "),
};
