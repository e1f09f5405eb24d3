// What kinds that ask a template's questions have in common.
import type { ScenarioQuestion, TemplateQuestion } from "../../../scenario/template.ts";
import type { Locale } from "../../../text/locale.ts";
import { questionKey } from "../../keys.ts";
import type { Situation } from "../../situation.ts";
import { workedOut } from "../../worked-out.ts";
import type { Candidate, Explained } from "../kind.ts";
import { referenceOf } from "./rule.ts";

type QuestionKind = ScenarioQuestion["kind"];
export type QuestionOf<N extends QuestionKind> = Extract<ScenarioQuestion, { readonly kind: N }>;

/** Within a step, questions come after everything that the timeline shows. */
const RANK = 4;

export function questionCandidates<N extends QuestionKind>(
	{ questions }: Situation,
	kind: N,
): readonly Candidate<N, QuestionOf<N>>[] {
	return questions.flatMap((question, place) => (question.kind === kind ? [candidate(kind, question, place)] : []));
}

function candidate<N extends QuestionKind>(
	kind: N,
	question: TemplateQuestion,
	place: number,
): Candidate<N, QuestionOf<N>> {
	const { step, skills, hidesTimesFrom } = question;
	const key = questionKey(question);
	return {
		kind,
		key,
		step,
		about: { kind: "question", id: question.id },
		rank: RANK,
		place,
		group: null,
		apart: 1,
		essential: false,
		hidesTimesFrom: hidesTimesFrom ?? null,
		blank: (id) => ({ kind, id, key, step, skills, points: 1, asks: asked(kind, question) }),
	};
}

/** With its answer: only now, for it may take further runs. */
function asked<N extends QuestionKind>(kind: N, question: TemplateQuestion): QuestionOf<N> {
	const whole = workedOut(question);
	if (!isOf(whole, kind)) throw new Error(`the question ${question.id} changed its kind`);
	return whole;
}

function isOf<N extends QuestionKind>(question: ScenarioQuestion, kind: N): question is QuestionOf<N> {
	return question.kind === kind;
}

export function labelOfQuestion({ label }: ScenarioQuestion, locale: Locale): string {
	return label[locale];
}

interface AsksQuestion {
	readonly asks: ScenarioQuestion;
}

/** The three rungs as the template writes them. */
export const QUESTION_HINTS = {
	look: (_: unknown, { asks }: AsksQuestion, locale: Locale) => asks.hints.evidence[locale],
	rules: (_: unknown, { asks }: AsksQuestion, locale: Locale) => asks.hints.principle[locale],
	firstStep: (_: unknown, { asks }: AsksQuestion, locale: Locale) => asks.hints.begin[locale],
};

/** As the template explains it. */
export function explainQuestion(situation: Situation, { rule, why }: ScenarioQuestion, locale: Locale): Explained {
	return { rule, reference: referenceOf(situation, rule), sentences: [why[locale]] };
}
