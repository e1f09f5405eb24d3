// Scripts that once showed a fault of the engine, with what a kernel does (Linux 6.18) or RFC 9293 prescribes: what the
// last three events send, and the states of client and server after them.
import { readFileSync } from "node:fs";
import type { ProfileName } from "../../src/tcp/settings.ts";
import { simulate } from "../../src/tcp/simulate.ts";
import type { SimulationRequest } from "../../src/tcp/simulation/request.ts";
import type { TracedSegment } from "../../src/tcp/simulation/trace-entry.ts";

interface Answer {
	/** "client ACK 1001,2001 +10 at 200": flags, seq, ack, length, ms. */
	readonly sent: readonly string[];
	readonly states: string;
}

export interface Repro extends SimulationRequest {
	readonly id: string;
	readonly name: string;
	readonly kernel: string;
	readonly answers: Readonly<Partial<Record<ProfileName, Answer>>>;
}

export const REPROS: readonly Repro[] = JSON.parse(readFileSync("test/conformance/repros.json", "utf8"));

export function answerOf({ id, name, kernel, answers, ...request }: Repro, profile: ProfileName): Answer {
	const run = simulate({ ...request, profile });
	if (!run.ok) throw new Error(`${id} ${name}: ${run.detail} (${kernel}; ${Object.keys(answers)})`);
	const last = run.trace.slice(-3);
	return {
		sent: last.flatMap(({ sent }) => sent.map(show)),
		states: Object.values(last.at(-1)?.states ?? {}).join(" / "),
	};
}

function show({ from, flags, seq, ack, length, timeMs }: TracedSegment): string {
	return `${from} ${flags.join()} ${seq}${ack === null ? "" : `,${ack}`}${length > 0 ? ` +${length}` : ""} at ${timeMs}`;
}
