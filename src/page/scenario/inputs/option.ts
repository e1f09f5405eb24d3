// One of several options, to be chosen by touch or by the arrow keys.
import { html, type TemplateResult } from "lit";
import type { Filling } from "./input.ts";

/** With a pointer it is chosen and done; the arrow keys walk, and Enter confirms. */
export function radioOption({ blank, answer, set, chosen }: Filling, id: string, text: unknown): TemplateResult {
	return html`<label class="option">
		<input
			type="radio"
			name=${`option-${blank.id}`}
			.value=${id}
			.checked=${answer === id}
			@change=${() => set(id)}
			@click=${(event: MouseEvent) => event.detail > 0 && chosen(id)}
		/>
		<span>${text}</span>
	</label>`;
}

export function checkOption(checked: boolean, text: unknown, toggle: () => void): TemplateResult {
	return html`<label class="option">
		<input type="checkbox" .checked=${checked} @change=${toggle} />
		<span>${text}</span>
	</label>`;
}

export interface ShownChoice {
	readonly id: string;
	readonly text: string;
}

/** Options with a text; a state's are none. */
export function choicesOf({ blank }: Pick<Filling, "blank">): readonly ShownChoice[] {
	const choices: readonly (string | ShownChoice)[] = "choices" in blank ? blank.choices : [];
	return choices.flatMap((choice) => (typeof choice === "string" ? [] : [choice]));
}

/** Ids, where the answer is a list of them. */
export function idsOf(answer: unknown): readonly string[] {
	return Array.isArray(answer) ? answer.map(String) : [];
}
