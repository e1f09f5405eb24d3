// All that a learner's progress shows. Apart from its element: loaded once there is such an element in a page.
import { adoptStyles, type CSSResultOrNative, html, nothing, type TemplateResult } from "lit";
import type { Progress } from "../../contract/progress.ts";
import type { Locale } from "../../text/locale.ts";
import type { CatalogueDocument } from "../shared/api.ts";
import { type MapView, renderLegend, renderMap } from "./map-view.ts";
import { renderCalibration, renderIdeas, renderTotals } from "./record-view.ts";
import { dueSkills, type MapArea, skillMap } from "./skill-map.ts";
import { PROGRESS_STYLES } from "./styles.ts";
import { PROGRESS_WORDS, type ProgressWords } from "./words.ts";

export interface ProgressView extends Omit<MapView, "words"> {
	readonly catalogue: CatalogueDocument;
	/** null: of nobody, or not known. */
	readonly progress: Progress | null;
}

/** Beside those that its element has of its own. */
export function styleProgress(root: ShadowRoot, own: readonly CSSResultOrNative[]): void {
	adoptStyles(root, [...own, PROGRESS_STYLES]);
}

export function renderProgress(view: ProgressView): TemplateResult {
	const { catalogue, progress, locale, nowMs } = view;
	const words: ProgressWords = PROGRESS_WORDS[locale];
	const areas = skillMap(catalogue.skills, progress?.skills ?? [], nowMs);
	return html`<div class="progress" lang=${locale}>
		${renderHead(view, areas, words)}
		<section aria-labelledby="skills">
			<h2 id="skills">${words.skills}</h2>
			${renderLegend(words)} ${renderMap(areas, { ...view, words })}
		</section>
		${progress === null ? nothing : renderRecord(progress, catalogue, words, nowMs, locale)}
	</div>`;
}

function renderHead({ progress, practise }: ProgressView, areas: readonly MapArea[], words: ProgressWords) {
	if (progress === null) return html`<p class="muted">${words.nobody}</p>`;
	if (progress.totals.attempts === 0) return html`<p class="muted">${words.nothingYet}</p>`;
	const due = dueSkills(areas);
	const [first] = due;
	return html`${renderTotals(progress, words)}
	${
		first === undefined
			? nothing
			: html`<div class="row notice">
				<span>${words.dueOnes(due.length)}</span>
				<button type="button" @click=${() => practise(first.id)}>${words.practiseDue}</button>
			</div>`
	}`;
}

function renderRecord(
	{ misconceptions, calibration }: Progress,
	catalogue: CatalogueDocument,
	words: ProgressWords,
	nowMs: number,
	locale: Locale,
) {
	const titles = new Map(catalogue.misconceptions.map((one) => [one.id, one]));
	const isSaid = calibration.levels.some(({ answers }) => answers > 0);
	return html`<div class="progress" part="record">
		${misconceptions.length === 0 ? nothing : renderIdeas(misconceptions, titles, words, { nowMs, locale })}
		${isSaid ? renderCalibration(calibration, words) : nothing}
	</div>`;
}
