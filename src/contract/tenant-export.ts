// Everything that is kept of a tenant. Apart from the requests: the Worker carries only what it checks with.
import * as v from "valibot";
import { AssignmentExportPage } from "./assignment-export.ts";
import { ExportPage } from "./export.ts";
import { described, NextCursor, Tenant, Timestamp } from "./primitives.ts";
import { WebhookView } from "./webhook.ts";

const AssignmentPart = v.pipe(
	v.omit(AssignmentExportPage, ["nextCursor"]),
	v.metadata({ ref: "AssignmentPart", description: "A part of everything that is kept of an assignment." }),
);

const LearnerPart = v.pipe(
	v.omit(ExportPage, ["nextCursor"]),
	v.metadata({ ref: "LearnerPart", description: "A part of everything that is kept of a learner." }),
);

export const TenantExport = v.pipe(
	v.object({
		tenant: Tenant,
		exportedAt: described(Timestamp, "When this page was made."),
		assignments: described(
			v.array(v.pipe(v.looseObject({}), v.metadata({ documentedAs: AssignmentPart }))),
			"Pages of `GET /v1/assignments/{assignmentId}/export`, without their `nextCursor`.",
		),
		webhooks: described(
			v.array(v.pipe(v.looseObject({}), v.metadata({ documentedAs: WebhookView }))),
			"As `GET /v1/webhooks/{webhookId}` shows them: without secrets.",
		),
		learners: described(
			v.array(LearnerPart),
			"Pages of `GET /v1/learners/{learnerId}/export`, without their `nextCursor`.",
		),
		nextCursor: NextCursor,
	}),
	v.metadata({ ref: "TenantExport", description: "A page of everything that is kept of a tenant." }),
);
