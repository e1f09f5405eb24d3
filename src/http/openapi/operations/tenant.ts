// A tenant as a whole.
import { NoQuery } from "../../../contract/query.ts";
import {
	AssignmentPage,
	AssignmentPageQuery,
	LearnerPage,
	LearnerPageQuery,
	TenantErasureQuery,
	TenantExportQuery,
	TenantView,
} from "../../../contract/tenant.ts";
import { TenantExport } from "../../../contract/tenant-export.ts";
import type { Section } from "../operation.ts";

export const TENANT: Section = {
	name: "tenant",
	description: "Everything of a tenant, for its server key",
	operations: {
		"GET /v1/learners": {
			id: "listLearners",
			summary: "The tenant's learners, by id",
			description:
				"Those of whom something is recorded, or who were named in an assignment; a token alone makes no learner. One whom a release before this listed none of is listed from its next use on.",
			security: "server",
			query: LearnerPageQuery,
			success: { status: 200, description: "A page of learners.", schema: LearnerPage },
			problems: [],
		},
		"GET /v1/assignments": {
			id: "listAssignments",
			summary: "The tenant's assignments, newest first",
			description:
				"With `state` a page may have fewer items than `limit` though more follow: go on until `nextCursor` is null.",
			security: "server",
			query: AssignmentPageQuery,
			success: { status: 200, description: "A page of assignments.", schema: AssignmentPage },
			problems: [],
		},
		"GET /v1/tenant": {
			id: "getTenant",
			summary: "How much there is of the tenant, and how far its erasure is",
			description: "Learners of whom something is recorded, assignments and webhooks.",
			security: "server",
			query: NoQuery,
			success: { status: 200, description: "The tenant.", schema: TenantView },
			problems: [],
		},
		"GET /v1/tenant/export": {
			id: "exportTenant",
			summary: "Everything stored of the tenant",
			description:
				"In pages of up to about a megabyte: every assignment, then webhooks, then every learner, each as its own export has it; what is longer than a page goes on in the next. What changes meanwhile may be in it as it was or as it is.",
			security: "server",
			query: TenantExportQuery,
			success: { status: 200, description: "A page of the export.", schema: TenantExport },
			problems: [],
		},
		"DELETE /v1/tenant": {
			id: "deleteTenant",
			summary: "Erase the tenant: every assignment, learner and webhook, for good",
			description:
				"Goes on by itself; `GET /v1/tenant` says how far it is, and the call may be repeated. What began before the call is erased, also what turns out later to be of before; learners and assignments that are made after it are new ones and stay. Tokens of erased learners are dead (401 `learner-erased`); one of a learner of whom nothing was recorded stays good until it expires. Server keys are the operator's to revoke (`REVOKED_SERVER_KEYS`) and stay good.",
			security: "server",
			query: TenantErasureQuery,
			success: { status: 202, description: "It is being erased.", schema: TenantView },
			problems: [],
		},
	},
};
