// "Send it as you wrote it": the segment with the answer in it, and what the other end does with it, as steps of their own.

import type { Consequence, ShownNumber, ViewSegment, ViewStep } from "../../../exercise/types.ts";
import type { Flag } from "../../../tcp/flags.ts";
import type { BlankOutcome, State } from "../model.ts";
import { type Arrow, type Picture, pictureOf } from "../picture/picture.ts";

/** The segment that a blank asks about, or a part of it. */
export function segmentOfBlank(
	graded: NonNullable<State["graded"]>,
	asked: readonly ViewStep[],
	blank: string,
): ViewSegment | null {
	const at = asked.findIndex(
		({ segment }) => segment !== null && [segment.flags, segment.seq, segment.ack].some((one) => isBlank(one, blank)),
	);
	return graded.timeline?.[at]?.segment ?? null;
}

function isBlank(value: unknown, blank: string): boolean {
	return typeof value === "object" && value !== null && "blank" in value && value.blank === blank;
}

/** A picture of two hosts: the segment as it was answered, then what is sent at once. Null where there is nothing to send. */
export function branchOf({ graded, scenario }: State, blank: string): Picture | null {
	const outcome = graded?.blanks[blank];
	const segment = graded && segmentOfBlank(graded, scenario.timeline as readonly ViewStep[], blank);
	if (!outcome?.consequence || !segment) return null;
	const kind = scenario.blanks.find(({ id }) => id === blank)?.kind;
	const isAck = scenario.timeline.some(({ segment: one }) => one !== null && isBlank(one.ack, blank));
	const part = kind === "flags" ? "flags" : kind === "next-segment" ? "whole" : isAck ? "ack" : "seq";
	const written = asWritten(segment, part, outcome);
	return pictureOf({
		hosts: scenario.hosts.filter(({ id }) => id === segment.from || id === segment.to),
		timeline: stepsOf(written, outcome.consequence),
	});
}

type Part = "flags" | "seq" | "ack" | "whole";

function asWritten(segment: ViewSegment, part: Part, { given }: BlankOutcome): ViewSegment {
	const sent: Partial<ViewSegment> =
		part === "whole"
			? wholeGiven(given)
			: part === "flags"
				? { flags: given as readonly Flag[] }
				: { [part]: given as ShownNumber };
	const whole = { ...segment, ...sent, fate: "delivered" as const };
	// An ACK that was added to a segment without a number comes with 0; without ACK there is none.
	if (!Array.isArray(whole.flags)) return whole;
	const acknowledges = whole.flags.includes("ACK");
	return { ...whole, ack: acknowledges ? (whole.ack ?? 0) : null };
}

function wholeGiven(given: unknown): Partial<ViewSegment> {
	if (typeof given !== "object" || given === null) return {};
	return Object.fromEntries(
		Object.entries(given).filter(([key, value]) => ["flags", "seq", "ack"].includes(key) && value !== undefined),
	);
}

function stepsOf(written: ViewSegment, { sent, states }: Consequence): readonly ViewStep[] {
	const shown = (segment: ViewSegment | null, i: number): ViewStep => ({
		step: i - sent.length - 2,
		timeMs: null,
		cause: i === 0 ? { kind: "pass", ms: null } : { kind: "deliver", segment: written.number, to: written.to },
		text: "",
		segment,
		states: i === 1 ? states : {},
	});
	const replies = sent.map(
		(reply, i): ViewSegment => ({ ...reply, number: -1 - i, fate: "delivered", retransmission: false }),
	);
	return [written, ...(replies.length > 0 ? replies : [null])].map(shown);
}

/** Whether a row of the true run is where the branch leaves it. */
export function leavesAt(arrow: Arrow | null, blank: string): boolean {
	return arrow !== null && [arrow.flags, arrow.seq, arrow.ack].some((place) => place?.blank === blank);
}
