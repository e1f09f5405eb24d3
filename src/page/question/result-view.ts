// After checking: the verdict small, the explanation large, and where it is written.
import { html, nothing, type TemplateResult } from "lit";
import type { QuestionResult } from "../shared/api.ts";
import { prose } from "./prose.ts";
import { verdictShape } from "./verdict.ts";
import type { QuestionWords } from "./words.ts";

/** What may be seen before the solution may. */
type Withheld = Pick<QuestionResult, "questionId" | "gradable" | "verdict" | "score" | "given" | "skills" | "message">;

/** As it came: whole, or without its solution. */
export type GradedQuestion = Withheld & Partial<QuestionResult>;

/** Shares of a point with two digits at most. */
export const pointsText = (points: number) => String(Math.round(points * 100) / 100);

/** Where a section of an RFC can be read; appendices are named by letters. */
export function sectionLink(rfc: string, section: string): string {
	const part = /^[A-Z]/.test(section) ? "appendix" : "section";
	return `https://www.rfc-editor.org/rfc/${rfc.toLowerCase().replace(/\s/g, "")}#${part}-${section}`;
}

/** `service`: where its practice page is, without a slash at the end. */
export function renderResult(result: GradedQuestion, words: QuestionWords, service: string): TemplateResult {
	const { relatedTemplates = [], verdict, score, feedback, explanation, misconceptions = [] } = result;
	const isPartly = verdict === "partly";
	return html`<section class="result" part="result" aria-labelledby="verdict">
		<h3 id="verdict" class=${verdict} tabindex="-1">
			${verdictShape(verdict)} ${words.verdicts[verdict]}
			${
				isPartly ? html`<span class="small muted">${words.points(pointsText(score.points), score.max)}</span>` : nothing
			}
		</h3>
		${feedback === undefined || verdict === "correct" ? nothing : html`<p>${prose(feedback)}</p>`}
		${
			explanation === undefined
				? html`<p class="muted">${words.withheld}</p>`
				: html`<p class="explanation" part="explanation">${prose(explanation)}</p>`
		}
		${misconceptions.map(
			({ title, advice }) => html`<div class="idea">
				<p class="small muted">${words.idea}</p>
				<p><strong>${title}</strong></p>
				<p>${prose(advice)}</p>
			</div>`,
		)}
		${renderSources(result, words)}
		${
			relatedTemplates[0] === undefined
				? nothing
				: html`<p>
					<a href="${service}/?template=${relatedTemplates[0]}" part="practise">${words.practiseIt}</a>
				</p>`
		}
	</section>`;
}

function renderSources({ references = [], source }: GradedQuestion, words: QuestionWords) {
	if (references.length === 0)
		return source === undefined ? nothing : html`<p class="small muted">${words.source(source)}</p>`;
	return html`<ul class="row small sources">
		${references.map(
			({ rfc, section }) =>
				html`<li>
					<a href=${sectionLink(rfc, section)} target="_blank" rel="noreferrer">${words.reference(rfc, section)}</a>
				</li>`,
		)}
	</ul>`;
}
