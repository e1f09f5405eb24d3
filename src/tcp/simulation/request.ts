// What the sandbox is asked, with its shape checked already. Fields that may be left out may also be undefined, as a
// validator hands them over. What each means is described in src/contract/simulation-request.ts and simulation-event.ts.
import type { CallEvent } from "../calls/event.ts";
import type { Flag } from "../flags.ts";
import type { ListenerOptions } from "../listener.ts";
import type { ProfileName } from "../settings.ts";

type AckPolicy = "immediate" | "delayed";

type Partially<T> = { readonly [K in keyof T]?: T[K] | undefined };

export interface SimulationHost {
	/** IPv4 or IPv6, in any spelling. */
	readonly ip?: string | undefined;
	readonly port?: number | undefined;
	readonly isn?: number | undefined;
	/** Octets. */
	readonly mss?: number | undefined;
	/** Octets. */
	readonly windowOctets?: number | undefined;
	readonly ackPolicy?: AckPolicy | undefined;
	readonly listener?: Partially<ListenerOptions> | undefined;
}

/** The fields of a segment that a script can give. */
interface SegmentFields {
	readonly flags: readonly Flag[];
	readonly seq: number;
	/** Null: no ACK. */
	readonly ack: number | null;
	readonly length: number;
	readonly window: number;
	/** Null: no such option. */
	readonly mss: number | null;
}

export interface SimulationSegment extends Partially<Omit<SegmentFields, "flags" | "seq">> {
	readonly flags: readonly Flag[];
	readonly seq: number;
	readonly from?: { readonly ip?: string | undefined; readonly port?: number | undefined } | undefined;
}

export type SimulationEdit = Partially<SegmentFields>;

export type SimulationEvent =
	| (Pick<CallEvent, "type" | "host" | "call"> & Partially<Omit<CallEvent, "type" | "host" | "call">>)
	| { readonly type: "deliver" | "drop" | "duplicate"; readonly segment: number }
	| { readonly type: "edit"; readonly segment: number; readonly set: SimulationEdit }
	| { readonly type: "deliver-all" }
	| { readonly type: "inject"; readonly to: string; readonly segment: SimulationSegment }
	| { readonly type: "ack-now"; readonly host: string }
	| { readonly type: "advance"; readonly ms: number }
	| { readonly type: "crash"; readonly host: string };

export interface SimulationRequest {
	readonly profile?: ProfileName | undefined;
	readonly ackPolicy?: AckPolicy | undefined;
	/** Octets. */
	readonly mss?: number | undefined;
	/** How long TIME-WAIT lasts is twice this, ms; default the profile's. */
	readonly mslMs?: number | undefined;
	readonly hosts?: Readonly<Record<string, SimulationHost>> | undefined;
	/** A connection that was opened and accepted before the script, by the ids of its ends. */
	readonly established?: { readonly client: string; readonly server: string } | undefined;
	readonly events: readonly SimulationEvent[];
}

/** The same value without the fields that are undefined. */
export function definedOnly<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
	// Object.fromEntries forgets which fields there were.
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]: Exclude<T[K], undefined>;
	};
}
