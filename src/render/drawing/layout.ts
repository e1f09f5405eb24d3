// Where everything stands: columns for lifelines, rows for moments. What took time until a moment, and captions across
// the figure, stand above the moment's line; what follows from it stands below.
import { align } from "../listing.ts";
import type { Arrow, Diagram, Moment } from "../model.ts";
import { type Caption, NO_CAPTION, type SideNote, writtenAt } from "./captions.ts";
import { type Columns, columnsOf } from "./columns.ts";
import { heightAbove, heightBelow } from "./row-heights.ts";
import { LINE, type Line, MONO_COLUMN } from "./runs.ts";

export interface Layout extends Columns {
	/** Of each moment's line. */
	readonly ys: readonly number[];
	/** Where the room below a moment's line ends: what is above the next line begins there. */
	readonly ends: readonly number[];
	/** Where the lifelines end. */
	readonly bottom: number;
	readonly captions: readonly Caption[];
	readonly notes: readonly (SideNote | null)[];
	/** What a program printed in a moment, by line. */
	readonly listings: readonly (readonly string[])[];
	/** Beside the arrow that is sent in a moment. */
	readonly labels: readonly (readonly Line[])[];
}

/** What the layout has to know of the words. */
export interface Wording {
	/** "Step 1 · 20 ms" */
	stepLabel(moment: Moment, i: number): string;
	/** In lines that fit between lifelines so far apart. */
	arrowLabel(arrow: Arrow, gap: number): readonly Line[];
}

/** `top`: the first moment's line, if nothing stands above it. */
export function layOut(diagram: Diagram, top: number, wording: Wording): Layout {
	const columns = columnsOf(diagram);
	const { moments } = diagram;
	const written = moments.map((moment, i) => writtenAt(diagram, columns, i, wording.stepLabel(moment, i)));
	const listings = moments.map(({ listing }) => align(listing, Math.floor((columns.width - 20) / MONO_COLUMN)));
	const labels = moments.map(({ arrow }) => (arrow ? wording.arrowLabel(arrow, gapOf(arrow, columns)) : []));
	const [ys, ends]: [number[], number[]] = [[], []];
	let y = top;
	for (const i of moments.keys()) {
		y += heightAbove(moments, i, written[i]?.caption ?? NO_CAPTION);
		ys.push(y);
		y += heightBelow(moments, i, written[i]?.note ?? null, labels, listings[i] ?? []);
		ends.push(y);
	}
	const captions = written.map(({ caption }) => caption);
	return { ...columns, ys, ends, bottom: y, captions, notes: written.map(({ note }) => note), listings, labels };
}

/** Baseline of a caption's row `k`, or of the moment's number and time where `k` is 0. */
export function captionBaseline({ ys, captions }: Layout, i: number, k: number): number {
	const { rows, lift } = captions[i] ?? NO_CAPTION;
	return (ys[i] ?? 0) - 4 - lift - LINE * (Math.max(1, rows.length) - 1 - k);
}

function gapOf({ from, to }: Arrow, { xs, gap }: Columns): number {
	return from === to ? gap : Math.abs((xs[to] ?? 0) - (xs[from] ?? 0));
}
