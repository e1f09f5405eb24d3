// Workers, each on a workerd of its own, built as they would be deployed: a bare Hono that echoes JSON, one that does the
// least that requests to seqack take, and seqack.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { buildIfChanged, DIST, ROOT, readBuilt } from "../cli/build/built.ts";
import { bundle } from "../cli/build/bundle.ts";
import { writeConfiguration } from "../cli/build/workerd-config.ts";
import { newSecrets } from "../cli/secrets.ts";
import { type Server, serve } from "../cli/serve/workerd.ts";

/** What wrangler.toml says of seqack: a bare Worker needs nothing else of it. */
const BARE = { compatibilityDate: "2026-10-01", compatibilityFlags: [], vars: {}, secrets: [] };
const RECORD = { binding: "RECORD", className: "Rows", uniqueKey: "rows", sql: true };

const BARE_WORKERS = {
	bare: { main: "bare-hono.ts", deployment: { ...BARE, name: "bare", objects: [] } },
	work: { main: "bare-work.ts", deployment: { ...BARE, name: "work", objects: [RECORD] } },
} as const;

export type Name = keyof typeof BARE_WORKERS | "seqack";

export interface Workers {
	/** Serves one of them on any free port; of seqack another build, if its folder is given. With records that another had under this name, or none yet. */
	serve(name: Name, dir?: string, records?: string): Promise<Server>;
	/** Removes what was built and stored. */
	remove(): void;
}

export async function buildWorkers(): Promise<Workers> {
	buildIfChanged();
	const scratch = mkdtempSync(join(tmpdir(), "bench-"));
	for (const [name, { main, deployment }] of Object.entries(BARE_WORKERS)) {
		const dir = join(scratch, name);
		mkdirSync(dir);
		await bundle(ROOT, join(ROOT, "src/bench", main), dir);
		writeConfiguration(dir, deployment, []);
	}
	// What limits callers would measure itself.
	const variables = { ...readBuilt(DIST).vars, ...parseEnv(newSecrets()), RATE_LIMIT: "off" };
	let served = 0;
	return {
		serve(name, dir = DIST, records = `records-${++served}`) {
			const serving = { host: "127.0.0.1", port: 0, records: join(scratch, records) };
			if (name === "seqack") return serve({ ...serving, dir, variables });
			return serve({ ...serving, dir: join(scratch, name), variables: {} });
		},
		remove: () => rmSync(scratch, { recursive: true }),
	};
}

export const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
