// What `ss -tnoa` prints: the same in every language.
import type { State } from "../tcp/state.ts";
import type { CauseFacts, ListedConnection } from "./facts/timeline.ts";

/** The list that a step shows, line by line with its heading; no lines in a step without one. */
export function listingOf(cause: CauseFacts): readonly string[] {
	return listedCells(cause).map((cells) => cells.join(" "));
}

/** The same by line and column, for whoever aligns them. */
export function listedCells(cause: CauseFacts): readonly (readonly string[])[] {
	return cause.kind === "look" ? [HEADINGS, ...cause.connections.map(listedConnection)] : [];
}

const HEADINGS = ["State", "Local Address:Port", "Peer Address:Port", "Timer"];

/** Names that ss gives to states. */
const LISTED_NAMES: Partial<Readonly<Record<State, string>>> = { ESTABLISHED: "ESTAB", "SYN-RECEIVED": "SYN-RECV" };

/** "SYN-RECV", "198.51.100.5:443", "203.0.113.9:1024", "timer:(on,2.600sec,2)" */
function listedConnection({ state, local, remote, timer }: ListedConnection): readonly string[] {
	const name = LISTED_NAMES[state] ?? state;
	const shown = timer ? [`timer:(on,${(timer.expiresInMs / 1000).toFixed(3)}sec,${timer.retransmissions})`] : [];
	return [name, `${local.ip}:${local.port}`, `${remote.ip}:${remote.port}`, ...shown];
}
