// Scripts for the sandbox that once cost much, or that were written to: the search begins with them, and a test holds them
// to what they may bring about.
import type { SimulationEvent, SimulationRequest } from "../../tcp/simulation/request.ts";

const PASS: SimulationEvent = { type: "deliver-all" };
const ESTABLISHED = { client: "client", server: "server" } as const;
const LISTEN = call("server", "listen");
const OPENED = [LISTEN, call("client", "connect"), PASS] as const;

type Call = Extract<SimulationEvent, { type: "call" }>;

function call(host: string, name: Call["call"], more: Partial<Call> = {}): SimulationEvent {
	return { type: "call", host, call: name, ...more };
}

function send(bytes: number): SimulationEvent {
	return call("client", "send", { bytes });
}

function times(count: number, event: (i: number) => SimulationEvent): readonly SimulationEvent[] {
	return Array.from({ length: count }, (_, i) => event(i));
}

function flood(syns: number, from: (i: number) => { readonly ip?: string; readonly port: number }) {
	return times(syns, (i) => ({ type: "inject", to: "s", segment: { flags: ["SYN"], seq: 1, from: from(i) } }));
}

const BIG_LISTENER = { c: {}, s: { listener: { backlog: 4096, maxSynBacklog: 65_535 } } };
const SIXTEEN = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`${"a".repeat(31)}${i.toString(16)}`, {}]));
const LISTEN_S = call("s", "listen");

export const KNOWN_SCRIPTS = {
	"a hole before 49,000 segments of an octet": {
		mss: 1,
		events: [...OPENED, send(49_000), { type: "drop", segment: 4 }, PASS],
	},
	"as many segments as may be, with a hole": {
		mss: 1,
		established: ESTABLISHED,
		events: [send(3700), { type: "drop", segment: 1 }, PASS],
	},
	"as many segments as may be, with congestion control": {
		profile: "linux",
		mss: 1,
		established: ESTABLISHED,
		events: [send(3700), PASS],
	},
	"a loss in the middle, with congestion control": {
		profile: "linux",
		mss: 1,
		established: ESTABLISHED,
		events: [send(3000), { type: "drop", segment: 5 }, PASS, { type: "advance", ms: 86_400_000 }, PASS],
	},
	"650 SYNs from as many addresses, and a day": {
		hosts: BIG_LISTENER,
		events: [
			LISTEN_S,
			...flood(650, (i) => ({ ip: `10.0.${i >> 8}.${i & 255}`, port: 1 })),
			{ type: "advance", ms: 86_400_000 },
			PASS,
		],
	},
	"680 SYNs from one address, and all answers": {
		hosts: BIG_LISTENER,
		events: [LISTEN_S, ...flood(680, (port) => ({ port })), { type: "advance", ms: 60_000 }, PASS],
	},
	"680 SYNs from one address, and a day": {
		hosts: BIG_LISTENER,
		events: [LISTEN_S, ...flood(680, (port) => ({ port })), { type: "advance", ms: 86_400_000 }, PASS],
	},
	"2,000 idle advances": { events: times(2000, () => ({ type: "advance", ms: 1 })) },
	"2,000 idle advances of 16 hosts": { hosts: SIXTEEN, events: times(2000, () => ({ type: "advance", ms: 1 })) },
	"keep-alive of 1 ms beside a closed window": {
		established: ESTABLISHED,
		hosts: { client: {}, server: { windowOctets: 0 } },
		events: [
			send(1),
			call("client", "keepalive", { idleMs: 1, intervalMs: 1 }),
			...times(1900, () => ({ type: "advance", ms: 6900 })),
		],
	},
	"two ends that answer each other": {
		established: ESTABLISHED,
		events: [send(10), { type: "edit", segment: 1, set: { flags: ["FIN", "ACK"] } }, PASS],
	},
	"small segments that wait for each other": {
		profile: "linux",
		mss: 2,
		established: ESTABLISHED,
		events: [send(4000), PASS, send(3000), ...times(1350, () => call("client", "send"))],
	},
	"2,000 copies": {
		established: ESTABLISHED,
		events: [send(1), ...times(1900, () => ({ type: "duplicate", segment: 1 })), PASS],
	},
	"1,050 connections": { events: [LISTEN, ...times(1050, (port) => call("client", "connect", { port }))] },
} as const satisfies Readonly<Record<string, SimulationRequest>>;
