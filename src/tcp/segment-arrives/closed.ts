// SEGMENT ARRIVES, CLOSED state: nobody is here (RFC 9293, 3.10.7.1).
import type { RuleId } from "../rule-catalogue.ts";
import { hasRst, type Segment } from "../segment.ts";
import { sendReset } from "../transmit.ts";
import type { Host, World } from "../world.ts";

export function discard(world: World, host: Host, segment: Segment, rule: RuleId): void {
	world.effects.push({ kind: "segment-discarded", host: host.setup.id, segment, rule });
}

/** An RST is never answered; anything else is answered with an RST. */
export function arriveInClosed(world: World, host: Host, segment: Segment): void {
	if (hasRst(segment)) discard(world, host, segment, "closed-ignores-reset");
	else sendReset(world, host, segment, "closed-answers-reset");
}
