// What the hosts and segments of a scenario are called in a sentence.

/** The usual roles. Any other host is called by its id. */
const ROLES = [
	"client",
	"server",
	"spoofed",
	"attacker",
	"victim",
	"reflector",
	"scanner",
	"trusted",
	"gateway",
	"known-client",
	"new-client",
] as const;
export type HostRole = (typeof ROLES)[number];

export function isRole(id: string): id is HostRole {
	return ROLES.some((role) => role === id);
}

export interface HostNameWords {
	/** The name inside a sentence; a host that is not a usual role keeps its id. */
	host(id: string): string;
	/** The name at the start of a sentence. An id is never capitalized: it is not a word. */
	hostAtStart(id: string): string;
	/** "segment 3"; an injected segment, 0 or below, has no number of its own in the exchange. */
	segment(segment: number): string;
}
