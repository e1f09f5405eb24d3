// Laws that hold for every input: sequence arithmetic, and an engine that is pure, deterministic and indifferent to where
// in the sequence space a connection lies.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renumber, STANDARD_NUMBERING } from "../../src/tcp/numbering.ts";
import {
	advance,
	atOrBefore,
	distance,
	before as isBefore,
	SEQUENCE_SPACE,
	sequenceNumber,
} from "../../src/tcp/sequence-number.ts";
import { perform, step, type TcpEvent } from "../../src/tcp/step.ts";
import { fork, type World } from "../../src/tcp/world.ts";
import { numbersHaveOrigins } from "./invariants.ts";
import { lab, opened } from "./lab.ts";

const number = fc.nat(SEQUENCE_SPACE - 1).map(sequenceNumber);
const octets = fc.nat(2 ** 31 - 1);

describe("sequence arithmetic", () => {
	it("the distance from a number to that number advanced is what it was advanced by", () => {
		fc.assert(
			fc.property(number, octets, (n, by) => {
				expect(distance(advance(n, by), n)).toBe(by);
			}),
		);
	});

	it("advancing by 2^32 leads back, and every result lies within 32 bits", () => {
		fc.assert(
			fc.property(number, octets, (n, by) => {
				expect(advance(n, SEQUENCE_SPACE)).toBe(n);
				expect(advance(n, by)).toBeGreaterThanOrEqual(0);
				expect(advance(n, by)).toBeLessThan(SEQUENCE_SPACE);
				expect(advance(advance(n, by), -by)).toBe(n);
			}),
		);
	});

	it("being before is a strict order within half the circle, wherever the wrap lies", () => {
		fc.assert(
			fc.property(number, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (n, by) => {
				expect(isBefore(n, advance(n, by))).toBe(true);
				expect(isBefore(advance(n, by), n)).toBe(false);
				expect(atOrBefore(n, n)).toBe(true);
				expect(isBefore(n, n)).toBe(false);
			}),
		);
	});
});

/** A life: open, some sending and losing, close. */
const life = fc.array(
	fc.constantFrom(
		"client send",
		"server send",
		"client receive",
		"deliver",
		"drop",
		"advance",
		"client close",
		"server close",
	),
	{
		minLength: 1,
		maxLength: 40,
	},
);

function eventOf(world: World, what: string, size: number): TcpEvent | undefined {
	const [segment] = world.wire.keys();
	if (what === "advance") return { type: "advance", ms: size };
	if (what === "deliver" || what === "drop") return segment === undefined ? undefined : { type: what, segment };
	const [host, call] = what.split(" ") as ["client", "send"];
	return { type: "call", host, call, bytes: size };
}

function live(world: World, script: readonly string[]): World {
	for (const [i, what] of script.entries()) {
		const event = eventOf(world, what, 1 + 37 * i);
		if (event) perform(world, event);
	}
	return world;
}

function shape(world: World, x: number, y: number): unknown {
	return world.segments.map((s) => {
		const fromClient = s.from.port !== 443;
		const [own, other] = fromClient ? [x, y] : [y, x];
		return [
			fromClient,
			s.bits,
			(s.seq - own) >>> 0,
			s.ackOrigin ? (s.ack - other) >>> 0 : null,
			s.length,
			s.retransmission,
		];
	});
}

describe("the engine", () => {
	const profile = fc.constantFrom("rfc9293" as const, "linux" as const);

	it("step leaves the world it was given as it was", () => {
		fc.assert(
			fc.property(profile, life, (p, script) => {
				const { world } = opened(lab(p));
				live(world, script);
				const before = JSON.stringify(picture(world));
				for (const what of ["client close", "deliver", "advance"]) {
					const event = eventOf(world, what, 5000);
					if (event) step(world, event);
				}
				expect(JSON.stringify(picture(world))).toBe(before);
			}),
			{ numRuns: 60 },
		);
	});

	it("the same script gives the same segments, in a fork too", () => {
		fc.assert(
			fc.property(profile, life, (p, script) => {
				const first = opened(lab(p)).world;
				const second = fork(opened(lab(p)).world);
				expect(live(second, script).segments).toEqual(live(first, script).segments);
			}),
			{ numRuns: 60 },
		);
	});

	it("a connection that wraps at 2^32 goes as any other", () => {
		fc.assert(
			fc.property(profile, life, number, number, (p, script, x, y) => {
				const usual = live(opened(lab(p, { x: 1000, y: 5000 })).world, script);
				const shifted = live(opened(lab(p, { x, y })).world, script);
				expect(shape(shifted, x, y)).toEqual(shape(usual, 1000, 5000));
			}),
			{ numRuns: 100 },
		);
	});

	it("every number of every segment is what its origin says, and counting anew by the standard rule gives the same", () => {
		fc.assert(
			fc.property(profile, life, number, (p, script, x) => {
				const world = live(opened(lab(p, { x })).world, script);
				expect(world.segments.map((s) => numbersHaveOrigins(world, s)).filter(Boolean)).toEqual([]);
				const again = renumber(world.segments, STANDARD_NUMBERING);
				expect(
					world.segments.filter(
						(s) => again.get(s.number)?.seq !== s.seq || (s.ackOrigin && again.get(s.number)?.ack !== s.ack),
					),
				).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});
});

/** Everything of a world that can change, without its cycles. */
function picture(world: World): unknown {
	return {
		now: world.nowMs,
		wire: [...world.wire],
		sent: world.segments.length,
		hosts: [...world.hosts.values()].map((host) => ({
			socket: host.socket?.id,
			connections: [...host.connections.values()].map(({ timers, ...connection }) => ({
				...connection,
				timers: Object.values(timers).map((timer) => timer && [timer.kind, timer.dueMs]),
			})),
			listeners: [...host.listeners.values()].map((l) => [l.port, l.synQueue, l.acceptQueue.map((c) => c.id)]),
		})),
	};
}
