// Laws of closing (RFC 9293, 3.3.2, 3.6 and 3.10.4).
import { type Connection, finAcknowledged } from "../../../src/tcp/connection.ts";
import { type Passage, pureAcks } from "./passage.ts";

/** LAST-ACK means that the FIN is out (3.10.4: "enter LAST-ACK" once it is sent); on Linux that close() was called. */
export function lastAckMeansFinIsOut({ changes, expected }: Passage): string | undefined {
	for (const { after: c } of changes) {
		if (c?.state === "LAST-ACK" && !c.finSent && expected.profile === "rfc9293")
			return `${c.host} is in LAST-ACK without a FIN`;
		if (c?.state === "CLOSE-WAIT" && c.finQueued && expected.profile === "linux")
			return `${c.host} has closed and is in CLOSE-WAIT`;
	}
	return undefined;
}

/** FIN-WAIT-2 and TIME-WAIT mean that it is acknowledged; up to ESTABLISHED and in CLOSE-WAIT it is not out. */
export function stateSaysWhereTheFinIs({ changes }: Passage): string | undefined {
	const wrong = changes.find(({ after: c }) => c && contradicts(c))?.after;
	return wrong && `${wrong.host} is in ${wrong.state}, and its FIN is ${wrong.finSent ? "out" : "not out"}`;
}

function contradicts(c: Connection): boolean {
	switch (c.state) {
		case "SYN-SENT":
		case "SYN-RECEIVED":
		case "ESTABLISHED":
		case "CLOSE-WAIT":
			return c.finSent;
		case "FIN-WAIT-1":
		case "CLOSING":
		case "LAST-ACK":
			return finAcknowledged(c);
		case "FIN-WAIT-2":
		case "TIME-WAIT":
			return !finAcknowledged(c);
		case "CLOSED":
		case "LISTEN":
			return false;
	}
}

/** The FIN is the last thing in the stream (3.10.4: after all preceding SENDs). */
export function finIsTheLast({ changes }: Passage): string | undefined {
	const early = changes.find(({ after: c }) => c?.finSent && c.unsent > 0)?.after;
	return early && `${early.host} has sent its FIN before ${early.unsent} octets`;
}

/** The peer's FIN is in those states that say so, and in no other (3.3.2, Figure 5). */
export function stateSaysWhetherFinCame({ changes }: Passage): string | undefined {
	const states = ["CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"];
	const wrong = changes.find(({ after: c }) => c && c.finReceived !== states.includes(c.state))?.after;
	return wrong && `${wrong.host} is in ${wrong.state}, FIN received: ${wrong.finReceived}`;
}

/** close() succeeds for a process that holds a socket, also for one whose connect() failed (POSIX). */
export function closeOfASocketSucceeds({ event, before, effects }: Passage): string | undefined {
	if (event.type !== "call" || event.call !== "close" || event.socket === "listener") return undefined;
	const host = before.hosts.get(event.host);
	if (!host?.socket && !host?.hasIdleSocket) return undefined;
	const result = effects.find((effect) => effect.kind === "call-returned" && effect.call === "close");
	return result?.kind === "call-returned" && result.result === "ok" ? undefined : "close() of a socket fails";
}

/** Linux acknowledges the FIN that ends the connection apart, whatever else it sends; others with data that goes out (answers.ts). */
export function lastFinIsAcknowledgedApart(passage: Passage): string | undefined {
	const { arrival, expected } = passage;
	const at = arrival?.at;
	if (expected.profile === "rfc9293" || !at || !arrival?.still?.finReceived || at.finReceived) return undefined;
	if (at.state !== "FIN-WAIT-1" && at.state !== "FIN-WAIT-2") return undefined;
	return pureAcks(passage) === 1 ? undefined : `${at.host} does not acknowledge the FIN apart`;
}

/** close() by a process that has accepted nothing closes the connection that waits for it, or on Linux the listener. */
export function closeBeforeAccept({ event, before, after, expected }: Passage): string | undefined {
	if (event.type !== "call" || event.call !== "close" || event.socket !== undefined) return undefined;
	const [host, now] = [before.hosts.get(event.host), after.hosts.get(event.host)];
	if (!host || !now || host.socket || host.hasIdleSocket || host.listeners.size === 0) return undefined;
	const waits = [...host.listeners.values()].some(({ acceptQueue }) => acceptQueue.length > 0);
	if (expected.profile === "rfc9293" && !waits) return undefined;
	const closed = now.listeners.size < host.listeners.size;
	return closed === (expected.profile === "linux")
		? undefined
		: `close() before accept(): ${closed ? "no" : "still a"} listener`;
}
