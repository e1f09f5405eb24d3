// Two Workers, each on a workerd of its own, built as they would be deployed: a bare Hono that echoes JSON, and seqack.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { buildIfChanged, CONFIG, DIST, ROOT, readBuilt } from "../cli/build/built.ts";
import { bundle } from "../cli/build/bundle.ts";
import { workerdConfig } from "../cli/build/workerd-config.ts";
import { newSecrets } from "../cli/secrets.ts";
import { type Server, serve } from "../cli/serve/workerd.ts";

/** The bare Worker needs nothing of what wrangler.toml says. */
const BARE = {
	name: "bare",
	compatibilityDate: "2026-10-01",
	compatibilityFlags: [],
	vars: {},
	secrets: [],
	objects: [],
};

export const NAMES = ["bare", "seqack"] as const;
export type Name = (typeof NAMES)[number];

export interface Both {
	/** Serves one of them on any free port. */
	serve(name: Name): Promise<Server>;
	/** Removes what was built and stored. */
	remove(): void;
}

export async function buildBoth(): Promise<Both> {
	buildIfChanged();
	const scratch = mkdtempSync(join(tmpdir(), "bench-"));
	const bare = join(scratch, "bare");
	mkdirSync(bare);
	await bundle(ROOT, join(ROOT, "src/bench/bare-hono.ts"), bare);
	writeFileSync(join(bare, CONFIG), workerdConfig(BARE, []));
	const dirs = { bare, seqack: DIST };
	// What limits callers would measure itself.
	const variables = { ...readBuilt(DIST).vars, ...parseEnv(newSecrets()), RATE_LIMIT: "off" };
	const serving = { host: "127.0.0.1", port: 0, records: join(scratch, "records") };
	return {
		serve: (name) => serve({ ...serving, dir: dirs[name], variables: name === "bare" ? {} : variables }),
		remove: () => rmSync(scratch, { recursive: true }),
	};
}

export const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
