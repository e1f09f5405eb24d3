// Short text with boxes in it, such as "seq=[b1]": measured, packed into lines, and placed piece by piece, so that a
// box stands where it should whatever font the reader has.
import { monospacedEms } from "../characters.ts";
import type { Cell } from "../model.ts";
import { type Anchor, box, type Point, text } from "./elements.ts";

export const FONT = 11;
export const LINE = 14;
/** From a line with boxes to the next one with boxes, so that they do not touch. */
const BOXED_LINE = 16;
/** Width of one character of the monospaced font. */
export const MONO_COLUMN = monospacedEms("0") * FONT;

export interface Run {
	readonly look: "mono" | "strong" | "muted" | "again-word" | "lost-word" | "blank" | "answer";
	readonly text: string;
}

/** Runs that stay together. */
export type Piece = readonly Run[];
export type Line = readonly Piece[];

const GAP = 6;
const PADDING = 4;

/** A value as it is, or in its box. */
export function cellRun(cell: Cell, none: string, look: Run["look"] = "mono"): Run {
	if (cell.value === null) return { look: "blank", text: cell.blank ?? "" };
	const shown = cell.value === "" ? none : cell.value;
	return { look: cell.blank === null ? look : "answer", text: shown };
}

const isBoxed = ({ look }: Run) => look === "blank" || look === "answer";

function runWidth(run: Run): number {
	return monospacedEms(run.text) * FONT + (isBoxed(run) ? 2 * PADDING : 0);
}

export function pieceWidth(piece: Piece): number {
	return piece.reduce((sum, run) => sum + runWidth(run), 0);
}

export function lineWidth(line: Line): number {
	return line.reduce((sum, piece) => sum + pieceWidth(piece), GAP * Math.max(0, line.length - 1));
}

/** Pieces in as few lines of at most `width` as they need, in their order. */
export function pack(pieces: readonly Piece[], width: number): readonly Line[] {
	const lines: Piece[][] = [];
	for (const piece of pieces) {
		const last = lines.at(-1);
		if (last && lineWidth([...last, piece]) <= width) last.push(piece);
		else lines.push([piece]);
	}
	return lines;
}

/** How far below the first baseline each line's is. */
export function baselines(lines: readonly Line[]): readonly number[] {
	const offsets: number[] = [];
	for (const [i, line] of lines.entries()) {
		const [before, above] = [lines[i - 1], offsets[i - 1] ?? 0];
		offsets.push(before === undefined ? 0 : above + (hasBox(before) && hasBox(line) ? BOXED_LINE : LINE));
	}
	return offsets;
}

/** Of lines one below the other. */
export function blockHeight(lines: readonly Line[]): number {
	return lines.length === 0 ? 0 : (baselines(lines).at(-1) ?? 0) + LINE;
}

function hasBox(line: Line): boolean {
	return line.some((piece) => piece.some(isBoxed));
}

/** A line at its baseline. */
export function drawLine(line: Line, at: Point, anchor: Anchor, halo = false): string {
	const width = lineWidth(line);
	let x = at.x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
	const drawn: string[] = [];
	for (const piece of line) {
		for (const run of piece) {
			drawn.push(drawRun(run, { x, y: at.y }, halo));
			x += runWidth(run);
		}
		x += GAP;
	}
	return drawn.join("");
}

function drawRun(run: Run, { x, y }: Point, halo: boolean): string {
	const width = runWidth(run);
	const halved = halo ? " sq-halo" : "";
	if (!isBoxed(run)) {
		const kind = run.look === "strong" ? "sq-strong" : run.look === "mono" ? "sq-mono" : `sq-mono sq-${run.look}`;
		return text(run.text, { x, y }, `${kind}${halved}`);
	}
	const label = text(run.text, { x: x + width / 2, y }, `sq-in-${run.look}`, "middle");
	return `${box({ x: x + 0.5, y: y - 10 }, width - 1, 13, `sq-${run.look}`)}${label}`;
}
