// Two hosts and the wire between them, as the random scripts and the exhaustive search begin.
import type { ListenerOptions } from "../../../src/tcp/listener.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { PROFILES, type ProfileName, type Settings, withAckPolicy } from "../../../src/tcp/settings.ts";
import { createWorld, type HostSetup, type World } from "../../../src/tcp/world.ts";
import { type Watched, watched } from "../laws/watch.ts";

export interface PairSetup {
	readonly profile: ProfileName;
	readonly ackPolicy?: "immediate" | "delayed";
	readonly settings?: Partial<Settings>;
	readonly listener?: Partial<ListenerOptions>;
	/** First sequence numbers of client and server. */
	readonly isns?: readonly [number, number];
}

const LISTENER: ListenerOptions = {
	backlog: 2,
	somaxconn: 4096,
	maxSynBacklog: 256,
	synCookies: false,
	synAckRetries: 1,
	abortOnOverflow: false,
};

const GIVEN_NUMBERS = 20;

/** The client's number wraps in its SYN. */
const ISNS = [4_294_967_295, 5000] as const;

/** `broken`: settings of a broken engine, of which the laws do not know. */
export function pairOfHosts(setup: PairSetup, broken: Partial<Settings> = {}): Watched {
	const { profile, ackPolicy = "immediate", settings = {} } = setup;
	const expected = { ...withAckPolicy(PROFILES[profile], ackPolicy), ...settings };
	return watched(worldOf(setup, { ...expected, ...broken }), { profile, settings: expected });
}

function worldOf({ listener, isns = ISNS }: PairSetup, settings: Settings): World {
	const host = (id: string, ip: string, port: number, isn: number): HostSetup => ({
		id,
		ip,
		port,
		settings,
		// Later connections get numbers far from the first one's, as the clock of RFC 9293, 3.4.1, sees to.
		isns: Array.from({ length: GIVEN_NUMBERS }, (_, k) => sequenceNumber(isn + k * 1_000_000)),
		listener: { ...LISTENER, ...listener },
	});
	return createWorld([host("client", "192.0.2.1", 40_000, isns[0]), host("server", "192.0.2.2", 80, isns[1])]);
}
