// Why nothing can be shown, kindly, and what to do instead.
import { html, type TemplateResult } from "lit";
import type { Problem } from "../../contract/problem.ts";
import type { Trouble } from "../shared/api.ts";
import type { PracticeWords } from "./words.ts";

export interface TroubleView {
	readonly trouble: Trouble;
	readonly words: PracticeWords;
	/** The same once more. */
	retry(): void;
	/** Another one. */
	another(): void;
}

/** What the page says better than the service, which speaks to programs too. */
const SAID: Partial<Record<Problem["code"], keyof PracticeWords["trouble"]>> = {
	"scenario-expired": "expired",
	"scenario-retired": "expired",
	"scenario-not-found": "unknown",
	"scenario-bound-to-another-learner": "foreign",
	"credential-required": "foreign",
	"rate-limited": "busy",
};

export function renderTrouble({ trouble, words, retry, another }: TroubleView): TemplateResult {
	if (trouble === "unreachable")
		return html`<div class="notice" role="alert">
			<p>${words.trouble.nothingKept}</p>
			<button type="button" class="main" @click=${retry}>${words.retry}</button>
		</div>`;
	const name = SAID[trouble.code];
	const mayPass = trouble.status === 429 || trouble.status >= 500;
	return html`<div class="notice" role="alert">
		<p>${name ? words.trouble[name] : trouble.detail || trouble.title}</p>
		${
			mayPass
				? html`<button type="button" class="main" @click=${retry}>${words.retry}</button>`
				: html`<button type="button" class="main" @click=${another}>
						${trouble.code === "scenario-expired" ? words.trouble.oneLikeIt : words.trouble.anyOne}
					</button>`
		}
	</div>`;
}
