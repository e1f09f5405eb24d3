// `<seqack-question>`: one concept question, answered, checked and explained in its place.
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { ConfidenceLevel } from "../../contract/confidence.ts";
import type { Question, Trouble } from "../shared/api.ts";
import { serviceAt } from "../shared/api-of.ts";
import { failed, problemView } from "../shared/problem-view.ts";
import { COMMON_WORDS } from "./common-words.ts";
import { renderConfidence } from "./confidence.ts";
import { CONTROL_STYLES } from "./controls.ts";
import { findQuestion } from "./find.ts";
import { focusIn } from "./focus.ts";
import { type Handed, handInAnswer } from "./hand-in.ts";
import { KIND_INPUTS } from "./kinds/registry.ts";
import { prose } from "./prose.ts";
import { type GradedQuestion, renderResult } from "./result-view.ts";
import { ServedElement } from "./served-element.ts";
import { QUESTION_STYLES } from "./styles.ts";
import { VERDICT_STYLES } from "./verdict.ts";
import { QUESTION_WORDS, type QuestionWords } from "./words.ts";

/** `queued`: handed in, not graded yet. */
type Phase = "open" | "checking" | "graded" | "queued";

const WISHES = ["questionId", "seed", "topic", "skill", "difficulty"] as const;
const SERVICE = ["api", "src", "learnerId", "learnerToken"] as const;

/**
 * Attributes: `question-id` and `seed`, or wishes for one: `topic`, `skill`, `difficulty`; `src`, `learner-id`,
 * `learner-token`, `locale`, `theme`. Properties beside them: `api`, `question`, `answer` (as it would be sent),
 * `confidence`, `result` (shown as checked), `isQueued`, `quizId`, `lone` (false: no button for another one).
 *
 * Events: `seqack-ready {question}`, `seqack-answered {answer, confidence}`, `seqack-graded {result, attempt?}`,
 * `seqack-queued`, `seqack-problem {problem}`, `seqack-next {topic?, skill?, difficulty?}` (`preventDefault()`: the page
 * shows the next one itself). CSS parts: `prompt`, `answer`, `result`, `explanation`.
 */
export class SeqackQuestion extends ServedElement {
	static override properties: PropertyDeclarations = {
		...ServedElement.properties,
		questionId: { type: String, attribute: "question-id" },
		seed: { type: Number },
		topic: { type: String },
		skill: { type: String },
		difficulty: { type: Number },
		quizId: { attribute: false },
		lone: { attribute: false },
		question: { attribute: false },
		answer: { attribute: false },
		confidence: { attribute: false },
		result: { attribute: false },
		isQueued: { attribute: false },
		phase: { state: true },
		trouble: { state: true },
		complaint: { state: true },
		said: { state: true },
	};
	static override styles = [...ServedElement.styles, CONTROL_STYLES, VERDICT_STYLES, QUESTION_STYLES];

	declare questionId: string | null;
	declare seed: number | null;
	declare topic: string | null;
	declare skill: string | null;
	declare difficulty: number | null;
	declare quizId: string | null;
	declare lone: boolean;
	declare question: Question | null;
	declare answer: unknown;
	declare confidence: ConfidenceLevel | null;
	declare result: GradedQuestion | null;
	/** Handed in, and not graded yet. */
	declare isQueued: boolean;
	declare private phase: Phase;
	declare private trouble: Trouble | null;
	declare private complaint: string | null;
	declare private said: string;
	/** Once nothing that was handed in waits for its grading. */
	settled: Promise<void> = Promise.resolve();
	#wanted: string | null = null;
	/** How many other questions were asked for. */
	#round = 0;
	/** Which load is the newest: an older one that comes later is of no use. */
	#load = 0;

	constructor() {
		super();
		this.questionId = this.topic = this.skill = this.quizId = null;
		this.seed = this.difficulty = this.confidence = null;
		this.question = this.result = this.trouble = this.complaint = null;
		this.answer = undefined;
		this.lone = true;
		this.isQueued = false;
		this.phase = "open";
		this.said = "";
	}

