// Questions whose answers take further runs of the engine: they are worked out once it is settled that they are asked.
import type { ScenarioQuestion, TemplateQuestion } from "../scenario/template.ts";

export function workedOut(question: TemplateQuestion): ScenarioQuestion {
	if (!("workOut" in question)) return question;
	switch (question.kind) {
		case "count":
			return { ...question, ...question.workOut() };
		case "duration":
			return { ...question, ...question.workOut() };
		case "choice":
			return { ...question, ...question.workOut() };
		case "choices":
			return { ...question, ...question.workOut() };
	}
}

/** What would be right, whether the question is asked or not. */
export function keyOfQuestion(question: TemplateQuestion): ScenarioQuestion["key"] {
	return "workOut" in question ? question.workOut().key : question.key;
}
