// What starting costs: the CPU that one workerd has used when it has given its first answer, with seqack and with a bare
// Hono, in turns; medians. Reads /proc, so it runs on Linux only. `npm run bench:start`
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { buildBoth, median, PORTS, serve } from "./workerd.ts";

const STARTS = 15;

/** What all threads of a process have run so far, ms (proc(5): the first field of schedstat is in ns). */
function cpuMs(pid: number): number {
	const tasks = readdirSync(`/proc/${pid}/task`);
	const ran = tasks.map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]));
	return ran.reduce((sum, ns) => sum + ns, 0) / 1e6;
}

async function untilAnswered(port: number): Promise<void> {
	for (let i = 0; i < 2000; i++) {
		const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
		if (response) return;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error(`nothing answers on port ${port}`);
}

interface Start {
	readonly cpuMs: number;
	readonly wallMs: number;
}

async function start(dir: string, port: number): Promise<Start> {
	const startMs = performance.now();
	const server = serve(dir);
	const ended = once(server, "exit");
	try {
		await untilAnswered(port);
		return { cpuMs: cpuMs(server.pid ?? 0), wallMs: performance.now() - startMs };
	} finally {
		server.kill();
		await ended;
	}
}

const { dirs, remove } = buildBoth();
try {
	const starts = { bare: [] as Start[], seqack: [] as Start[] };
	for (let i = 0; i < STARTS; i++)
		for (const name of ["bare", "seqack"] as const) starts[name].push(await start(dirs[name], PORTS[name]));
	const of = (name: keyof typeof starts, what: keyof Start) => median(starts[name].map((one) => one[what]));
	for (const name of ["bare", "seqack"] as const)
		console.log(
			`${name.padEnd(8)} ${of(name, "cpuMs").toFixed(0).padStart(4)} ms CPU, ${of(name, "wallMs").toFixed(0).padStart(4)} ms until the first answer`,
		);
	console.log(`over bare Hono ${(of("seqack", "cpuMs") - of("bare", "cpuMs")).toFixed(0)} ms CPU`);
} finally {
	remove();
}
