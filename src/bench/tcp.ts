// How fast the engine is: connections a second with trace recording, nanoseconds an event, and a flood of SYNs. Medians of
// several rounds in one process; ratios are between figures of the same run. node src/bench/tcp.ts
import { flagBits } from "../tcp/flags.ts";
import { sequenceNumber } from "../tcp/sequence-number.ts";
import { PROFILES, type ProfileName } from "../tcp/settings.ts";
import { perform, type TcpEvent } from "../tcp/step.ts";
import { createWorld, type World } from "../tcp/world.ts";

const ROUNDS = 9;
const CONNECTIONS = 2000;

const LISTENER = {
	backlog: 16_384,
	somaxconn: 16_384,
	maxSynBacklog: 65_536,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

function pair(profile: ProfileName): World {
	const host = (id: string, ip: string, port: number, isn: number) => ({
		id,
		ip,
		port,
		settings: PROFILES[profile],
		isns: [sequenceNumber(isn)],
		listener: LISTENER,
	});
	return createWorld([host("client", "192.0.2.1", 40_000, 1000), host("server", "192.0.2.2", 80, 5000)]);
}

const call = (host: string, name: "connect" | "accept" | "send" | "receive" | "close", bytes = 1): TcpEvent => ({
	type: "call",
	host,
	call: name,
	bytes,
});
const PASS: TcpEvent = { type: "deliver-all" };

/** Open, request, response, close on both sides: the twelve events of one connection. */
const LIFE: readonly TcpEvent[] = [
	call("client", "connect"),
	PASS,
	call("server", "accept"),
	call("client", "send", 500),
	PASS,
	call("server", "receive"),
	call("server", "send", 1000),
	PASS,
	call("client", "receive"),
	call("client", "close"),
	call("server", "close"),
	PASS,
];

function timed(run: () => void): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** ms for so many lives, each in a world of its own, all effects kept. */
function lives(profile: ProfileName): number {
	return timed(() => {
		for (let i = 0; i < CONNECTIONS; i++) {
			const world = pair(profile);
			const trace = [perform(world, { type: "call", host: "server", call: "listen" })];
			for (const event of LIFE) trace.push(perform(world, event));
			if (world.segments.length < 9) throw new Error("a life is shorter than it should be");
		}
	});
}

/** ms for so many spoofed SYNs against one listener. */
function flood(syns: number): number {
	const world = pair("rfc9293");
	perform(world, { type: "call", host: "server", call: "listen" });
	const bits = flagBits(["SYN"]);
	return timed(() => {
		for (let i = 0; i < syns; i++) {
			const from = { ip: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, port: 1024 + (i % 60_000) };
			perform(world, { type: "inject", to: "server", segment: { bits, seq: sequenceNumber(i), length: 0, from } });
		}
	});
}

function medianOf(run: () => number): number {
	run();
	return median(Array.from({ length: ROUNDS }, run));
}

for (const profile of ["rfc9293", "linux"] as const) {
	const ms = medianOf(() => lives(profile));
	const perSecond = Math.round((1000 * CONNECTIONS) / ms);
	const nsPerEvent = Math.round((1e6 * ms) / (CONNECTIONS * (LIFE.length + 1)));
	console.log(
		`${profile}: ${perSecond} connections/s, ${nsPerEvent} ns an event (open, request, response, close; trace kept)`,
	);
}
const small = medianOf(() => flood(2500));
const large = medianOf(() => flood(10_000));
console.log(
	`flood of 10,000 SYNs: ${large.toFixed(1)} ms; four times the SYNs take ${(large / small).toFixed(1)} times as long`,
);
