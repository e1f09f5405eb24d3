// Segments as text, so that two of them are the same when a learner would call them the same.
import { type Flag, flagBits, flagNames } from "../../../src/tcp/flags.ts";
import type { Segment } from "../../../src/tcp/segment.ts";
import type { CapturedSegment } from "./capture.ts";

/** PSH is left out: it changes no state and no number, and kernels set it as their send buffers happen to be cut. */
export function showCaptured(s: CapturedSegment): string {
	const flags = s.flags.split(",").filter((flag) => flag !== "PSH");
	return show(s.sport, s.dport, flags, s.seq, s.ack, s.len);
}

export function showSegment(s: Segment): string {
	const flags = flagNames(s.bits).filter((flag) => flag !== "PSH");
	const ack = flags.includes("ACK") ? s.ack : null;
	return show(s.from.port, s.to.port, flags, s.seq, ack, s.length);
}

function show(
	sport: number,
	dport: number,
	flags: readonly string[],
	seq: number,
	ack: number | null,
	length: number,
): string {
	return `${sport}>${dport} ${flags.join(",")} seq=${seq} ack=${ack} len=${length}`;
}

export function bitsOf(flags: string): number {
	return flagBits(flags.split(",").filter(Boolean) as Flag[]);
}

/** Linux's names for the states, as the RFC spells them. */
export function stateName(captured: string): string {
	const name = captured.replaceAll("_", "-");
	return name === "SYN-RECV" ? "SYN-RECEIVED" : name;
}
