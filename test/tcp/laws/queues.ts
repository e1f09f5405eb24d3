// Laws of a listener's queues (RFC 4987, 2).
import type { Connection } from "../../../src/tcp/connection.ts";
import { acceptQueueCapacity, synQueueCapacity } from "../../../src/tcp/listener.ts";
import { rememberedOf } from "./memory.ts";
import type { Passage } from "./passage.ts";

/**
 * The SYN queue counts the half-open entries, and the young ones among them; neither queue is over its cap. On Linux an entry
 * that took the place of a TIME-WAIT comes on top.
 */
export function queuesCount(passage: Passage): string | undefined {
	const { after, expected } = passage;
	const { profile, settings } = expected;
	for (const { setup, connections, listeners } of after.hosts.values())
		for (const { id, options, synQueue, youngHalfOpen, acceptQueue } of listeners.values()) {
			let [halfOpen, young, onTop] = [0, 0, 0];
			for (const c of connections) {
				if (c.state !== "SYN-RECEIVED" || c.listener !== id) continue;
				halfOpen += 1;
				if (c.expiries === 0) young += 1;
				if (profile === "linux" && hasReopened(passage, c)) onTop += 1;
			}
			if (synQueue > synQueueCapacity(options, settings) + onTop) return `${setup.id}: the SYN queue is over its cap`;
			if (acceptQueue.length > acceptQueueCapacity(options, settings))
				return `${setup.id}: the accept queue is over its cap`;
			if (halfOpen !== synQueue) return `${setup.id}: the SYN queue counts ${synQueue}, there are ${halfOpen}`;
			if (young !== youngHalfOpen) return `${setup.id}: ${youngHalfOpen} entries count as young, ${young} are`;
		}
	return undefined;
}

function hasReopened({ memory, arrival }: Passage, c: Connection): boolean {
	if (rememberedOf(memory, c).reopened) return true;
	return arrival?.at?.state === "TIME-WAIT" && arrival.opened?.id === c.id;
}
