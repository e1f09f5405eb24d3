// What requests of a class took and what they cost, client and server apart, and how it is printed.
import { cpuMs } from "../cpu.ts";
import { percentile } from "../open-loop.ts";

export interface Measured {
	/** ms from when it was due. */
	took(what: string, ms: number): void;
	/** Runs a part of the bench and notes what it cost. */
	part<T>(name: string, run: () => Promise<T>): Promise<T>;
	/** The highest share of requests of the name that took this long at most, ms. */
	at(what: string, share: number): number;
	print(): void;
}

interface Part {
	readonly name: string;
	readonly seconds: number;
	readonly serverMs: number;
	readonly clientMs: number;
}

const SHARES = [0.5, 0.9, 0.99, 1] as const;

/** `pid` is the server's. Reads /proc, so it runs on Linux only. */
export function newMeasured(pid: number): Measured {
	const times = new Map<string, number[]>();
	const parts: Part[] = [];
	const at = (what: string, share: number) => percentile(times.get(what) ?? [], share);
	return {
		took(what, ms) {
			const known = times.get(what);
			if (known) known.push(ms);
			else times.set(what, [ms]);
		},
		async part(name, run) {
			const [startMs, serverMs, client] = [performance.now(), cpuMs(pid), process.cpuUsage()];
			const result = await run();
			const own = process.cpuUsage(client);
			parts.push({
				name,
				seconds: (performance.now() - startMs) / 1000,
				serverMs: cpuMs(pid) - serverMs,
				clientMs: (own.user + own.system) / 1000,
			});
			return result;
		},
		at,
		print() {
			console.log(`${"ms from when it was due".padEnd(26)}${columns(["requests", "p50", "p90", "p99", "longest"])}`);
			for (const [what, took] of times)
				console.log(
					`${what.padEnd(26)}${columns([String(took.length), ...SHARES.map((share) => at(what, share).toFixed(1))])}`,
				);
			console.log(`${"CPU".padEnd(26)}${columns(["seconds", "server s", "client s", "of 2 cores"])}`);
			for (const part of parts) console.log(lineOf(part));
		},
	};
}

function lineOf({ name, seconds, serverMs, clientMs }: Part): string {
	const busy = (100 * (serverMs + clientMs)) / 1000 / seconds / 2;
	return `${name.padEnd(26)}${columns([seconds.toFixed(1), (serverMs / 1000).toFixed(1), (clientMs / 1000).toFixed(1), `${busy.toFixed(0)} %`])}`;
}

const columns = (texts: readonly string[]) => texts.map((text) => text.padStart(11)).join("");
