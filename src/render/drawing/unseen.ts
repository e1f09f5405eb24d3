// Handshakes whose segments are not shown: that there were some, and with whom.
import type { Moment } from "../model.ts";
import { arrowhead, line, type Point } from "./elements.ts";

const SLANT = 11;
export const UNSEEN_HEIGHT = 3 * SLANT + 12;

/** Three arrows to and fro between two lifelines, the last of which ends at `bottom`. */
export function drawUnseen(unseen: Moment["unseen"], xs: readonly number[], bottom: number): string {
	if (unseen === null) return "";
	const [from, to] = [xs[unseen.from] ?? 0, xs[unseen.to] ?? 0];
	const corners = [from, to, from, to].map((x, i): Point => ({ x, y: bottom - SLANT * (3 - i) }));
	return corners
		.slice(1)
		.map((end, i) => {
			const start = corners[i] ?? end;
			return `${line(start, end, "sq-unseen")}${arrowhead(start, end, "sq-unseen-fill", 7)}`;
		})
		.join("");
}
