// How late answers come under steady load: making a scenario beside an echo of JSON, each on its workerd, one after the
// other. Nothing is left out: 20 s at this rate see full collections of garbage (one in 6,500 to 10,000 scenarios made).
// It says something only on a machine that does nothing else: a server that cannot keep up is late without end.
import type { Server } from "../cli/serve/workerd.ts";
import { type Load, openLoop, percentile } from "./open-loop.ts";
import { newCaller } from "./requests.ts";

const LOAD: Load = { rate: 600, seconds: 20 };
/** Before anything is counted: the compiler takes thousands of requests to know what is worth its while. */
const WARM_UP: Load = { rate: 600, seconds: 5 };
/** Connections, more than the load ever needs while the server keeps up. */
const CONNECTIONS = 128;

const SHARES = [
	["p50", 0.5],
	["p99", 0.99],
	["p99.9", 0.999],
] as const;

type Percentiles = readonly number[];

export async function measureTail(echo: Server, seqack: Server): Promise<void> {
	const bare = await percentilesOf(echo, "/echo");
	const made = await percentilesOf(seqack, "/v1/scenarios");
	console.log(`${LOAD.rate} requests/s for ${LOAD.seconds} s, ms from when each was due`);
	console.log(
		lineOf(
			"",
			SHARES.map(([name]) => name),
		),
	);
	print("POST to an echo", bare);
	print("POST /v1/scenarios", made);
	print(
		"more than the echo",
		made.map((ms, i) => ms - (bare[i] ?? Number.NaN)),
	);
}

async function percentilesOf({ url }: Server, path: string): Promise<Percentiles> {
	const caller = newCaller(CONNECTIONS);
	const send = () => caller.post(url, { path, body: "{}" });
	try {
		await openLoop(WARM_UP, send);
		const tookMs = await openLoop(LOAD, send);
		return SHARES.map(([, share]) => percentile(tookMs, share));
	} finally {
		caller.close();
	}
}

function print(name: string, values: Percentiles): void {
	console.log(
		lineOf(
			name,
			values.map((ms) => ms.toFixed(1)),
		),
	);
}

function lineOf(name: string, columns: readonly string[]): string {
	return [name.padEnd(20), ...columns.map((column) => column.padStart(8))].join("");
}
