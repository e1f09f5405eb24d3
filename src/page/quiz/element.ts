// `<seqack-quiz>`: questions and scenarios one at a time, against a clock if wished, and what they came to.
import { html, nothing, type PropertyValues } from "lit";
import { COMMON_WORDS } from "../question/common-words.ts";
import { CONTROL_STYLES } from "../question/controls.ts";
import { VERDICT_STYLES } from "../question/verdict.ts";
import { QUESTION_WORDS, type QuestionWords } from "../question/words.ts";
import type { AttemptDocument, Trouble } from "../shared/api.ts";
import { secondsLeft, warningAt } from "../shared/clock.ts";
import { failed, problemView } from "../shared/problem-view.ts";
import { renderOffer, renderOpenOnes } from "./ends.ts";
import { handIn } from "./hand-in.ts";
import { renderHeader } from "./header.ts";
import { renderItem } from "./item.ts";
import { keep, readKept } from "./kept.ts";
import { QuizProperties } from "./properties.ts";
import { totalOf } from "./score.ts";
import {
	answered,
	begin,
	finish,
	type Graded,
	goTo,
	graded,
	leftAs,
	type Put,
	type Sitting,
	settled,
} from "./sitting.ts";
import { QUIZ_STYLES } from "./styles.ts";
import { renderSummary } from "./summary.ts";
import { translated, withTranslated } from "./translate.ts";
import { WISHES, wishOf } from "./wish.ts";
import { QUIZ_WORDS, type QuizWords } from "./words.ts";

const TICK_MS = 250;

/** Problems after which an item takes no answers any more. */
const GONE: readonly string[] = ["scenario-expired", "scenario-retired", "scenario-not-found", "question-not-found"];

/**
 * Attributes: `size` (items, 10), `time-limit` (s), `topics`, `families` (with commas between; empty for none), `skill`,
 * `difficulty`, `seed` and `version` (the same set again); `src`, `learner-id`, `learner-token`, `locale`, `theme`.
 * Property `api`. A sitting is kept for this tab, so that a reload or the back button goes on with it.
 *
 * Events: those of its questions and scenarios, `seqack-begun {quiz}`, `seqack-finished {points, max}`, `seqack-problem
 * {problem}`, `seqack-next {skill?}` (`preventDefault()`: the page decides, else another quiz begins). CSS parts:
 * `clock`, `item`, `score`.
 */
export class SeqackQuiz extends QuizProperties {
	static override styles = [...QuizProperties.styles, CONTROL_STYLES, VERDICT_STYLES, QUIZ_STYLES];

	#clock: ReturnType<typeof setInterval> | undefined;
	/** The languages in which the items and the titles of skills were asked for. */
	#unheard: (() => void) | null = null;
	#spoken: string | null = null;
	#titled: string | null = null;

	override connectedCallback(): void {
		super.connectedCallback();
		this.#clock = setInterval(() => this.tick(), TICK_MS);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		clearInterval(this.#clock);
		this.#unheard?.();
		this.#unheard = null;
	}

	/** What was queued is told of once it was sent. */
	private onSent(key: string, attempt: AttemptDocument | null): void {
		if (!this.sitting) return;
		const sitting = settled(this.sitting, key, attempt);
		if (sitting !== this.sitting) this.take(sitting);
	}

