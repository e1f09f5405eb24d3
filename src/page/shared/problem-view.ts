// A failure as a learner sees it: what it means, and a button for what helps. The same in every element.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Locale } from "../../text/locale.ts";
import type { Failed, Trouble } from "./api.ts";
import { PROBLEM_WORDS, type ProblemWords, REMEDIES, type Remedy, TOLD } from "./problem-words.ts";

export interface ProblemActions {
	/** Does again what failed. */
	retry(): void;
	/** Asks for another one; left out where there is none to ask for. */
	another?(): void;
}

/** As calls answer it. */
export const failed = (problem: Trouble): Failed =>
	problem === "unreachable" ? { ok: false, problem } : { ok: false, problem };

/** Announced at once. Its looks are `PROBLEM_STYLE`. */
export function problemView(failed: Failed, locale: Locale, actions: ProblemActions): TemplateResult {
	const words: ProblemWords = PROBLEM_WORDS[locale];
	const remedy = remedyOf(failed);
	return html`<div class="problem" role="alert" part="problem">
		<p>${problemText(failed, words)}</p>
		${remedy === "retry" ? html`<button type="button" class="plain" @click=${actions.retry}>${words.retry}</button>` : nothing}
		${
			remedy === "another" && actions.another
				? html`<button type="button" class="plain" @click=${actions.another}>${words.another}</button>`
				: nothing
		}
	</div>`;
}

export function remedyOf({ problem }: Failed): Remedy {
	if (problem === "unreachable") return REMEDIES.unreachable;
	const told = TOLD[problem.code];
	if (told) return REMEDIES[told];
	return problem.status >= 500 ? "retry" : "none";
}

/** In one or two sentences. */
export function problemText(failed: Failed, words: ProblemWords): string {
	const { problem } = failed;
	if (problem === "unreachable") return words.told.unreachable;
	const told = TOLD[problem.code];
	if (!told)
		return problem.detail === undefined ? problem.title : `${problem.title}. ${problem.detail}`.replace("。. ", "。");
	const wait =
		"retryAfterS" in failed && failed.retryAfterS !== undefined ? ` ${words.waitFor(failed.retryAfterS)}` : "";
	return `${words.told[told]}${wait}`;
}

export const PROBLEM_STYLE = css`
	.problem {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		gap: 0.5rem 1rem;
		margin: 0.75rem 0;
		padding: 0.5rem 0.75rem;
		border-inline-start: 4px solid var(--_lost);
		background: var(--_host);
		border-radius: 4px;
	}
	.problem p {
		flex: 1 1 14rem;
		margin: 0;
	}
`;
