// Laws of a listener's queues (RFC 4987, 2).
import { acceptQueueCapacity, synQueueCapacity } from "../../../src/tcp/listener.ts";
import type { Passage } from "./passage.ts";

/** The SYN queue counts the half-open entries; neither queue is over its cap. */
export function queuesCount({ after, expected: { settings } }: Passage): string | undefined {
	for (const { setup, connections, listeners } of after.hosts.values())
		for (const { id, options, synQueue, acceptQueue } of listeners.values()) {
			let halfOpen = 0;
			for (const c of connections) if (c.state === "SYN-RECEIVED" && c.listener === id) halfOpen += 1;
			if (synQueue > synQueueCapacity(options, settings)) return `${setup.id}: the SYN queue is over its cap`;
			if (acceptQueue.length > acceptQueueCapacity(options, settings))
				return `${setup.id}: the accept queue is over its cap`;
			if (halfOpen !== synQueue) return `${setup.id}: the SYN queue counts ${synQueue}, there are ${halfOpen}`;
		}
	return undefined;
}
