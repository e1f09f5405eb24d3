// What is done with the lab as a whole: an experiment to begin with, undoing, sharing, settings.
import { html, type TemplateResult } from "lit";
import type { LabStart } from "../../scenario/lab/state.ts";
import type { LabLanguage } from "./language.ts";
import type { NumberStyle } from "./numbering.ts";
import { PRESETS, type PresetId } from "./presets.ts";
import { canUndo, type Session } from "./session.ts";
import { settingsPart } from "./settings.ts";
import type { LabWords } from "./words.ts";

export interface BarDeeds {
	readonly undo: () => void;
	readonly redo: () => void;
	readonly restart: () => void;
	readonly begin: (preset: PresetId) => void;
	readonly number: (style: NumberStyle) => void;
	readonly set: (start: LabStart) => void;
	readonly share: () => void;
}

interface BarContext {
	readonly session: Session;
	readonly numbers: NumberStyle;
	readonly words: LabWords;
	readonly language: LabLanguage;
	readonly do: BarDeeds;
}

/** In the order in which they are offered. */
const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[];

export function barOf({ session, numbers, words, language, do: deeds }: BarContext): TemplateResult {
	const begin = ({ currentTarget }: Event) => {
		if (!(currentTarget instanceof HTMLSelectElement)) return;
		const preset = PRESET_IDS.find((id) => id === currentTarget.value);
		currentTarget.value = "";
		if (preset) deeds.begin(preset);
	};
	const number = ({ currentTarget }: Event) => {
		if (currentTarget instanceof HTMLInputElement) deeds.number(currentTarget.checked ? "relative" : "raw");
	};
	return html`
		<div class="bar">
			<select aria-label=${words.beginWith} @change=${begin}>
				<option value="">${words.beginWith}${words.dots}</option>
				${PRESET_IDS.map((id) => html`<option value=${id}>${words.presets[id]}</option>`)}
			</select>
			<button ?disabled=${!canUndo(session)} @click=${deeds.undo}>${words.undo}</button>
			<button ?disabled=${session.undone.length === 0} @click=${deeds.redo}>${words.redo}</button>
			<button @click=${deeds.share}>${words.share}</button>
			<details>
				<summary>${words.settings}</summary>
				<div class="acts">
					<label class="field tick"><input type="checkbox" .checked=${numbers === "relative"} @change=${number} />${words.relative}</label>
					<button ?disabled=${!canUndo(session)} @click=${deeds.restart}>${words.again}</button>
				</div>
				${settingsPart({ start: session.state.start, words, language, change: deeds.set })}
			</details>
		</div>
	`;
}
