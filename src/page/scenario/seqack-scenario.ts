// `<seqack-scenario>`: a situation on the wire with blanks in it, to be filled in where they stand, checked and explained.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { BelievedDocument } from "../../contract/believed.ts";
import type { Api, Failed, Scenario } from "../shared/api.ts";
import { apiOf, serviceAt } from "../shared/api-of.ts";
import { problemView } from "../shared/problem-view.ts";
import { remember, remembered } from "../shared/remembered.ts";
import { whenIdle } from "../shared/when-idle.ts";
import { countDown } from "./countdown.ts";
import { keepWires } from "./diagram/wires.ts";
import { gradedFor, gradedThere } from "./graded/later.ts";
import { inputOf } from "./inputs/registry.ts";
import { branchIn, chipOf, chipsIn, firstToLearnFrom, walkChips } from "./keys.ts";
import * as model from "./model.ts";
import { controlPanel } from "./panel-control.ts";
import { ScenarioProperties } from "./properties.ts";
import { loadReaders } from "./reading/understood-view.ts";
import { type Actions, type Around, bottomView, scenarioView } from "./scenario-view.ts";
import { type Checked, check, fetchScenario, hint, isFailed } from "./service.ts";
import { SCENARIO_STYLE } from "./style.ts";
import { NAMING, wantedOf } from "./wanted.ts";
import { SCENARIO_WORDS, type ScenarioWords } from "./words.ts";

/**
 * Attributes: `scenario-id`, or wishes for one (`template family skill difficulty seed notation profile`); `learner-id` and
 * `learner-token` for whom it is recorded; `src` (address of the service), `view` ("diagram" or "table"), `autofocus`,
 * `locale`, `theme`. Properties: `scenario` (one that the page has), `api`.
 *
 * Events: `seqack-ready {scenario}`, `seqack-answered {blank, answer}`, `seqack-graded {result, attempt}` (`attempt` where it
 * was recorded), `seqack-queued {scenario}`, `seqack-problem {problem}`, `seqack-next {scenario}` (another one is wished for:
 * `preventDefault()` keeps the element from getting it).
 *
 * CSS parts: `head clock diagram table blank panel bar findings problem`.
 */
export class SeqackScenario extends ScenarioProperties {
	static override styles = [...ScenarioProperties.styles, ...SCENARIO_STYLE];

