// A follow-up for those who need it: what is wished for, and what comes of it.
import * as v from "valibot";
import { AssignmentView } from "./assignment.ts";
import { MAX_NAMED, TimeLimit } from "./assignment-request.ts";
import { MomentOrNone } from "./moment.ts";
import { type Policy, PolicyRequest } from "./policy.ts";
import { Count, closed, Difficulty, described, LearnerId, LocaleWish, listOf } from "./primitives.ts";
import { TeacherLink } from "./teacher-link.ts";

export const MAX_REMEDIAL_ITEMS = 10;
export const USUAL_REMEDIAL_ITEMS = 5;

/** Practice: as often as is good for them, with every explanation. */
export const REMEDIAL_POLICY = { attempts: 3, showSolution: "always" } as const satisfies Partial<Policy>;

const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const RemedialRequest = v.pipe(
	closed({
		misconception: v.exactOptional(described(Name, "For those who hold it, see `GET …/misconceptions`.")),
		skill: v.exactOptional(
			described(
				Name,
				"For those whose last attempt that needed it did not get all of it right. Either this or `misconception`.",
			),
		),
		learners: v.exactOptional(
			v.pipe(
				listOf(LearnerId, MAX_NAMED),
				v.minLength(1),
				v.metadata({
					description: "These instead: learners of this assignment, whatever their results.",
				}),
			),
		),
		title: v.exactOptional(
			v.pipe(
				v.string(),
				v.trim(),
				v.minLength(1),
				v.maxLength(200),
				v.metadata({ description: "When left out, one that says what it follows, not who needs it or why." }),
			),
		),
		items: v.exactOptional(
			v.pipe(
				v.number(),
				v.integer(),
				v.minValue(1),
				v.maxValue(MAX_REMEDIAL_ITEMS),
				v.metadata({
					description: `How many; ${USUAL_REMEDIAL_ITEMS} when left out, fewer where no more ask it.`,
				}),
			),
		),
		difficulty: v.exactOptional(
			described(Difficulty, "As near to it as can be had; when left out, that of the items in which it showed."),
		),
		policy: v.exactOptional(
			described(
				PolicyRequest,
				`What is left out is as for practice: ${REMEDIAL_POLICY.attempts} attempts, the solution shown after each.`,
			),
		),
		opensAt: v.exactOptional(described(MomentOrNone, "As of an assignment.")),
		dueAt: v.exactOptional(described(MomentOrNone, "As of an assignment.")),
		closesAt: v.exactOptional(described(MomentOrNone, "As of an assignment.")),
		timeLimitSeconds: v.exactOptional(TimeLimit),
		locale: v.exactOptional(LocaleWish),
	}),
	v.check(
		(wish) => (wish.misconception === undefined) !== (wish.skill === undefined),
		"Expected either `misconception` or `skill`",
	),
	v.metadata({
		ref: "RemedialRequest",
		description: "What the follow-up is about, and how it is set.",
		examples: [{ misconception: "syn-does-not-consume", dueAt: "2026-12-11T22:00:00Z" }],
	}),
);
export type RemedialRequest = v.InferOutput<typeof RemedialRequest>;

export const RemedialView = v.pipe(
	v.object({
		...AssignmentView.entries,
		named: described(Count, "How many learners have it."),
		teacherLink: v.exactOptional(
			described(
				TeacherLink,
				"To its teacher's page, as long as that of the first works: where a teacher's link made it.",
			),
		),
	}),
	v.metadata({ ref: "Remedial", description: "The follow-up: an assignment like any other, for those who are named." }),
);
export type RemedialView = v.InferOutput<typeof RemedialView>;
