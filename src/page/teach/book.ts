// The gradebook as a table.
import { html, nothing, type TemplateResult } from "lit";
import { type GradebookPage, type GradebookRowView, ROW_STATES, SORTS } from "../../contract/gradebook.ts";
import type { Locale } from "../../text/locale.ts";
import { formattingLocale } from "../shared/locale.ts";
import { shortNumber } from "./standing.ts";
import type { TeachWords } from "./words.ts";

export interface BookControls {
	readonly sort: string;
	readonly state: string;
	readonly hasMore: boolean;
	choose(change: { readonly sort?: string; readonly state?: string }): void;
	more(): void;
	download(): void;
}

export function gradebook(
	words: TeachWords,
	locale: Locale,
	book: GradebookPage,
	rows: readonly GradebookRowView[],
	controls: BookControls,
): TemplateResult {
	return html`<section>
		<h2 id="book">${words.gradebook}</h2>
		<div class="row">
			<label
				>${words.show}
				<select .value=${controls.state} @change=${(event: Event) => controls.choose({ state: chosen(event) })}>
					<option value="">${words.allStates}</option>
					${ROW_STATES.map(
						(state) =>
							html`<option value=${state} ?selected=${state === controls.state}>${words.states[state]}</option>`,
					)}
				</select></label
			>
			<label
				>${words.sortBy}
				<select @change=${(event: Event) => controls.choose({ sort: chosen(event) })}>
					${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === controls.sort}>${words.sorts[sort]}</option>`)}
				</select></label
			>
			<button @click=${controls.download}>${words.download}</button>
		</div>
		${rows.length === 0 ? html`<p class="muted">${words.emptyBook}</p>` : table(words, locale, book, rows)}
		${controls.hasMore ? html`<p><button @click=${controls.more}>${words.more}</button></p>` : nothing}
	</section>`;
}

const chosen = (event: Event) => (event.target as HTMLSelectElement).value;

function table(
	words: TeachWords,
	locale: Locale,
	book: GradebookPage,
	rows: readonly GradebookRowView[],
): TemplateResult {
	const { columns } = words;
	const time = new Intl.DateTimeFormat(formattingLocale(locale), { dateStyle: "short", timeStyle: "short" });
	return html`<div class="wide" role="region" aria-labelledby="book" tabindex="0">
		<table>
			<thead>
				<tr>
					<th scope="col">${columns.learner}</th>
					<th scope="col">${columns.state}</th>
					<th scope="col">${columns.total} / ${shortNumber(book.max)}</th>
					${book.columns.map(({ item, name, points }) => html`<th scope="col" title=${name}>${words.item(item)} / ${shortNumber(points)}</th>`)}
					<th scope="col">${columns.late}</th>
					<th scope="col">${columns.last}</th>
				</tr>
			</thead>
			<tbody>
				${rows.map(
					(row) =>
						html`<tr>
							<th scope="row">${row.learnerId}</th>
							<td>${words.states[row.state]}</td>
							<td class="number">${shortNumber(row.total)}</td>
							${row.items.map(({ score }) => html`<td class="number">${score === null ? words.none : shortNumber(score)}</td>`)}
							<td>${row.late ? words.days(row.daysLate) : words.none}</td>
							<td>${time.format(new Date(row.updatedAt))}</td>
						</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}
