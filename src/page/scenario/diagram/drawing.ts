// The lines of one diagram, where its rows have come to stand: pure SVG.
import { nothing, svg, type TemplateResult } from "lit";
import type { Arrow } from "../picture/picture.ts";
import { type Box, line, type Measured, type Point } from "./lines.ts";
import { strands } from "./strands.ts";

/** How far a segment gets that does not arrive. */
const NOT_ARRIVED = 0.82;

export function drawing(measured: Measured): TemplateResult {
	const { picture, xs, rows, top, height } = measured;
	const bottom = rows.at(-1)?.bottom ?? height;
	return svg`
		${xs.map((x) => svg`<line class="life" x1=${x} y1=${top} x2=${x} y2=${bottom}></line>`)}
		${picture.rows.map((row, i) => [
			row.flood ? strands(measured, i, row.flood) : nothing,
			row.arrow ? arrowLines(measured, row.arrow, i) : nothing,
		])}`;
}

function arrowLines(measured: Measured, arrow: Arrow, i: number) {
	const { xs, rows } = measured;
	const flight = rows[i]?.flight;
	if (!flight) return nothing;
	// A spoofed segment has its host's address and does not come from it.
	const box = arrow.foreign === "spoofed" ? rows[i]?.attacker : null;
	const from = box
		? { x: arrow.from < arrow.to ? box.right : box.left, y: (box.top + box.bottom) / 2 }
		: { x: xs[arrow.from] ?? 0, y: flight.top };
	const kind = lineClass(arrow);
	if (arrow.from === arrow.to) return loop(from, flight, kind);
	const arrivals = arrow.arrivesAt === null ? [] : [arrow.arrivesAt, ...arrow.again];
	const target = xs[arrow.to] ?? 0;
	const ends = arrivals.map((row) => ({
		x: target,
		y: row === i + 1 ? flight.bottom : (rows[row]?.top ?? flight.bottom),
	}));
	const shown = ends.length > 0 ? ends : [between(from, { x: target, y: flight.bottom }, NOT_ARRIVED)];
	return svg`<g class=${kind}>
		${shown.map((to) => line(from, to))}
		${arrow.fate === "lost" ? cross(shown[0] ?? from) : nothing}
		${badge(arrow.segment, from, shown[0] ?? from)}
	</g>`;
}

function lineClass({ attack, retransmission, fate }: Arrow): string {
	const look = attack ? "attack" : fate === "lost" ? "lost" : retransmission ? "again" : "sent";
	return `arrow ${look} ${retransmission ? "dashed" : ""} ${fate}`;
}

function between(from: Point, to: Point, share: number): Point {
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function cross({ x, y }: Point): TemplateResult {
	return svg`<path class="cross" d="M${x - 6} ${y - 6}l12 12m0 -12l-12 12"></path>`;
}

/** The segment's number, where it leaves; an injected one has none. */
function badge(segment: number, from: Point, to: Point) {
	if (segment <= 0) return nothing;
	const at = between(from, to, 16 / (Math.hypot(to.x - from.x, to.y - from.y) || 1));
	return svg`<circle class="badge" cx=${at.x} cy=${at.y} r="9"></circle>
		<text class="badge-text" x=${at.x} y=${at.y + 4}>${segment}</text>`;
}

function loop(from: Point, { bottom }: Box, kind: string): TemplateResult {
	const out = from.x + 44;
	return svg`<g class=${kind}>
		<path class="shaft" d="M${from.x} ${from.y}H${out}V${bottom}H${from.x + 8}"></path>
		<polygon class="tip" points="${from.x},${bottom} ${from.x + 10},${bottom - 4.5} ${from.x + 10},${bottom + 4.5}"></polygon>
	</g>`;
}
