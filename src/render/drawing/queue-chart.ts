// How long a queue is after each step, as a small chart of steps; a length that is asked for is a box of full height.
import type { Language } from "../../text/language.ts";
import { sameCell } from "../cells.ts";
import type { Cell, Diagram, QueueTrack } from "../model.ts";
import { box, line, text } from "./elements.ts";
import { cellRun, drawLine } from "./runs.ts";
import { sansWidth } from "./sides.ts";

const PLOT = 52;
const LEFT = 46;
const RIGHT = 8;
export const CHART = 20 + 16 + PLOT + 22;

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
	const floor = top + 36 + PLOT;
	const pitch = (width - LEFT - RIGHT) / Math.max(1, moments.length);
	const most = Math.max(1, ...track.lengths.map((cell) => Number(cell?.value ?? 0)).filter(Number.isFinite));
	const spans = spansOf(track.lengths).map((span) => drawSpan(span, pitch, floor, most));
	const stride = Math.ceil(20 / pitch);
	const steps = moments.flatMap(({ step }, i) =>
		i % stride === 0 ? [text(String(step), { x: LEFT + pitch * (i + 0.5), y: floor + 14 }, "sq-muted", "middle")] : [],
	);
	return [
		text(language.render.queueHeading(track.host, track.queue), { x: 6, y: top + 14 }, "sq-caption"),
		...spans,
		line({ x: LEFT, y: floor }, { x: width - RIGHT, y: floor }, "sq-axis"),
		line({ x: LEFT, y: floor }, { x: LEFT, y: floor - PLOT - 4 }, "sq-axis"),
		text("0", { x: LEFT - 5, y: floor + 2 }, "sq-muted", "end"),
		text(language.render.words.step, { x: 6, y: floor + 14 }, "sq-muted"),
		...steps,
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

function drawSpan({ cell, from, to }: Span, pitch: number, floor: number, most: number): string {
	const x = LEFT + pitch * from + 1;
	const width = pitch * (to - from) - 2;
	const middle = x + width / 2;
	if (cell.value === null) {
		const asked = box({ x, y: floor - PLOT }, width, PLOT, "sq-blank", 2);
		return `${asked}${text(cell.blank ?? "", { x: middle, y: floor - PLOT / 2 + 4 }, "sq-in-blank", "middle")}`;
	}
	const height = Number(cell.value) > 0 ? Math.max(2, (Number(cell.value) / most) * PLOT) : 0;
	const bar = height > 0 ? box({ x, y: floor - height }, width, height, "sq-bar", 0) : "";
	const shown = sansWidth(cell.value) <= width + 2 || to - from > 1 || pitch > 12;
	const label = shown ? drawLine([[cellRun(cell, "")]], { x: middle, y: floor - height - 4 }, "middle") : "";
	return `${bar}${label}`;
}
