// Assignments, their learners and their gradebook.
import { AssignmentView } from "../../../contract/assignment.ts";
import { AssignmentExportView } from "../../../contract/assignment-export.ts";
import {
	AssignmentChange,
	AssignmentLearnerPath,
	AssignmentPath,
	AssignmentRequest,
	IfMatchHeader,
} from "../../../contract/assignment-request.ts";
import { ExportQuery } from "../../../contract/export.ts";
import { GradebookPage, GradebookQuery, GradebookRowView, NamedCount } from "../../../contract/gradebook.ts";
import { MakingHeader } from "../../../contract/idempotency-key.ts";
import { NamedLearners, OverrideRequest } from "../../../contract/override-request.ts";
import { LocaleQuery, NoQuery } from "../../../contract/query.ts";
import { TeacherLink, TeacherLinkRequest } from "../../../contract/teacher-link.ts";
import { MEDIA_TYPES } from "../../media-types.ts";
import type { Section } from "../operation.ts";
import { REGRADE } from "./regrade.ts";

const SETTLING_PROBLEMS = [
	"unknown-template",
	"unknown-skill",
	"unknown-question",
	"no-template-matches",
	"notation-unsupported",
	"profile-unsupported",
	"nothing-to-ask",
	"assignment-times-invalid",
] as const;

const ETAG = { ETag: "Its revision, for `If-Match`." };

