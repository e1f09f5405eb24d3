// Which routes there are, by what their paths begin with: each part is made when it is first asked for.

import type { Parts } from "./router-of-parts.ts";
import { assignmentLearnerRoutes } from "./routes/assignment-learners.ts";
import { assignmentRoutes } from "./routes/assignments.ts";
import { attemptBatchRoutes } from "./routes/attempt-batches.ts";
import { attemptRoutes } from "./routes/attempts.ts";
import { believedRoutes } from "./routes/believed.ts";
import { claimRoutes } from "./routes/claims.ts";
import { contractRoutes } from "./routes/contract.ts";
import { erasureRoutes } from "./routes/erasure.ts";
import { exportRoutes } from "./routes/export.ts";
import { gradebookRoutes } from "./routes/gradebook.ts";
import { hintRoutes } from "./routes/hints.ts";
import { learnerRoutes } from "./routes/learners.ts";
import { nextRoutes } from "./routes/next.ts";
import { pageRoutes } from "./routes/page.ts";
import { pairingRoutes } from "./routes/pairing.ts";
import { paperRoutes } from "./routes/papers.ts";
import { pictureRoutes } from "./routes/pictures.ts";
import { questionRoutes } from "./routes/questions.ts";
import { quizRoutes } from "./routes/quizzes.ts";
import { regradeRoutes } from "./routes/regrades.ts";
import { scenarioRoutes } from "./routes/scenarios.ts";
import { catalogueRoutes, healthRoutes } from "./routes/service.ts";
import { simulationRoutes } from "./routes/simulations.ts";
import { statisticsRoutes } from "./routes/statistics.ts";
import { teacherLinkRoutes } from "./routes/teacher-links.ts";
import { tenantRoutes } from "./routes/tenant.ts";
import { webhookDeliveryRoutes } from "./routes/webhook-deliveries.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

export const PARTS = {
	named: {
		"/healthz": () => [healthRoutes],
		"/v1/catalogue": () => [catalogueRoutes],
		"/v1/scenarios": () => [scenarioRoutes, hintRoutes, pictureRoutes, believedRoutes],
		"/v1/simulations": () => [simulationRoutes],
		"/v1/questions": () => [questionRoutes],
		"/v1/quizzes": () => [quizRoutes],
		"/v1/pairings": () => [pairingRoutes],
		"/v1/learners": () => [
			nextRoutes,
			learnerRoutes,
			erasureRoutes,
			exportRoutes,
			pairingRoutes,
			claimRoutes,
			attemptRoutes,
			attemptBatchRoutes,
			tenantRoutes,
			paperRoutes,
		],
		"/v1/assignments": () => [
			assignmentRoutes,
			assignmentLearnerRoutes,
			teacherLinkRoutes,
			gradebookRoutes,
			tenantRoutes,
			statisticsRoutes,
			paperRoutes,
			regradeRoutes,
		],
		"/v1/tenant": () => [tenantRoutes],
		"/v1/webhooks": () => [webhookRoutes, webhookDeliveryRoutes],
	},
	others: () => [contractRoutes, pageRoutes],
} satisfies Parts;
