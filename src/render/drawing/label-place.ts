// Where along its arrow a label goes: above or below, nearer to one end or the other, so that it covers least of the
// other arrows and of the labels that are there already.
import { between, distance, type Point } from "./elements.ts";
import { LINE, type Line, lineWidth } from "./runs.ts";

export interface Placed {
	/** Middle of the label's edge that lies along the arrow. */
	readonly at: Point;
	/** Degrees, from −90 to 90, so that the text reads from left to right. */
	readonly angle: number;
	readonly above: boolean;
}

/** From the middle outwards. */
const SHARES = Array.from({ length: 29 }, (_, i) => 0.5 + (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * 0.03);
/** Of a label below its arrow: as bad as covering this many points. */
const BELOW = 16;
/** Of each point of other writing that would be covered. */
const OVERWRITES = 8;
/** Of each point of a label that is not between the lifelines of its arrow. */
const OUTSIDE = 2;

/** `crossed`: points of arrows; `taken`: points of other writing. */
export function placeLabel(
	from: Point,
	to: Point,
	lines: readonly Line[],
	crossed: readonly Point[],
	taken: readonly Point[],
): Placed {
	const angle = readableAngle(from, to);
	const size = sizeOf(lines);
	const share = (size.width / 2 + 6) / distance(from, to);
	const shares = SHARES.filter((t) => t >= share && t <= 1 - share);
	const places = [true, false].flatMap((above) =>
		(shares.length > 0 ? shares : [0.5]).map((t): Placed => ({ at: between(from, to, t), angle, above })),
	);
	// Turned back once for all places, so that each of them is an upright rectangle.
	const flat = (points: readonly Point[]) => points.map((point) => turned(point, -angle));
	const [flatCrossed, flatTaken] = [flat(crossed), flat(taken)];
	const [left, right] = [Math.min(from.x, to.x) + 3, Math.max(from.x, to.x) - 3];
	const cost = (place: Placed) =>
		covered(place, size, flatCrossed) +
		covered(place, size, flatTaken) * OVERWRITES +
		pointsOf(place, lines).filter(({ x }) => x < left || x > right).length * OUTSIDE +
		(place.above ? 0 : BELOW);
	const costs = places.map(cost);
	return places[costs.indexOf(Math.min(...costs))] ?? { at: between(from, to, 0.5), angle, above: true };
}

function sizeOf(lines: readonly Line[]): { readonly width: number; readonly height: number } {
	return { width: Math.max(0, ...lines.map(lineWidth)), height: LINE * lines.length + 3 };
}

function readableAngle(from: Point, to: Point): number {
	const [left, right] = from.x <= to.x ? [from, to] : [to, from];
	return (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
}

/** How many points the label would cover; the points are turned already. */
function covered(
	{ at, angle, above }: Placed,
	{ width, height }: ReturnType<typeof sizeOf>,
	points: readonly Point[],
): number {
	const { x, y } = turned(at, -angle);
	const [top, bottom] = above ? [y - height, y - 1] : [y + 1, y + height];
	let count = 0;
	for (const point of points)
		if (point.y >= top && point.y <= bottom && Math.abs(point.x - x) <= width / 2 + 2) count++;
	return count;
}

export function turned({ x, y }: Point, degrees: number): Point {
	const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
	return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/** Points all over a placed label, for the labels after it. */
export function pointsOf({ at, angle, above }: Placed, lines: readonly Line[]): readonly Point[] {
	const { width, height } = sizeOf(lines);
	const steps = [0, 0.25, 0.5, 0.75, 1];
	return steps.flatMap((across) =>
		steps.map((along) => {
			const local = { x: (along - 0.5) * width, y: (above ? -1 : 1) * (2 + across * (height - 4)) };
			const { x, y } = turned(local, angle);
			return { x: at.x + x, y: at.y + y };
		}),
	);
}

/** Points along a line. */
export function pointsAlong(from: Point, to: Point): readonly Point[] {
	const count = Math.ceil(distance(from, to) / 6);
	return Array.from({ length: count + 1 }, (_, i) => between(from, to, i / Math.max(1, count)));
}
