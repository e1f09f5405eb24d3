// The Worker under test as a server of its own: what `npm run build` made, on bare workerd, with SQLite on disk.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, readBuilt } from "../../src/cli/build/built.ts";
import { type Server, serve } from "../../src/cli/serve/workerd.ts";
import { TEST_SECRETS } from "../support/test-secrets.ts";

export const VARIABLES = { ...readBuilt(DIST).vars, ...TEST_SECRETS, RATE_LIMIT: "off" };

let records: string | undefined;
let server: Promise<Server> | undefined;
let changed = false;

/** One for all who ask at once. */
export function served(): Promise<Server> {
	records ??= mkdtempSync(join(tmpdir(), "served-"));
	// What the Worker says of its own failures is what some tests provoke.
	server ??= serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables: VARIABLES, log: "ignore" });
	return server;
}

/** Only what is below these is stored, or may be. */
export function noteRequest(path: string): void {
	changed ||= /^\/v1\/(?:learners|webhooks|assignments|tenant|pairings)/.test(path) || path.endsWith("/hints");
}

/** Killed with -9 and started again, with its records. */
export async function restart(): Promise<void> {
	await kill();
	await served();
}

/** The next test finds a server without any record. */
export async function reset(): Promise<void> {
	if (changed) await end();
}

export async function end(): Promise<void> {
	await kill();
	if (records) rmSync(records, { recursive: true });
	records = undefined;
	changed = false;
}

async function kill(): Promise<void> {
	const running = await server;
	server = undefined;
	await running?.kill();
}
