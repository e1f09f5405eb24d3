// An event of a script as the engine takes it.

import type { SegmentEdit } from "../edit-segment.ts";
import { flagBits } from "../flags.ts";
import type { InjectedSegment } from "../injection.ts";
import { canonicalIp, ipFamily } from "../ip-address.ts";
import type { Endpoint } from "../segment.ts";
import { sequenceNumber } from "../sequence-number.ts";
import type { TcpEvent } from "../step.ts";
import type { World } from "../world.ts";
import { definedOnly, type SimulationEdit, type SimulationEvent, type SimulationSegment } from "./request.ts";

export function toEngine(world: World, event: SimulationEvent): TcpEvent {
	switch (event.type) {
		case "call":
			return definedOnly(event) as TcpEvent;
		case "inject":
			return { type: "inject", to: event.to, segment: injected(world, event.to, event.segment) };
		case "edit":
			return { type: "edit", segment: event.segment, set: edit(event.set) };
		case "deliver":
		case "drop":
		case "duplicate":
		case "deliver-all":
		case "ack-now":
		case "advance":
		case "crash":
			return event;
	}
}

function injected(world: World, to: string, segment: SimulationSegment): InjectedSegment {
	const { flags, seq, ack, length, window, mss } = segment;
	return {
		bits: flagBits(flags),
		seq: sequenceNumber(seq),
		ack: ack === null || ack === undefined ? null : sequenceNumber(ack),
		length: length ?? 0,
		from: sourceOf(world, to, segment),
		...definedOnly({ window, mss }),
	};
}

/** Where an injected segment claims to come from; what is not said is the first other host's, if there is one. */
function sourceOf(world: World, to: string, { from }: SimulationSegment): Endpoint {
	const other = [...world.hosts.values()].find(({ setup }) => setup.id !== to)?.setup;
	const inIpv6 = ipFamily(world.hosts.get(to)?.setup.ip ?? "") === 6;
	const usual = other ?? { ip: inIpv6 ? "2001:db8:ffff::9" : "203.0.113.9", port: 1024 };
	return { ip: from?.ip === undefined ? usual.ip : canonicalIp(from.ip), port: from?.port ?? usual.port };
}

function edit({ flags, seq, ack, ...rest }: SimulationEdit): SegmentEdit {
	return definedOnly({
		bits: flags && flagBits(flags),
		seq: seq === undefined ? undefined : sequenceNumber(seq),
		ack: ack === undefined || ack === null ? ack : sequenceNumber(ack),
		...rest,
	});
}
