// How an assessed scenario counts: how many attempts, what each earns, and when the solution is shown.
import * as v from "valibot";
import { GROUPINGS, KEEPS } from "../exercise/score.ts";
import { closed, described } from "./primitives.ts";

export const SHOW_SOLUTIONS = ["always", "after-last-attempt", "never", "after-close"] as const;
export type ShowSolution = (typeof SHOW_SOLUTIONS)[number];

export const MAX_ALLOWED_ATTEMPTS = 20;

const Attempts = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(1),
	v.maxValue(MAX_ALLOWED_ATTEMPTS),
	v.metadata({ description: "How many submissions count; 1 when left out." }),
);

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.metadata({ examples: [0.5] }));

const entries = {
	attempts: Attempts,
	keep: v.pipe(
		v.picklist(KEEPS),
		v.metadata({ description: "Which attempts the scenario's score is made from; `best` when left out." }),
	),
	decay: described(Share, "What each later attempt is worth, as a share of the one before; 1 when left out."),
	followThroughShare: described(
		Share,
		"What a value that follows from an earlier slip earns, as a share of its points; 1 when left out.",
	),
	allOrNothing: v.pipe(
		v.picklist(GROUPINGS),
		v.metadata({
			description:
				"With `segment` the blanks of one step of the timeline earn points only together; `none` when left out.",
		}),
	),
	showSolution: v.pipe(
		v.picklist(SHOW_SOLUTIONS),
		v.metadata({
			description:
				"When the key and its explanation may be seen; `after-last-attempt` when left out. An expired scenario takes no more attempts, so that its last has been made; nor does a paper that is handed in or whose time is up. `after-close`: once the assignment closes for the learner, also where the paper was handed in before; of a scenario outside of assignments, once it has expired.",
		}),
	),
};

export const Policy = v.pipe(
	v.object(entries),
	v.metadata({
		ref: "Policy",
		description: "How an assessed scenario counts. Nothing is ever negative; hints cost what the catalogue says.",
	}),
);
export type Policy = Readonly<v.InferOutput<typeof Policy>>;

export const PolicyRequest = v.pipe(
	closed({
		attempts: v.exactOptional(entries.attempts),
		keep: v.exactOptional(entries.keep),
		decay: v.exactOptional(entries.decay),
		followThroughShare: v.exactOptional(entries.followThroughShare),
		allOrNothing: v.exactOptional(entries.allOrNothing),
		showSolution: v.exactOptional(entries.showSolution),
	}),
	v.metadata({
		ref: "PolicyRequest",
		description:
			"Makes the scenario assessed: only attempts grade it, and they are counted. Only with a server key and `learnerId`, and without `seed`.",
		examples: [{ attempts: 3, keep: "best", decay: 0.8 }],
	}),
);

export const DEFAULT_POLICY: Policy = {
	attempts: 1,
	keep: "best",
	decay: 1,
	followThroughShare: 1,
	allOrNothing: "none",
	showSolution: "after-last-attempt",
};
