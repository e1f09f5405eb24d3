// Questions whose answers take further runs of the engine: they are worked out once it is settled that they are asked.
import type { ScenarioQuestion, TemplateQuestion } from "../scenario/template.ts";

export function workedOut(question: TemplateQuestion): ScenarioQuestion {
	if (!("workOut" in question)) return question;
	// What is worked out is an answer of the question's own kind (LateQuestion), which is lost when both are put together.
	return { ...question, ...question.workOut() } as ScenarioQuestion;
}

/** What would be right, whether the question is asked or not. */
export function keyOfQuestion(question: TemplateQuestion): ScenarioQuestion["key"] {
	return "workOut" in question ? question.workOut().key : question.key;
}
