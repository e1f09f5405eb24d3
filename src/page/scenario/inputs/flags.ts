// Flags: a toggle each, in the order in which they stand in the header's lists.
import { html, type TemplateResult } from "lit";
import { FLAGS } from "../../../tcp/flags.ts";
import type { Input } from "./input.ts";
import { idsOf } from "./option.ts";

export const flags: Input = {
	view: ({ blank, answer, set }) => flagToggles(blank.label, idsOf(answer), set),
	shown: (answer) => idsOf(answer).join(","),
};

/** Also as a part of a whole segment. */
export function flagToggles(
	label: string,
	chosen: readonly string[],
	set: (flags: readonly string[]) => void,
): TemplateResult {
	const toggled = (flag: string) =>
		FLAGS.filter((one) => (one === flag ? !chosen.includes(one) : chosen.includes(one)));
	return html`<div class="toggles" role="group" aria-label=${label}>
		${FLAGS.map(
			(flag) =>
				html`<label class="toggle mono">
					<input type="checkbox" .checked=${chosen.includes(flag)} @change=${() => set(toggled(flag))} />
					<span>${flag}</span>
				</label>`,
		)}
	</div>`;
}
