// What one request costs: processor time of the thread that serves it, and octets of its answer.
import type { Ask, WorstRequest } from "./service.ts";

export interface Cost {
	readonly cpuMs: number;
	readonly bytesIn: number;
	readonly bytesOut: number;
	readonly status: number;
}

/** The cheapest of so many times: what else the machine does only ever adds to it. */
export async function measure(ask: Ask, request: WorstRequest, times: number): Promise<Cost> {
	let cpuMs = Number.POSITIVE_INFINITY;
	let answer = { status: 0, text: "" };
	for (let i = 0; i < times; i++) {
		const before = process.threadCpuUsage();
		answer = await ask(request);
		const used = process.threadCpuUsage(before);
		cpuMs = Math.min(cpuMs, (used.user + used.system) / 1000);
	}
	const { status, text } = answer;
	return { cpuMs, bytesIn: bytesIn(request), bytesOut: Buffer.byteLength(text), status };
}

export function bytesIn({ body }: WorstRequest): number {
	return body === undefined ? 0 : Buffer.byteLength(JSON.stringify(body));
}
