// What starting costs: the CPU that one workerd has used when it has given its first answer, with seqack and with a bare
// Hono, in turns; medians. Reads /proc, so it runs on Linux only. `npm run bench:start`
import { cpuMs } from "./cpu.ts";
import { buildWorkers, median } from "./workerd.ts";

const STARTS = 15;
const NAMES = ["bare", "seqack"] as const;
type Name = (typeof NAMES)[number];

interface Start {
	readonly cpuMs: number;
	readonly wallMs: number;
}

async function start(name: Name): Promise<Start> {
	const startMs = performance.now();
	const server = await workers.serve(name);
	try {
		await fetch(`${server.url}/healthz`).then((response) => response.text());
		return { cpuMs: cpuMs(server.pid), wallMs: performance.now() - startMs };
	} finally {
		await server.kill();
	}
}

const workers = await buildWorkers();
try {
	const starts = { bare: [] as Start[], seqack: [] as Start[] };
	for (let i = 0; i < STARTS; i++) for (const name of NAMES) starts[name].push(await start(name));
	const of = (name: Name, what: keyof Start) => median(starts[name].map((one) => one[what]));
	for (const name of NAMES)
		console.log(
			`${name.padEnd(8)} ${of(name, "cpuMs").toFixed(0).padStart(4)} ms CPU, ${of(name, "wallMs").toFixed(0).padStart(4)} ms until the first answer`,
		);
	console.log(`over bare Hono ${(of("seqack", "cpuMs") - of("bare", "cpuMs")).toFixed(0)} ms CPU`);
} finally {
	workers.remove();
}
