// Scripts at random, and changes to them that keep what cost much and try more of it.

import { MAX_BODY_BYTES } from "../../http/read-body.ts";
import type { Random } from "../../scenario/random.ts";
import { CALLS } from "../../tcp/calls/event.ts";
import { FLAGS } from "../../tcp/flags.ts";
import type { SimulationEvent, SimulationRequest } from "../../tcp/simulation/request.ts";
import { pick } from "./bad-texts.ts";

const MAX_EVENTS = 2000;

const SIZES = [1, 2, 10, 100, 1000, 3000, 3700, 7000, 49_000, 1_000_000] as const;
const WAITS = [0, 1, 40, 200, 1000, 60_000, 86_400_000] as const;

/** Fits the schema, or nearly. */
export function changedScript(random: Random, script: SimulationRequest): SimulationRequest {
	const hosts = Object.keys(script.hosts ?? { client: {}, server: {} });
	const change = random.int(0, 9);
	if (change === 0) return fitted({ ...script, ...pick(random, SETTINGS) });
	const events = [...script.events];
	const at = random.int(0, Math.max(0, events.length - 1));
	const some = events.slice(at, at + pick(random, [1, 1, 2, 3, 5, 20]));
	if (change < 3) events.splice(at, some.length);
	else if (change < 6) events.splice(at, 0, ...repeated(some, pick(random, [2, 3, 10, 100, 2000])));
	else events.splice(at, random.int(0, 1), eventOf(random, hosts));
	return fitted({ ...script, events });
}

const SETTINGS: readonly Partial<SimulationRequest>[] = [
	{ profile: "linux" },
	{ profile: "rfc9293" },
	{ mss: 1 },
	{ mss: 2 },
	{ mss: 1460 },
	{ ackPolicy: "delayed" },
	{ ackPolicy: "immediate" },
	{ mslMs: 0 },
	{ established: { client: "client", server: "server" } },
	{ established: undefined },
	{ hosts: { client: {}, server: { windowOctets: 0 } } },
	{ hosts: { client: { windowOctets: 3 }, server: { listener: { backlog: 65_535, synCookies: "always" } } } },
	{ hosts: { client: {}, server: { listener: { backlog: 65_535, maxSynBacklog: 65_535, synAckRetries: 255 } } } },
];

function repeated<T>(list: readonly T[], count: number): readonly T[] {
	return Array.from({ length: count }, () => list).flat();
}

/** No more than a body and a list take. */
function fitted(script: SimulationRequest): SimulationRequest {
	const room = MAX_BODY_BYTES - JSON.stringify({ ...script, events: [] }).length;
	let bytes = 0;
	const events: SimulationEvent[] = [];
	for (const event of script.events.slice(0, MAX_EVENTS)) {
		bytes += JSON.stringify(event).length + 1;
		if (bytes > room) break;
		events.push(event);
	}
	return { ...script, events };
}

function eventOf(random: Random, hosts: readonly string[]): SimulationEvent {
	const host = pick(random, hosts);
	const segment = pick(random, [1, 2, 3, 4, 5, random.int(1, 100), random.int(1, 7500)]);
	const flags = FLAGS.filter(() => random.chance(30));
	switch (random.int(0, 9)) {
		case 0:
		case 1:
		case 2:
			return callOf(random, host);
		case 3:
			return { type: pick(random, ["deliver", "drop", "duplicate"]), segment };
		case 4:
			return { type: "advance", ms: pick(random, WAITS) };
		case 5:
			return { type: "ack-now", host };
		case 6:
			return {
				type: "edit",
				segment,
				set: pick(random, [{ flags }, { seq: 1 }, { ack: 5 }, { window: 0 }, { length: 9 }]),
			};
		case 7: {
			const from = pick(random, [{}, { port: random.int(1, 65_535) }, { ip: `10.0.0.${random.int(1, 250)}` }]);
			const seq = pick(random, [0, 1001, 2001, 4_294_967_295]);
			return { type: "inject", to: host, segment: { flags, seq, length: pick(random, [0, 1, 1000]), from } };
		}
		case 8:
			return random.chance(20) ? { type: "crash", host } : { type: "deliver-all" };
		default:
			return { type: "deliver-all" };
	}
}

function callOf(random: Random, host: string): SimulationEvent {
	const call = pick(random, [...CALLS, "send", "send"] as const);
	switch (call) {
		case "send":
			return { type: "call", host, call, bytes: pick(random, SIZES), more: random.chance(10) };
		case "keepalive":
			return { type: "call", host, call, idleMs: pick(random, [1, 1000]), intervalMs: 1, probes: 127 };
		case "connect":
		case "listen":
			return { type: "call", host, call, ...(random.chance(40) && { port: random.int(1, 65_535) }) };
		case "accept":
		case "receive":
		case "shutdown":
		case "close":
		case "abort":
		case "bind":
		case "error":
			return { type: "call", host, call };
	}
}
