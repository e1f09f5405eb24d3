// Below the wire, after checking: what may be behind the mistakes, then each blank with its why. The score is in the bar.
import { html, nothing, type TemplateResult } from "lit";
import { isRightVerdict } from "../../../exercise/types.ts";
import type { Graded, State } from "../model.ts";
import { type OutcomeParts, outcomeView } from "./outcome.ts";
import type { GradedWords } from "./words.ts";

export interface FindingParts extends OutcomeParts {
	/** "As it would run if that were true", where it would run otherwise. */
	believed(misconception: string): TemplateResult | typeof nothing;
	/** Where the lab is, without a slash at the end. */
	readonly service: string;
}

export function findingsView(parts: FindingParts): TemplateResult {
	const { state, graded: words } = parts;
	const { graded } = state;
	if (!graded) return html``;
	const { order } = state.picture;
	const isRight = (id: string) => isRightVerdict(graded.blanks[id]?.verdict ?? "unanswered");
	const [wrong, right] = [order.filter((id) => !isRight(id)), order.filter(isRight)];
	return html`<section class="findings" part="findings" aria-label=${words.showAll}>
		<p class="summary">${graded.summary}</p>
		${behind(parts, graded, words)} ${wrong.map((id) => outcomeView(parts, id))}
		${
			right.length === 0
				? nothing
				: html`<details>
					<summary>${words.rightOnes(right.length)}</summary>
					${right.map((id) => outcomeView(parts, id))}
				</details>`
		}
		${
			graded.lab === null
				? nothing
				: html`<p><a class="lab" part="lab" href="${parts.service}${graded.lab}" target="_blank" rel="noopener">${words.lab}</a></p>`
		}
	</section>`;
}

function behind({ state, believed }: FindingParts, { misconceptions, slips }: Graded, words: GradedWords) {
	const found = [...misconceptions, ...slips];
	if (found.length === 0) return nothing;
	return html`<h3>${words.findings}</h3>
		${found.map(
			({ id, title, advice, blanks }) =>
				html`<div class="finding">
					<p class="finding-title">${title}</p>
					<p>${advice}</p>
					<p class="muted">${labelsOf(state, blanks)}</p>
					${believed(id)}
				</div>`,
		)}`;
}

function labelsOf({ scenario }: State, ids: readonly string[]): string {
	return scenario.blanks.flatMap(({ id, label }) => (ids.includes(id) ? [label] : [])).join(" · ");
}
