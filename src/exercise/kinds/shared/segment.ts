// What a learner knows a segment by.
import type { Segment } from "../../../tcp/segment.ts";
import type { Situation } from "../../situation.ts";

/** Its number in the timeline. */
export function shownNumber({ shownNumbers }: Situation, { number }: Segment): number {
	return shownNumbers.get(number) ?? 0;
}

/** The host of an address; the address itself where it is none of the scenario's. */
export function hostAt({ trace }: Situation, ip: string): string {
	return trace.end.hostByIp.get(ip)?.setup.id ?? ip;
}
