// npm start: makes the secrets that are missing, builds what has changed, and serves the API on bare workerd. Needs no
// account and no network. Options: --port, --host (or --ip), --data.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfChanged, DIST, ROOT, readBuilt } from "./build/built.ts";
import { DEV_VARS, ensureDevVars } from "./secrets.ts";
import { endEarlierServer, forgetServer, noteServer } from "./serve/earlier-server.ts";
import { whenOrphaned } from "./serve/orphaned.ts";
import { portProblem } from "./serve/port.ts";
import { variables } from "./serve/variables.ts";
import { type Server, serve } from "./serve/workerd.ts";

/** Where `wrangler dev` keeps them too. */
const RECORDS = join(ROOT, ".wrangler/state/v3/do");

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}

interface Options {
	readonly host: string;
	readonly port: number;
	readonly records: string;
}

function options(): Options {
	const text = { type: "string" } as const;
	try {
		const { values } = parseArgs({ options: { port: text, host: text, ip: text, data: text } });
		const { port = "8787", host, ip, data } = values;
		if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) fail(`--port ${port}: a number from 0 to 65535 is meant.`);
		return { host: host ?? ip ?? "127.0.0.1", port: Number(port), records: data ?? RECORDS };
	} catch (error) {
		return fail(
			`${error instanceof Error ? error.message : error}\nOptions: --port 8787 --host 127.0.0.1 --data FOLDER`,
		);
	}
}

/** Stops the server when this process is told to stop, and this process when the server is no more. */
function lookAfter(server: Server, records: string): void {
	let stopping = false;
	const stop = async () => {
		stopping = true;
		await server.stop();
	};
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
	whenOrphaned(stop);
	server.ended.then((how) => {
		forgetServer(records);
		// Ctrl-C reaches every process of a terminal, in any order.
		const told = stopping || (Array.isArray(how) && how[1] === "SIGINT");
		if (!told) fail("The server was killed; start it again with npm start.");
		process.exit(0);
	});
}

const { host, port, records } = options();
const earlier = await endEarlierServer(records);
if (earlier) console.log("Ended the server that was still running here.");
// A process that was killed is gone a moment before its port is free.
const problem = await portProblem(host, port, earlier ? 1000 : 0);
if (problem) fail(problem);
buildIfChanged();
const built = readBuilt(DIST);
if (built.secrets.some((name) => !process.env[name])) ensureDevVars(DEV_VARS);
const serving = { dir: DIST, host, port, records, variables: variables(built, DEV_VARS) };
const server = await serve(serving).catch((error: Error) => fail(`It does not start: ${error.message}`));
noteServer(records, server.pid);
lookAfter(server, records);
console.log(`seqack is ready on ${server.url} (the API's documentation: ${server.url}/docs)`);
