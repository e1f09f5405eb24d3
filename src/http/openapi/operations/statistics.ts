// What an assignment's results say of the class, and follow-ups.
import { AssignmentPath } from "../../../contract/assignment-request.ts";
import { MakingHeader } from "../../../contract/idempotency-key.ts";
import { MapQuery, MisconceptionMapView } from "../../../contract/misconception-map.ts";
import { LocaleQuery } from "../../../contract/query.ts";
import { RemedialRequest, RemedialView } from "../../../contract/remedial.ts";
import { StatisticsView } from "../../../contract/statistics.ts";
import { MEDIA_TYPES } from "../../media-types.ts";
import type { Section } from "../operation.ts";

export const STATISTICS: Section = {
	name: "statistics",
	description: "What the results of an assignment say: of its items, of the class, and of what it believes",
	operations: {
		"GET /v1/assignments/:assignmentId/statistics": {
			id: "getStatistics",
			summary: "How hard the items are, how well they tell learners apart, how far the total can be relied upon",
			description:
				"Classical test theory, of first attempts alone: a later one knows the feedback of the first. Counted are learners whose first attempts can no more change: who have handed in, are out of time, or have tried every item; what they did not answer counts 0, for that is what the gradebook gives it. Who is still working or never began is in no score, and who is excused in no number at all. Points are those of the attempt, with what hints cost and without what lateness costs. A reset begins anew.",
			security: "teacher",
			path: AssignmentPath,
			query: LocaleQuery,
			success: { status: 200, description: "The statistics.", schema: StatisticsView },
			problems: ["assignment-not-found"],
		},
		"GET /v1/assignments/:assignmentId/misconceptions": {
			id: "getMisconceptions",
			summary: "What the class believes that is not so: who, how surely, in which items",
			description:
				"Each wrong answer is compared with what the engine does under each misconception; this is what was found, by idea, of all attempts. A learner holds an idea that showed until later answers to two different items, right where whoever holds it goes wrong, contradict it. Sorted by weight: an idea that many hold with confidence stands first.",
			security: "teacher",
			path: AssignmentPath,
			query: MapQuery,
			success: { status: 200, description: "The map.", schema: MisconceptionMapView },
			problems: ["assignment-not-found", "unknown-misconception"],
		},
		"GET /v1/assignments/:assignmentId/misconceptions.svg": {
			id: "getMisconceptionPicture",
			summary: "The map as a picture, without names",
			description:
				"A bar an idea, as long as those who met it, filled as far as those who hold it, in four parts by how sure they are; the twelve weightiest. Light and dark as the reader's system; 360 px wide and scalable; its description says the same in sentences.",
			security: "teacher",
			path: AssignmentPath,
			query: LocaleQuery,
			success: { status: 200, description: "The picture.", mediaType: MEDIA_TYPES.svg },
			problems: ["assignment-not-found"],
		},
		"POST /v1/assignments/:assignmentId/remedial": {
			id: "createRemedial",
			summary: "A follow-up for those who need it",
			description:
				"An assignment of its own, for those who hold the misconception or failed the skill last, or for the learners named: up to three templates that show it, in situations that were not asked before where there are such, and questions whose options name it, in turn, at the difficulty of the items in which it showed.",
			security: "teacher",
			path: AssignmentPath,
			query: LocaleQuery,
			header: MakingHeader,
			body: { schema: RemedialRequest },
			success: {
				status: 201,
				description: "The follow-up.",
				schema: RemedialView,
				headers: {
					Location: "Path of the follow-up.",
					ETag: "Its revision, for `If-Match`.",
					"Idempotent-Replayed": "`true` when this key had made it before.",
				},
			},
			problems: [
				"invalid-idempotency-key",
				"idempotency-key-reused",
				"assignment-not-found",
				"unknown-misconception",
				"unknown-skill",
				"unknown-learner",
				"nobody-needs-it",
				"nothing-to-ask",
				"assignment-times-invalid",
			],
		},
	},
};
