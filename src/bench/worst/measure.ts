// What one request costs: processor time of the thread that serves it, and octets of its answer.
import type { Ask, WorstRequest } from "./request.ts";

export interface Cost {
	readonly cpuMs: number;
	readonly bytesIn: number;
	readonly bytesOut: number;
	readonly status: number;
}

/** Below this the kernel's count is coarse: what costs less is run again, and shares it. ms. */
const COUNTED_MS = 8;
const MOST_RUNS = 20;

/** The cheapest of so many rounds: what else the machine does only ever adds to it. */
export async function measure(ask: Ask, request: WorstRequest, rounds: number): Promise<Cost> {
	let cpuMs = Number.POSITIVE_INFINITY;
	let answer = { status: 0, text: "" };
	for (let i = 0; i < rounds; i++) {
		const before = process.threadCpuUsage();
		let usedMs = 0;
		let runs = 0;
		while (usedMs < COUNTED_MS && runs < MOST_RUNS) {
			answer = await ask(request);
			runs += 1;
			const used = process.threadCpuUsage(before);
			usedMs = (used.user + used.system) / 1000;
		}
		cpuMs = Math.min(cpuMs, usedMs / runs);
	}
	const { status, text } = answer;
	return { cpuMs, bytesIn: bytesIn(request), bytesOut: Buffer.byteLength(text), status };
}

export function bytesIn({ body }: WorstRequest): number {
	return body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body));
}
