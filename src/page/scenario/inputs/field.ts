// A line of text that is read as it is typed, with what was understood under it.
import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../reading/asked.ts";
import type { Filling } from "./input.ts";

export interface Field {
	readonly label: string;
	/** Whether the label is seen; else it stands over the panel already. */
	readonly named: boolean;
	readonly value: unknown;
	readonly asked: Asked;
	/** Which keys a phone offers first. */
	readonly keys: "tel" | "numeric" | "decimal" | "text";
	readonly unit?: string;
	readonly disabled?: boolean;
	set(value: string): void;
}

export function textField(
	{ understood, scenario: { notation }, words }: Filling,
	{ label, named, value, asked, keys, unit, disabled = false, set }: Field,
): TemplateResult {
	const typed = typeof value === "string" ? value : "";
	return html`<label class="field">
			<span class=${named ? "field-name" : "heard"}>${label}</span>
			<span class="field-line">
				<input
					class="mono"
					type="text"
					inputmode=${keys}
					autocomplete="off"
					autocapitalize="off"
					spellcheck="false"
					maxlength="64"
					.value=${typed}
					?disabled=${disabled}
					@input=${(event: InputEvent) => event.target instanceof HTMLInputElement && set(event.target.value)}
				/>
				${unit === undefined ? nothing : html`<span class="unit">${unit}</span>`}
			</span>
		</label>
		<p class="understood">
			${typed.trim() === "" && asked.kind === "number" ? words.forms[notation] : understood(asked, typed)}
		</p>`;
}
