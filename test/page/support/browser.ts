// A real browser, as `npm ci` brings it on Linux x64, or an installed Chrome elsewhere; and what is served to it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { DIST, readBuilt } from "../../../src/cli/build/built.ts";
import { type Server, serve } from "../../../src/cli/serve/workerd.ts";
import { unpackedBrowser } from "../../../src/cli/unpack-browser.ts";
import { TEST_SECRETS } from "../../support/test-secrets.ts";
import { PATIENCE_MS } from "../../support/timeout.ts";

export async function openBrowser(): Promise<Browser> {
	const browser = await launch();
	browser.on("context", (context) => context.setDefaultTimeout(PATIENCE_MS));
	return browser;
}

function launch(): Promise<Browser> {
	const dir = unpackedBrowser();
	if (dir === null) return chromium.launch({ channel: "chrome" });
	const args = ["--no-sandbox", "--disable-gpu"];
	return chromium.launch({ executablePath: join(dir, "chromium"), args, headless: true });
}

export interface Site extends Server {
	/** Stops it and forgets its records. */
	close(): Promise<void>;
}

/** What was built, on any free port, with records of its own. */
export async function openSite(more: Readonly<Record<string, string>> = {}): Promise<Site> {
	const records = mkdtempSync(join(tmpdir(), "site-"));
	const variables = { ...readBuilt(DIST).vars, ...TEST_SECRETS, RATE_LIMIT: "off", ...more };
	const server = await serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables, log: "ignore" });
	return {
		...server,
		async close() {
			// Nothing of it is wanted any more: it would wait for connections that browsers keep open.
			await server.kill();
			rmSync(records, { recursive: true, force: true });
		},
	};
}
