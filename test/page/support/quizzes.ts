// Quizzes as the service answers them, made small.

import type { GradedScenario } from "../../../src/page/quiz/sitting.ts";
import type { QuizDocument, Scenario } from "../../../src/page/shared/api.ts";
import { aQuestion } from "./questions.ts";

type Item = QuizDocument["items"][number];

export function questionItem(id: string): Item {
	const question = aQuestion({ id });
	const { topic, kind, seed, difficulty } = question;
	return { type: "question", id, link: "", difficulty, topic, kind, seed, question };
}

/** Only what a quiz looks at. */
export function scenarioItem(id: string, maxPoints: number): Item {
	const scenario = { title: `Scenario ${id}`, maxPoints } as Scenario;
	return { type: "scenario", id, link: "", difficulty: 1, family: "handshake", template: "three-way", scenario };
}

export function aQuiz(items: QuizDocument["items"], more: Partial<QuizDocument> = {}): QuizDocument {
	const timing = { seconds: null, deadline: null, quizId: null };
	return { version: "00000000.0", seed: 7, locale: "en", ...timing, note: null, items, ...more };
}

/** Points by skill, each of a blank of one point. */
export function scenarioResult(points: Readonly<Record<string, number>>): GradedScenario {
	const blanks = Object.entries(points).map(([skill, earned], i) => [
		`b${i}`,
		{ points: earned, max: 1, skills: [skill] },
	]);
	const sum = Object.values(points).reduce((a, b) => a + b, 0);
	const max = blanks.length;
	return { scenarioId: "s", score: { points: sum, max, scaled: sum / max }, blanks: Object.fromEntries(blanks) };
}
