// What hosts have sent and when: to each other, and to addresses outside the scenario. It is noted as it is sent, so that
// nobody looks through a flood for the few segments that a timeline shows.
import type { Effect } from "../../tcp/effects.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { World } from "../../tcp/world.ts";

export interface UnderWay {
	/** When each segment was sent, ms; number n is at index n - 1, as in the world. */
	readonly sentAt: number[];
	/** What hosts have sent to each other, and how many of it, from the first, have left the wire: none comes back to it. */
	readonly inside: Segment[];
	passed: number;
	/** How many of them the rows so far have shown. */
	reported: number;
}

export function nothingUnderWay(): UnderWay {
	return { sentAt: [], inside: [], passed: 0, reported: 0 };
}

export function noteSent(underWay: UnderWay, world: World, effects: readonly Effect[]): void {
	for (const effect of effects) {
		if (effect.kind !== "segment-sent") continue;
		underWay.sentAt.push(effect.atMs);
		if (world.hostByIp.has(effect.segment.to.ip)) underWay.inside.push(effect.segment);
	}
}

/** The number of the oldest segment on the wire from one host of the scenario to another. */
export function nextInside(underWay: UnderWay, world: World): number | undefined {
	for (; underWay.passed < underWay.inside.length; underWay.passed++) {
		const number = underWay.inside[underWay.passed]?.number;
		if (number !== undefined && world.wire.has(number)) return number;
	}
	return undefined;
}

/** What hosts have sent to each other since this was last asked. */
export function takeUnreported(underWay: UnderWay): readonly Segment[] {
	const sent = underWay.inside.slice(underWay.reported);
	underWay.reported = underWay.inside.length;
	return sent;
}
