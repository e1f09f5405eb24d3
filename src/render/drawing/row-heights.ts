// How much room each moment takes, above its line and below.
import type { Arrow, Moment } from "../model.ts";
import type { Caption, SideNote } from "./captions.ts";
import { floodHeight } from "./flood-shape.ts";
import { CLOSE } from "./label-place.ts";
import { blockHeight, LINE, type Line } from "./runs.ts";
import { UNSEEN_HEIGHT } from "./unseen.ts";

/** How much lower than its moment's line a spoofed segment starts: in the middle of the attacker's box. */
export const SPOOFED_DOWN = 13;
/** For each further segment that is on its way at the same time. */
const CROWDED = 14;
const LEAST = 30;
/** How much farther apart slanted lines are vertically than across. */
const SLANTED = 1.16;

/** For what took time until the moment, and for its caption. */
export function heightAbove(moments: readonly Moment[], i: number, { rows, lift }: Caption): number {
	const { flood = null, unseen = null } = moments[i] ?? {};
	const crossed = flood && underWay(moments, i - 1) > 0 ? 2 * LINE : 0;
	return LINE * rows.length + lift + crossed + (flood ? floodHeight(flood.syns) : 0) + (unseen ? UNSEEN_HEIGHT : 0);
}

/** For the texts at the sides, for the labels of arrows, and for what a program printed. */
export function heightBelow(
	moments: readonly Moment[],
	i: number,
	note: SideNote | null,
	labels: readonly (readonly Line[])[],
	listing: readonly string[],
): number {
	const moment = moments[i];
	if (!moment) return LEAST;
	const besides = moment.newStates.map((state, host) => (state ? 1 : 0) + (note?.host === host ? note.rows.length : 0));
	const sides = 20 + LINE * Math.max(0, ...besides);
	const arrow = moment.arrow ? arrowHeight(moment.arrow, labels[i] ?? [], underWay(moments, i)) : 0;
	return (
		Math.max(LEAST, sides, arrow, parallelHeight(moment, moments[i + 1], labels[i + 1] ?? [])) + listingHeight(listing)
	);
}

/** Room for a listing, and for the number of the next step. */
export function listingHeight(rows: readonly string[]): number {
	return rows.length === 0 ? 0 : LINE * rows.length + 18;
}

function arrowHeight({ fate, foreign }: Arrow, label: readonly Line[], underWay: number): number {
	const cross = fate === "lost" ? 8 : 0;
	const lower = foreign === "spoofed" ? SPOOFED_DOWN + LINE : 0;
	return 16 + blockHeight(label) + cross + lower + CROWDED * (underWay - 1);
}

/** Between two arrows of the same way the label of the second has room, and is nearer to its own. */
function parallelHeight({ arrow }: Moment, next: Moment | undefined, label: readonly Line[]): number {
	if (arrow === null || !next?.arrow || next.arrow.from !== arrow.from || next.arrow.to !== arrow.to) return 0;
	return (blockHeight(label) + 3 + CLOSE) * SLANTED;
}

/** How many segments are on their way right after the moment. */
function underWay(moments: readonly Moment[], i: number): number {
	return moments.filter(
		({ arrow }) => arrow !== null && (arrow.sentAt === i || (arrow.sentAt < i && arrow.arrivesAt.some((m) => m > i))),
	).length;
}
