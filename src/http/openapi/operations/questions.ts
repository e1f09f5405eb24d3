// Concept questions and quizzes.
import { QuestionPage, QuestionResultView, QuestionView, Quiz } from "../../../contract/question.ts";
import { QuestionGradeRequest } from "../../../contract/question-request.ts";
import { LocaleQuery, QuestionPageQuery, QuestionQuery, QuizQuery } from "../../parameters.ts";
import type { Operations } from "../operation.ts";

export const QUESTION_OPERATIONS: Operations = {
	"GET /v1/questions": {
		id: "listQuestions",
		tag: "questions",
		summary: "Concept questions that meet all filters",
		security: "optional",
		query: QuestionPageQuery,
		success: { status: 200, description: "A page of questions.", schema: QuestionPage },
		problems: ["invalid-parameter", "rate-limited"],
	},
	"GET /v1/questions/:questionId": {
		id: "getQuestion",
		tag: "questions",
		summary: "One question, without its key",
		security: "optional",
		query: QuestionQuery,
		success: { status: 200, description: "The question.", schema: QuestionView },
		problems: ["invalid-parameter", "question-not-found", "rate-limited"],
	},
	"POST /v1/questions/:questionId/grade": {
		id: "gradeQuestion",
		tag: "questions",
		summary: "Grade an answer and explain it",
		description: "For practice: nothing is recorded. With the `seed` that the question was shown with.",
		security: "optional",
		query: LocaleQuery,
		body: { schema: QuestionGradeRequest },
		success: { status: 200, description: "The result.", schema: QuestionResultView },
		problems: ["invalid-parameter", "question-not-found", "rate-limited"],
	},
	"GET /v1/quizzes": {
		id: "makeQuiz",
		tag: "questions",
		summary: "A mixed set of questions and fresh practice scenarios",
		description:
			"None twice; fewer than `n` where there are no more. With a learner's token, what the learner has not attempted yet comes first.",
		security: "optional",
		query: QuizQuery,
		success: { status: 200, description: "The set.", schema: Quiz },
		problems: ["invalid-parameter", "rate-limited"],
	},
};
