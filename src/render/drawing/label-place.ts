// Where along its arrow a label goes: above or below, nearer to one end or the other, so that it covers least of the
// other arrows and of what is written already.
import { between, distance, type Point } from "./elements.ts";
import { blockHeight, type Line, lineWidth } from "./runs.ts";

export interface Placed {
	/** Middle of the label's edge that lies along the arrow. */
	readonly at: Point;
	/** Degrees, from −90 to 90, so that the text reads from left to right. */
	readonly angle: number;
	readonly above: boolean;
}

/** What a label is to stay clear of. */
export interface Surroundings {
	/** Points of other arrows, and of its own arrow's signs, each thing's by itself. */
	readonly crossed: readonly (readonly Point[])[];
	/** Points of other writing. */
	readonly taken: readonly (readonly Point[])[];
	/** Where the figure ends and other writing begins, in px. */
	readonly bottom: number;
}

/** From the middle outwards. */
const SHARES = Array.from({ length: 29 }, (_, i) => 0.5 + (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * 0.03);
/** Of a label below its arrow: as bad as covering this many points. */
const BELOW = 16;
/** Of each point of other writing that would be covered. */
const OVERWRITES = 8;
/** Of each point of another arrow that passes close beyond the label, which then might belong to either. */
const BETWEEN_TWO = 2;
export const CLOSE = 13;
/** Of each px of a label that is not between the ends of its arrow. */
const OUTSIDE = 1;

export function placeLabel(from: Point, to: Point, lines: readonly Line[], around: Surroundings): Placed {
	const angle = readableAngle(from, to);
	const size = sizeOf(lines);
	const share = (size.width / 2 + 6) / distance(from, to);
	// One that is longer than its arrow may still be shifted.
	const least = Math.min(share, 0.35);
	const shares = SHARES.filter((t) => t >= least && t <= 1 - least);
	const near = nearby(from, to, size, angle, around);
	const places = [true, false].flatMap((above) => {
		const burdens = burdensOn(above, size, near);
		const extent = extentOf(angle, above, size);
		return shares.map((t) => {
			const place: Placed = { at: between(from, to, t), angle, above };
			const along = near.turn(place.at).x;
			return {
				place,
				cost: costOf(above, along, size, burdens) + overshoot(place.at, extent, from, to, around.bottom),
			};
		});
	});
	const [first = { place: { at: between(from, to, 0.5), angle, above: true }, cost: 0 }, ...rest] = places;
	return rest.reduce((best, next) => (next.cost < best.cost ? next : best), first).place;
}

interface Size {
	readonly width: number;
	readonly height: number;
}

interface Near {
	readonly crossed: readonly Point[];
	readonly taken: readonly Point[];
	/** By which they are turned. */
	turn(point: Point): Point;
}

/** What is in the way of a label along one side of its arrow. */
interface Burden {
	/** Distances from the arrow's own origin, along it. */
	readonly along: readonly number[];
	readonly weight: number;
}

/** What might be in the way, turned back by the arrow's angle about its level: each place is an upright rectangle then. */
function nearby(from: Point, to: Point, { height }: Size, angle: number, { crossed, taken }: Surroundings): Near {
	const turn = turning(-angle);
	const level = turn(from).y;
	const reach = height + 2 * CLOSE;
	const [top, bottom] = [Math.min(from.y, to.y) - reach, Math.max(from.y, to.y) + reach];
	const turnedNear = (things: readonly (readonly Point[])[]) => {
		const found: Point[] = [];
		for (const points of things)
			for (const point of points) {
				if (point.y < top || point.y > bottom) continue;
				const { x, y } = turn(point);
				if (Math.abs(y - level) <= height + CLOSE) found.push({ x, y: y - level });
			}
		return found;
	};
	return { crossed: turnedNear(crossed), taken: turnedNear(taken), turn };
}

function burdensOn(above: boolean, { height }: Size, { crossed, taken }: Near): readonly Burden[] {
	const within = (points: readonly Point[], nearest: number, farthest: number) => {
		const along: number[] = [];
		for (const { x, y } of points) {
			const away = above ? -y : y;
			if (away >= nearest && away <= farthest) along.push(x);
		}
		return along;
	};
	return [
		{ along: within(crossed, 1, height), weight: 1 },
		{ along: within(crossed, height, height + CLOSE), weight: BETWEEN_TWO },
		{ along: within(taken, 1, height), weight: OVERWRITES },
	];
}

/** Of a label whose middle is at `x` along its arrow. */
function costOf(above: boolean, x: number, { width }: Size, burdens: readonly Burden[]): number {
	let cost = above ? 0 : BELOW;
	for (const { along, weight } of burdens)
		for (const place of along) if (Math.abs(place - x) <= width / 2 + 2) cost += weight;
	return cost;
}

/** How far a label reaches from where it stands. */
interface Extent {
	readonly left: number;
	readonly right: number;
	readonly down: number;
}

/** Of what is not between the lifelines, or lies below the figure. */
function overshoot(at: Point, extent: Extent, from: Point, to: Point, bottom: number): number {
	const left = Math.max(0, Math.min(from.x, to.x) + 3 - (at.x + extent.left));
	const right = Math.max(0, at.x + extent.right - Math.max(from.x, to.x) + 3);
	return (left + right) * OUTSIDE + Math.max(0, at.y + extent.down - bottom) * OVERWRITES;
}

function sizeOf(lines: readonly Line[]): Size {
	return { width: Math.max(0, ...lines.map(lineWidth)), height: blockHeight(lines) + 3 };
}

function readableAngle(from: Point, to: Point): number {
	const [left, right] = from.x <= to.x ? [from, to] : [to, from];
	return (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
}

/** About the origin, clockwise. */
function turning(degrees: number): (point: Point) => Point {
	const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
	return ({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos });
}

function extentOf(angle: number, above: boolean, { width, height }: Size): Extent {
	const corner = { x: -width / 2, y: above ? -height : 2 };
	const corners = [0, width]
		.flatMap((x) => [0, height - 2].map((y) => ({ x: corner.x + x, y: corner.y + y })))
		.map(turning(angle));
	const xs = corners.map(({ x }) => x);
	return { left: Math.min(...xs), right: Math.max(...xs), down: Math.max(...corners.map(({ y }) => y)) };
}

/** Points all over a placed label, for the other labels. */
export function pointsOf(place: Placed, lines: readonly Line[]): readonly Point[] {
	const { width, height } = sizeOf(lines);
	return inPlace(place, grid({ x: -width / 2, y: place.above ? -height : 2 }, width, height - 2));
}

function inPlace({ at, angle }: Placed, points: readonly Point[]): readonly Point[] {
	const turn = turning(angle);
	return points.map((point) => {
		const { x, y } = turn(point);
		return { x: at.x + x, y: at.y + y };
	});
}

/** Points along a line. */
export function pointsAlong(from: Point, to: Point): readonly Point[] {
	const count = Math.ceil(distance(from, to) / 6);
	return Array.from({ length: count + 1 }, (_, i) => between(from, to, i / Math.max(1, count)));
}

function piecesOf(length: number): number {
	return Math.max(1, Math.ceil(length / 8));
}

/** Points all over an upright rectangle from its upper left corner. */
export function grid({ x, y }: Point, width: number, height: number): readonly Point[] {
	const points: Point[] = [];
	const [across, down] = [piecesOf(width), piecesOf(height)];
	for (let i = 0; i <= across; i++)
		for (let k = 0; k <= down; k++) points.push({ x: x + (i / across) * width, y: y + (k / down) * height });
	return points;
}
