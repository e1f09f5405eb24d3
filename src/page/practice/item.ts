// What is practised: a scenario or a question, with why it is that one; and what it is known by.
import type { AttemptDocument, NextDocument, Scenario } from "../shared/api.ts";
import { questionKey } from "../shared/item-key.ts";

/** What can be practised, with why. */
export type Item = NextDocument;

/** What an item is known by: a scenario's id is its own, a question's numbers come with its seed. */
export function keyOf(item: Item): string {
	return item.type === "scenario" ? item.scenario.id : questionKey(item.question.id, item.question.seed);
}

/** Of the item that an attempt is at. */
export function attemptKey(attempt: AttemptDocument): string {
	return "questionId" in attempt ? questionKey(attempt.questionId, attempt.seed) : attempt.scenarioId;
}

/** As an item is called in a list. */
export function titleOf(item: Item): string {
	return item.type === "scenario" ? item.scenario.title : item.question.prompt;
}

/** A scenario that nothing recommends but that it is a beginning. */
export function firstItem(scenario: Scenario, reason: string): Item {
	return { type: "scenario", skill: "", because: "new", reason, dueAt: null, scenario };
}

export function isExpired(item: Item, nowMs: number): boolean {
	return item.type === "scenario" && Date.parse(item.scenario.expiresAt) <= nowMs;
}
