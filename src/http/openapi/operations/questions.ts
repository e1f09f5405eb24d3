// Concept questions and quizzes.

import { LocaleQuery } from "../../../contract/query.ts";
import { QuestionPage, QuestionResultView, QuestionView, Quiz } from "../../../contract/question.ts";
import {
	QuestionGradeRequest,
	QuestionPageQuery,
	QuestionPath,
	QuestionQuery,
	QuizQuery,
} from "../../../contract/question-request.ts";
import type { Section } from "../operation.ts";

export const QUESTIONS: Section = {
	name: "questions",
	description: "Concept questions, and quizzes of questions and scenarios",
	operations: {
		"GET /v1/questions": {
			id: "listQuestions",
			summary: "Concept questions that meet all filters",
			description:
				"In the language asked for, in the order of the bank; without their keys and options. Words of `q` are looked for in that language.",
			security: "optional",
			query: QuestionPageQuery,
			success: { status: 200, description: "A page of questions.", schema: QuestionPage, cacheable: true },
			problems: [],
		},
		"GET /v1/questions/:questionId": {
			id: "getQuestion",
			summary: "One question, without its key",
			description:
				"The `seed` orders the options and draws the numbers: a question that is shown with one is graded with the same.",
			security: "optional",
			path: QuestionPath,
			query: QuestionQuery,
			success: { status: 200, description: "The question.", schema: QuestionView, cacheable: true },
			problems: ["question-not-found"],
		},
		"POST /v1/questions/:questionId/grade": {
			id: "gradeQuestion",
			summary: "Grade an answer and explain it",
			description: "For practice: nothing is recorded. With the `seed` that the question was shown with.",
			security: "optional",
			path: QuestionPath,
			query: LocaleQuery,
			body: { schema: QuestionGradeRequest },
			success: { status: 200, description: "The result.", schema: QuestionResultView },
			problems: ["question-not-found", "attempt-log-full", "learner-claimed"],
		},
		"GET /v1/quizzes": {
			id: "makeQuiz",
			summary: "A mixed set of questions and fresh practice scenarios",
			description:
				"None twice; fewer than `n` where there are no more (`note`). With a learner's token, what the learner has not met yet comes first, then what was met longest ago; a question that was attempted before only once nothing else is left, while a scenario always is a new one. Up to 20 items hold their contents. With `seconds` the time is enforced from the moment of the answer: each scenario has its `deadline`, and attempts at questions that name the `quizId` are refused after it; asking for the quiz again starts another one.",
			security: "optional",
			query: QuizQuery,
			success: { status: 200, description: "The set.", schema: Quiz },
			problems: ["quiz-version-gone"],
		},
	},
};
