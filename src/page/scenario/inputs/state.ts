// A state: the list of all, in the order of the state diagram, in the three ways through it.
import { html } from "lit";
import type { Input } from "./input.ts";
import { radioOption } from "./option.ts";
import type { InputWords } from "./words.ts";

type Group = "opening" | "closesFirst" | "closesSecond";

const GROUPS: readonly (readonly [name: Group & keyof InputWords, states: readonly string[]])[] = [
	["opening", ["CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED"]],
	["closesFirst", ["FIN-WAIT-1", "FIN-WAIT-2", "CLOSING", "TIME-WAIT"]],
	["closesSecond", ["CLOSE-WAIT", "LAST-ACK"]],
];

export const state: Input = {
	view: (filling) =>
		html`<div class="states" role="radiogroup" aria-label=${filling.blank.label}>
			${GROUPS.map(
				([name, states]) =>
					html`<div class="group" role="presentation">
						<p class="group-name">${filling.words[name]}</p>
						${states.map((one) => radioOption(filling, one, html`<span class="mono">${one}</span>`))}
					</div>`,
			)}
		</div>`,
	shown: (answer) => String(answer),
};
