// A link with which a teacher looks at the class of one assignment in a browser, without a key.
import * as v from "valibot";
import { closed, described, Timestamp } from "./primitives.ts";

/** Seconds. */
export const TEACHER_LINK_LIFETIME_S = { least: 300, usual: 7 * 86_400, most: 180 * 86_400 } as const;

export const TeacherLinkRequest = v.pipe(
	closed({
		expiresInSeconds: v.exactOptional(
			v.pipe(
				v.number(),
				v.integer(),
				v.minValue(TEACHER_LINK_LIFETIME_S.least),
				v.maxValue(TEACHER_LINK_LIFETIME_S.most),
				v.metadata({ description: "How long the link works. When left out: 604800, a week." }),
			),
		),
	}),
	v.metadata({
		ref: "TeacherLinkRequest",
		description: "How the link is wished for.",
		examples: [{ expiresInSeconds: 2_592_000 }],
	}),
);

export const TeacherLink = v.pipe(
	v.object({
		path: described(
			v.string(),
			"Of the teacher's page on this server. The token stands behind `#`, so that no server and no log sees it.",
		),
		token: described(
			v.string(),
			"The same token, for calls: `Authorization: Bearer …`. It reads the assignment, its gradebook, statistics and misconceptions, and makes follow-ups of it; nothing else.",
		),
		expiresAt: Timestamp,
	}),
	v.metadata({
		ref: "TeacherLink",
		description: "Whoever has it sees the results of the class: hand it to its teacher only.",
	}),
);
export type TeacherLink = v.InferOutput<typeof TeacherLink>;
