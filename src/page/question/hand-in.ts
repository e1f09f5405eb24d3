// Hands in the answer to a question: for the record where there is a learner, else for its grading alone.
import type { ConfidenceLevel } from "../../contract/confidence.ts";
import type { Locale } from "../../text/locale.ts";
import type { Api, AttemptDocument, Question, Trouble } from "../shared/api.ts";
import type { GradedQuestion } from "./result-view.ts";

export interface Answered {
	readonly question: Question;
	/** null: nothing. */
	readonly answer: unknown;
	readonly confidence: ConfidenceLevel | null;
	/** Of the timed quiz that it is answered in. */
	readonly quizId: string | null;
	/** Taken as it is, also where it cannot be read. */
	readonly final: boolean;
}

export type Handed =
	| { readonly kind: "graded"; readonly result: GradedQuestion; readonly attempt?: AttemptDocument }
	| { readonly kind: "queued" }
	/** It cannot be read: what to write instead. */
	| { readonly kind: "unreadable"; readonly complaint: string }
	| { readonly kind: "trouble"; readonly trouble: Trouble };

export async function handInAnswer(api: Api, answered: Answered, locale: Locale): Promise<Handed> {
	const { question, answer, confidence, quizId, final } = answered;
	const { id, seed } = question;
	if (api.learnerId === null) {
		const sent = await api.gradeQuestion(id, answer, seed, locale);
		return sent.ok ? read(sent.value, final) : refused(sent.problem);
	}
	const said = { ...(confidence && { confidence }), ...(quizId && { quizId }), ...(final && { final }) };
	const sent = await api.submit({ questionId: id, answer, seed, ...said }, locale);
	if (!sent.ok) return refused(sent.problem);
	if (sent.value.kind === "queued") return { kind: "queued" };
	const { attempt } = sent.value;
	if (!("questionId" in attempt)) return { kind: "trouble", trouble: "unreachable" };
	return { kind: "graded", result: attempt, attempt };
}

/** Grading alone answers also what it cannot read. */
function read(result: GradedQuestion, final: boolean): Handed {
	if (result.gradable || final) return { kind: "graded", result };
	return { kind: "unreadable", complaint: result.message ?? "" };
}

function refused(trouble: Trouble): Handed {
	const complaint = complaintOf(trouble);
	return complaint === null ? { kind: "trouble", trouble } : { kind: "unreadable", complaint };
}

/** Why an answer could not be read, if that is what went wrong. */
function complaintOf(trouble: Trouble): string | null {
	if (trouble === "unreachable") return null;
	const { code, errors, detail } = trouble;
	if (code !== "nothing-readable" && code !== "unreadable-answers") return null;
	return errors?.find(({ pointer }) => pointer?.startsWith("/answer"))?.detail ?? detail;
}
