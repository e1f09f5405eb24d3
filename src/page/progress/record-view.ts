// What a record adds up to beside its skills: days, totals, misconceptions, how well somebody knows what they know.
import { html, nothing, type TemplateResult } from "lit";
import type { Progress } from "../../contract/progress.ts";
import type { Locale } from "../../text/locale.ts";
import { verdictShape } from "../question/verdict.ts";
import { dayText } from "./days.ts";
import type { ProgressWords } from "./words.ts";

const percent = (share: number) => Math.round(share * 100);

/** Days without pressure: a streak is told once it is one, and never that it broke. */
export function renderTotals({ streak, practice, assessed }: Progress, words: ProgressWords): TemplateResult {
	const total = (name: string, { attempts, scaled }: Pick<Progress["practice"], "attempts" | "scaled">) =>
		attempts === 0
			? nothing
			: html`<div>
					<dt>${name}</dt>
					<dd>${words.attempts(attempts)} <span class="muted">${words.share(percent(scaled))}</span></dd>
				</div>`;
	return html`<dl class="totals">
		<div>
			<dt>${words.days(streak.activeDays)}</dt>
			<dd>${streak.days > 1 ? words.inARow(streak.days) : nothing}</dd>
		</div>
		${total(words.practice, practice)} ${total(words.assessed, assessed)}
	</dl>`;
}

/** What is not overcome first, the newest on top. */
export function sortedIdeas(ideas: Progress["misconceptions"]): Progress["misconceptions"] {
	return ideas.toSorted((a, b) => Number(a.cured) - Number(b.cured) || b.lastAt.localeCompare(a.lastAt));
}

export interface IdeaTitle {
	readonly title: string;
	readonly advice: string;
}

export function renderIdeas(
	ideas: Progress["misconceptions"],
	titles: ReadonlyMap<string, IdeaTitle>,
	words: ProgressWords,
	{ nowMs, locale }: { readonly nowMs: number; readonly locale: Locale },
): TemplateResult {
	return html`<section aria-labelledby="ideas">
		<h2 id="ideas">${words.ideas}</h2>
		<ul class="ideas">
			${sortedIdeas(ideas).map(({ id, seen, cured, curedAt }) => {
				const { title = id, advice = "" } = titles.get(id) ?? {};
				const day = curedAt === undefined ? null : dayText(curedAt, nowMs, locale);
				return html`<li>
					${verdictShape(cured ? "correct" : "unreadable")}
					<div>
						<p>${title}</p>
						<p class="small muted">
							${words.seen(seen)}${words.comma}${cured ? words.cured(day) : words.stillHeld}
						</p>
						${cured ? nothing : html`<p class="small">${advice}</p>`}
					</div>
				</li>`;
			})}
		</ul>
	</section>`;
}

/** Least gamma at which being sure and being right go together. */
const WELL = 0.6;
const SOME = 0.2;

export function calibrationText(gamma: number | null, words: ProgressWords): string | null {
	if (gamma === null) return null;
	if (gamma >= WELL) return words.knowsWell;
	return gamma >= SOME ? words.knowsSome : words.knowsLittle;
}

export function renderCalibration({ levels, gamma }: Progress["calibration"], words: ProgressWords): TemplateResult {
	return html`<section aria-labelledby="calibration">
		<h2 id="calibration">${words.calibration}</h2>
		<table>
			${levels.map(
				({ level, answers, correct }) => html`<tr>
					<th scope="row">${words.levels[level]}</th>
					<td class="bar" aria-hidden="true">
						<svg viewBox="0 0 100 8" preserveAspectRatio="none">
							<rect width=${answers === 0 ? 0 : (correct / answers) * 100} height="8" />
						</svg>
					</td>
					<td class="small">${words.ofAnswers(correct, answers)}</td>
				</tr>`,
			)}
		</table>
		<p class="small muted">${calibrationText(gamma, words) ?? nothing}</p>
	</section>`;
}
