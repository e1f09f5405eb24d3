// The usual hosts: a client and a server with drawn addresses, initial sequence numbers and distance.

import type { ListenerOptions } from "../../tcp/listener.ts";
import { SEQUENCE_SPACE, type SequenceNumber, sequenceNumber } from "../../tcp/sequence-number.ts";
import { PROFILES, type Settings, settingsWith, withAckPolicy } from "../../tcp/settings.ts";
import type { HostSetup } from "../../tcp/world.ts";
import type { Localized } from "../../text/locale.ts";
import type { Level } from "../level.ts";
import type { Random } from "../random.ts";
import type { ProfileName } from "../spec.ts";
import type { DrawContext, Drawn } from "../template.ts";

export interface TwoHosts extends Drawn {
	/** The client, or whoever stands in its place, and the server; further clients after them. */
	readonly hosts: readonly [HostSetup, HostSetup, ...HostSetup[]];
	readonly settings: Settings;
	readonly profile: ProfileName;
}

export interface HostOptions {
	readonly ackPolicy?: "immediate" | "delayed";
	readonly settings?: Partial<Settings>;
	readonly listener?: Partial<ListenerOptions>;
}

/** Well-known ports of services that learners know. */
const SERVICE_PORTS = [22, 25, 80, 110, 143, 443, 993, 3306, 5432, 8080] as const;

export const USUAL_LISTENER: ListenerOptions = {
	backlog: 128,
	somaxconn: 4096,
	maxSynBacklog: 1024,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

/** Kinds of numbers from 1 to 10, by how hard they are to count with. */
const ISN_KINDS = { easier: [1, 4], usual: [1, 10], harder: [5, 10] } as const satisfies Record<
	Level,
	readonly number[]
>;

/** Short numbers are easy to count with; full ones are what captures show; some lie just below 2^32 and wrap. */
export function drawIsn(random: Random, level: Level = "usual"): SequenceNumber {
	const [easiest, hardest] = ISN_KINDS[level];
	const kind = random.int(easiest, hardest);
	if (kind <= 4) return sequenceNumber(random.int(1, 99) * 100);
	if (kind <= 8) return sequenceNumber(random.int(100_000, SEQUENCE_SPACE - 200_000));
	return sequenceNumber(SEQUENCE_SPACE - random.int(1, kind === 9 ? 3 : 1500));
}

/** Two hosts at documentation addresses (RFC 5737), 5 to 150 ms apart. */
export function drawHosts(random: Random, context: DrawContext, options: HostOptions = {}): TwoHosts {
	const usual = withAckPolicy(PROFILES[context.profile], options.ackPolicy ?? "immediate");
	const settings = options.settings ? settingsWith(usual, options.settings) : usual;
	const listener = { ...USUAL_LISTENER, ...options.listener };
	const clientIsn = drawIsn(random, context.level);
	const serverIsn = drawApart(random, clientIsn, context.level);
	const host = (id: string, ip: string, port: number, isn: SequenceNumber): HostSetup => ({
		id,
		ip,
		port,
		settings,
		isns: [isn],
		listener,
	});
	return {
		hosts: [
			host("client", `192.0.2.${random.int(2, 254)}`, random.int(49_152, 65_535), clientIsn),
			host("server", `198.51.100.${random.int(2, 254)}`, random.pick(SERVICE_PORTS), serverIsn),
		],
		delayMs: 5 * random.int(1, 30),
		settings,
		profile: context.profile,
	};
}

/** The same hosts, where the next connections of those named start at these numbers. */
export function withIsns<P extends TwoHosts>(pair: P, isns: Readonly<Record<string, readonly SequenceNumber[]>>): P {
	const given = (host: HostSetup): HostSetup => ({ ...host, isns: isns[host.id] ?? host.isns });
	const [client, server, ...further] = pair.hosts;
	return { ...pair, hosts: [given(client), given(server), ...further.map(given)] };
}

/** The number that a host's first connection starts at. */
export function isnOf({ hosts }: Drawn, id: string): SequenceNumber {
	return hosts.find((host) => host.id === id)?.isns[0] ?? sequenceNumber(0);
}

/** How long a segment travels: what a question about time needs. */
export function delayAssumption({ delayMs }: Drawn): Localized {
	return {
		en: `Each segment that arrives travels for ${delayMs} ms.`,
		zh: `每个到达的报文段的在途时间为 ${delayMs} 毫秒。`,
	};
}

/** Far enough from `other` that a number shows which end it belongs to. */
export function drawApart(random: Random, other: SequenceNumber, level: Level = "usual"): SequenceNumber {
	for (;;) {
		const isn = drawIsn(random, level);
		if (Math.abs((isn - other) | 0) > 20_000 || (isn < 10_000 && Math.abs(isn - other) >= 2_000)) return isn;
	}
}

/** Octets of one application message: round and odd sizes, never more than one segment. */
export function drawMessage(random: Random): number {
	return random.chance(50) ? random.int(1, 14) * 100 : random.int(5, 1400);
}
