// A class graded again after a correction; part of the section of assignments.
import { AssignmentPath } from "../../../contract/assignment-request.ts";
import { NoQuery } from "../../../contract/query.ts";
import { RegradeJob, RegradePage, RegradeQuery } from "../../../contract/regrade.ts";
import type { Operations } from "../operation.ts";

export const REGRADE: Operations = {
	"POST /v1/assignments/:assignmentId/regrade": {
		id: "startRegrade",
		summary: "Grade a class again after a correction",
		description:
			"Every answer of the present papers is graded by today's grader, under the policy, with the hints and as the attempt that it was graded as; ideas and skills too, so that statistics and the map follow. Number and time of an attempt stay, and so does the learner's history: an attempt is answered as it was answered first, and `GET /v1/learners/{learnerId}/attempts/{number}/regraded` shows what it comes to today; the paper shows the points that count. A total that changes is told to webhooks (`grade.changed`, reason `regrade`). It is done by and by, some learners a second; while one runs, another call answers that one.",
		security: "server",
		path: AssignmentPath,
		query: NoQuery,
		success: {
			status: 202,
			description: "The regrade that runs now.",
			schema: RegradeJob,
			headers: { Location: "Where it says how far it has come." },
		},
		problems: ["assignment-not-found"],
	},
	"GET /v1/assignments/:assignmentId/regrade": {
		id: "getRegrade",
		summary: "How far the last regrade has come, and whose points it changed",
		description: "Ask again while `state` is `running`; the last regrade of an assignment is kept.",
		security: "server",
		path: AssignmentPath,
		query: RegradeQuery,
		success: { status: 200, description: "The regrade, and a page of its changes.", schema: RegradePage },
		problems: ["assignment-not-found", "never-regraded"],
	},
};
