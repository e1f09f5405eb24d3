// The engine as a sandbox: a script of events in, one entry an event out. Requests are already checked for shape.
import { ipFamily } from "./ip-address.ts";
import { toEngine } from "./simulation/engine-event.ts";
import { explain, type Refused, refuse } from "./simulation/refusal.ts";
import type { SimulationEvent, SimulationRequest } from "./simulation/request.ts";
import { setUp } from "./simulation/set-up.ts";
import { type TraceEntry, traceEntry } from "./simulation/trace-entry.ts";
import { perform } from "./step.ts";
import type { World } from "./world.ts";

export type Simulation = { readonly ok: true; readonly trace: readonly TraceEntry[] } | Refused;

/** Runs the script; stops with a reason at the first event that cannot happen. */
export function simulate(request: SimulationRequest): Simulation {
	const trace: TraceEntry[] = [];
	const refused = simulateInto<never>(request, (entry) => {
		trace.push(entry);
		return undefined;
	});
	return refused ?? { ok: true, trace };
}

/** The same, handing on each entry once its event has happened: `take` may say why it stops there. */
export function simulateInto<Stop>(
	request: SimulationRequest,
	take: (entry: TraceEntry) => Stop | undefined,
): Refused | Stop | undefined {
	const start = setUp(request);
	if (!start.ok) return start;
	const { world } = start;
	for (const [index, event] of request.events.entries()) {
		const foreign = foreignSource(world, index, event);
		if (foreign) return foreign;
		const performed = perform(world, toEngine(world, event));
		if (!performed.ok) return explain(world, index, event, performed.reason);
		const stop = take(traceEntry(world, index, performed.effects));
		if (stop !== undefined) return stop;
	}
	return undefined;
}

/** An address of the other family cannot be the source of a packet to this host. */
function foreignSource(world: World, index: number, event: SimulationEvent): Refused | undefined {
	const ip = event.type === "inject" ? event.segment.from?.ip : undefined;
	const to = event.type === "inject" ? world.hosts.get(event.to) : undefined;
	if (ip === undefined || !to || ipFamily(ip) === ipFamily(to.setup.ip)) return undefined;
	return refuse(
		`/events/${index}/segment/from/ip`,
		"mixed-address-families",
		`Packets to an IPv${ipFamily(to.setup.ip)} address come from one.`,
	);
}
