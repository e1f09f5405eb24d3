// What the sandbox tells of one event.
import type { Effect } from "../effects.ts";
import { type Flag, flagNames } from "../flags.ts";
import { type QueueLengths, queuesOf, stateOf } from "../observe.ts";
import { RULES, type RuleId } from "../rule-catalogue.ts";
import type { Endpoint, Segment } from "../segment.ts";
import type { State } from "../state.ts";
import type { World } from "../world.ts";

export interface TracedSegment {
	readonly number: number;
	readonly timeMs: number;
	/** Host id, or the address if nobody of this simulation lives there. */
	readonly from: string;
	readonly to: string;
	readonly fromPort: number;
	readonly toPort: number;
	readonly flags: readonly Flag[];
	readonly seq: number;
	readonly ack: number | null;
	readonly length: number;
	/** Octets. */
	readonly window: number;
	/** Of a SYN with that option, octets. */
	readonly mss?: number;
	readonly retransmission: boolean;
}

export interface TracedCall {
	readonly host: string;
	readonly call: string;
	readonly result: string;
	readonly bytes?: number;
}

export interface TraceEntry {
	readonly event: number;
	readonly timeMs: number;
	readonly sent: readonly TracedSegment[];
	/** Segments that arrived otherwise than they were sent, as they arrived; left out where there are none. */
	readonly edited?: readonly TracedSegment[];
	readonly states: Readonly<Record<string, State>>;
	readonly queues: Readonly<Record<string, QueueLengths>>;
	readonly calls: readonly TracedCall[];
	readonly rules: readonly { readonly id: RuleId; readonly rfc: string; readonly section: string }[];
}

/** The entry of the event at `index`, which has just happened. */
export function traceEntry(world: World, index: number, effects: readonly Effect[]): TraceEntry {
	const hosts = [...world.hosts.entries()];
	const rules = new Set(effects.flatMap((effect) => ("rule" in effect ? [effect.rule] : [])));
	const edited = effects.flatMap((e) => (e.kind === "edited-arrives" ? [traced(world, e.segment, world.nowMs)] : []));
	return {
		event: index,
		timeMs: world.nowMs,
		sent: effects.flatMap((e) => (e.kind === "segment-sent" ? [traced(world, e.segment, e.atMs)] : [])),
		...(edited.length > 0 && { edited }),
		states: Object.fromEntries(hosts.map(([id, host]) => [id, stateOf(world, host)])),
		queues: Object.fromEntries(
			hosts.flatMap(([id, host]) => {
				const queues = queuesOf(host);
				return queues ? [[id, queues] as const] : [];
			}),
		),
		calls: effects.flatMap((e) =>
			e.kind === "call-returned"
				? [{ host: e.host, call: e.call, result: e.result, ...(e.octets === undefined ? {} : { bytes: e.octets }) }]
				: [],
		),
		rules: [...rules].map((id) => ({ id, ...RULES[id] })),
	};
}

function traced(world: World, segment: Segment, timeMs: number): TracedSegment {
	const flags = flagNames(segment.bits);
	const name = (end: Endpoint) => world.hostByIp.get(end.ip)?.setup.id ?? end.ip;
	return {
		number: segment.number,
		timeMs,
		from: name(segment.from),
		to: name(segment.to),
		fromPort: segment.from.port,
		toPort: segment.to.port,
		flags,
		seq: segment.seq,
		ack: flags.includes("ACK") ? segment.ack : null,
		length: segment.length,
		window: segment.window,
		...(segment.mss !== null && { mss: segment.mss }),
		retransmission: segment.retransmission,
	};
}
