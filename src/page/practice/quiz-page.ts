// `/quiz`: how many, of what, how long; then the quiz itself, which keeps for this tab where one is.
import { css, html, nothing, type PropertyDeclarations } from "lit";
import { PageElement } from "./page-element.ts";
import { type Setup, setupOf } from "./quiz-setup.ts";
import { chosenTheme } from "./settings.ts";
import { PRACTICE_WORDS, type PracticeWords } from "./words.ts";

const SIZES = [5, 10, 20] as const;
const MINUTES = [5, 10, 20, 30] as const;
const DIFFICULTIES = [1, 2, 3, 4, 5] as const;

export class QuizPage extends PageElement {
	static override properties: PropertyDeclarations = { ...PageElement.properties, setup: { state: true } };
	static override styles = [
		...PageElement.styles,
		css`
			form {
				display: grid;
				gap: 1rem;
				max-width: 24rem;
			}
			label {
				display: grid;
				gap: 0.25rem;
			}
		`,
	];

	declare private setup: Setup | null;
	readonly #onPopState = () => {
		this.setup = setupOf(new URLSearchParams(location.search));
	};

	constructor() {
		super();
		this.setup = setupOf(new URLSearchParams(location.search));
	}

	override connectedCallback(): void {
		super.connectedCallback();
		window.addEventListener("popstate", this.#onPopState);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		window.removeEventListener("popstate", this.#onPopState);
	}

	private begin(event: SubmitEvent): void {
		event.preventDefault();
		if (!(event.target instanceof HTMLFormElement)) return;
		const chosen = [...new FormData(event.target)].flatMap(([name, value]) =>
			typeof value === "string" && value !== "" ? [[name, value] as const] : [],
		);
		const query = new URLSearchParams(Object.fromEntries(chosen));
		history.pushState(null, "", `/quiz?${query}`);
		this.setup = setupOf(query);
	}

	protected override render() {
		const text = this.words<PracticeWords>(PRACTICE_WORDS);
		return html`<h1>${text.quiz.heading}</h1>
			${this.setup === null ? this.renderSetup(text) : this.renderQuiz(this.setup, text)}`;
	}

	private renderSetup({ quiz }: PracticeWords) {
		const choice = (
			name: string,
			label: string,
			options: readonly (readonly [value: string, text: string])[],
			at: string,
		) =>
			html`<label>
				${label}
				<select name=${name}>
					${options.map(([value, text]) => html`<option value=${value} ?selected=${value === at}>${text}</option>`)}
				</select>
			</label>`;
		const numbers = (values: readonly number[], say: (n: number) => string) =>
			values.map((n) => [String(n), say(n)] as const);
		return html`<p class="muted">${quiz.intro}</p>
			<form @submit=${(event: SubmitEvent) => this.begin(event)}>
				${choice("n", quiz.size, numbers(SIZES, String), "10")}
				${choice(
					"of",
					quiz.what,
					[
						["both", quiz.both],
						["questions", quiz.questions],
						["scenarios", quiz.scenarios],
					],
					"both",
				)}
				${choice("difficulty", quiz.difficulty, [["", quiz.anyDifficulty], ...numbers(DIFFICULTIES, String)], "")}
				${choice("minutes", quiz.clock, [["", quiz.noClock], ...numbers(MINUTES, quiz.minutes)], "")}
				<div><button class="main">${quiz.start}</button></div>
			</form>`;
	}

	private renderQuiz({ size, of, difficulty, minutes }: Setup, { quiz }: PracticeWords) {
		return html`<seqack-quiz
				locale=${this.language}
				theme=${chosenTheme() ?? nothing}
				size=${size}
				time-limit=${minutes === null ? nothing : minutes * 60}
				families=${of === "questions" ? "" : nothing}
				topics=${of === "scenarios" ? "" : nothing}
				difficulty=${difficulty ?? nothing}
				.api=${this.here.api}
			></seqack-quiz>
			<p><a class="button plain" href="/quiz">${quiz.again}</a></p>`;
	}
}
