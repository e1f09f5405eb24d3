// An assignment as the API answers it: without the secrets of papers that are shared.
import type { AssignmentView } from "../contract/assignment.ts";
import type { Assignment, Item, RemedialOf } from "../course/assignment.ts";
import { mostPoints } from "../course/score.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Difficulty, Family } from "../scenario/spec.ts";
import { timestamp } from "./timestamp.ts";

/** `begunAtMs`: when a first learner began, ms since 1970; null where nobody did. */
export function assignmentDocument(assignment: Assignment, begunAtMs: number | null): AssignmentView {
	const { assignmentId, revision, title, items, seeds, policy, late, timeLimitS, locale, forNamed } = assignment;
	const self = `/v1/assignments/${assignmentId}`;
	return {
		assignmentId,
		revision,
		title,
		items: items.map((item, place) => itemView(item, place + 1)),
		max: mostPoints(assignment),
		seeds,
		policy,
		opensAt: timestamp(assignment.opensAtMs),
		dueAt: timestamp(assignment.dueAtMs),
		closesAt: timestamp(assignment.closesAtMs),
		late: late && { perDay: late.perDay },
		timeLimitSeconds: timeLimitS,
		locale,
		forNamed,
		remedialOf: assignment.remedialOf && remedialView(assignment.remedialOf),
		createdAt: timestamp(assignment.createdAtMs),
		begunAt: timestamp(begunAtMs),
		links: {
			self,
			learners: `${self}/learners`,
			gradebook: `${self}/gradebook`,
			statistics: `${self}/statistics`,
			misconceptions: `${self}/misconceptions`,
		},
	};
}

function itemView(item: Item, place: number): AssignmentView["items"][number] {
	const placed = { item: place, points: item.points };
	if (item.type === "question") return { ...placed, type: item.type, questionId: item.questionId };
	const { template, difficulty, notation, profile, blanks, ask, skill } = item.wish;
	const usual = templateOf(template);
	return {
		...placed,
		type: item.type,
		family: usual.family,
		template,
		difficulty: difficulty ?? usual.difficulty,
		notation,
		profile,
		...(blanks !== undefined && { blanks }),
		...(ask && { ask: [...ask] }),
		...(skill !== undefined && { skill }),
	};
}

function templateOf(id: string): { readonly family: Family; readonly difficulty: Difficulty } {
	const template = TEMPLATES.find((one) => one.id === id);
	// Templates are never taken away, only retired in a version.
	if (!template) throw new Error(`no template ${id}`);
	return template;
}

function remedialView({ assignmentId, about }: RemedialOf): NonNullable<AssignmentView["remedialOf"]> {
	return { assignmentId, ...about };
}
