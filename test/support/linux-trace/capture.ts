// The shape of the captures in test/linux-traces: two Linux kernels over a scripted wire.

export interface CapturedSegment {
	readonly n: number;
	readonly src: string;
	readonly sport: number;
	readonly dst: string;
	readonly dport: number;
	/** Names joined by commas, in wire order. */
	readonly flags: string;
	readonly seq: number;
	readonly ack: number | null;
	readonly len: number;
	readonly win: number;
	readonly t: number;
	readonly from: string;
	readonly cause?: string;
	readonly fate: string;
	readonly t_delivered?: number;
	readonly t_delivered_again?: readonly number[];
	readonly injected?: boolean;
}

export interface CapturedCall {
	readonly t: number;
	readonly side: string;
	readonly call: string;
	readonly result: number | string;
}

export type CapturedEvent =
	| {
			readonly type: "call";
			readonly side: string;
			readonly call: string;
			readonly result: number | string;
	  }
	| {
			readonly type: "deliver";
			readonly segment: number;
			readonly to: string;
			readonly injected?: boolean;
			readonly duplicate?: boolean;
	  }
	| { readonly type: "timer_or_delayed_ack"; readonly side: string }
	| { readonly type: "timer_expiry"; readonly side: string };

export interface CapturedStep {
	readonly t: number;
	readonly event: CapturedEvent;
	readonly emits: readonly number[];
	/** Absent where the capture has several connections at once. */
	readonly client?: string;
	readonly server?: string;
}

/** A socket as `ss` shows it. */
export interface CapturedSocket {
	readonly state: string;
	readonly local: string;
	readonly peer?: string;
	/** Octets not yet received by the process (and one for a FIN), and not yet acknowledged by the peer. */
	readonly recvq?: number;
	readonly sendq?: number;
	readonly has_fd?: boolean;
	readonly accept_queue?: number;
	readonly backlog?: number;
}

/** All sockets of a side, or in a flood how many there are in each state. */
export type CapturedSockets = readonly CapturedSocket[] | { readonly summary: Readonly<Record<string, number>> };

export interface Snapshot {
	readonly t: number;
	readonly after: string;
	readonly client?: CapturedSockets;
	readonly server?: CapturedSockets;
}

export interface Capture {
	readonly name: string;
	readonly title: string;
	readonly endpoints: Readonly<Record<string, { readonly ip: string; readonly isn: number | null }>>;
	readonly sysctl: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly segments: readonly CapturedSegment[];
	readonly syscalls: readonly CapturedCall[];
	readonly states?: readonly Snapshot[];
	readonly link_delay_s?: number;
	readonly findings: Readonly<Record<string, unknown>>;
	readonly steps?: readonly CapturedStep[];
	readonly multi_connection?: boolean;
}
