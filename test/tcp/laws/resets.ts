// Laws of RST in the states after SYN-SENT (RFC 9293, 3.10.7.4, second check; RFC 5961, 3.2).
import type { Connection } from "../../../src/tcp/connection.ts";
import { hasRst, type Segment, segmentLength } from "../../../src/tcp/segment.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import { isAcceptable, isLinuxRemnant, touchesWindow } from "./acceptability.ts";
import { isInexactReset, isResetAtFin } from "./challenges.ts";
import type { Expected, Passage } from "./passage.ts";

/** RST at RCV.NXT; to Linux also one numbered like the peer's FIN, and in the window of a remnant any. */
function isBelieved(expected: Expected, c: Connection, segment: Segment): boolean {
	if (isLinuxRemnant(expected, c)) {
		const first = distance(segment.seq, c.rcvNxt);
		return touchesWindow(first, segmentLength(segment), distance(c.windowEnd, c.rcvNxt));
	}
	if (segment.seq === c.rcvNxt) return isAcceptable(expected, c, segment);
	return isResetAtFin(expected, c, segment);
}

/** Such an RST ends the connection, and no other does. */
export function onlyExactResetEnds({ arrival, expected }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || !at || !hasRst(arrival.segment) || at.state === "SYN-SENT" || at.state === "TIME-WAIT")
		return undefined;
	const should = isBelieved(expected, at, arrival.segment);
	if ((arrival.still === undefined) === should) return undefined;
	return `the RST ${arrival.segment.number} ${should ? "does not end" : "ends"} the ${at.state} of ${at.host}`;
}

/** An RST outside the window, or left of it although it ends inside, draws nothing; Linux's remnant acknowledges it. */
export function resetOutsideDrawsNothing({ arrival, expected, sent }: Passage): string | undefined {
	const at = arrival?.at;
	if (!arrival || !at || !hasRst(arrival.segment) || at.state === "SYN-SENT" || at.state === "TIME-WAIT")
		return undefined;
	if (isInexactReset(expected, at, arrival.segment) || isLinuxRemnant(expected, at)) return undefined;
	return sent.length > 0 ? `the RST ${arrival.segment.number} draws a segment` : undefined;
}
