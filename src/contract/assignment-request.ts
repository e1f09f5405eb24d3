// Requests about assignments: where they are found, how one is set and changed.
import * as v from "valibot";
import { ItemWish, MAX_ITEMS, Points } from "./item-wish.ts";
import { MomentOrNone } from "./moment.ts";
import { PolicyRequest } from "./policy.ts";
import { closed, described, LearnerId, LocaleWish, listOf } from "./primitives.ts";
import { SEEDINGS } from "./seeding.ts";

export const AssignmentId = v.pipe(
	v.string(),
	v.regex(/^as-[\w-]{22}$/, "Expected the id of an assignment"),
	v.metadata({
		description: "The `assignmentId` of an assignment of the key's tenant.",
		examples: ["as-3q2-7wQAEjRWeJq83u_6rQ"],
	}),
);

export const AssignmentPath = v.object({ assignmentId: AssignmentId });

export const AssignmentLearnerPath = v.object({ assignmentId: AssignmentId, learnerId: LearnerId });

/** Learners that one call may name. */
export const MAX_NAMED = 500;

const title = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1),
	v.maxLength(200),
	v.metadata({ description: "As learners and the gradebook show it." }),
);

const items = v.pipe(
	listOf(ItemWish, MAX_ITEMS),
	v.minLength(1),
	v.metadata({ description: `In the order in which papers show them; at most ${MAX_ITEMS}, \`times\` counted.` }),
);

const seeds = v.pipe(
	v.picklist(SEEDINGS),
	v.metadata({
		description:
			"`per-learner`: the same templates and difficulty for all, numbers of each learner's own. `shared`: the very same scenarios for all, for work in class or on paper. `per-learner` when left out.",
	}),
);

const policy = described(
	PolicyRequest,
	"How each item counts, scenarios and questions alike; when left out, one attempt, whose solution is shown after it.",
);

const opensAt = described(MomentOrNone, "From when papers can be opened; null, or left out, for at once.");
const dueAt = described(
	MomentOrNone,
	"Until when an attempt is in time; later ones are taken and late. null, or left out, where nothing is late.",
);
const closesAt = described(
	MomentOrNone,
	"Until when answers are taken at all; null, or left out, where nothing ends it.",
);

const late = v.pipe(
	v.nullable(
		closed({
			perDay: v.pipe(
				v.number(),
				v.minValue(0),
				v.maxValue(1),
				v.metadata({
					description: "Share of an attempt's points that each day after `dueAt` costs, begun days as whole.",
					examples: [0.1],
				}),
			),
		}),
	),
	v.metadata({ description: "What lateness costs; null, or left out, for nothing: it is then only shown." }),
);

export const TimeLimit = v.pipe(
	v.nullable(v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(30 * 86_400))),
	v.metadata({
		description:
			"How long a learner has from first opening the paper, s, by the service's clock; null, or left out, where it is not limited.",
	}),
);

const learnerIds = v.pipe(
	listOf(LearnerId, MAX_NAMED),
	v.metadata({
		description: `Only these have it, and whoever is named later; at most ${MAX_NAMED} in one call. When left out, every learner of the tenant has it.`,
	}),
);

export const AssignmentRequest = v.pipe(
	closed({
		title,
		items,
		seeds: v.exactOptional(seeds),
		policy: v.exactOptional(policy),
		opensAt: v.exactOptional(opensAt),
		dueAt: v.exactOptional(dueAt),
		closesAt: v.exactOptional(closesAt),
		late: v.exactOptional(late),
		timeLimitSeconds: v.exactOptional(TimeLimit),
		locale: v.exactOptional(LocaleWish),
		learners: v.exactOptional(learnerIds),
	}),
	v.metadata({
		ref: "AssignmentRequest",
		description: "What a teacher sets.",
		examples: [
			{
				title: "Week 3: opening and closing",
				items: [{ template: "three-way" }, { family: "teardown", times: 2, points: 2 }, { question: "why-four" }],
				policy: { attempts: 2 },
				dueAt: "2026-12-04T22:00:00Z",
				late: { perDay: 0.1 },
			},
		],
	}),
);
export type AssignmentRequest = v.InferOutput<typeof AssignmentRequest>;

export const AssignmentChange = v.pipe(
	closed({
		title: v.exactOptional(title),
		items: v.exactOptional(described(items, "All anew; not once a learner has begun.")),
		seeds: v.exactOptional(described(seeds, "Only together with `items`.")),
		points: v.exactOptional(
			v.pipe(
				listOf(Points, MAX_ITEMS),
				v.metadata({
					description:
						"Of each item, in order; also once learners have begun: what they did is counted again. Not beside `items`.",
				}),
			),
		),
		policy: v.exactOptional(
			described(
				PolicyRequest,
				"What is left out stays. `keep` counts anew what was done; `decay`, `followThroughShare` and `allOrNothing` hold for attempts from now on.",
			),
		),
		opensAt: v.exactOptional(opensAt),
		dueAt: v.exactOptional(dueAt),
		closesAt: v.exactOptional(closesAt),
		late: v.exactOptional(late),
		timeLimitSeconds: v.exactOptional(TimeLimit),
		locale: v.exactOptional(LocaleWish),
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { value } = dataset;
		const complain = (key: "seeds" | "points", message: string) =>
			addIssue({ message, path: [{ type: "object", origin: "value", input: value, key, value: value[key] }] });
		if ("seeds" in value && !("items" in value)) complain("seeds", "Only together with `items`.");
		if ("points" in value && "items" in value) complain("points", "Not beside `items`, which have their own.");
	}),
	v.metadata({
		ref: "AssignmentChange",
		description:
			"What is to be otherwise; what is left out stays as it is, and null takes a time, `late` or the time limit away.",
		examples: [{ closesAt: "2026-12-06T22:00:00Z" }],
	}),
);
export type AssignmentChange = v.InferOutput<typeof AssignmentChange>;

/** For changes of an assignment: refused where it was changed since. */
export const IfMatchHeader = v.object({
	"If-Match": v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(1000),
			v.metadata({
				description:
					'The `ETag` of the assignment as the caller knows it, e.g. `"3"`: 412 `assignment-changed` where it has another one. Without it the change applies in any case.',
			}),
		),
	),
});
