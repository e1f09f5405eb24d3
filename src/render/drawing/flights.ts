// The way of a segment through the figure: from whoever sends it to where it arrives, or gets lost.
import type { Language } from "../../text/language.ts";
import type { Arrow } from "../model.ts";
import { nameWidth } from "./attacker-box.ts";
import { between, distance, type Point } from "./elements.ts";
import type { Layout } from "./layout.ts";
import { SPOOFED_DOWN } from "./row-heights.ts";

/** How far a segment gets that does not arrive. */
export const LOST_AT = 0.84;
/** From where an arrow leaves to its number; from a box it is less, for there the arrow is short. */
const NUMBER_OFF = { lifeline: 13, box: 8.5 } as const;

export interface Flight {
	readonly arrow: Arrow;
	readonly from: Point;
	/** Where it arrives first, or would have. */
	readonly to: Point;
	/** Where the line ends. */
	readonly end: Point;
	readonly again: readonly Point[];
}

export function flightOf(arrow: Arrow, layout: Layout, language: Language): Flight {
	const { xs, ys, ends, bottom } = layout;
	const at = (lifeline: number, moment: number): Point => ({ x: xs[lifeline] ?? 0, y: ys[moment] ?? bottom });
	const from = arrow.foreign === "spoofed" ? fromAttacker(arrow, layout, language) : at(arrow.from, arrow.sentAt);
	const [first, ...again] = arrow.arrivesAt;
	const to = first === undefined ? { x: xs[arrow.to] ?? 0, y: ends[arrow.sentAt] ?? bottom } : at(arrow.to, first);
	return {
		arrow,
		from,
		to,
		end: arrow.fate === "delivered" ? to : between(from, to, LOST_AT),
		again: again.map((moment) => at(arrow.to, moment)),
	};
}

/** Where the segment's number stands. */
export function numberAt({ arrow, from, end }: Flight): Point {
	const off = arrow.foreign === "spoofed" ? NUMBER_OFF.box : NUMBER_OFF.lifeline;
	return between(from, end, off / distance(from, end));
}

/** Between the lifeline and the attacker's box. */
const ATTACKER_OFF = 6;

/** A spoofed segment has its host's address and does not come from it: it leaves the attacker's box beside the lifeline. */
function fromAttacker(arrow: Arrow, layout: Layout, language: Language): Point {
	const { left, y } = attackerAt(arrow, layout, language);
	return { x: directionOf(arrow) === 1 ? left + nameWidth(language) : left, y };
}

/** The attacker's box beside the lifeline of the address that it takes. */
export function attackerAt(
	arrow: Arrow,
	{ xs, ys }: Layout,
	language: Language,
): { readonly left: number; readonly y: number } {
	const x = (xs[arrow.from] ?? 0) + directionOf(arrow) * ATTACKER_OFF;
	return {
		left: directionOf(arrow) === 1 ? x : x - nameWidth(language),
		y: (ys[arrow.sentAt] ?? 0) + SPOOFED_DOWN,
	};
}

function directionOf({ from, to }: Arrow): 1 | -1 {
	return to > from ? 1 : -1;
}
