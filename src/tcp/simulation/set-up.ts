// The world in which a script is run: its hosts, with a default for whatever the request leaves out.
import { canonicalIp, ipFamily } from "../ip-address.ts";
import type { ListenerOptions } from "../listener.ts";
import type { Endpoint } from "../segment.ts";
import { sequenceNumber } from "../sequence-number.ts";
import { PROFILES, type Settings, settingsWith, withAckPolicy } from "../settings.ts";
import { createWorld, type HostSetup, type Limits, type World } from "../world.ts";
import { establish } from "./established.ts";
import { type Refused, refuse } from "./refusal.ts";
import { definedOnly, type SimulationHost, type SimulationRequest } from "./request.ts";

/**
 * What one script may bring about, all its events together: chosen so that no script of 64 KB takes 50 ms of a processor
 * (`npm run bench:worst` looks for one). A segment takes about 180 bytes of the trace, and arrives once, with its copies
 * more often; timers may expire less often than segments may be sent, so that one that never stops is told from a script
 * that sends much.
 */
export const LIMITS: Limits = { segments: 7500, deliveries: 12_000, expiries: 7000 };

const DEFAULT_HOSTS: Readonly<Record<string, SimulationHost>> = { client: {}, server: {} };

export const DEFAULT_LISTENER: ListenerOptions = {
	backlog: 128,
	somaxconn: 4096,
	maxSynBacklog: 256,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

/** The world before the first event, or what is wrong with its hosts. */
export function setUp(request: SimulationRequest): { readonly ok: true; readonly world: World } | Refused {
	const setups = setupHosts(request);
	const fault = addressFault(setups);
	if (fault) return fault;
	const world = createWorld(setups, LIMITS);
	const refused = request.established && establish(world, request.established);
	return refused ?? { ok: true, world };
}

function setupHosts(request: SimulationRequest): readonly HostSetup[] {
	const hosts = Object.entries(request.hosts ?? DEFAULT_HOSTS);
	const inIpv6 = hosts.some(([, { ip }]) => ip !== undefined && ipFamily(ip) === 6);
	return hosts.map(([id, host], i) => {
		const usual = usualEndpoint(i, inIpv6 ? 6 : 4);
		return {
			id,
			ip: canonicalIp(host.ip ?? usual.ip),
			port: host.port ?? usual.port,
			settings: settingsOf(request, host),
			isns: [sequenceNumber(host.isn ?? (i + 1) * 1000)],
			listener: { ...DEFAULT_LISTENER, ...definedOnly(host.listener ?? {}) },
		};
	});
}

/** Addresses for documentation: those of the first two hosts, then as many others as there may be (RFC 5737, RFC 3849). */
function usualEndpoint(index: number, family: 4 | 6): Endpoint {
	const six = family === 6;
	if (index === 0) return { ip: six ? "2001:db8::10" : "192.0.2.10", port: 49_152 };
	if (index === 1) return { ip: six ? "2001:db8:1::5" : "198.51.100.5", port: 443 };
	return { ip: `${six ? "2001:db8:2::" : "203.0.113."}${100 + index}`, port: 49_152 + index };
}

function settingsOf(request: SimulationRequest, host: SimulationHost): Settings {
	const profile = PROFILES[request.profile ?? "rfc9293"];
	const ackPolicy = host.ackPolicy ?? request.ackPolicy ?? "immediate";
	return settingsWith(withAckPolicy(profile, ackPolicy), {
		// In a script the profile linux withholds every ACK that may wait; `ack-now` sends those that Linux would not.
		delayDataAck: ackPolicy === "delayed",
		mss: host.mss ?? request.mss ?? profile.mss,
		// A window of one's own is offered anew with each ACK.
		...(host.windowOctets !== undefined && { windowOctets: host.windowOctets, windowEdge: "moves" }),
		timeWaitMs: request.mslMs === undefined ? profile.timeWaitMs : 2 * request.mslMs,
	});
}

/** Each host has an address of its own, and all are of one family: others could not reach each other. */
function addressFault(setups: readonly HostSetup[]): Refused | undefined {
	const taken = new Set<string>();
	const family = ipFamily(setups[0]?.ip ?? "");
	for (const { id, ip } of setups) {
		if (taken.has(ip))
			return refuse(`/hosts/${id}/ip`, "duplicate-address", "Two hosts have the same ip: give each its own.");
		if (ipFamily(ip) !== family)
			return refuse(
				`/hosts/${id}/ip`,
				"mixed-address-families",
				"IPv4 and IPv6 addresses cannot reach each other: give all hosts addresses of one family.",
			);
		taken.add(ip);
	}
	return undefined;
}
