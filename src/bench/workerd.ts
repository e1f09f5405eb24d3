// Two Workers, each on a workerd of its own, built as they would be deployed: a bare Hono that echoes JSON, and seqack.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { newSecrets } from "../cli/secrets.ts";

const COMPATIBLE_WITH = "2026-10-01";
export const PORTS = { bare: 8941, seqack: 8942 } as const;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const require = createRequire(import.meta.url);
const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

/** Builds a Worker as it would be deployed. */
function build(dir: string, config: string): void {
	const args = [WRANGLER, "deploy", "--config", config, "--dry-run", "--outdir", dir];
	execFileSync(process.execPath, args, { cwd: ROOT, stdio: "ignore" });
}

/** The bare Worker needs nothing of what wrangler.toml says. */
function bareConfig(dir: string): string {
	const file = join(dir, "wrangler.json");
	const main = join(ROOT, "src/bench/bare-hono.ts");
	writeFileSync(file, JSON.stringify({ name: "bare", main, compatibility_date: COMPATIBLE_WITH, minify: true }));
	return file;
}

function bindings(): string {
	const texts = { ...parseEnv(newSecrets()), RATE_LIMIT: "off", REVOKED_SERVER_KEYS: "" };
	const list = Object.entries(texts).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`);
	return [...list, '(name = "LEARNER", durableObjectNamespace = "Learner")'].join(", ");
}

/** A configuration of workerd itself: nothing stands between the socket and the Worker. */
function configure(dir: string, entry: string, port: number, more: string): void {
	const texts = readdirSync(dir).filter((file) => file.endsWith(".txt"));
	const modules = [
		`(name = "${entry}", esModule = embed "${entry}")`,
		...texts.map((file) => `(name = "./${file}", text = embed "${file}")`),
	];
	writeFileSync(
		join(dir, "config.capnp"),
		`using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "${COMPATIBLE_WITH}",
  ${more}
);
`,
	);
}

/** The workerd that wrangler brings with it. */
export function serve(dir: string): ChildProcess {
	const workerd: string = require("workerd").default;
	return spawn(workerd, ["serve", join(dir, "config.capnp")], { stdio: ["ignore", "ignore", "inherit"] });
}

export interface Built {
	/** Where each Worker and its configuration lie. */
	readonly dirs: Readonly<Record<keyof typeof PORTS, string>>;
	remove(): void;
}

export function buildBoth(): Built {
	const dirs = { bare: mkdtempSync(join(tmpdir(), "bare-")), seqack: mkdtempSync(join(tmpdir(), "seqack-")) };
	build(dirs.bare, bareConfig(dirs.bare));
	build(dirs.seqack, "wrangler.toml");
	configure(dirs.bare, "bare-hono.js", PORTS.bare, "");
	configure(
		dirs.seqack,
		"worker.js",
		PORTS.seqack,
		`bindings = [${bindings()}],
	  durableObjectNamespaces = [(className = "Learner", uniqueKey = "learner", enableSql = true)],
	  durableObjectStorage = (inMemory = void),`,
	);
	return {
		dirs,
		remove() {
			for (const dir of Object.values(dirs)) rmSync(dir, { recursive: true });
		},
	};
}

export const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
