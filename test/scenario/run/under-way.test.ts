// What is noted when it is sent is the same as what looking through everything finds.
import fc from "fast-check";
import { expect, it } from "vitest";
import { drawHosts } from "../../../src/scenario/build/hosts.ts";
import { seededRandom } from "../../../src/scenario/random.ts";
import { spoofedSyn } from "../../../src/scenario/run/outsiders.ts";
import { isShown } from "../../../src/scenario/run/trace.ts";
import { nextInside, noteSent, nothingUnderWay } from "../../../src/scenario/run/under-way.ts";
import { perform, type TcpEvent } from "../../../src/tcp/step.ts";
import { createWorld, type World } from "../../../src/tcp/world.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";

it("a row shows the segments among its effects that go to a host of the scenario", () => {
	for (const spec of specsOf(someSeeds(2))) {
		const { rows, end } = exerciseOf(spec).trace;
		for (const row of rows) {
			const sent = row.effects.flatMap((e) => (e.kind === "segment-sent" ? [e.segment] : []));
			const inside = sent.filter(({ to }) => isShown(row.cause) && end.hostByIp.has(to.ip));
			expect(row.sent, `${spec.template}, step ${row.step}`).toEqual(inside);
		}
	}
});

const number = fc.integer({ min: 1, max: 12 });
const event = fc.oneof<fc.Arbitrary<TcpEvent>[]>(
	fc.constant({ type: "call", host: "client", call: "connect" }),
	fc.constant({ type: "call", host: "client", call: "close" }),
	fc.nat(5).map((i) => ({ type: "inject", to: "server", segment: spoofedSyn(i) })),
	fc.record({ type: fc.constantFrom("deliver", "drop", "duplicate"), segment: number }),
	fc.constant({ type: "advance", ms: 1000 }),
);

function firstInside(world: World): number | undefined {
	for (const n of world.wire.keys()) {
		const to = world.segments[n - 1]?.to.ip;
		if (to !== undefined && world.hostByIp.has(to)) return n;
	}
	return undefined;
}

it("the next segment is the first on the wire that goes to a host of the scenario, whatever came before", () => {
	const { hosts } = drawHosts(seededRandom(1), { profile: "rfc9293", level: "usual" });
	fc.assert(
		fc.property(fc.array(event, { maxLength: 40 }), (events) => {
			const world = createWorld(hosts);
			const underWay = nothingUnderWay();
			for (const next of [{ type: "call", host: "server", call: "listen" } as const, ...events]) {
				const performed = perform(world, next);
				if (performed.ok) noteSent(underWay, world, performed.effects);
				expect(nextInside(underWay, world)).toBe(firstInside(world));
			}
		}),
	);
});