	protected override willUpdate(changed: PropertyValues<this>): void {
		if (changed.has("question")) this.begin(changed);
		if (changed.has("result")) this.phase = this.result === null ? "open" : "graded";
		if (changed.has("isQueued") && this.isQueued) this.phase = "queued";
		const isGiven = changed.has("question") && this.question !== null;
		if (WISHES.some((name) => changed.has(name)) && !isGiven && !this.isAsWished()) this.forget();
		if (SERVICE.some((name) => changed.has(name))) this.#wanted = null;
		const wanted = this.wanted();
		const isNew = wanted !== null && wanted !== this.#wanted;
		this.#wanted = wanted;
		if (isNew) void this.load();
	}

	/** What was put in stays with its question, in whatever language. */
	private begin(changed: PropertyValues<this>): void {
		const { question } = this;
		const before = changed.get("question");
		const isSame = before?.id === question?.id && before?.seed === question?.seed;
		if (before && question && !isSame) this.forget(changed);
		this.question = question;
		if (question !== null && this.answer === undefined) this.answer = KIND_INPUTS[question.kind].start(question);
	}

	/** What is to be fetched, if anything: the same until it is there, so that what fails is not asked for for ever. */
	private wanted(): string | null {
		const { question, language } = this;
		if (question !== null) return question.locale === language ? null : `${language} ${question.id}`;
		return JSON.stringify([language, this.#round, ...WISHES.map((name) => this[name])]);
	}

	private isAsWished(): boolean {
		const { question, questionId, seed } = this;
		return question !== null && question.id === questionId && (seed === null || seed === question.seed);
	}

	/** All but what was `changed` by the page just now. */
	private forget(changed?: PropertyValues<this>): void {
		this.question = null;
		if (!changed?.has("answer")) this.answer = undefined;
		if (!changed?.has("confidence")) this.confidence = null;
		if (!changed?.has("result")) this.result = null;
		if (!changed?.has("isQueued")) this.isQueued = false;
		this.phase = "open";
		this.complaint = null;
		this.trouble = null;
	}

	private async load(): Promise<void> {
		this.#load += 1;
		const mine = this.#load;
		const { language, question } = this;
		const found = await (question === null
			? findQuestion(this.service, this, language, this.words<QuestionWords>(QUESTION_WORDS).none)
			: this.service.question(question.id, question.seed, language));
		if (mine !== this.#load || !this.isConnected) return;
		if (!found.ok) {
			this.fail(found.problem);
			return;
		}
		this.trouble = null;
		// A service that does not speak the language answers in another: asking again would not help.
		this.question = { ...found.value, locale: language };
		if (question === null) this.tell("ready", { question: this.question });
		else if (this.result?.explanation !== undefined) await this.explainAgain(this.result);
	}

	/** In the language of now. */
	private async explainAgain({ given }: GradedQuestion): Promise<void> {
		const { question } = this;
		if (question === null) return;
		const again = await this.service.gradeQuestion(question.id, given, question.seed, this.language);
		if (again.ok && this.question === question) this.result = again.value;
	}

	private fail(trouble: Trouble): void {
		this.trouble = trouble;
		this.tell("problem", { problem: trouble });
	}

	private put(answer: unknown): void {
		this.answer = answer;
		this.complaint = null;
		this.tell("answered", { answer, confidence: this.confidence });
	}

	private sure(level: ConfidenceLevel): void {
		this.confidence = level;
		this.tell("answered", { answer: this.answer, confidence: level });
	}

	/** Hands in what stands there; with `final` also what is empty or cannot be read. */
	check(final = false): Promise<void> {
		this.settled = this.settled.then(() => this.handIn(final));
		return this.settled;
	}

	private async handIn(final: boolean): Promise<void> {
		const { question, phase, confidence, quizId } = this;
		if (question === null || phase !== "open") return;
		if (!final && !KIND_INPUTS[question.kind].isFilled(this.answer)) {
			await this.complain(this.words<QuestionWords>(QUESTION_WORDS).nothingYet);
			return;
		}
		this.phase = "checking";
		this.trouble = null;
		const answered = { question, answer: this.answer ?? null, confidence, quizId, final };
		const handed = await handInAnswer(this.service, answered, this.language);
		this.phase = "open";
		if (handed.kind === "trouble") this.fail(handed.trouble);
		else if (handed.kind === "unreadable") await this.complain(handed.complaint);
		else if (handed.kind === "queued") {
			this.isQueued = true;
			this.tell("queued", {});
		} else await this.show(handed);
	}

	private async show({ result, attempt }: Extract<Handed, { kind: "graded" }>): Promise<void> {
		this.result = result;
		this.tell("graded", { result, ...(attempt && { attempt }) });
		await this.updateComplete;
		focusIn(this.renderRoot, "#verdict");
	}

	/** The answer cannot be handed in: says why, and goes back to it. */
	private async complain(sentence: string): Promise<void> {
		this.complaint = sentence;
		await this.updateComplete;
		focusIn(this.renderRoot, ".answer :is(input, select, button)");
	}

	private another(): void {
		const { topic, skill, difficulty, question } = this;
		const wish = { topic: topic ?? (skill === null ? (question?.topic ?? null) : null), skill, difficulty };
		if (!this.ask("next", wish)) return;
		this.#round += 1;
		this.questionId = null;
		this.seed = null;
		this.topic = wish.topic;
		this.forget();
	}

	protected override render() {
		const common = this.words(COMMON_WORDS);
		const words = this.words<QuestionWords>(QUESTION_WORDS);
		const { question, trouble } = this;
		if (question === null)
			return trouble === null
				? html`<p class="muted" role="status">${common.loading}</p>`
				: problemView(failed(trouble), this.language, { retry: () => void this.load() });
		const isOpen = this.phase === "open" || this.phase === "checking";
		return html`<div class="question" lang=${this.language}>
			<h2 id="prompt" class="prompt" part="prompt">${prose(question.prompt)}</h2>
			${isOpen ? this.renderOpen(question, words) : this.renderDone(question, words)}
			<p class="heard" role="status">${this.said}</p>
		</div>`;
	}

	private renderOpen(question: Question, words: QuestionWords) {
		const { answer, complaint, trouble, phase, confidence } = this;
		const put = {
			question,
			answer,
			words,
			complaint: complaint === null ? undefined : "complaint",
			put: (value: unknown) => this.put(value),
			say: (sentence: string) => {
				this.said = sentence;
			},
		};
		const onSubmit = (event: Event) => {
			event.preventDefault();
			void this.check();
		};
		return html`<form novalidate @submit=${onSubmit}>
			<p id="ask" class="small muted">${words.ask[question.kind]}</p>
			<div class="answer" part="answer">${KIND_INPUTS[question.kind].render(put)}</div>
			${complaint === null ? nothing : html`<p id="complaint" class="notice" role="alert">${complaint}</p>`}
			${this.service.learnerId === null ? nothing : renderConfidence(words, confidence, (level) => this.sure(level))}
			${trouble === null ? nothing : problemView(failed(trouble), this.language, { retry: () => void this.check() })}
			<div class="row">
				<button class="main" aria-disabled=${phase === "checking" ? "true" : nothing}>
					${phase === "checking" ? words.checking : words.check}
				</button>
			</div>
		</form>`;
	}

	private renderDone(question: Question, words: QuestionWords) {
		const { result, answer } = this;
		const kind = KIND_INPUTS[question.kind];
		const given = result?.given ?? answer ?? null;
		const solved = { question, given, expected: result?.expected, verdict: result?.verdict ?? "unanswered", words };
		return html`<div class="answer" part="answer">${kind.renderSolved(solved)}</div>
			${result === null ? html`<p class="notice" role="status">${words.queued}</p>` : renderResult(result, words, serviceAt(this.src))}
			${
				this.lone
					? html`<div class="row">
						<button type="button" class="main" @click=${() => this.another()}>${words.another}</button>
					</div>`
					: nothing
			}`;
	}
}