export const ASSIGNMENTS: Section = {
	name: "assignments",
	description: "What a teacher sets a class, what differs for single learners, and the gradebook",
	operations: {
		"POST /v1/assignments": {
			id: "createAssignment",
			summary: "Set an assignment",
			description:
				"Every wish is settled now: all papers have the same templates at the same difficulty, or the same questions, and one maximum. Wishes that nothing meets are refused together, with a pointer and a `code` each. Without `learners` every learner of the tenant has it; a row of the gradebook comes into being when a learner is named or opens the paper.",
			security: "server",
			query: LocaleQuery,
			header: MakingHeader,
			body: { schema: AssignmentRequest },
			success: {
				status: 201,
				description: "The assignment.",
				schema: AssignmentView,
				headers: {
					Location: "Path of the assignment.",
					...ETAG,
					"Idempotent-Replayed": "`true` when this key had made it before.",
				},
			},
			problems: ["invalid-idempotency-key", ...SETTLING_PROBLEMS, "learner-id-reserved", "idempotency-key-reused"],
		},
		"GET /v1/assignments/:assignmentId": {
			id: "getAssignment",
			summary: "An assignment",
			description: "As it is set: its items are settled, its times are those of everybody without an override.",
			security: "teacher",
			path: AssignmentPath,
			query: NoQuery,
			success: { status: 200, description: "The assignment.", schema: AssignmentView, headers: ETAG },
			problems: ["assignment-not-found"],
		},
		"PATCH /v1/assignments/:assignmentId": {
			id: "changeAssignment",
			summary: "Change an assignment",
			description:
				"Holds at once, for whoever has begun too: what was done is counted anew where `dueAt`, `late`, `points` or the policy's `keep` is another, and a paper whose time was over goes on where its end moves into the future. With `If-Match` it is refused where somebody changed the assignment since; the first learner who begins changes it too.",
			security: "server",
			path: AssignmentPath,
			query: NoQuery,
			header: IfMatchHeader,
			body: { schema: AssignmentChange },
			success: { status: 200, description: "The assignment as it is now.", schema: AssignmentView, headers: ETAG },
			problems: [...SETTLING_PROBLEMS, "assignment-not-found", "assignment-begun", "assignment-changed"],
		},
		"DELETE /v1/assignments/:assignmentId": {
			id: "deleteAssignment",
			summary: "Erase an assignment: its papers, gradebook and results, for good",
			description:
				"Attempts stay in the histories of their learners, who are told within seconds that there is no such assignment any more.",
			security: "server",
			path: AssignmentPath,
			query: NoQuery,
			header: IfMatchHeader,
			success: { status: 204, description: "It is erased." },
			problems: ["assignment-not-found", "assignment-changed", "invalid-parameter"],
		},
		"GET /v1/assignments/:assignmentId/export": {
			id: "exportAssignment",
			summary: "Everything kept of an assignment",
			description: "In pages of about 100 kB: the assignment, the rows of its gradebook, and every result.",
			security: "server",
			path: AssignmentPath,
			query: ExportQuery,
			success: { status: 200, description: "A page of the export.", schema: AssignmentExportView },
			problems: ["assignment-not-found"],
		},
		"POST /v1/assignments/:assignmentId/teacher-links": {
			id: "createTeacherLink",
			summary: "A link with which a teacher sees the class in a browser",
			description:
				"Needs no account and no key: the page `/teach/{assignmentId}` shows who has begun, finished or is stuck, the gradebook, the statistics and the misconception map, and makes follow-ups. A link cannot be taken back by itself; it falls with the server key that minted it.",
			security: "server",
			path: AssignmentPath,
			query: NoQuery,
			body: { schema: TeacherLinkRequest, optional: true },
			success: { status: 201, description: "The link.", schema: TeacherLink },
			problems: ["assignment-not-found"],
		},
		"PUT /v1/assignments/:assignmentId/learners": {
			id: "nameLearners",
			summary: "Name learners, with what differs for them",
			description:
				"Up to 500 in one call, all or none. Learners need not be known before. Whoever is named already is not named twice: an entry with nothing but `learnerId` leaves what differs as it is, so that a whole class list can be sent again. A time of an override may lie in the past.",
			security: "server",
			path: AssignmentPath,
			query: NoQuery,
			body: { schema: NamedLearners },
			success: { status: 200, description: "They are named.", schema: NamedCount },
			problems: ["assignment-not-found", "assignment-times-invalid", "assignment-full", "learner-id-reserved"],
		},
		"GET /v1/assignments/:assignmentId/learners/:learnerId": {
			id: "getAssignmentLearner",
			summary: "One learner's row of the gradebook",
			description: "The same as in the gradebook, for one who was named or has opened the paper.",
			security: "teacher",
			path: AssignmentLearnerPath,
			query: NoQuery,
			success: { status: 200, description: "The row.", schema: GradebookRowView },
			problems: ["assignment-not-found", "learner-not-assigned"],
		},
		"PUT /v1/assignments/:assignmentId/learners/:learnerId": {
			id: "overrideLearner",
			summary: "What differs for one learner: extra time, extra attempts, excused",
			description:
				"Replaces all that differed before, and names the learner. It holds when this is answered: a learner who was just refused may go on. Points are counted anew where `dueAt` is another.",
			security: "server",
			path: AssignmentLearnerPath,
			query: NoQuery,
			body: { schema: OverrideRequest },
			success: { status: 200, description: "The row as it is now.", schema: GradebookRowView },
			problems: [
				"assignment-not-found",
				"learner-not-assigned",
				"assignment-times-invalid",
				"assignment-full",
				"learner-id-reserved",
			],
		},
		"DELETE /v1/assignments/:assignmentId/learners/:learnerId": {
			id: "removeLearner",
			summary: "Take a learner off: row, override and results",
			description:
				"Attempts stay in the learner's history. Where the assignment is for every learner of the tenant, this one may open it again, and begins anew.",
			security: "server",
			path: AssignmentLearnerPath,
			query: NoQuery,
			success: { status: 204, description: "There is no such row any more." },
			problems: ["assignment-not-found", "learner-not-assigned"],
		},
		"POST /v1/assignments/:assignmentId/learners/:learnerId/reset": {
			id: "resetLearner",
			summary: "Give a learner a fresh paper",
			description:
				"With other numbers, unless papers are `shared`, all attempts, and the time limit from the start; what differs for the learner stays. Attempts at earlier papers stay in the learner's history, marked, and earn nothing more.",
			security: "server",
			path: AssignmentLearnerPath,
			query: NoQuery,
			success: { status: 200, description: "The row as it is now.", schema: GradebookRowView },
			problems: ["assignment-not-found", "learner-not-assigned"],
		},
		"GET /v1/assignments/:assignmentId/gradebook": {
			id: "getGradebook",
			summary: "The gradebook: a row a learner",
			description:
				"Of whoever was named or has opened the paper. With `Accept: text/csv` it is the same as `gradebook.csv`. Sorted by `updated` it tells what changed since: keep the cursor of the last full page.",
			security: "teacher",
			path: AssignmentPath,
			query: GradebookQuery,
			success: { status: 200, description: "A page of rows.", schema: GradebookPage },
			problems: ["assignment-not-found"],
		},
		"GET /v1/assignments/:assignmentId/gradebook.csv": {
			id: "getGradebookCsv",
			summary: "The gradebook as CSV, for spreadsheets",
			description:
				"RFC 4180 in UTF-8 with byte order mark; the first line names the columns, in the language asked for. Times are of UTC. What a spreadsheet would take for a formula has an apostrophe in front.",
			security: "teacher",
			path: AssignmentPath,
			query: GradebookQuery,
			success: {
				status: 200,
				description: "Up to 2,000 rows, and 20,000 scores: 1,000 rows of 20 items.",
				mediaType: MEDIA_TYPES.csv,
				headers: {
					Link: 'Where more rows follow: `rel="next"` (RFC 8288), each page with its own first line.',
					"Content-Disposition": "A name for the file.",
				},
			},
			problems: ["assignment-not-found"],
		},
		...REGRADE,
	},
};
