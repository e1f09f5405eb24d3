// A flood: a bundle of arrows that nobody counts one by one, which ends at the time by which all SYNs have arrived.
import type { Language } from "../../text/language.ts";
import { ems } from "../characters.ts";
import type { Diagram, Flood } from "../model.ts";
import { drawName, nameWidth } from "./attacker-box.ts";
import { arrowhead, line, type Point, text } from "./elements.ts";
import type { Flight } from "./flights.ts";
import { DROP, HALF_BOX, shapeOf } from "./flood-shape.ts";
import { grid, pointsAlong } from "./label-place.ts";
import type { Layout } from "./layout.ts";
import { FONT } from "./runs.ts";

/** The least length of an arrow, across. */
const SHORTEST = 34;
/** Bold type, of an em of ordinary type. */
const BOLD = FONT * 1.08;

export interface PlacedFlood {
	readonly flood: Flood;
	readonly strands: readonly { readonly from: Point; readonly to: Point }[];
	/** The middle of the left edge of the attacker's box; null where it has a lifeline. */
	readonly name: Point | null;
	/** Of the number of SYNs: the middle of its baseline. */
	readonly count: Point;
}

/** Boxes and numbers stand where no segment passes, as far as that can be. */
export function placeFloods(
	{ moments, lifelines }: Diagram,
	layout: Layout,
	flights: readonly Flight[],
	language: Language,
): readonly PlacedFlood[] {
	const own = lifelines.findIndex(({ id }) => id === "attacker");
	const passing = flights.flatMap(({ from, end, again }) => [end, ...again].flatMap((to) => pointsAlong(from, to)));
	return moments.flatMap(({ flood }, i) => {
		if (flood === null) return [];
		const sources = own === -1 ? sourcesOf(flood, layout, language) : [layout.xs[own] ?? 0];
		const places = sources.flatMap((source) => placesAt(flood, source, own === -1, layout, i, language));
		const costs = places.map((place) => costOf(place, passing, language));
		return places[costs.indexOf(Math.min(...costs))] ?? [];
	});
}

/** Where the attacker's box may be: first as far away as possible. */
function sourcesOf({ to }: Flood, { xs, gap }: Layout, language: Language): readonly number[] {
	const farthest = gap - 16;
	const nearest = Math.min(farthest, nameWidth(language) + SHORTEST);
	const offs = Array.from({ length: Math.floor((farthest - nearest) / 6) + 1 }, (_, i) => farthest - 6 * i);
	return offs.map((off) => (xs[to] ?? 0) + (to === 0 ? off : -off));
}

/** With the number of SYNs in the middle, and near the target. `source`: the outer edge of the attacker's box (`boxed`), or its lifeline. */
function placesAt(
	flood: Flood,
	source: number,
	boxed: boolean,
	{ xs, ys }: Layout,
	i: number,
	language: Language,
): readonly PlacedFlood[] {
	const [target, y] = [xs[flood.to] ?? 0, ys[i] ?? 0];
	const rightward = source < target;
	const inward = rightward ? 1 : -1;
	const { starts, boxMiddle, count } = shapeOf(flood.syns);
	const width = nameWidth(language);
	const start = source + inward * (boxed ? width : 4);
	const strands = starts.map((off) => ({
		from: { x: start, y: y + off },
		to: { x: target - inward * 2, y: y + off + DROP },
	}));
	const name = boxed ? { x: rightward ? source : source - width, y: y + boxMiddle } : null;
	const near = target - inward * ((ems(countText(flood)) * BOLD) / 2 + 5);
	return [(start + target) / 2, near].map((x) => ({ flood, strands, name, count: { x, y: y + count } }));
}

function costOf(place: PlacedFlood, passing: readonly Point[], language: Language): number {
	const signs = [...namePoints(place, language), ...countPoints(place)];
	return passing.filter((point) => signs.some((sign) => isNear(sign, point))).length;
}

/** Closer than 6 px. Most are far in one direction alone. */
function isNear(one: Point, other: Point): boolean {
	const [x, y] = [one.x - other.x, one.y - other.y];
	return Math.abs(x) < 6 && Math.abs(y) < 6 && Math.hypot(x, y) < 6;
}

/** Where the bundles are, for labels to stay away from. */
export function floodPoints(places: readonly PlacedFlood[], language: Language): readonly Point[] {
	return places.flatMap((place) => [
		...namePoints(place, language),
		...countPoints(place),
		...place.strands.flatMap(({ from, to }) => pointsAlong(from, to)),
	]);
}

function namePoints({ name }: PlacedFlood, language: Language): readonly Point[] {
	if (name === null) return [];
	return grid({ x: name.x, y: name.y - HALF_BOX }, nameWidth(language), 2 * HALF_BOX);
}

function countPoints({ count, flood }: PlacedFlood): readonly Point[] {
	const width = ems(countText(flood)) * BOLD;
	return grid({ x: count.x - width / 2, y: count.y - 9 }, width, 11);
}

function countText({ syns }: Flood): string {
	return `${syns} × SYN`;
}

export function drawFloods(places: readonly PlacedFlood[], language: Language): string {
	return places
		.map(({ flood, strands, name, count }) => {
			const arrows = strands.map(
				({ from, to }) => `${line(from, to, "sq-attack sq-flood")}${arrowhead(from, to, "sq-attack-fill sq-flood", 7)}`,
			);
			const box = name === null ? "" : drawName(name.x, name.y, language);
			return `${arrows.join("")}${box}${text(countText(flood), count, "sq-syns sq-halo", "middle")}`;
		})
		.join("");
}
