// Sequence numbers as they are on the wire, or counted from where their sender began, as Wireshark shows them.
import { hasSyn, type Segment } from "../../tcp/segment.ts";
import { SEQUENCE_SPACE } from "../../tcp/sequence-number.ts";
import type { World } from "../../tcp/world.ts";

export type NumberStyle = "raw" | "relative";

/** What the numbers of a segment are counted from; null where nobody of the lab began there. */
export interface Bases {
	readonly seq: number | null;
	readonly ack: number | null;
}

export type BasesOf = (segment: Segment, upTo?: number) => Bases;

/** `upTo`: of a segment that is none of the numbered ones, the last that was sent before it. */
export function basesIn(world: World): BasesOf {
	const begun = new Map<string, { readonly number: number; readonly seq: number }[]>();
	for (const segment of world.segments)
		if (hasSyn(segment)) {
			const flow = flowOf(segment.from, segment.to);
			const known = begun.get(flow);
			if (known) known.push(segment);
			else begun.set(flow, [segment]);
		}
	const base = (from: Segment["from"], to: Segment["to"], upTo: number) =>
		begun.get(flowOf(from, to))?.findLast(({ number }) => number <= upTo)?.seq ?? null;
	return (segment, upTo = segment.number) => ({
		seq: base(segment.from, segment.to, upTo) ?? (hasSyn(segment) ? segment.seq : null),
		ack: base(segment.to, segment.from, upTo),
	});
}

const flowOf = (from: Segment["from"], to: Segment["to"]) => `${from.ip} ${from.port} ${to.ip} ${to.port}`;

export function shownNumber(value: number, base: number | null, style: NumberStyle): string {
	return String(style === "raw" || base === null ? value : (value - base) >>> 0);
}

/** Grouped or not, hexadecimal with 0x; null where it is no number of 32 bits. Counted from `base`, if it is relative. */
export function readNumber(text: string, base: number | null, style: NumberStyle): number | null {
	const plain = text.trim().replace(/[,\s_]/g, "");
	if (!/^(?:\d+|0x[\da-f]+)$/i.test(plain)) return null;
	const value = Number(plain);
	if (value >= SEQUENCE_SPACE) return null;
	return style === "raw" || base === null ? value : (value + base) >>> 0;
}
