// Whom an address stands for where callers are counted: an IPv4 address for itself, an IPv6 address for its /64, of which
// whoever has one address has all (RFC 6177, RFC 7421).
import { ipFamily, ipv6Groups, isIpAddress } from "../../tcp/ip-address.ts";

/** As a proxy or a socket writes it: alone, or with a port, in which case IPv6 stands in brackets. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/;

/** "192.0.2.1" or "2001:db8:1:2::/64"; null for what is no address. */
export function clientNetwork(text: string): string | null {
	const [, bracketed, dotted] = WITH_PORT.exec(text.trim()) ?? [];
	const address = bracketed ?? dotted ?? text.trim();
	if (!isIpAddress(address)) return null;
	const groups = ipFamily(address) === 6 ? ipv6Groups(address) : null;
	return groups ? networkOf(groups) : address;
}

/** The last hop of a list: the one that the proxy itself saw. What stands before it is whatever the caller likes. */
export function lastHop(header: string): string {
	return header.slice(header.lastIndexOf(",") + 1).trim();
}

function networkOf(groups: readonly number[]): string {
	const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
	if (!mapped)
		return `${groups
			.slice(0, 4)
			.map((group) => group.toString(16))
			.join(":")}::/64`;
	return groups
		.slice(6)
		.flatMap((group) => [group >> 8, group & 255])
		.join(".");
}
