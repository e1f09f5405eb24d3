// The pages as the Worker sends them: the scenario that they come with, what is in frames, what is not there.
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { app } from "../../src/http/app.ts";
import { call, expectProblem } from "../support/api.ts";
import { whenItIs } from "../support/still-clock.ts";

const HTML = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const page = (path: string, headers: Readonly<Record<string, string>> = {}) =>
	call(path, { headers: { ...HTML, ...headers } });

const dataOf = (html: string) =>
	JSON.parse(/<script type="application\/json" id="seqack-data">(.*?)<\/script>/s.exec(html)?.[1] ?? "null");

describe("the practice page", () => {
	it("comes with a scenario that can be graded as it is", async () => {
		const { scenario } = dataOf((await page("/")).text);
		expect(scenario).toMatchObject({ family: "handshake", difficulty: 1, madeBy: "anonymous", seed: null });
		const graded = await call(`/v1/scenarios/${scenario.id}/grade`, { body: { answers: {} } });
		expect(graded.json.score.max).toBeGreaterThan(0);
	});

	it("comes with what its address wishes for, and with the beginning where nobody can have that", async () => {
		expect(dataOf((await page("/?family=teardown&difficulty=2")).text).scenario).toMatchObject({
			family: "teardown",
			difficulty: 2,
		});
		expect(dataOf((await page("/?template=three-way&seed=16")).text).scenario.seed).toBe(16);
		expect(dataOf((await page("/?family=quic&difficulty=99")).text).scenario).toMatchObject({ family: "handshake" });
		expect(dataOf((await page("/?template=none&locale=zh")).text).problem).toMatchObject({
			code: "unknown-template",
			title: "没有这个模板",
		});
	});

	it("is a shell alone for whoever keeps it", async () => {
		expect(dataOf((await page("/?shell")).text)).toBeNull();
	});

	it("opens the very scenario of a link, in the reader's language", async () => {
		const made = await call("/v1/scenarios", { body: { template: "three-way" } });
		const { status, text } = await page(`/s/${made.json.id}?locale=zh`);
		expect(status).toBe(200);
		expect(dataOf(text).scenario).toMatchObject({ id: made.json.id, locale: "zh" });
	});

	it("says that there is no such scenario, as a page", async () => {
		const { status, text, headers } = await page("/s/sc1.cut");
		expect(status).toBe(404);
		expect(headers.get("Content-Type")).toBe("text/html; charset=UTF-8");
		expect(dataOf(text).problem.code).toBe("scenario-not-found");
	});

	it("says that a scenario has expired, and what would be one like it", async () => {
		const made = await call("/v1/scenarios", { body: { template: "three-way" } });
		const { status, text } = await whenItIs(Date.now() + 31 * 86_400_000, () => page(`/s/${made.json.id}`));
		expect(status).toBe(410);
		expect(dataOf(text)).toMatchObject({ problem: { code: "scenario-expired" }, like: "three-way" });
	});

	it("leaves a scenario of somebody's own to be asked for with the credential", async () => {
		const { json: learner } = await call("/v1/learners", { method: "POST" });
		const body = { template: "three-way", learnerId: learner.learnerId };
		const made = await call("/v1/scenarios", { token: learner.token, body });
		const { status, text } = await page(`/s/${made.json.id}`);
		expect(status).toBe(200);
		expect(dataOf(text)).toBeNull();
	});

	it("lets nothing in the data end its block", async () => {
		const { text } = await page("/?template=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E");
		expect(text).not.toContain("<script>alert");
		expect(dataOf(text).problem.code).toBe("unknown-template");
	});

	it("counts as a request, and comes without a scenario once there were too many", async () => {
		const left = [{ success: true }, { success: false }];
		const limit = vi.fn(async (_: { key: string }) => left.shift());
		const headers = { ...HTML, "CF-Connecting-IP": "192.0.2.77" };
		const bindings = { ...env, RATE_LIMIT: "on", KEYLESS_LIMITER: { limit } };
		const pages: Response[] = [];
		for (let i = 0; i < 2; i++) pages.push(await app.request("/", { headers }, bindings));
		expect(pages.map(({ status }) => status)).toEqual([200, 200]);
		const [before, after] = await Promise.all(pages.map(async (sent) => dataOf(await sent.text())));
		expect([before.scenario.madeBy, after]).toEqual(["anonymous", null]);
		expect(limit.mock.calls).toEqual(Array(2).fill([{ key: "192.0.2.77" }]));
	});
});