	protected override willUpdate(changed: PropertyValues): void {
		if ([...WISHES, "learnerId", "api"].some((name) => changed.has(name))) this.open();
		if (this.#spoken !== null && this.#spoken !== this.language) void this.speak();
		this.#spoken = this.language;
		if (this.sitting?.ended) void this.nameSkills();
	}

	private get key(): string {
		return `seqack-quiz ${this.service.learnerId ?? ""} ${JSON.stringify(wishOf(this))}`;
	}

	/** Goes on with what this tab keeps, or begins. */
	private open(): void {
		const kept = readKept(this.key);
		this.trouble = null;
		this.failed = 0;
		this.said = "";
		this.sitting = kept;
		this.left = null;
		if (kept !== null) this.phase = "sitting";
		else if (this.timeLimit === null) void this.start();
		else this.phase = "offered";
		this.#unheard ??= this.service.onSent?.((key, attempt) => this.onSent(key, attempt)) ?? null;
	}

	private async start(): Promise<void> {
		this.phase = "loading";
		this.trouble = null;
		const askedAt = Date.now();
		const found = await this.service.quiz(wishOf(this), this.language);
		if (!found.ok) {
			this.fail(found.problem);
			return;
		}
		this.phase = "sitting";
		this.take(begin(found.value, askedAt));
		this.tell("begun", { quiz: found.value });
	}

	private fail(trouble: Trouble): void {
		this.trouble = trouble;
		this.tell("problem", { problem: trouble });
	}

	/** Shows it from now on, and keeps it. */
	private take(sitting: Sitting): void {
		const hasEnded = sitting.ended && this.sitting?.ended === false;
		this.sitting = sitting;
		keep(this.key, sitting);
		if (hasEnded) this.tell("finished", totalOf(sitting));
	}

	private tick(): void {
		const { sitting, phase, left } = this;
		if (sitting === null || sitting.endsAt === null || sitting.ended || phase !== "sitting") return;
		const now = secondsLeft(sitting.endsAt, Date.now());
		if (now === left) return;
		const warning = left === null ? null : warningAt(left, now);
		this.left = now;
		if (warning !== null) this.said = this.words<QuizWords>(QUIZ_WORDS).secondsLeft(now);
		if (now === 0) void this.handIn(this.words<QuizWords>(QUIZ_WORDS).timeIsUp);
	}

	/** What stands in open items, then the summary. */
	private async handIn(say: string): Promise<void> {
		if (this.sitting === null) return;
		this.phase = "handing-in";
		// What is on its way is not sent again.
		await this.renderRoot.querySelector<HTMLElement & { settled?: Promise<void> }>(".item > *")?.settled;
		const { sitting, failed, trouble } = await handIn(this.sitting, this.service, this.language);
		this.failed = failed;
		this.trouble = trouble;
		this.said = say;
		this.phase = "sitting";
		this.take(finish(sitting));
		await this.showTop("#summary");
	}

	private async go(to: number): Promise<void> {
		if (this.sitting === null) return;
		this.trouble = null;
		this.take(goTo(this.sitting, to));
		await this.showTop("#place, #summary");
	}

	private async showTop(selector: string): Promise<void> {
		await this.updateComplete;
		const top = this.renderRoot.querySelector<HTMLElement>(selector);
		top?.focus({ preventScroll: true });
		if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
	}

	private onAnswered({ detail }: CustomEvent<Put>): void {
		if (this.sitting) this.take(answered(this.sitting, detail));
	}

	private onGraded({ detail }: CustomEvent<{ readonly result: Graded }>): void {
		if (this.sitting) this.take(graded(this.sitting, this.sitting.at, detail.result));
	}

	private onQueued(): void {
		if (this.sitting) this.take(leftAs(this.sitting, this.sitting.at, "queued"));
	}

	private onProblem({ detail }: CustomEvent<{ readonly problem: Trouble }>): void {
		const { problem } = detail;
		if (this.sitting === null || problem === "unreachable" || !GONE.includes(problem.code)) return;
		this.take(leftAs(this.sitting, this.sitting.at, "gone"));
	}

	/** A scenario's own way on leads to the next item. */
	private onNext(event: Event): void {
		event.preventDefault();
		event.stopPropagation();
		if (this.sitting) void this.go(this.sitting.at + 1);
	}

	private practise(skill: string | null): void {
		if (!this.ask("next", skill === null ? {} : { skill })) return;
		keep(this.key, null);
		if (skill === null || skill === this.skill) this.open();
		else this.skill = skill;
	}

	/** For the summary; without them it names no skills. */
	private async nameSkills(): Promise<void> {
		const { language } = this;
		if (this.#titled === language) return;
		this.#titled = language;
		const found = await this.service.catalogue(language);
		if (found.ok && language === this.language)
			this.titles = new Map(found.value.skills.map(({ id, title }) => [id, title]));
	}

	private async speak(): Promise<void> {
		const { sitting, language } = this;
		if (sitting === null) return;
		const all = await translated(sitting, this.service, language);
		const isSame = this.sitting?.quiz.seed === sitting.quiz.seed && language === this.language;
		if (this.sitting && isSame) this.take(withTranslated(this.sitting, all));
	}

	protected override render() {
		const common = this.words(COMMON_WORDS);
		const words = this.words<QuizWords>(QUIZ_WORDS);
		const { sitting, trouble } = this;
		if (this.phase === "offered")
			return html`<div class="quiz" lang=${this.language}>
				${renderOffer(words, this.size, this.timeLimit ?? 0, () => void this.start())}
			</div>`;
		if (sitting === null)
			return trouble === null
				? html`<p class="muted" role="status">${common.loading}</p>`
				: problemView(failed(trouble), this.language, { retry: () => void this.start() });
		const isSummary = sitting.ended && sitting.at === sitting.entries.length;
		const isWide = sitting.quiz.items[sitting.at]?.type === "scenario";
		return html`<div class="quiz ${isWide ? "wide" : ""}" lang=${this.language}>
			${renderHeader(sitting, this.left, words)}
			<p class=${isSummary && this.said ? "notice" : "heard"} role="status">${this.said}</p>
			${this.phase === "handing-in" ? html`<p class="muted">${words.handingIn}</p>` : nothing}
			${this.failed > 0 && isSummary ? html`<p>${words.notHandedIn(this.failed)}</p>` : nothing}
			${trouble === null ? nothing : problemView(failed(trouble), this.language, { retry: () => void this.handIn("") })}
			<div
				class="body"
				@seqack-answered=${this.onAnswered}
				@seqack-graded=${this.onGraded}
				@seqack-queued=${this.onQueued}
				@seqack-problem=${this.onProblem}
				@seqack-next=${this.onNext}
			>
				${this.renderBody(sitting, words)}
			</div>
		</div>`;
	}

	private renderBody(sitting: Sitting, words: QuizWords) {
		const { language, theme, titles, service: api } = this;
		const go = (to: number) => void this.go(to);
		if (sitting.at < sitting.entries.length) return renderItem({ sitting, words, api, language, theme, go });
		if (!sitting.ended) return renderOpenOnes(sitting, words, go, () => void this.handIn(""));
		if (sitting.entries.length === 0) return html`<p class="notice">${sitting.quiz.note ?? words.nothing}</p>`;
		const { verdicts } = this.words<QuestionWords>(QUESTION_WORDS);
		const practise = (skill: string) => this.practise(skill);
		return renderSummary({
			sitting,
			words,
			verdicts,
			titles,
			lookAt: go,
			practise,
			another: () => this.practise(null),
		});
	}
}
