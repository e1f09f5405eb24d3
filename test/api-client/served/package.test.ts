// The client as its users get it: the package that the build makes.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIST, ROOT } from "../../../src/cli/build/built.ts";
import { CLIENT } from "../../../src/cli/build/client.ts";
import { openSite, type Site } from "../../page/support/browser.ts";

/** An app that has installed it. */
const app = mkdtempSync(join(tmpdir(), "app-"));
let site: Site;
beforeAll(async () => {
	mkdirSync(join(app, "node_modules"));
	symlinkSync(join(DIST, CLIENT), join(app, "node_modules/seqack"), "junction");
	for (const name of ["idb", "openapi-fetch", "openapi-typescript-helpers"])
		symlinkSync(join(ROOT, "node_modules", name), join(app, "node_modules", name), "junction");
	writeFileSync(join(app, "package.json"), '{"type": "module"}');
	writeFileSync(join(app, "app.ts"), APP);
	site = await openSite();
});
afterAll(async () => {
	await site.close();
	rmSync(app, { recursive: true });
});

const APP = `
import { createClient, type Submitted } from "seqack/client";
import { memoryQueue } from "seqack/client/queue";
import type { Scenario } from "seqack/client/types";
const client = createClient({ baseUrl: "http://service.example", queue: memoryQueue() });
export const submitted: Submitted = await client.submit({ scenarioId: "s", answers: { b1: 1 } });
export const { data } = await client.api.POST("/v1/scenarios", { body: { template: "three-way" } });
export const scenario: Scenario | undefined = data;
// @ts-expect-error a scenario is answered by blank
await client.submit({ scenarioId: "s", answer: 1 });
// @ts-expect-error there is no such field
scenario?.nothing;
`;

describe("an app in TypeScript", () => {
	it.each([
		["bundler", "es2022"],
		["nodenext", "nodenext"],
	])("compiles under strict settings with module resolution %s", (resolution, module) => {
		const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
		const args = [
			"--noEmit",
			"--strict",
			"--exactOptionalPropertyTypes",
			"--target",
			"es2022",
			"--lib",
			"es2022,dom,dom.iterable",
		];
		const how = ["--module", module, "--moduleResolution", resolution, "--preserveSymlinks", "app.ts"];
		execFileSync(process.execPath, [tsc, ...args, ...how], { cwd: app, stdio: "inherit" });
	});
});

it("the client takes at most 9 KB gzipped", async () => {
	const { outputFiles } = await build({
		entryPoints: [join(DIST, CLIENT, "client.js")],
		bundle: true,
		minify: true,
		format: "esm",
		write: false,
		nodePaths: [join(ROOT, "node_modules")],
	});
	expect(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThan(9 * 1024);
});

it("a host without storage, locks and crypto submits all the same", () => {
	const script = `
		for (const name of ["crypto", "localStorage", "indexedDB", "navigator", "location"])
			Object.defineProperty(globalThis, name, { value: undefined });
		const { createClient } = await import("seqack/client");
		const client = createClient({ baseUrl: process.env.SERVICE });
		console.log((await client.submit({ questionId: "why-four", answer: "app" })).kind);
		console.log((await client.submit({ questionId: "when-three", answer: "prompt" })).attempt.number);
	`;
	const env = { ...process.env, SERVICE: site.url };
	const args = ["--input-type=module", "--eval", script];
	expect(execFileSync(process.execPath, args, { cwd: app, env, encoding: "utf8" })).toBe("graded\n2\n");
});