	readonly #panel = controlPanel(this, {
		blank: () => this.state?.open ?? null,
		close: () => this.#to(null),
		confirm: () => this.#confirm(),
		go: (by) => this.#go(by),
	});
	/** Which request is waited for: an answer to an earlier one is dropped. */
	#loading = 0;
	#checking = false;
	readonly #loadGraded = gradedFor(this);
	/** The scenario that another one is wished like; null: the one that the attributes name. */
	#like: Scenario | null = null;

	constructor() {
		super();
		keepWires(this);
		countDown(this, {
			deadline: () => (this.lone && !this.state?.graded ? (this.state?.scenario.deadline ?? null) : null),
			changed: (left) => {
				this.left = left;
			},
			warn: (left) => {
				this.said = this.words<ScenarioWords>(SCENARIO_WORDS).secondsLeft(left);
			},
		});
	}

	override willUpdate(changed: PropertyValues): void {
		if (changed.has("scenario") && this.scenario) {
			this.#begin(this.scenario);
			this.#resume();
		} else if (!this.scenario && NAMING.some((name) => changed.has(name))) {
			this.#like = null;
			this.load();
		} else if (changed.has("locale") && this.state && !this.state.graded) this.#translate();
		if (changed.has("view") && this.view && this.state) this.state = model.show(this.state, this.view);
	}

	/** Gets the scenario that is named, or another one as it is wished. */
	async load(): Promise<void> {
		const turn = ++this.#loading;
		this.failure = null;
		const got = await fetchScenario(this.#api, wantedOf(this, this.#like), this.language);
		if (turn !== this.#loading) return;
		if (isFailed(got)) this.#fail(got, () => this.load());
		else this.#begin(got);
	}

	get #api(): Api {
		return apiOf(this);
	}

	#begin(scenario: Scenario): void {
		this.#loading++;
		const preferred = this.view ?? (remembered("view") === "table" ? "table" : "diagram");
		this.state = model.begin(scenario, preferred);
		this.failure = this.notice = null;
		this.busy = this.sure = false;
		this.said = "";
		this.left = null;
		this.tell("ready", { scenario });
		whenIdle(() => void this.#loadGraded());
		const asked = this.#like !== null;
		if (!asked && !this.hasAttribute("autofocus")) return;
		this.updateComplete.then(() => {
			if (asked) this.scrollIntoView({ block: "start" });
			chipsIn(this.renderRoot)[0]?.focus({ preventScroll: true });
		});
	}

	/** As the page has kept it. */
	#resume(): void {
		const { answers, result, state } = this;
		if (state && answers) this.state = { ...state, answers };
		if (!this.state || !result) return;
		this.state = model.grade(this.state, result);
		void this.#loadGraded();
	}

	/** The same scenario in another language; the answers stay. */
	async #translate(): Promise<void> {
		const { state } = this;
		if (!state) return;
		const turn = ++this.#loading;
		const got = await fetchScenario(this.#api, { id: state.scenario.id }, this.language);
		if (turn === this.#loading && !isFailed(got) && this.state) this.state = model.translate(this.state, got);
	}

	#fail(failed: Failed, retry: () => void): void {
		this.failure = { failed, retry };
		// On a small screen it would stand beyond the bar that was pressed.
		this.updateComplete.then(() => this.renderRoot.querySelector(".problem")?.scrollIntoView({ block: "nearest" }));
		this.tell("problem", { problem: failed.problem });
	}

	#to(blank: string | null): void {
		if (this.state?.open !== blank) this.#change((state) => model.open(state, blank));
	}

	#open(blank: string, chip: HTMLElement | null): void {
		this.#panel.at(chip);
		loadReaders(() => this.requestUpdate());
		this.#to(this.state?.open === blank ? null : blank);
	}

	#answer(blank: string, value: unknown): void {
		// What is being checked stays as it was sent.
		if (!this.state || this.state.graded || this.#checking) return;
		this.state = model.answer(this.state, blank, value);
		this.sure = false;
		this.tell("answered", { blank, answer: this.state.answers[blank] ?? null });
	}

	/** Keeps what is put in, and goes on to the next blank; behind the last one to the check. */
	#confirm(): void {
		const blank = this.state && this.state.open !== null ? model.blankOf(this.state, this.state.open) : undefined;
		if (!blank || !this.state) return;
		const untouched = inputOf(blank).untouched?.(blank);
		if (untouched !== undefined && !Object.hasOwn(this.state.answers, blank.id)) this.#answer(blank.id, untouched);
		this.#go(1);
	}

	#go(by: 1 | -1): void {
		const { state } = this;
		if (!state || state.open === null) return;
		const next = model.neighbour(state, state.open, by);
		this.#to(next);
		if (next === null && by === 1)
			this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".bar .primary")?.focus());
	}

	async #hint(blank: string): Promise<void> {
		if (!this.state || this.busy) return;
		this.busy = true;
		const got = await hint(this.#api, this.state, blank, this.language);
		this.busy = false;
		if (isFailed(got)) this.#fail(got, () => this.#hint(blank));
		else this.state = { ...this.state, hints: got.hints };
		// The last hint takes its button along.
		await this.updateComplete;
		if (!this.shadowRoot?.activeElement) this.#focus(() => this.renderRoot.querySelector<HTMLElement>(".panel-body"));
	}

	async #check(): Promise<void> {
		const { state } = this;
		if (!state || this.busy || model.filledCount(state) === 0) return;
		const empty = state.picture.order.length - model.filledCount(state);
		if (empty > 0 && !this.sure) {
			this.sure = true;
			this.said = this.words<ScenarioWords>(SCENARIO_WORDS).empty(empty);
			return;
		}
		this.busy = this.#checking = true;
		this.failure = this.notice = null;
		// Nothing is handed in of which could not be shown what came of it.
		const checked: Checked = (await this.#loadGraded())
			? await check(this.#api, state, this.language)
			: { kind: "failed", failed: { ok: false, problem: "unreachable" }, state };
		this.busy = this.sure = this.#checking = false;
		if (this.state?.scenario !== state.scenario) return;
		this.state = checked.state;
		if (checked.kind === "failed") return this.#fail(checked.failed, () => this.#check());
		if (checked.kind !== "graded") {
			this.notice = checked.kind;
			if (checked.kind === "queued") this.tell("queued", { scenario: state.scenario });
			return;
		}
		const { result, recorded } = checked;
		this.said = checked.state.graded?.summary ?? "";
		this.tell("graded", { result, attempt: recorded ? result : null });
		await this.updateComplete;
		firstToLearnFrom(this.renderRoot)?.focus();
	}

	#another(): void {
		if (!this.ask("next", { scenario: this.state?.scenario ?? null })) return;
		this.#like = this.state?.scenario ?? null;
		this.scenario = null;
		this.load();
	}

	async #believe(misconception: string): Promise<void> {
		const { state } = this;
		const link = state?.graded?.believed.find((one) => one.misconception === misconception);
		if (!state || !link) return;
		if (state.believed[misconception]) return this.#change((now) => model.believe(now, misconception, undefined));
		const got = await this.#api.believed(link.timeline, this.language);
		if (!got.ok) this.#fail(got, () => this.#believe(misconception));
		else this.#change((now) => model.believe(now, misconception, got.value as BelievedDocument));
	}

	/** What was touched is gone: the focus goes on from where its effect is seen. */
	#focus(find: () => HTMLElement | null | undefined): void {
		this.updateComplete.then(() => {
			const element = find();
			element?.focus({ preventScroll: true });
			element?.scrollIntoView({ block: "nearest" });
		});
	}

	#change(how: (state: model.State) => model.State): void {
		if (this.state) this.state = how(this.state);
	}

	readonly #actions: Actions = {
		show: (view) => {
			remember("view", view);
			this.#change((state) => model.show(state, view));
		},
		open: (blank, chip) => this.#open(blank, chip),
		close: () => this.#to(null),
		answer: (blank, value) => this.#answer(blank, value),
		confirm: () => this.#confirm(),
		go: (by) => this.#go(by),
		hint: (blank) => this.#hint(blank),
		check: () => this.#check(),
		again: () => {
			this.#change(model.again);
			this.#focus(() => chipsIn(this.renderRoot)[0]);
		},
		another: () => this.#another(),
		play: (blank) => {
			const before = this.state?.played ?? null;
			this.#change((state) => model.play(state, blank));
			this.#focus(() => branchIn(this.renderRoot) ?? chipOf(this.renderRoot, before));
		},
		believe: (misconception) => this.#believe(misconception),
		onKey: walkChips,
		onPanelKey: (event) => this.#panel.onKey(event),
	};

	override render(): TemplateResult {
		const { state, failure, notice, busy, sure, left, language: locale } = this;
		const words = this.words<ScenarioWords>(SCENARIO_WORDS);
		const loading = failure ? nothing : html`<p class="muted loading">${words.loading}</p>`;
		const problem = failure
			? problemView(failure.failed, locale, { retry: failure.retry, another: () => this.#another() })
			: nothing;
		const counted = state?.scenario.links.attempts !== undefined;
		const around: Around = {
			locale,
			busy,
			sure,
			notice,
			left,
			counted,
			service: serviceAt(this.src),
			graded: gradedThere(),
			problem,
		};
		return html`<div class="all" lang=${locale}>
			${state ? scenarioView(state, around, this.#actions) : loading} ${state?.open ? nothing : problem}
			<div class="heard" role="status">${notice ? words.notices[notice] : nothing}</div>
			${state ? bottomView(state, around, this.#actions) : nothing}
			<div class="heard" role="status">${this.said}</div>
		</div>`;
	}
}
