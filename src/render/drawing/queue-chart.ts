// How long a queue is after each step, as a small chart of steps. A length that is asked for is a band that goes past
// every bar: its height says nothing. Where the number of places is told, a line shows how many fit.
import type { Language } from "../../text/language.ts";
import { sameCell } from "../cells.ts";
import { ems } from "../characters.ts";
import type { Cell, Diagram, QueueTrack } from "../model.ts";
import { box, line, text } from "./elements.ts";
import { cellRun, drawLine, FONT, pieceWidth } from "./runs.ts";

/** Of the longest length that is shown. */
const PLOT = 48;
/** Above it: what the band of an unknown length has more than the highest bar. */
const BEYOND = 16;
const LEFT = 46;
const RIGHT = 8;
const HEADING = 24;
export const CHART = HEADING + BEYOND + PLOT + 24;
/** Baselines of the numbers of unknown lengths, above the floor; in turn where they are closer than their boxes are wide. */
const RISES = [8, 26];

interface Span {
	readonly cell: Cell;
	readonly from: number;
	readonly to: number;
}

/** `top`: where the chart begins. */
export function drawChart(
	track: QueueTrack,
	{ moments }: Diagram,
	width: number,
	top: number,
	language: Language,
): string {
	const floor = top + HEADING + BEYOND + PLOT;
	const pitch = (width - LEFT - RIGHT) / Math.max(1, moments.length);
	const known = track.lengths.map((cell) => Number(cell?.value ?? 0)).filter(Number.isFinite);
	const most = Math.max(1, track.places ?? 0, ...known);
	const spans = spansOf(track.lengths).map((span, i) =>
		span.cell.value === null ? drawUnknown(span, i, pitch, floor) : drawKnown(span, pitch, floor, most),
	);
	const stride = Math.ceil(20 / pitch);
	const steps = moments.flatMap(({ step }, i) =>
		i % stride === 0 ? [text(String(step), { x: LEFT + pitch * (i + 0.5), y: floor + 14 }, "sq-muted", "middle")] : [],
	);
	return [
		text(language.render.queueHeading(track.host, track.queue), { x: 6, y: top + 14 }, "sq-caption"),
		...spans,
		track.places === null ? "" : drawPlaces(track.places, width, top, floor - (track.places / most) * PLOT, language),
		line({ x: LEFT, y: floor }, { x: width - RIGHT, y: floor }, "sq-axis"),
		line({ x: LEFT, y: floor }, { x: LEFT, y: floor - PLOT - 4 }, "sq-axis"),
		text("0", { x: LEFT - 5, y: floor + 2 }, "sq-muted", "end"),
		text(language.render.words.step, { x: 6, y: floor + 14 }, "sq-muted"),
		...steps,
	].join("");
}

/** A line across the chart, with the number beside the axis and in words over it. */
function drawPlaces(places: number, width: number, top: number, y: number, language: Language): string {
	return [
		line({ x: LEFT, y }, { x: width - RIGHT, y }, "sq-places"),
		text(String(places), { x: LEFT - 5, y: y + 4 }, "sq-muted", "end"),
		text(language.render.queuePlaces(places), { x: width - RIGHT, y: top + 14 }, "sq-muted", "end"),
	].join("");
}

/** Steps in a row with the same length. */
function spansOf(lengths: readonly (Cell | null)[]): readonly Span[] {
	const spans: Span[] = [];
	for (const [i, cell] of lengths.entries()) {
		const last = spans.at(-1);
		if (cell && last && last.to === i && sameCell(cell, last.cell)) spans[spans.length - 1] = { ...last, to: i + 1 };
		else if (cell) spans.push({ cell, from: i, to: i + 1 });
	}
	return spans;
}

/** Open at the top, with a question mark; the same whatever the length is. */
function drawUnknown({ cell, from, to }: Span, i: number, pitch: number, floor: number): string {
	const [left, right] = [LEFT + pitch * from + 1, LEFT + pitch * to - 1];
	const top = floor - PLOT - BEYOND;
	const chip = [cellRun(cell, "")];
	const rise = pieceWidth(chip) + 4 > right - left ? RISES[i % RISES.length] : RISES[0];
	const middle = (left + right) / 2;
	return [
		box({ x: left, y: top }, right - left, PLOT + BEYOND, "sq-unknown", 0),
		...[left, right].map((x) => line({ x, y: top }, { x, y: floor }, "sq-edge")),
		text("?", { x: middle, y: top + 13 }, "sq-ask", "middle"),
		drawLine([chip], { x: middle, y: floor - (rise ?? 0) }, "middle"),
	].join("");
}

function drawKnown({ cell, from, to }: Span, pitch: number, floor: number, most: number): string {
	const x = LEFT + pitch * from + 1;
	const width = pitch * (to - from) - 2;
	const height = Number(cell.value) > 0 ? Math.max(2, (Number(cell.value) / most) * PLOT) : 0;
	const bar = height > 0 ? box({ x, y: floor - height }, width, height, "sq-bar", 0) : "";
	const shown = ems(cell.value ?? "") * FONT <= width + 2 || to - from > 1 || pitch > 12;
	const label = shown ? drawLine([[cellRun(cell, "")]], { x: x + width / 2, y: floor - height - 4 }, "middle") : "";
	return `${bar}${label}`;
}
