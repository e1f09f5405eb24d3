// The whole HTTP API: middleware in order, before all routes (parts.ts), and what happens when none matches or one fails.
import { DETAILS } from "../contract/details.ts";
import { failure } from "../contract/failure.ts";
import { cacheOnlyIfSaid } from "./caching.ts";
import { allowFrames, allowOrigins, identifyRequest, protectBrowsers } from "./headers.ts";
import { ServingHono } from "./hono.ts";
import { admitCaller } from "./identity/authorize.ts";
import { answerOtherMethod } from "./methods.ts";
import { sendShell, wantsPage } from "./page-shell.ts";
import { PARTS } from "./parts.ts";
import { problem } from "./problem.ts";
import { requireConfiguration } from "./require-configuration.ts";

export const app = new ServingHono(PARTS);

for (const path of ["/embed", "/embed/*"]) app.use(path, allowFrames);
app.use(identifyRequest, protectBrowsers, allowOrigins, cacheOnlyIfSaid);
app.use("/healthz", requireConfiguration);
app.use("/v1/*", requireConfiguration, admitCaller);

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
