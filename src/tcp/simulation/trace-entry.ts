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
	const { sent, edited, calls, rules } = toldOf(world, effects);
	const states: Record<string, State> = {};
	const queues: Record<string, QueueLengths> = {};
	for (const [id, host] of world.hosts) {
		states[id] = stateOf(world, host);
		const lengths = queuesOf(host);
		if (lengths) queues[id] = lengths;
	}
	return {
		event: index,
		timeMs: world.nowMs,
		sent,
		...(edited.length > 0 && { edited }),
		states,
		queues,
		calls,
		rules: Array.from(rules, (id) => ({ id, ...RULES[id] })),
	};
}

/** One walk over the effects: an event may have tens of thousands. */
function toldOf(world: World, effects: readonly Effect[]) {
	const sent: TracedSegment[] = [];
	const edited: TracedSegment[] = [];
	const calls: TracedCall[] = [];
	const rules = new Set<RuleId>();
	for (const effect of effects) {
		switch (effect.kind) {
			case "segment-sent":
				sent.push(traced(world, effect.segment, effect.atMs));
				break;
			case "edited-arrives":
				edited.push(traced(world, effect.segment, world.nowMs));
				continue;
			case "call-returned":
				calls.push(tracedCall(effect));
				break;
			case "timer-set":
				continue;
			case "segment-discarded":
			case "state-entered":
			case "queue-changed":
			case "data-received":
			case "timer-fired":
				break;
		}
		rules.add(effect.rule);
	}
	return { sent, edited, calls, rules };
}

function tracedCall({ host, call, result, octets }: Extract<Effect, { kind: "call-returned" }>): TracedCall {
	return { host, call, result, ...(octets !== undefined && { bytes: octets }) };
}

function traced(world: World, segment: Segment, timeMs: number): TracedSegment {
	const flags = flagNames(segment.bits);
	const name = (end: Endpoint) => world.hostByIp.get(end.ip)?.setup.id ?? end.ip;
	const { mss, window, retransmission } = segment;
	const told = {
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
		window,
	};
	return mss === null ? { ...told, retransmission } : { ...told, mss, retransmission };
}