describe.each(["/learn", "/quiz", "/progress", "/record"])("the page %s", (path) => {
	it("is there in both languages, for nobody's frame", async () => {
		for (const locale of ["en", "zh"]) {
			const { status, text, headers } = await page(`${path}?locale=${locale}`);
			expect(status).toBe(200);
			expect(text).toContain(`<html lang="${locale}">`);
			expect(headers.get("X-Frame-Options")).toBe("DENY");
		}
	});
});

describe("what is made for frames", () => {
	it("may be framed by whom the setting names, and by nobody else", async () => {
		const { status, headers, text } = await page("/embed?template=three-way&locale=zh&theme=dark");
		expect(status).toBe(200);
		expect(headers.get("X-Frame-Options")).toBeNull();
		expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'self'");
		expect(text).toContain('<html lang="zh" data-theme="dark">');
		expect(dataOf(text).scenario).toMatchObject({ template: "three-way", locale: "zh" });
		expect(text).not.toContain("<header");
	});

	it("shows one scenario by its id", async () => {
		const made = await call("/v1/scenarios", { body: { template: "three-way" } });
		expect(dataOf((await page(`/embed/${made.json.id}`)).text).scenario.id).toBe(made.json.id);
		expect((await page("/embed/nothing")).status).toBe(404);
	});
});

describe("an address without a page", () => {
	it("is a page to a browser, in its language, and a problem to a program", async () => {
		const { status, text } = await page("/nowhere", { "Accept-Language": "zh" });
		expect(status).toBe(404);
		expect(text).toContain('<body data-page="missing">');
		expect(text).toContain('<html lang="zh">');
		expectProblem(await call("/nowhere"), 404, "route-not-found");
		expectProblem(await page("/v1/nowhere"), 404, "route-not-found");
	});
});

describe("what the app is installed with", () => {
	it.each([
		["/app.en.webmanifest", "application/manifest+json"],
		["/app.zh.webmanifest", "application/manifest+json"],
		["/icon.svg", "image/svg+xml"],
		["/icon-192.png", "image/png"],
		["/icon-512.png", "image/png"],
		["/sw.js", "text/javascript; charset=UTF-8"],
	])("%s is there", async (path, type) => {
		const { status, headers } = await call(path);
		expect(status).toBe(200);
		expect(headers.get("Content-Type")).toBe(type);
	});

	it("names pages and icons that are there", async () => {
		const manifest = JSON.parse((await call("/app.zh.webmanifest")).text);
		expect(manifest).toMatchObject({ lang: "zh", display: "standalone", short_name: "seqack" });
		const named = [manifest.start_url, ...[...manifest.icons, ...manifest.shortcuts].map(({ src, url }) => src ?? url)];
		for (const path of named) expect((await call(path)).status, path).toBe(200);
	});

	it("has a service worker that may ask for everything here, and is looked up at each visit", async () => {
		const { headers } = await call("/sw.js");
		expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; connect-src 'self'");
		expect(headers.get("Cache-Control")).toBe("no-cache");
	});

	it("has scripts that can be kept for ever under the address that the page names", async () => {
		const [, script = ""] = /src="(\/practice\.js\?v=[^"]+)"/.exec((await page("/")).text) ?? [];
		expect((await call(script)).headers.get("Cache-Control")).toContain("immutable");
		expect((await call("/practice.js?v=other")).headers.get("Cache-Control")).toBe("public, max-age=300");
	});
});

describe("a service that is not set up", () => {
	it("still shows its pages, without a scenario, and says in its log what is wrong", async () => {
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const answer = await app.request("/", { headers: HTML }, { ...env, FRAME_ANCESTORS: "everybody" });
		expect(answer.status).toBe(200);
		expect(dataOf(await answer.text())).toBeNull();
		expect(log.mock.calls.flat().join("\n")).toContain("FRAME_ANCESTORS is not a list of origins");
		vi.restoreAllMocks();
	});

	it("opens to the frames that the setting names", async () => {
		const ancestors = "https://moodle.example.org https://*.example.edu";
		const answer = await app.request("/embed", { headers: HTML }, { ...env, FRAME_ANCESTORS: ancestors });
		expect(answer.headers.get("Content-Security-Policy")).toContain(`frame-ancestors ${ancestors}`);
	});
});
