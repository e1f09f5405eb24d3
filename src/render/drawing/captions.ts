// What is written of each moment, and where: beside a host what it does, across the figure what else happens.
import { ems, wrap } from "../characters.ts";
import type { Diagram, Moment } from "../model.ts";
import { type Columns, NOTE_WIDTH } from "./columns.ts";
import { FONT } from "./runs.ts";

/** Of more lines than this beside a lifeline is made a caption, where there is room for one. */
const MOST_BESIDE = 3;
const MARGIN = 4;
const AFTER_LABEL = 10;

/** Rows above a moment's line, the first of them beside the moment's number and time if it begins at the margin. */
export interface Caption {
	readonly rows: readonly string[];
	/** Where each row begins. */
	readonly xs: readonly number[];
	/** How much higher than usual the last row is: a segment's number reaches above the line. */
	readonly lift: number;
}

export interface SideNote {
	/** The lifeline beside which it stands. */
	readonly host: number;
	readonly rows: readonly string[];
}

export interface Written {
	readonly caption: Caption;
	readonly note: SideNote | null;
}

export const NO_CAPTION: Caption = { rows: [], xs: [], lift: 0 };
const LIFT = 5;

/** `label`: the moment's number and time. */
export function writtenAt({ moments, lifelines }: Diagram, columns: Columns, i: number, label: string): Written {
	const moment = moments[i];
	if (!moment?.note) return { caption: NO_CAPTION, note: null };
	const { note, caption, arrow } = moment;
	const passing = segmentPasses(moments, i);
	if (note.host !== null) {
		const rows = besideHost(note.text, caption, arrow !== null, passing);
		if (rows) return { caption: NO_CAPTION, note: { host: note.host, rows } };
	}
	const last = columns.xs[lifelines.length - 1] ?? 0;
	const written = passing ? atRight(caption, last + 7) : across(caption.statement, columns.width, label);
	return { caption: arrow && !passing ? { ...written, lift: LIFT } : written, note: null };
}

/** A deed, if that is not too long; an event in few words where its arrow shows the rest. */
function besideHost(
	text: string,
	{ statement, brief }: Moment["caption"],
	shown: boolean,
	passing: boolean,
): readonly string[] | null {
	const deed = text !== statement;
	if (!deed) return shown ? wrapPlain(brief, NOTE_WIDTH) : null;
	const rows = wrapPlain(text, NOTE_WIDTH);
	return rows.length <= MOST_BESIDE || passing ? rows : null;
}

/** In the margin at the right, where no segment passes. */
function atRight({ statement, brief }: Moment["caption"], x: number): Caption {
	const whole = wrapPlain(statement, NOTE_WIDTH);
	const rows = whole.length <= MOST_BESIDE ? whole : wrapPlain(brief, NOTE_WIDTH);
	return { rows, xs: rows.map(() => x), lift: 0 };
}

/** Over the lifelines; the first row goes on after the label. */
function across(statement: string, width: number, label: string): Caption {
	const start = MARGIN + ems(label) * FONT + AFTER_LABEL;
	const [first = ""] = wrapPlain(statement, width - MARGIN - start);
	const rest = wrapPlain(statement.slice(first.length).trimStart(), width - 2 * MARGIN);
	return { rows: [first, ...rest], xs: [start, ...rest.map(() => MARGIN)], lift: 0 };
}

function wrapPlain(content: string, width: number): readonly string[] {
	return wrap(content, width, (row) => ems(row) * FONT);
}

/** Whether a segment that was sent before is on its way past the moment. */
function segmentPasses(moments: readonly Moment[], i: number): boolean {
	return moments.some(
		({ arrow }) => arrow !== null && arrow.sentAt < i && arrow.arrivesAt.some((moment) => moment > i),
	);
}
