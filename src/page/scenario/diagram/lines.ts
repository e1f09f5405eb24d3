// Where the parts of a diagram have come to stand, and a line with its head.
import { svg, type TemplateResult } from "lit";
import type { Picture } from "../picture/picture.ts";

export interface Box {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

export interface MeasuredRow {
	readonly top: number;
	readonly bottom: number;
	/** The room for the arrow that leaves in this row. */
	readonly flight: Box | null;
	readonly flood: Box | null;
	/** Where the flood comes from, if that is no lifeline. */
	readonly attacker: Box | null;
}

/** All in px, from the figure's upper left corner. */
export interface Measured {
	readonly picture: Picture;
	readonly width: number;
	readonly height: number;
	/** Where the lifelines begin. */
	readonly top: number;
	readonly xs: readonly number[];
	readonly rows: readonly MeasuredRow[];
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A line with its head: 9 px long, 8 px wide. */
export function line(from: Point, to: Point): TemplateResult {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const length = Math.hypot(dx, dy) || 1;
	const [ux, uy] = [dx / length, dy / length];
	const base = { x: to.x - 10 * ux, y: to.y - 10 * uy };
	const corner = (side: 1 | -1) => `${base.x - side * 4.5 * uy},${base.y + side * 4.5 * ux}`;
	return svg`<line class="shaft" x1=${from.x} y1=${from.y} x2=${base.x + ux} y2=${base.y + uy}></line>
		<polygon class="tip" points="${to.x},${to.y} ${corner(1)} ${corner(-1)}"></polygon>`;
}
