// Learners and their tokens.
import * as v from "valibot";
import { closed, LearnerId, Timestamp } from "./primitives.ts";

export const LearnerPath = v.object({ learnerId: LearnerId });

/** An anonymous learner takes no wishes; an empty object or no body at all is fine. */
export const LearnerRequest = v.pipe(
	closed({}),
	v.metadata({ ref: "LearnerRequest", description: "Nothing to wish for." }),
);

export const TokenRequest = v.pipe(
	closed({
		expiresInSeconds: v.exactOptional(
			v.pipe(
				v.number(),
				v.integer(),
				v.minValue(60),
				v.maxValue(86_400),
				v.metadata({
					description: "How long the token lives, s. When left out: 3600, of an anonymous learner's 30 days.",
				}),
			),
		),
		renewable: v.exactOptional(
			v.pipe(
				v.boolean(),
				v.metadata({
					description:
						"For a server key: whether the learner gets new tokens with this one, also up to 180 days after it expired. When left out: yes. A token that is renewed can be renewed again, until the server key that minted the first is revoked.",
				}),
			),
		),
	}),
	v.metadata({ ref: "TokenRequest", description: "What the token is to be like." }),
);

export const LearnerToken = v.pipe(
	v.object({
		learnerId: LearnerId,
		token: v.pipe(
			v.string(),
			v.metadata({
				description: "Send it as `Authorization: Bearer …`; it speaks for this learner only.",
			}),
		),
		expiresAt: v.pipe(Timestamp, v.metadata({ description: "Until when the token is good." })),
	}),
	v.metadata({ ref: "LearnerToken", description: "A learner, and a token that speaks for it." }),
);
export type LearnerToken = v.InferOutput<typeof LearnerToken>;
