// npm run dev: the API while it is being worked on. wrangler builds it again, and reloads it, at every change. Further
// arguments, such as --port 9000, go to wrangler.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./build/built.ts";
import { DEV_VARS, ensureDevVars } from "./secrets.ts";
import { whenOrphaned } from "./serve/orphaned.ts";

const QUIET = {
	WRANGLER_HIDE_BANNER: "true",
	WRANGLER_LOG_PATH: join(ROOT, ".wrangler/logs"),
	// Or it asks the network for details of a connection that does not exist here.
	CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

ensureDevVars(DEV_VARS);
const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
const server = spawn(process.execPath, [wrangler, "dev", ...process.argv.slice(2)], {
	cwd: ROOT,
	env: { ...process.env, ...QUIET },
	stdio: "inherit",
});
// Ctrl-C reaches wrangler by itself.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => server.kill(signal));
whenOrphaned(() => server.kill("SIGTERM"));
server.on("exit", (code) => process.exit(code ?? 1));
