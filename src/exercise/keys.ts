// Keys of everything that can be asked: unique in an exercise, and the same when it runs under another rule.
import type { SegmentPart } from "../text/facts/unreadable.ts";

/** The state of a host after a step. */
export function stateKey(step: number, host: string): string {
	return `state:${step}:${host}`;
}

/** The length of a host's queue after a step. */
export function queueKey(step: number, host: string, queue: "syn" | "accept"): string {
	return `queue:${step}:${host}:${queue}`;
}

/** Flags or a number of a segment, by the engine's number of it. */
export function segmentKey(part: SegmentPart, segment: number): string {
	return `${part}:${segment}`;
}

/** A question of a template, which stands outside of the timeline. */
export function questionKey({ id }: { readonly id: string }): string {
	return `question:${id}`;
}
