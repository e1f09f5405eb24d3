// An anonymous record that becomes part of a tenant's learner.
import * as v from "valibot";
import { Count, closed, described, LearnerId } from "./primitives.ts";

export const ClaimRequest = v.pipe(
	closed({
		token: described(
			v.pipe(v.string(), v.maxLength(2048)),
			"Of the anonymous learner: valid, or expired up to 180 days ago.",
		),
	}),
	v.metadata({ ref: "ClaimRequest", description: "Whose record is claimed." }),
);

export const ClaimView = v.pipe(
	v.object({
		learnerId: described(LearnerId, "Who claimed, and has the attempts now."),
		claimed: described(Count, "Attempts that were taken over so far."),
		remaining: described(Count, "Attempts that follow within seconds, by themselves; a repeat of the call tells."),
	}),
	v.metadata({ ref: "Claim", description: "How far a claim is." }),
);
