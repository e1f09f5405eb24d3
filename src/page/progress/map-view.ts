// The map: an area after the other, each skill a row of its tree that opens to what is known of it.
import { html, nothing, type TemplateResult } from "lit";
import type { Locale } from "../../text/locale.ts";
import { dayText } from "./days.ts";
import { renderRing } from "./ring.ts";
import type { MapArea, MapSkill } from "./skill-map.ts";
import type { ProgressWords } from "./words.ts";

export interface MapView {
	readonly words: ProgressWords;
	readonly locale: Locale;
	readonly nowMs: number;
	readonly opened: ReadonlySet<string>;
	toggle(skill: string): void;
	practise(skill: string): void;
}

export function renderMap(areas: readonly MapArea[], view: MapView): TemplateResult {
	const { words } = view;
	return html`<div class="map" part="map">
		${areas.map(
			({ id, size, mastered, skills }) => html`<section aria-labelledby="area-${id}">
				<h3 id="area-${id}">
					${words.areas[id]} <span class="small muted">${words.masteredOf(mastered, size)}</span>
				</h3>
				${renderTree(skills, view)}
			</section>`,
		)}
	</div>`;
}

function renderTree(skills: readonly MapSkill[], view: MapView): TemplateResult {
	return html`<ul>
		${skills.map(
			(skill) => html`<li>
				${renderSkill(skill, view)} ${skill.below.length === 0 ? nothing : renderTree(skill.below, view)}
			</li>`,
		)}
	</ul>`;
}

const percent = (share: number) => Math.round(share * 100);

/** How it stands, in words. */
function standingText({ standing, isDue, progress }: MapSkill, words: ProgressWords): string {
	const says = standing === "new" ? words.notMet : words.mastery(percent(progress?.mastery ?? 0));
	const more = [...(standing === "mastered" ? [words.mastered] : []), ...(isDue ? [words.due] : [])];
	return [says, ...more].join(words.comma);
}

function renderSkill(skill: MapSkill, view: MapView): TemplateResult {
	const { id, title, standing, isDue, progress } = skill;
	const { words, opened, toggle } = view;
	const isOpen = opened.has(id);
	return html`<button
			type="button"
			class="skill ${standing}"
			aria-expanded=${isOpen ? "true" : "false"}
			aria-controls="about-${id}"
			@click=${() => toggle(id)}
		>
			${renderRing(standing, progress?.mastery ?? 0, isDue)}
			<span>${title}</span>
			${isDue ? html`<span class="due small" aria-hidden="true">${words.due}</span>` : nothing}
			<span class="heard">${words.comma}${standingText(skill, words)}</span>
		</button>
		<div id="about-${id}" class="about small" ?hidden=${!isOpen}>${isOpen ? renderAbout(skill, view) : nothing}</div>`;
}

function renderAbout(skill: MapSkill, { words, locale, nowMs, practise }: MapView): TemplateResult {
	const { id, title, progress, after } = skill;
	return html`<p class="standing">${standingText(skill, words)}</p>
		${
			progress === null
				? nothing
				: html`<p>${words.answered(progress.correct, progress.seen)}</p>
					<p>${words.lastSeen(dayText(progress.lastAt, nowMs, locale))}</p>
					${progress.dueAt === null ? nothing : html`<p>${words.dueDay(dayText(progress.dueAt, nowMs, locale))}</p>`}`
		}
		${after.length === 0 ? nothing : html`<p class="muted">${words.buildsOn(after)}</p>`}
		<button type="button" @click=${() => practise(id)}>
			${words.practise}<span class="heard">${words.colon}${title}</span>
		</button>`;
}

export function renderLegend({ legend }: ProgressWords): TemplateResult {
	return html`<ul class="row small muted legend">
		<li>${renderRing("new", 0, false)} ${legend.new}</li>
		<li>${renderRing("learning", 0.6, false)} ${legend.learning}</li>
		<li>${renderRing("mastered", 1, false)} ${legend.mastered}</li>
		<li>${renderRing("learning", 0.6, true)} ${legend.due}</li>
	</ul>`;
}
