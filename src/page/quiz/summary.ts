// The end of a quiz: what it came to, each item with a way back to its explanation, and what to practise.
import { html, nothing, type TemplateResult } from "lit";
import { prose } from "../question/prose.ts";
import { pointsText } from "../question/result-view.ts";
import type { QuestionWords } from "../question/words.ts";
import { entryShape } from "./header.ts";
import { totalOf, verdictOf, type WeakSkill, weakest } from "./score.ts";
import type { Entry, QuizItem, Sitting } from "./sitting.ts";
import type { QuizWords } from "./words.ts";

/** How many weak skills are named. */
const WEAKEST = 3;

export interface SummaryView {
	readonly sitting: Sitting;
	readonly words: QuizWords;
	readonly verdicts: QuestionWords["verdicts"];
	/** By skill; without its title a skill is not shown. */
	readonly titles: ReadonlyMap<string, string>;
	lookAt(index: number): void;
	practise(skill: string): void;
	another(): void;
}

export function renderSummary(view: SummaryView): TemplateResult {
	const { sitting, words, another } = view;
	const { points, max } = totalOf(sitting);
	const queued = sitting.entries.filter(({ state }) => state === "queued").length;
	const share = max === 0 ? 0 : points / max;
	return html`<h2 id="summary" tabindex="-1">${words.summary}</h2>
		<div part="score">
			<p class="score">${words.points(pointsText(points), pointsText(max))}</p>
			<div class="bar" aria-hidden="true">
				<svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width=${share * 100} height="8" /></svg>
			</div>
			${queued === 0 ? nothing : html`<p class="muted">${words.later(queued)}</p>`}
		</div>
		${renderWeak(view, weakest(sitting, WEAKEST))}
		<section>
			<h3>${words.items}</h3>
			<ol class="list">
				${sitting.entries.map((entry, i) => renderLine(view, entry, sitting.quiz.items[i], i))}
			</ol>
		</section>
		<div class="row"><button type="button" class="main" @click=${another}>${words.another}</button></div>`;
}

function renderWeak({ words, titles, practise, sitting }: SummaryView, weak: readonly WeakSkill[]) {
	if (!sitting.entries.some(({ state }) => state === "graded")) return nothing;
	const named = weak.flatMap((one) => ({ ...one, title: titles.get(one.skill) ?? "" })).filter(({ title }) => title);
	if (weak.length === 0) return html`<p class="muted">${words.noneWeak}</p>`;
	if (named.length === 0) return nothing;
	return html`<section>
		<h3>${words.weak}</h3>
		<ul class="list">
			${named.map(
				({ skill, title, right }) => html`<li class="skill">
					<span>${title} <span class="small muted">${words.share(Math.round(right * 100))}</span></span>
					<button type="button" aria-label=${words.practiseOne(title)} @click=${() => practise(skill)}>
						${words.practise}
					</button>
				</li>`,
			)}
		</ul>
	</section>`;
}

function titleOf(item: QuizItem | undefined): string {
	if (item === undefined) return "";
	return item.type === "question" ? (item.question?.prompt ?? item.id) : (item.scenario?.title ?? item.template);
}

function renderLine({ words, verdicts, lookAt }: SummaryView, entry: Entry, item: QuizItem | undefined, i: number) {
	const said = entry.state === "graded" ? verdicts[verdictOf(entry.result)] : words.states[entry.state];
	return html`<li>
		<button type="button" class="line" @click=${() => lookAt(i)}>
			${entryShape(entry)}
			<span><span class="heard">${words.lookAgain(i + 1)}: </span><span class="title">${prose(titleOf(item))}</span></span>
			<span class="small muted">${said}</span>
		</button>
	</li>`;
}
