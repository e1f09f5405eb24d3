// What runs in a browser: pages, and their scripts and other static files by their names.
import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { ROOT_FILES, SERVICE_WORKER } from "../../page/files.ts";
import { PAGE_PATHS, PAGES } from "../../page/shells/pages.ts";
import { configurationOf } from "../configuration.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { pageFile, sendPageFile } from "../page-files.ts";
import { pageLocale, sendShell } from "../page-shell.ts";
import { problem } from "../problem.ts";
import { type Shown, scenarioNamed, scenarioWished } from "../shown-scenario.ts";

/** A service worker may ask this service for everything, and is looked up anew at each visit. */
const WORKER_HEADERS = {
	"Content-Security-Policy": "default-src 'none'; connect-src 'self'",
	"Cache-Control": "no-cache",
};

export async function sendFile(c: AppContext): Promise<Response> {
	const { path } = c.req;
	const file = pageFile(path);
	if (!file) return problem(c, failure("route-not-found", DETAILS.routeNotFound));
	if (path === SERVICE_WORKER.path) return sendPageFile(c, path, file, WORKER_HEADERS);
	// An address that names the content: as good as a name that is made of it.
	return sendPageFile(c, path, { ...file, hashed: file.hashed || c.req.query("v") === file.tag });
}

/** The service worker keeps shells as they are for everybody. */
const wantsShellAlone = (c: AppContext) => c.req.query("shell") !== undefined;

/** The page that practises, with a scenario as its address wishes. */
export async function sendPractice(c: AppContext): Promise<Response> {
	if (wantsShellAlone(c)) return sendShell(c, "practice");
	return sendShell(c, "practice", { data: await scenarioWished(c, pageLocale(c)) });
}

/** Of those that are not found the page says so kindly; it is still a page. */
const statusOf = (shown: Shown | null) =>
	shown && "problem" in shown && (shown.problem.status === 404 || shown.problem.status === 410)
		? shown.problem.status
		: 200;

/** The scenario of somebody's own is asked for by the page, which has the credential. */
const forAnybody = (shown: Shown | null) =>
	shown && "problem" in shown && shown.problem.status === 401 ? null : shown;

async function sendNamed(c: AppContext): Promise<Response> {
	const shown = forAnybody(await scenarioNamed(c, c.req.param("scenarioId") ?? "", pageLocale(c)));
	return sendShell(c, "practice", { data: shown, status: statusOf(shown) });
}

/** For a frame in somebody's page: those pages that FRAME_ANCESTORS names. */
async function sendEmbedded(c: AppContext): Promise<Response> {
	const id = c.req.param("scenarioId");
	const locale = pageLocale(c);
	const [configuration, shown] = await Promise.all([
		configurationOf(c.env),
		id === undefined ? scenarioWished(c, locale) : scenarioNamed(c, id, locale),
	]);
	const ancestors = configuration?.frameAncestors ?? "'self'";
	return sendShell(c, "embed", { data: shown, status: statusOf(shown), ancestors });
}

/** These are of the contract too, see contract.ts. */
const DESCRIBED: ReadonlySet<string> = new Set([PAGES.practice.path, PAGES.docs.path]);

export const pageRoutes = collectRoutes();

function collectRoutes(): Hono {
	const routes = new Hono();
	for (const path of [...ROOT_FILES, "/assets/:file"]) routes.get(path, sendFile);
	for (const [path, name] of PAGE_PATHS) if (!DESCRIBED.has(path)) routes.get(path, (c) => sendShell(c, name));
	routes.get("/docs/api", (c) => sendShell(c, "api", { inlineStyle: true }));
	routes.get("/s/:scenarioId", sendNamed);
	routes.get("/teach/:assignmentId", (c) => sendShell(c, "teach"));
	for (const path of ["/embed", "/embed/:scenarioId"]) routes.get(path, sendEmbedded);
	return routes;
}
