// Where a sequence or acknowledgment number came from. Grading's follow-through and every explanation read this:
// a number is either given, or an earlier number plus what was counted since (RFC 9293, 3.4).

/** One number of one segment of the trace. Injected segments are numbered -1, -2, … */
export interface NumberRef {
	readonly segment: number;
	readonly field: "seq" | "ack";
}

export type Origin =
	/** An initial sequence number, chosen by the host (RFC 9293, 3.4.1; RFC 6528). */
	| { readonly kind: "initial" }
	/** An initial sequence number that encodes the half-open connection (RFC 4987, 3.6). */
	| { readonly kind: "cookie" }
	/** The zero of a reset that answers a segment without ACK (RFC 9293, 3.10.7.1). */
	| { readonly kind: "zero" }
	/** Given from outside with an injected segment. */
	| { readonly kind: "injected" }
	/** `of` + `syn` + `data` + `fin` - `back`, modulo 2^32. */
	| {
			readonly kind: "counted";
			readonly of: NumberRef;
			readonly syn: 0 | 1;
			/** Data octets, 0 or more. */
			readonly data: number;
			readonly fin: 0 | 1;
			/** 1 only for a keep-alive probe, which repeats the last octet's number (RFC 9293, 3.8.4). */
			readonly back: 0 | 1;
	  };

export const INITIAL: Origin = { kind: "initial" };
export const COOKIE: Origin = { kind: "cookie" };
export const ZERO: Origin = { kind: "zero" };
export const INJECTED: Origin = { kind: "injected" };

/** The same number as `segment`'s `field`. */
export function sameAs(segment: number, field: "seq" | "ack"): Origin {
	return {
		kind: "counted",
		of: { segment, field },
		syn: 0,
		data: 0,
		fin: 0,
		back: 0,
	};
}

/** The number after all that `segment` occupies: its seq, plus SYN, data and FIN. */
export function afterSegment(segment: number, syn: 0 | 1, data: number, fin: 0 | 1): Origin {
	return {
		kind: "counted",
		of: { segment, field: "seq" },
		syn,
		data,
		fin,
		back: 0,
	};
}
