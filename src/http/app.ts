// The whole HTTP API: middleware in order, routes, and what happens when none matches or one fails.
import { DETAILS } from "../contract/details.ts";
import { failure } from "../contract/failure.ts";
import { cacheOnlyIfSaid } from "./caching.ts";
import { allowFrames, allowOrigins, identifyRequest, protectBrowsers } from "./headers.ts";
import { ServingHono } from "./hono.ts";
import { admitCaller } from "./identity/authorize.ts";
import { answerOtherMethod } from "./methods.ts";
import { sendShell, wantsPage } from "./page-shell.ts";
import { problem } from "./problem.ts";
import { requireConfiguration } from "./require-configuration.ts";
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
import { serviceRoutes } from "./routes/service.ts";
import { simulationRoutes } from "./routes/simulations.ts";
import { statisticsRoutes } from "./routes/statistics.ts";
import { teacherLinkRoutes } from "./routes/teacher-links.ts";
import { tenantRoutes } from "./routes/tenant.ts";
import { webhookDeliveryRoutes } from "./routes/webhook-deliveries.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

export const app = new ServingHono();

for (const path of ["/embed", "/embed/*"]) app.use(path, allowFrames);
app.use(identifyRequest, protectBrowsers, allowOrigins, cacheOnlyIfSaid);
app.use("/healthz", requireConfiguration);
app.use("/v1/*", requireConfiguration, admitCaller);

app.route("/", serviceRoutes);
app.route("/", scenarioRoutes);
app.route("/", hintRoutes);
app.route("/", pictureRoutes);
app.route("/", believedRoutes);
app.route("/", simulationRoutes);
app.route("/", questionRoutes);
app.route("/", quizRoutes);
app.route("/", nextRoutes);
app.route("/", learnerRoutes);
app.route("/", erasureRoutes);
app.route("/", exportRoutes);
app.route("/", pairingRoutes);
app.route("/", claimRoutes);
app.route("/", attemptRoutes);
app.route("/", attemptBatchRoutes);
app.route("/", assignmentRoutes);
app.route("/", assignmentLearnerRoutes);
app.route("/", teacherLinkRoutes);
app.route("/", gradebookRoutes);
app.route("/", tenantRoutes);
app.route("/", statisticsRoutes);
app.route("/", contractRoutes);
app.route("/", paperRoutes);
app.route("/", webhookRoutes);
app.route("/", webhookDeliveryRoutes);
app.route("/", regradeRoutes);
app.route("/", pageRoutes);

app.notFound((c) => {
	const other = answerOtherMethod(app, c);
	if (other) return other;
	if (wantsPage(c)) return sendShell(c, "missing", { status: 404 });
	return problem(c, failure("route-not-found", DETAILS.routeNotFound));
});

app.onError((error, c) => {
	const requestId = c.get("requestId");
	// JSON, so that whatever the message holds stays on one line of the log.
	console.error(JSON.stringify({ requestId, message: error.message, stack: error.stack }));
	return problem(c, failure("internal-error", DETAILS.internalError(requestId)));
});
