// Where everything stands: columns for lifelines, rows for moments. The figure is as wide as a phone.
import { ems, monospacedEms, wrap } from "../characters.ts";
import type { Arrow, Diagram, Moment } from "../model.ts";
import { FONT, LINE, type Line } from "./runs.ts";

/** Beside the outer lifelines: the states, as wide as SYN-RECEIVED. */
export const SIDE = 97;
const GAP_OF_TWO = 166;
/** More than two lifelines make the figure wider than a phone, but not by the full gap. */
const GAP_OF_MORE = 124;
export const NOTE_WIDTH = SIDE - 11;

export interface Layout {
	readonly width: number;
	/** Of each lifeline. */
	readonly xs: readonly number[];
	/** Of each moment. */
	readonly ys: readonly number[];
	/** Where the lifelines end. */
	readonly bottom: number;
	/** A moment's note, by line. */
	readonly notes: readonly (readonly string[])[];
	/** The lifeline beside which the note stands; null: in the middle. */
	readonly noteHosts: readonly (number | null)[];
	/** What a program printed in a moment, by line. */
	readonly listings: readonly (readonly string[])[];
	/** Beside the arrow that is sent in a moment. */
	readonly labels: readonly (readonly Line[])[];
}

export function gapOf(lifelines: number): number {
	return lifelines <= 2 ? GAP_OF_TWO : GAP_OF_MORE;
}

export function layOut(
	{ lifelines, moments }: Diagram,
	top: number,
	labelOf: (arrow: Arrow) => readonly Line[],
): Layout {
	const gap = gapOf(lifelines.length);
	const count = Math.max(2, lifelines.length);
	const noteHosts = moments.map(({ note }, i) => note?.host ?? (inFlight(moments, i) ? lifelines.length - 1 : null));
	const notes = moments.map(({ note }, i) => wrapNote(note, noteHosts[i] ?? null));
	const width = 2 * SIDE + gap * (count - 1);
	const listings = moments.map(({ listing }) => listing.flatMap((row) => wrapListed(row, width)));
	const labels = moments.map(({ arrow }) => (arrow ? labelOf(arrow) : []));
	const ys: number[] = [];
	let y = top;
	for (const [i, moment] of moments.entries()) {
		ys.push(y);
		y += heightOf(moment, notes[i] ?? [], noteHosts[i] ?? null, labels[i] ?? []) + listingHeight(listings[i] ?? []);
	}
	return {
		width,
		xs: lifelines.length === 1 ? [SIDE + gap / 2] : lifelines.map((_, i) => SIDE + gap * i),
		ys,
		bottom: y,
		notes,
		noteHosts,
		listings,
		labels,
	};
}

/** Of a line that is too long the rest goes below, indented. */
function wrapListed(row: string, width: number): readonly string[] {
	const [first = "", ...rest] = wrap(row, width - 28, (text) => monospacedEms(text) * FONT);
	return [first, ...rest.map((more) => `\u00a0\u00a0${more}`)];
}

/** Room for a listing, and for the number of the next step. */
export function listingHeight(rows: readonly string[]): number {
	return rows.length === 0 ? 0 : LINE * rows.length + 18;
}

/** Whether a segment is on its way during the moment: then the middle is no place to write. */
function inFlight(moments: readonly Moment[], i: number): boolean {
	return moments.some(
		({ arrow }) => arrow !== null && arrow.sentAt <= i && arrow.arrivesAt.some((moment) => moment > i),
	);
}

function wrapNote(note: Moment["note"], host: number | null): readonly string[] {
	if (note === null) return [];
	return wrap(note.text, host === null ? GAP_OF_TWO - 28 : NOTE_WIDTH, (text) => ems(text) * FONT);
}

/** Room below a moment: for the texts at its sides, for the label of its arrow, for a flood. */
function heightOf(moment: Moment, note: readonly string[], noteHost: number | null, label: readonly Line[]): number {
	const besides = moment.newStates.map((state, host) => (state ? 1 : 0) + (noteHost === host ? note.length : 0));
	const sides = 20 + LINE * Math.max(noteHost === null ? note.length : 0, ...besides);
	const cross = moment.arrow?.fate === "lost" ? 8 : 0;
	const arrow = moment.arrow ? 16 + LINE * label.length + cross : 0;
	return Math.max(30, sides, arrow, moment.flood ? 58 : 0);
}
