// Scripts for the sandbox, and short texts for what they brought about.
import { simulate } from "../../../src/tcp/simulate.ts";
import type { SimulationEvent, SimulationRequest } from "../../../src/tcp/simulation/request.ts";
import type { TracedSegment, TraceEntry } from "../../../src/tcp/simulation/trace-entry.ts";

export const LISTEN: SimulationEvent = { type: "call", host: "server", call: "listen" };
export const CONNECT: SimulationEvent = { type: "call", host: "client", call: "connect" };
export const PASS: SimulationEvent = { type: "deliver-all" };
export const ESTABLISHED = { client: "client", server: "server" } as const;

export function send(host: string, bytes: number): SimulationEvent {
	return { type: "call", host, call: "send", bytes };
}

/** The trace of a script that can be run. */
export function traceOf(request: SimulationRequest): readonly TraceEntry[] {
	const run = simulate(request);
	if (!run.ok) throw new Error(`${run.pointer}: ${run.detail}`);
	return run.trace;
}

/** "client ACK 1001,2001 +10": PSH is left out, it changes nothing. */
export function shown({ from, flags, seq, ack, length }: TracedSegment): string {
	const numbers = ack === null ? `${seq}` : `${seq},${ack}`;
	return `${from} ${flags.filter((flag) => flag !== "PSH")} ${numbers}${length > 0 ? ` +${length}` : ""}`;
}

/** What the last event made hosts send. */
export function lastSent(request: SimulationRequest): readonly string[] {
	return traceOf(request).at(-1)?.sent.map(shown) ?? [];
}
