// One of several options.
import { html } from "lit";
import type { Input } from "./input.ts";
import { choicesOf, radioOption } from "./option.ts";

export const choice: Input = {
	view: (filling) =>
		html`<div class="options" role="radiogroup" aria-label=${filling.blank.label}>
			${choicesOf(filling).map(({ id, text }) => radioOption(filling, id, text))}
		</div>`,
	empty: (_, words) => words.choose,
	shown: (answer, blank) => choicesOf({ blank }).find(({ id }) => id === answer)?.text ?? String(answer),
};
