// How sure somebody is of an answer, said before it is checked, if they like.
import { html, type TemplateResult } from "lit";
import type { ConfidenceLevel } from "../../contract/confidence.ts";
import type { QuestionWords } from "./words.ts";

const LEVELS = [1, 2, 3] as const satisfies readonly ConfidenceLevel[];

export function renderConfidence(
	{ sure, levels }: QuestionWords,
	said: ConfidenceLevel | null,
	say: (level: ConfidenceLevel) => void,
): TemplateResult {
	return html`<fieldset class="sure">
		<legend class="small muted">${sure}</legend>
		${LEVELS.map(
			(level) => html`<label>
				<input type="radio" name="sure" .checked=${said === level} @change=${() => say(level)} />
				<span>${levels[level]}</span>
			</label>`,
		)}
	</fieldset>`;
}
