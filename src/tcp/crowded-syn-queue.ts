// Linux keeps half of a listener's room for young half-open entries, those whose SYN,ACK has not been sent again: while more
// is taken, old entries are given up after fewer retransmissions (reqsk_timer_handler(); measured on Linux 6.18).
import type { Listener } from "./listener.ts";

/** No limit is lowered below so many retransmissions. */
const FEWEST = 2;

/** More than half of the backlog, and more than four entries. */
function isCrowded({ synQueue, options }: Listener): boolean {
	return 2 * synQueue > Math.max(8, Math.min(options.backlog, options.somaxconn));
}

/**
 * How often a SYN,ACK may be sent again at this moment, where `retries` is set (net.ipv4.tcp_synack_retries): in a crowded queue
 * once less if half of the entries or fewer are young, twice less if a quarter or fewer are, and so on, down to two times.
 */
export function retriesWhileCrowded(listener: Listener, retries: number): number {
	if (!isCrowded(listener)) return retries;
	let allowed = retries;
	for (let many = 2 * listener.youngHalfOpen; allowed > FEWEST && listener.synQueue >= many; many *= 2) allowed -= 1;
	return allowed;
}
