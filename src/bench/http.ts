// How many scenarios a second one workerd makes over HTTP, beside a bare Hono that echoes JSON on the same workerd in the
// same run. Rounds take turns; medians. The ratio means something, the rates depend on the machine. `npm run bench:http`
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { newSecrets } from "../cli/secrets.ts";

const ROUNDS = 7;
const ROUND_MS = 1500;
const CALLERS = 16;
const COMPATIBLE_WITH = "2026-10-01";
const PORTS = { bare: 8941, seqack: 8942 } as const;

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
function serve(dir: string): ChildProcess {
	const workerd: string = require("workerd").default;
	return spawn(workerd, ["serve", join(dir, "config.capnp")], { stdio: ["ignore", "ignore", "inherit"] });
}

const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });

function post(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				agent,
				port,
				host: "127.0.0.1",
				path: "/v1/scenarios",
				method: "POST",
				headers: { "Content-Type": "application/json" },
			},
			(response) => {
				response.resume();
				response.on("end", () => resolve(response.statusCode ?? 0));
			},
		);
		sent.on("error", reject);
		sent.end("{}");
	});
}

async function untilServing(port: number): Promise<void> {
	for (let i = 0; i < 100; i++) {
		const status = await post(port).catch(() => 0);
		if (status === 201) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`nothing answers on port ${port}`);
}

/** Answers a second. */
async function round(port: number): Promise<number> {
	const endMs = performance.now() + ROUND_MS;
	let answered = 0;
	const caller = async () => {
		while (performance.now() < endMs) {
			if ((await post(port)) !== 201) throw new Error("not every request was answered with 201");
			answered++;
		}
	};
	await Promise.all(Array.from({ length: CALLERS }, caller));
	return (answered * 1000) / ROUND_MS;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

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
const servers = [serve(dirs.bare), serve(dirs.seqack)];
try {
	await Promise.all(Object.values(PORTS).map(untilServing));
	const rates: Record<keyof typeof PORTS, number[]> = { bare: [], seqack: [] };
	for (const port of Object.values(PORTS)) await round(port);
	for (let i = 0; i < ROUNDS; i++) {
		rates.bare.push(await round(PORTS.bare));
		rates.seqack.push(await round(PORTS.seqack));
	}
	const [bare, seqack] = [median(rates.bare), median(rates.seqack)];
	console.log(`bare Hono, JSON POST   ${bare.toFixed(0)} answers/s`);
	console.log(`POST /v1/scenarios     ${seqack.toFixed(0)} answers/s`);
	console.log(`ratio                  ${(seqack / bare).toFixed(2)}`);
} finally {
	for (const server of servers) server.kill();
	for (const dir of Object.values(dirs)) rmSync(dir, { recursive: true });
	agent.destroy();
}
