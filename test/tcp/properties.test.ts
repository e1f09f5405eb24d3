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
import { step } from "../../src/tcp/step.ts";
import { fork, type World } from "../../src/tcp/world.ts";
import type { Watched } from "./laws/watch.ts";
import { eventOf } from "./scripts/lines.ts";
import { pairOfHosts } from "./scripts/pair-world.ts";
import { play } from "./scripts/play.ts";
import { type RandomScript, randomScripts } from "./scripts/random-scripts.ts";

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

/** Where the numbers lie, and the run. Laws are not looked at here: laws.test.ts does that. */
function live({ setup, script }: RandomScript, isns?: readonly [number, number]): Watched {
	return play(pairOfHosts(isns ? { ...setup, isns } : setup), script, undefined, []).now;
}

/** Segments without regard to where in the sequence space they lie, up to the first that is numbered 0 wherever that is. */
function shape({ world }: Watched, [x, y]: readonly [number, number]): unknown {
	const zero = world.segments.findIndex(({ seqOrigin }) => seqOrigin.kind === "zero");
	return world.segments.slice(0, zero < 0 ? undefined : zero).map((s) => {
		const [own, other] = s.from.port === 80 ? [y, x] : [x, y];
		const ack = s.ackOrigin ? (s.ack - other) >>> 0 : null;
		return [s.from, s.bits, (s.seq - own) >>> 0, ack, s.length, s.window, s.retransmission];
	});
}

describe("the engine", () => {
	it("step leaves the world it was given as it was", () => {
		fc.assert(
			fc.property(randomScripts(100), (random) => {
				const { world } = live(random);
				const before = JSON.stringify(picture(world));
				for (const line of ["client close", "deliver 0", "server gets RST seq=rcv+0", "client fires"]) {
					const event = eventOf(world, line);
					if (event) step(world, event);
				}
				expect(JSON.stringify(picture(world))).toBe(before);
			}),
			{ numRuns: 60, seed: 9293 },
		);
	});

	it("the same script gives the same segments, in a fork too", () => {
		fc.assert(
			fc.property(randomScripts(100), ({ setup, script }) => {
				const first = pairOfHosts(setup);
				const second = { ...first, world: fork(first.world) };
				const [one, other] = [first, second].map((start) => play(start, script, undefined, []).now.world.segments);
				expect(one).toEqual(other);
			}),
			{ numRuns: 60, seed: 9293 },
		);
	});

	it("a connection that wraps at 2^32 goes as any other", () => {
		fc.assert(
			fc.property(randomScripts(100), number, number, (random, x, y) => {
				expect(shape(live(random, [x, y]), [x, y])).toEqual(shape(live(random, [1000, 5000]), [1000, 5000]));
			}),
			{ numRuns: 100, seed: 9293 },
		);
	});

	it("counting every number anew from its origin, by the standard rule, gives the same", () => {
		fc.assert(
			fc.property(randomScripts(100), number, number, (random, x, y) => {
				const { world, memory } = live(random, [x, y]);
				const again = renumber([...memory.injected.values(), ...world.segments], STANDARD_NUMBERING);
				expect(
					world.segments.filter(
						(s) => again.get(s.number)?.seq !== s.seq || (s.ackOrigin && again.get(s.number)?.ack !== s.ack),
					),
				).toEqual([]);
			}),
			{ numRuns: 100, seed: 9293 },
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
