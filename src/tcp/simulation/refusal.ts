// Why a script cannot be run: where in the request, a stable code, and what to do about it.
import type { Refusal } from "../step.ts";
import type { World } from "../world.ts";
import type { SimulationEvent } from "./request.ts";

export interface Refused {
	readonly ok: false;
	/** JSON pointer into the request. */
	readonly pointer: string;
	readonly code: string;
	readonly detail: string;
}

export function refuse(pointer: string, code: string, detail: string): Refused {
	return { ok: false, pointer, code, detail };
}

export function unknownHost(pointer: string, hosts: Iterable<string>): Refused {
	return refuse(pointer, "unknown-host", `There is no such host; the hosts are ${[...hosts].join(", ")}.`);
}

/** What is told of the event at `index` that the engine refuses. */
export function explain(world: World, index: number, event: SimulationEvent, reason: Refusal): Refused {
	const at = `/events/${index}`;
	const { segments, expiries, deliveries } = world.limits;
	switch (reason) {
		case "unknown-host":
			return unknownHost(`${at}/${event.type === "inject" ? "to" : "host"}`, world.hosts.keys());
		case "segment-not-sent":
		case "segment-not-on-the-wire":
			return refuse(`${at}/segment`, reason, noSuchSegment(world, event, reason));
		case "no-timer":
			return refuse(at, reason, "No timer is pending.");
		case "no-ack-pending":
			return refuse(`${at}/host`, reason, "The host withholds no ACK now; with ackPolicy delayed it may.");
		case "too-many-segments":
			return refuse(
				at,
				reason,
				`With this event the script sends more than ${segments} segments. Send less, or in larger segments, or split the script.`,
			);
		case "endless-exchange":
			return refuse(
				at,
				reason,
				`With this event the script takes more than ${expiries} timeouts or ${deliveries} deliveries: it may go on without end. Let less time pass, or split the script.`,
			);
	}
}

function noSuchSegment(
	world: World,
	event: SimulationEvent,
	reason: "segment-not-sent" | "segment-not-on-the-wire",
): string {
	const number = "segment" in event && typeof event.segment === "number" ? event.segment : 0;
	if (reason === "segment-not-sent")
		return `Segment ${number} has not been sent; so far there are ${world.segments.length}.`;
	const wire = [...world.wire.keys()];
	const rest = wire.length > 0 ? `on the wire: ${wire.slice(0, 20).join(", ")}` : "the wire is empty";
	return `Segment ${number} is not on the wire any more; ${rest}.`;
}
