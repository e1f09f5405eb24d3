// The states in which segments are let arrive, each reached by calls and deliveries. Windows of 64 octets, segments of 16.

import type { State } from "../../../src/tcp/state.ts";
import type { Side } from "../lab.ts";

export interface Situation {
	readonly name: string;
	readonly state: State;
	/** Where the segments arrive. */
	readonly side: Side;
	readonly script: readonly string[];
}

const OPEN = ["server listen", "client connect", "deliver", "deliver", "deliver", "server accept"];
const CROSS = ["client connect", "drop"];
/** Both ends know both FINs or have lost them: what each situation says. */
const CLIENT_FIN_LOST = [...OPEN, "client shutdown", "drop"];
const HALF_CLOSED = [...OPEN, "client shutdown", "deliver", "deliver"];
const PEER_CLOSED = [...OPEN, "server shutdown", "deliver", "drop"];
const FULL = ["client send 96", "drop", "drop", "drop", "drop"];

function at(state: State, name: string, script: readonly string[], side: Side = "client"): Situation {
	return { name: name ? `${state} ${name}` : state, state, side, script };
}

export const SITUATIONS: readonly Situation[] = [
	at("CLOSED", "", []),
	at("LISTEN", "", ["server listen"], "server"),
	at("SYN-SENT", "", CROSS),
	at("SYN-SENT", "with a SEND queued", [...CROSS, "client send 32"]),
	at("SYN-RECEIVED", "by passive OPEN", ["server listen", "client connect", "deliver", "drop"], "server"),
	at("SYN-RECEIVED", "with text on the SYN", ["server listen", "server gets SYN seq=1000 +10"], "server"),
	at("SYN-RECEIVED", "with text and FIN on the SYN", ["server listen", "server gets SYN,FIN seq=1000 +10"], "server"),
	at("SYN-RECEIVED", "by active OPEN", [...CROSS, "client gets SYN seq=5000"]),
	at("SYN-RECEIVED", "by active OPEN, text on the SYN", [...CROSS, "client gets SYN seq=5000 +10"]),
	at("SYN-RECEIVED", "with SEND and CLOSE queued", [
		...CROSS,
		"client send 96",
		"client gets SYN seq=5000",
		"client shutdown",
	]),
	at("SYN-RECEIVED", "reopened from TIME-WAIT", [...timeWaitAtServer(), "server gets SYN seq=rcv+100"], "server"),
	at("ESTABLISHED", "by active OPEN", OPEN),
	at("ESTABLISHED", "by passive OPEN", OPEN, "server"),
	at("ESTABLISHED", "with data under way", [...OPEN, "client send 32", "drop", "drop"]),
	at("ESTABLISHED", "with data unsent", [...OPEN, ...FULL]),
	at("ESTABLISHED", "with text held", [...OPEN, "client gets ACK seq=rcv+8 +8", "client gets ACK seq=rcv+24 +8"]),
	at("ESTABLISHED", "with a FIN held", [...OPEN, "client gets FIN,ACK seq=rcv+10"]),
	at("ESTABLISHED", "with unread text", [...OPEN, "client gets ACK seq=rcv+0 +10"]),
	at("FIN-WAIT-1", "", CLIENT_FIN_LOST),
	at("FIN-WAIT-1", "after close()", [...OPEN, "client close", "drop"]),
	at("FIN-WAIT-1", "with data under way", [...OPEN, "client send 32", "client shutdown", "drop", "drop", "drop"]),
	at("FIN-WAIT-1", "with data unsent", [...OPEN, ...FULL, "client shutdown"]),
	at("FIN-WAIT-1", "with text and FIN held", [...CLIENT_FIN_LOST, "client gets FIN,ACK seq=rcv+8 +8"]),
	at("FIN-WAIT-1", "from SYN-RECEIVED", [...CROSS, "client gets SYN seq=5000", "client shutdown"]),
	at("FIN-WAIT-2", "", HALF_CLOSED),
	at("FIN-WAIT-2", "after close()", [...OPEN, "client close", "deliver", "deliver"]),
	at("FIN-WAIT-2", "with a FIN held", [...HALF_CLOSED, "client gets FIN,ACK seq=rcv+10"]),
	at("CLOSE-WAIT", "", PEER_CLOSED),
	at("CLOSE-WAIT", "with data under way", [...PEER_CLOSED, "client send 32", "drop", "drop"]),
	at("CLOSE-WAIT", "with data unsent and CLOSE", [...PEER_CLOSED, ...FULL, "client shutdown"]),
	at("CLOSING", "", [...CLIENT_FIN_LOST, "client gets FIN,ACK seq=rcv+0 ack=una+0"]),
	at("CLOSING", "with data under way", [
		...OPEN,
		"client send 32",
		"client shutdown",
		"client gets FIN,ACK seq=rcv+0 ack=una+0",
	]),
	at("CLOSING", "with data unsent", [...OPEN, ...FULL, "client shutdown", "client gets FIN,ACK seq=rcv+0 ack=una+0"]),
	at("LAST-ACK", "", [...PEER_CLOSED, "client shutdown", "drop"]),
	at("LAST-ACK", "with data under way", [...PEER_CLOSED, "client send 32", "client close", "drop", "drop", "drop"]),
	at("TIME-WAIT", "", [...HALF_CLOSED, "client gets FIN,ACK seq=rcv+0"]),
	at("TIME-WAIT", "after close()", [...OPEN, "client close", "deliver", "deliver", "client gets FIN,ACK seq=rcv+0"]),
	at("TIME-WAIT", "after a crossing close", [
		...CLIENT_FIN_LOST,
		"client gets FIN,ACK seq=rcv+0 ack=una+0",
		"client gets ACK ack=nxt+0",
	]),
	at("TIME-WAIT", "where the port listens", timeWaitAtServer(), "server"),
];

function timeWaitAtServer(): readonly string[] {
	return [...OPEN, "server close", "deliver", "deliver", "client close", "deliver", "deliver"];
}
