// What one kind of question needs in a page: how its answer is put in, and how it looks after checking.
import type { TemplateResult } from "lit";
import type { Question, QuestionResult } from "../../shared/api.ts";
import type { QuestionWords } from "../words.ts";

/** What a template is made of while an answer is put in. */
export interface Put {
	readonly question: Question;
	/** As it would be sent; undefined before anything was put in. */
	readonly answer: unknown;
	readonly words: QuestionWords;
	/** Id of what says that the answer cannot be read, while something does. */
	readonly complaint: string | undefined;
	/** Replaces the answer. */
	put(answer: unknown): void;
	/** Said to who does not see, politely. */
	say(sentence: string): void;
}

export interface Solved {
	readonly question: Question;
	readonly given: unknown;
	/** undefined: withheld. */
	readonly expected: unknown;
	readonly verdict: QuestionResult["verdict"];
	readonly words: QuestionWords;
}

export interface KindInput {
	/** What would be sent if nothing were put in; most kinds send nothing. */
	start(question: Question): unknown;
	/** Whether there is an answer to hand in. */
	isFilled(answer: unknown): boolean;
	/** Names itself: the prompt is `aria-labelledby` "prompt". */
	render(put: Put): TemplateResult;
	/** Each part that was right or wrong in its place. */
	renderSolved(solved: Solved): TemplateResult;
}
