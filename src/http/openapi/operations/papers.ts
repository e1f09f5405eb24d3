// Papers: what one learner gets of an assignment.
import { AssignmentLearnerPath } from "../../../contract/assignment-request.ts";
import { LearnerPath } from "../../../contract/learner.ts";
import { LearnerAssignmentPage, PaperView } from "../../../contract/paper.ts";
import { LearnerAssignmentsQuery, PaperQuery } from "../../../contract/paper-request.ts";
import { LocaleQuery } from "../../../contract/query.ts";
import type { Section } from "../operation.ts";

export const PAPERS: Section = {
	name: "papers",
	description: "What one learner gets of an assignment, and hands in",
	operations: {
		"GET /v1/assignments/:assignmentId/learners/:learnerId/paper": {
			id: "getPaper",
			summary: "The learner's paper: opened, and its clock started, by the first call",
			description:
				"With the learner's own token, or with a server key. All items in whole, without their keys; the same on every device and at every call, whoever came first. Attempts go to `POST /v1/learners/{learnerId}/attempts`, with `assignmentId` and `item`. Times are those of the service's clock.",
			security: "learner",
			path: AssignmentLearnerPath,
			query: PaperQuery,
			success: { status: 200, description: "The paper.", schema: PaperView },
			problems: [
				"assignment-not-found",
				"learner-not-assigned",
				"assignment-not-open",
				"assignment-closed",
				"assignment-full",
				"paper-reset",
				"scenario-retired",
				"attempt-log-full",
				"learner-claimed",
			],
		},
		"POST /v1/assignments/:assignmentId/learners/:learnerId/finish": {
			id: "finishPaper",
			summary: "Hand the paper in",
			description:
				"With the learner's own token, or with a server key. What is unanswered earns nothing, and no more answers are taken (409 `paper-finished`). A repeat answers the same. A paper that was opened is handed in by the clock once its time is up.",
			security: "learner",
			path: AssignmentLearnerPath,
			query: LocaleQuery,
			success: { status: 200, description: "The paper, handed in.", schema: PaperView },
			problems: [
				"assignment-not-found",
				"learner-not-assigned",
				"assignment-not-open",
				"paper-not-begun",
				"attempt-log-full",
				"learner-claimed",
			],
		},
		"GET /v1/learners/:learnerId/assignments": {
			id: "listLearnerAssignments",
			summary: "The assignments that the learner has, newest first",
			description:
				"Those that the learner was named for, or has opened. With the learner's own token, or with a server key.",
			security: "learner",
			path: LearnerPath,
			query: LearnerAssignmentsQuery,
			success: { status: 200, description: "A page of assignments.", schema: LearnerAssignmentPage },
			problems: [],
		},
	},
};
