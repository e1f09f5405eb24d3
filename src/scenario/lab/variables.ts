// What each host knows of its connection after something happened: the variables of RFC 9293, 3.3.1.
import { mainConnection } from "../../tcp/observe.ts";
import { windowEndOf } from "../../tcp/receive-window.ts";
import { distance } from "../../tcp/sequence-number.ts";
import type { World } from "../../tcp/world.ts";
import { statesShown } from "../run/outsiders.ts";

export interface Variables {
	/** Initial numbers, which relative ones are counted from; `irs` null until the peer's SYN has arrived. */
	readonly iss: number;
	readonly irs: number | null;
	readonly sndUna: number;
	readonly sndNxt: number;
	/** Octets. */
	readonly sndWnd: number;
	/** Null until the peer's SYN has arrived. */
	readonly rcvNxt: number | null;
	/** Octets. */
	readonly rcvWnd: number | null;
	/** Octets that have arrived and that no program has received. */
	readonly unread: number;
	/** Octets that the program has sent and the wire has not seen. */
	readonly unsent: number;
}

/** By host; null where there is no connection. */
export type VariablesByHost = Readonly<Record<string, Variables | null>>;

export function variablesOf(world: World): VariablesByHost {
	const states = statesShown(world);
	const known: Record<string, Variables | null> = {};
	for (const [id, host] of world.hosts) {
		const c = mainConnection(world, host);
		// A listener that only outsiders have knocked at is shown as listening.
		if (!c || c.state !== states[id] || c.state === "CLOSED") {
			known[id] = null;
			continue;
		}
		const heard = c.state !== "SYN-SENT";
		known[id] = {
			iss: c.iss,
			irs: heard ? c.irs : null,
			sndUna: c.sndUna,
			sndNxt: c.sndNxt,
			sndWnd: c.sndWnd,
			rcvNxt: heard ? c.rcvNxt : null,
			rcvWnd: heard ? Math.max(0, distance(windowEndOf(c, host.setup.settings), c.rcvNxt)) : null,
			unread: c.unread,
			unsent: c.unsent,
		};
	}
	return known;
}
