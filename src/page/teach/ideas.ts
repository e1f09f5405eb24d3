// The misconception map: bars with names behind them, and the follow-up in one press.
import { html, nothing, type TemplateResult } from "lit";
import type { MappedMisconceptionView, MisconceptionMapView } from "../../contract/misconception-map.ts";
import { bar } from "./bar.ts";
import type { TeachWords } from "./words.ts";

/** What came of the follow-up of an idea. */
export type FollowedUp =
	| { readonly kind: "making" }
	| { readonly kind: "made"; readonly title: string; readonly named: number; readonly path: string | null }
	| { readonly kind: "refused"; readonly detail: string };

export interface FollowUps {
	readonly of: ReadonlyMap<string, FollowedUp>;
	make(misconception: string): void;
}

export function ideaList(words: TeachWords, map: MisconceptionMapView, followUps: FollowUps): TemplateResult {
	return html`<section aria-labelledby="ideas">
		<h2 id="ideas">${words.ideas}</h2>
		<p>${map.ideas.length === 0 ? words.noIdeas : map.summary}</p>
		<ol class="plain">
			${map.ideas.map((idea) => ideaLine(words, idea, followUps))}
		</ol>
	</section>`;
}

function ideaLine(words: TeachWords, idea: MappedMisconceptionView, followUps: FollowUps): TemplateResult {
	const { learners = [], example } = idea;
	return html`<li>
		<div class="row">
			<strong>${idea.title}</strong>
			<span>${words.held(idea.held, idea.met)}</span>
		</div>
		${bar(idea.share, "held")}
		<p>${idea.advice}</p>
		<div class="row">
			${
				learners.length === 0
					? nothing
					: html`<details>
							<summary>${words.who(learners.length)}</summary>
							<ul class="plain">
								${learners.map(
									({ learnerId, confidence }) =>
										html`<li>
											<span class="name">${learnerId}</span>
											<span class="muted">${words.sure[SURENESS[confidence ?? 0] ?? "unsaid"]}</span>
										</li>`,
								)}
							</ul>
						</details>`
			}
			${
				example === null
					? nothing
					: html`<details>
							<summary>${words.showsIn}</summary>
							<p>${words.asked}: ${example.asked}</p>
							<p>${words.isRight}: <span class="name">${example.right}</span></p>
							<p>${words.believed}: <span class="name">${example.believed}</span></p>
						</details>`
			}
		</div>
		${idea.held === 0 ? nothing : followUp(words, idea, followUps)}
	</li>`;
}

const SURENESS = ["unsaid", "guessed", "fairlySure", "certain"] as const;

function followUp(words: TeachWords, { id, title }: MappedMisconceptionView, followUps: FollowUps): TemplateResult {
	const outcome = followUps.of.get(id);
	switch (outcome?.kind) {
		case undefined:
			return html`<button aria-label="${words.followUp}: ${title}" @click=${() => followUps.make(id)}>
				${words.followUp}
			</button>`;
		case "making":
			return html`<button disabled>${words.making}</button>`;
		case "made":
			return html`<p class="told done">
				${words.made(outcome.title, outcome.named)}
				${outcome.path === null ? nothing : html`<a href=${outcome.path}>${words.open}</a>`}
			</p>`;
		case "refused":
			return html`<p class="told">${outcome.detail}</p>
				<button @click=${() => followUps.make(id)}>${words.again}</button>`;
	}
}
