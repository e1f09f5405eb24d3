// Above the wire: the story in two lines, the question it is about, and what holds here.
import { html, nothing, type TemplateResult } from "lit";
import { clockText, WARNINGS } from "../shared/clock.ts";
import type { State, View } from "./model.ts";
import type { ScenarioWords } from "./words.ts";

/** `left`: seconds until its deadline; null where no time runs. */
export function headView(
	{ scenario, view }: State,
	words: ScenarioWords,
	left: number | null,
	show: (view: View) => void,
): TemplateResult {
	const { title, story, mainQuestion, assumptionGroups, policy } = scenario;
	const { particular, usual } = assumptionGroups;
	const toggle = (name: View, label: string) =>
		html`<button class="view" aria-pressed=${view === name} @click=${() => show(name)}>${label}</button>`;
	return html`<header class="top" part="head">
		<div class="title-line">
			<h2>${title}</h2>
			${left === null ? nothing : clockView(left, words)}
			<div class="views" role="group" aria-label=${words.views}>
				${toggle("diagram", words.diagram)}${toggle("table", words.table)}
			</div>
		</div>
		<p class="story">${story}</p>
		<p class="main">${mainQuestion}</p>
		${policy ? html`<p class="muted">${words.assessed(policy.attempts)}</p>` : nothing}
		${particular.length === 0 ? nothing : listOf(particular)}
		${
			usual.length === 0
				? nothing
				: html`<details>
					<summary>${words.holds}</summary>
					${listOf(usual)}
				</details>`
		}
	</header>`;
}

function clockView(left: number, { timeLeft, timeIsUp }: ScenarioWords): TemplateResult {
	if (left === 0) return html`<span class="clock short" part="clock" role="status">${timeIsUp}</span>`;
	return html`<span class="clock ${left <= WARNINGS[0] ? "short" : ""}" part="clock" role="timer" aria-label=${timeLeft}>
		${clockText(left)}
	</span>`;
}

function listOf(sentences: readonly string[]): TemplateResult {
	return html`<ul class="holds">
		${sentences.map((one) => html`<li>${one}</li>`)}
	</ul>`;
}
