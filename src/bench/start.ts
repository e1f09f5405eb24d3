// What starting costs: the CPU that one workerd has used when it has given its first answer, with seqack and with a bare
// Hono, in turns; medians. Seqack is started where it ran before, and, for comparison, for the first time: workerd then makes
// a database for each class of records, which a deployed Worker never waits for. Reads /proc, so it runs on Linux only.
// `npm run bench:start`
import { DIST } from "../cli/build/built.ts";
import { cpuMs } from "./cpu.ts";
import { buildWorkers, median } from "./workerd.ts";

const STARTS = 15;

/** What is started, and whose records it finds: its own of the start before, or none. */
const STARTED = {
	"bare Hono": { name: "bare", records: "bare" },
	seqack: { name: "seqack", records: "seqack" },
	"seqack, first": { name: "seqack", records: undefined },
} as const;
type What = keyof typeof STARTED;
// Object.keys gives string[], whatever the keys are.
const WHATS = Object.keys(STARTED) as readonly What[];

interface Start {
	readonly cpuMs: number;
	readonly wallMs: number;
}

async function start(what: What): Promise<Start> {
	const startMs = performance.now();
	const { name, records } = STARTED[what];
	const server = await workers.serve(name, DIST, records);
	try {
		await fetch(`${server.url}/healthz`).then((response) => response.text());
		return { cpuMs: cpuMs(server.pid), wallMs: performance.now() - startMs };
	} finally {
		await server.kill();
	}
}

const workers = await buildWorkers();
try {
	// The first of all makes the records that the others find.
	for (const what of WHATS) await start(what);
	const starts: Record<What, Start[]> = { "bare Hono": [], seqack: [], "seqack, first": [] };
	for (let i = 0; i < STARTS; i++) for (const what of WHATS) starts[what].push(await start(what));
	const of = (what: What, figure: keyof Start) => median(starts[what].map((one) => one[figure]));
	const over = (what: What) => (of(what, "cpuMs") - of("bare Hono", "cpuMs")).toFixed(0);
	for (const what of WHATS)
		console.log(
			`${what.padEnd(14)} ${of(what, "cpuMs").toFixed(0).padStart(4)} ms CPU, ${of(what, "wallMs").toFixed(0).padStart(4)} ms until the first answer`,
		);
	console.log(`over bare Hono ${over("seqack")} ms CPU, ${over("seqack, first")} at the first start with no records`);
} finally {
	workers.remove();
}
