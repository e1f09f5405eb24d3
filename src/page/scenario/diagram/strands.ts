// A flood: a bundle of arrows that nobody counts one by one, as the pictures of the API draw it.
import { nothing, svg } from "lit";
import { strandsOf } from "../../../render/drawing/flood-shape.ts";
import type { Row } from "../picture/picture.ts";
import { line, type Measured } from "./lines.ts";

export function strands({ xs, rows }: Measured, i: number, { to, syns }: NonNullable<Row["flood"]>) {
	const measured = rows[i];
	if (!measured?.flood) return nothing;
	const { flood, attacker } = measured;
	const target = xs[to] ?? 0;
	const rightward = to > 0;
	const source = attacker ? (rightward ? attacker.right : attacker.left) : (xs[rightward ? to - 1 : to + 1] ?? 0);
	const count = strandsOf(syns);
	const drop = 18;
	const gap = Math.max(2, (flood.bottom - flood.top - drop - 26) / Math.max(1, count - 1));
	const ys = Array.from({ length: count }, (_, k) => flood.bottom - drop - 4 - gap * (count - 1 - k));
	return svg`<g class="arrow attack flooding">${ys.map((y) => line({ x: source, y }, { x: target, y: y + drop }))}</g>`;
}
