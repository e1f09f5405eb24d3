// The class at a glance: how many stand how, and who may need help.
import { html, type TemplateResult } from "lit";
import { type GradebookPage, ROW_STATES } from "../../contract/gradebook.ts";
import { type Stuck, stuckAt } from "./standing.ts";
import type { TeachWords } from "./words.ts";

export function glance(
	words: TeachWords,
	book: GradebookPage,
	working: GradebookPage["items"],
	nowMs: number,
): TemplateResult {
	const { counts, columns } = book;
	const points = columns.map((column) => column.points);
	const stuck = working.flatMap((row) => {
		const why = stuckAt(row, points, nowMs);
		return why ? [{ learnerId: row.learnerId, why }] : [];
	});
	return html`<section aria-labelledby="glance">
		<h2 id="glance">${words.glance}</h2>
		<ul class="tiles">
			${ROW_STATES.map((state) => html`<li><strong>${counts?.[state] ?? 0}</strong> ${words.states[state]}</li>`)}
		</ul>
		<h3>${words.stuck}</h3>
		${
			stuck.length === 0
				? html`<p class="muted">${words.nobodyStuck}</p>`
				: html`<ul class="plain">
						${stuck.map(
							({ learnerId, why }) =>
								html`<li><span class="name">${learnerId}</span> <span class="muted">${sayWhy(words, why)}</span></li>`,
						)}
					</ul>`
		}
	</section>`;
}

function sayWhy(words: TeachWords, stuck: Stuck): string {
	switch (stuck.why) {
		case "tries":
			return words.tries(stuck.item, stuck.tries);
		case "quiet":
			return words.quiet(stuck.minutes);
	}
}
