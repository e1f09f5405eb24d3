// RFC 9293, 3.10.7: SEGMENT ARRIVES, by state.
import { otherStates } from "./other-states.ts";
import { closed, listen, synSent } from "./unsynchronized.ts";
import type { Arriving, End, Given, Outcome } from "./variables.ts";

export function arrive(end: End, segment: Arriving, given: Given): Outcome {
	switch (end.state) {
		case "CLOSED":
			return closed(end, segment);
		case "LISTEN":
			return listen(end, segment, given);
		case "SYN-SENT":
			return synSent(end, segment, given);
		default:
			return otherStates(end, segment, given);
	}
}
