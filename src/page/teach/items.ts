// Item by item: how much of it is right, and how well it tells learners apart.
import { html, nothing, type TemplateResult } from "lit";
import type { StatisticsView } from "../../contract/statistics.ts";
import { bar } from "./bar.ts";
import { percent, shortNumber } from "./standing.ts";
import type { TeachWords } from "./words.ts";

export function itemList(words: TeachWords, { learners, paper, items }: StatisticsView): TemplateResult {
	const { counted } = learners;
	return html`<section aria-labelledby="items">
		<h2 id="items">${words.items}</h2>
		<p class="muted">${counted === 0 ? words.notCounted : words.itemsNote(counted)}</p>
		${
			paper.mean === null
				? nothing
				: html`<p>
						${words.mean(shortNumber(paper.mean), shortNumber(paper.max))}${
							paper.alpha === null ? nothing : html` · ${words.reliability(shortNumber(paper.alpha))}`
						}
					</p>`
		}
		<ol class="plain">
			${items.map((item) => itemLine(words, item))}
		</ol>
	</section>`;
}

function itemLine(words: TeachWords, item: StatisticsView["items"][number]): TemplateResult {
	const { facility, discrimination, medianSeconds } = item;
	const facts = [
		words.tried(item.tried),
		...(discrimination === null ? [] : [words.tellsApart(shortNumber(discrimination))]),
		...(medianSeconds === null ? [] : [words.seconds(Math.round(medianSeconds))]),
	];
	return html`<li>
		<div class="row">
			<strong>${item.item}. ${item.name}</strong>
			${facility === null ? nothing : html`<span>${words.right(percent(facility))}</span>`}
		</div>
		${facility === null ? nothing : bar(facility, "share")}
		<p class="muted">${facts.join(" · ")}</p>
		${discrimination !== null && discrimination < 0 ? html`<p class="told">${words.lookAtWording}</p>` : nothing}
		${item.misconceptions.slice(0, 3).map(({ title, learners }) => html`<p class="muted">${title} (${learners})</p>`)}
	</li>`;
}
