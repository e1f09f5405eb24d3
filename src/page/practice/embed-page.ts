// A scenario in a frame: the one that the page came with, and another one like it as often as one likes.
import { html, nothing, type PropertyDeclarations } from "lit";
import type { Scenario, ScenarioWish, Trouble } from "../shared/api.ts";
import { SeqackElement } from "../shared/element.ts";
import { httpApi } from "../shared/http-api.ts";
import { FIRST_WISH } from "./first-wish.ts";
import { pageData } from "./page-data.ts";
import { PAGE_STYLES } from "./page-element.ts";
import { chosenTheme } from "./settings.ts";
import { renderTrouble } from "./trouble-view.ts";
import { wishOf } from "./wish.ts";
import { PRACTICE_WORDS, type PracticeWords } from "./words.ts";

export class EmbedPage extends SeqackElement {
	static override properties: PropertyDeclarations = {
		...SeqackElement.properties,
		scenario: { state: true },
		trouble: { state: true },
	};
	static override styles = [...SeqackElement.styles, PAGE_STYLES];

	declare private scenario: Scenario | null;
	declare private trouble: Trouble | null;
	readonly #api = httpApi({ base: "" });

	constructor() {
		super();
		this.scenario = null;
		this.trouble = null;
		this.theme = chosenTheme();
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const data = pageData();
		if (data === null) void this.another({});
		else if ("scenario" in data) this.scenario = data.scenario;
		else this.trouble = data.problem;
	}

	private async another(like: ScenarioWish): Promise<void> {
		const wished = wishOf(new URLSearchParams(location.search));
		const { seed: _, ...wish } = Object.keys(wished).length > 0 ? wished : like;
		const found = await this.#api.makeScenario(Object.keys(wish).length > 0 ? wish : FIRST_WISH, this.language);
		this.trouble = found.ok ? null : found.problem;
		if (found.ok) this.scenario = found.value;
	}

	protected override render() {
		const words = this.words<PracticeWords>(PRACTICE_WORDS);
		const { scenario, trouble } = this;
		const onNext = (event: Event) => {
			event.preventDefault();
			void this.another(scenario ? { template: scenario.template, difficulty: scenario.difficulty } : {});
		};
		return html`<h1 class="heard">${words.heading}</h1>
		${
			trouble === null
				? nothing
				: renderTrouble({ trouble, words, retry: () => void this.another({}), another: () => void this.another({}) })
		}
		${
			scenario === null
				? nothing
				: html`<seqack-scenario
						locale=${this.language}
						theme=${this.theme ?? nothing}
						.api=${this.#api}
						.scenario=${scenario}
						@seqack-next=${onNext}
					></seqack-scenario>`
		}`;
	}
}
