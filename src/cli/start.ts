// npm start: makes the secrets that are missing and serves the API on this machine. Needs no account and no network;
// learner data stays in .wrangler/state. Further arguments, such as --port 9000, go to wrangler.
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DEV_VARS, ensureDevVars } from "./secrets.ts";
import { endEarlierServer, endGroup, noteGroup } from "./server-group.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WRANGLER = fileURLToPath(new URL("../../node_modules/wrangler/bin/wrangler.js", import.meta.url));

const QUIET = {
	WRANGLER_SEND_METRICS: "false",
	WRANGLER_HIDE_BANNER: "true",
	WRANGLER_LOG_PATH: `${ROOT}.wrangler/logs`,
	// Or it asks the network for details of a connection that does not exist here.
	CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

ensureDevVars(DEV_VARS);
if (endEarlierServer() > 0) console.log("Ended the server that was still running here.");

const server = spawn(process.execPath, [WRANGLER, "dev", ...process.argv.slice(2)], {
	cwd: ROOT,
	env: { ...process.env, ...QUIET },
	stdio: ["ignore", "pipe", "inherit"],
	// A group of its own, so that it can be ended as a whole.
	detached: process.platform !== "win32",
});
const group = server.pid;
if (group === undefined) throw new Error("wrangler could not be started");
noteGroup(group);
report(server);

function stop(code: number): never {
	if (group !== undefined) endGroup(group);
	process.exit(code);
}

server.on("exit", (code) => stop(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));

// `kill` on npm ends the shell between npm and this process, but does not reach this process.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
	setInterval(() => process.ppid !== parent && stop(0), 500).unref();
}

/** Holds wrangler's lines back until it serves, then says where in one line, then passes the log on. */
function report({ stdout }: ChildProcess): void {
	if (!stdout) return;
	const before: string[] = [];
	let ready = false;
	const lines = createInterface({ input: stdout });
	lines.on("line", (line) => {
		const url = /Ready on (http\S+)/.exec(line)?.[1];
		if (url && !ready) {
			ready = true;
			console.log(`seqack is ready on ${url} (the API's documentation: ${url}/docs)`);
		} else if (ready) {
			console.log(line);
		} else {
			before.push(line);
		}
		// wrangler would restart its runtime, but no longer answer (seen with 4.155).
		if (line.includes("runtime crashed")) {
			console.error("The server was killed; start it again with npm start.");
			stop(1);
		}
	});
	lines.on("close", () => {
		if (!ready) console.error(before.join("\n"));
	});
}
