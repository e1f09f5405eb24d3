// What hosts and segments are called, in English.
import { capitalized } from "../capitalized.ts";
import { type HostNameWords, type HostRole, isRole } from "../facts/host-names.ts";

const NAMES: Readonly<Record<HostRole, string>> = {
	client: "the client",
	server: "the server",
	spoofed: "the spoofed address",
	attacker: "the attacker",
	victim: "the victim",
	reflector: "the reflector",
	scanner: "the scanner",
	trusted: "the trusted host",
	gateway: "the gateway",
	"known-client": "the known client",
	"new-client": "the new client",
};

/** "the client", inside a sentence. */
export function hostName(id: string): string {
	return isRole(id) ? NAMES[id] : id;
}

/** "The client" */
export function hostAtStart(id: string): string {
	return isRole(id) ? capitalized(NAMES[id]) : id;
}

/** "segment 3" */
export function segmentName(segment: number): string {
	return segment > 0 ? `segment ${segment}` : "the injected segment";
}

export const hostNames: HostNameWords = { host: hostName, hostAtStart, segment: segmentName };
