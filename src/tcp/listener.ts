// A listening socket with its two queues: half-open entries (SYN queue) and complete connections that wait for
// accept() (accept queue). RFC 9293 defines no queues; see the profiles for how many entries each holds.
import type { Connection } from "./connection.ts";
import type { SequenceNumber } from "./sequence-number.ts";
import type { Settings } from "./settings.ts";

export interface ListenerOptions {
	/** Argument of listen(), 0 or more entries. */
	readonly backlog: number;
	/** net.core.somaxconn: upper bound of the backlog on Linux. */
	readonly somaxconn: number;
	/** net.ipv4.tcp_max_syn_backlog. */
	readonly maxSynBacklog: number;
	/** Cookies when the SYN queue is full, for every SYN, or never (net.ipv4.tcp_syncookies 1, 2, 0). */
	readonly synCookies: boolean | "always";
	/** Retransmissions of a SYN,ACK before the entry is freed (net.ipv4.tcp_synack_retries). */
	readonly synAckRetries: number;
	/** A third ACK that finds the accept queue full is answered with RST (net.ipv4.tcp_abort_on_overflow). */
	readonly abortOnOverflow: boolean;
	/** A third ACK without data is ignored: the connection completes with the first data (TCP_DEFER_ACCEPT). */
	readonly deferAccept?: boolean;
	/**
	 * Addresses that Linux takes for proven alive: of an earlier connection it has kept a round-trip time (`ip tcp_metrics`, for
	 * an hour after an orderly close). Default: none.
	 */
	readonly provenPeers?: readonly string[];
}

export interface Listener {
	/** Counts from 1 over the host's listen() calls. */
	readonly id: number;
	readonly port: number;
	readonly options: ListenerOptions;
	/** Number of half-open entries. */
	synQueue: number;
	/** Those of them whose SYN,ACK no timer has sent again yet. */
	youngHalfOpen: number;
	/** Complete connections, oldest first. */
	acceptQueue: Connection[];
	/** Since listen(); a listener that never sent one takes no ACK for a cookie. */
	cookiesSent: number;
	/** Initial sequence numbers given for cookies: they stand in for the keyed hash that a server recomputes. */
	readonly givenCookies: Map<string, SequenceNumber>;
	/** What a cookie says of the peer's largest segment, where that is smaller than ours, by connection; null before the first. */
	cookieMss: Map<string, number> | null;
}

/**
 * How many half-open entries there may be for the SYN of a stranger, or of a proven peer, to add one; 1 or more on Linux.
 * Linux, tcp_conn_request(): nobody gets in once `reqsk_queue_len > max_ack_backlog` (inet_csk_reqsk_queue_is_full), which is
 * min(backlog, somaxconn). Without cookies a SYN is dropped, too, if `max_syn_backlog - reqsk_queue_len < max_syn_backlog >> 2
 * && !tcp_peer_is_proven(req, dst)`: the last quarter is for peers known from before the flood (measured on Linux 6.18).
 */
export function synQueueCapacity(
	options: ListenerOptions,
	settings: Settings,
	peer: "stranger" | "proven" = "stranger",
): number {
	if (settings.queueFormula === "textbook") return options.backlog;
	const byBacklog = Math.min(options.backlog, options.somaxconn) + 1;
	if (options.synCookies || peer === "proven") return byBacklog;
	const m = options.maxSynBacklog;
	return Math.min(byBacklog, m - (m >> 2) + 1);
}

/** How many complete connections fit while nobody calls accept(). */
export function acceptQueueCapacity(options: ListenerOptions, settings: Settings): number {
	if (settings.queueFormula === "textbook") return options.backlog;
	return Math.min(options.backlog, options.somaxconn) + 1;
}
