// Segments as slanted arrows: numbered where they leave, dashed when sent again, crossed out where the network lost
// them, and with what they carry written along them.
import type { Language } from "../../text/language.ts";
import type { Arrow, Moment } from "../model.ts";
import { arrowhead, between, box, distance, element, line, type Point, text } from "./elements.ts";
import { drawName, nameWidth } from "./floods.ts";
import { type Placed, placeLabel, pointsAlong, pointsOf } from "./label-place.ts";
import type { Layout } from "./layout.ts";
import { cellRun, drawLine, LINE, type Line, type Piece, pack, type Run } from "./runs.ts";

/** How far a segment gets that does not arrive. */
const LOST_AT = 0.84;
const NUMBER_RADIUS = 7.5;
const NUMBER_OFF = 13;
const LOOP = 44;

export function arrowLabel(arrow: Arrow, gap: number, language: Language): readonly Line[] {
	const none = language.render.words.none;
	const again: Run = { look: "again-word", text: language.render.words.retransmission };
	const old: Run = { look: "again-word", text: language.render.words["old-duplicate"] };
	const first: readonly Piece[] = [
		[cellRun(arrow.flags, none, "strong")],
		...(arrow.length > 0 ? [[{ look: "mono", text: `len=${arrow.length}` } as const]] : []),
		...(arrow.retransmission ? [[again]] : []),
		...(arrow.foreign === "old-duplicate" ? [[old]] : []),
	];
	const numbers: readonly Piece[] = [
		[{ look: "mono", text: "seq=" }, cellRun(arrow.seq, none)],
		...(arrow.ack ? [[{ look: "mono", text: "ack=" } as const, cellRun(arrow.ack, none)]] : []),
	];
	const width = gap - 34;
	return [...pack(first, width), ...pack(numbers, width)];
}

interface Flight {
	readonly arrow: Arrow;
	readonly from: Point;
	/** Where it arrives first, or would have. */
	readonly to: Point;
	/** Where the line ends. */
	readonly end: Point;
	readonly again: readonly Point[];
}

/** `occupied`: points that labels should not cover. */
export function drawArrows(
	moments: readonly Moment[],
	layout: Layout,
	occupied: readonly Point[],
	language: Language,
): string {
	const crossing = moments.flatMap(({ arrow }) => (arrow && arrow.from !== arrow.to ? [arrow] : []));
	const flights = crossing.map((arrow) => flightOf(arrow, layout, language));
	const attackers = crossing
		.filter(({ foreign }) => foreign === "spoofed")
		.map((arrow) => drawName(attackerAt(arrow, layout), -directionOf(arrow), language));
	const loops = moments.flatMap(({ arrow }) => (arrow && arrow.from === arrow.to ? [drawLoop(arrow, layout)] : []));
	const taken = [...occupied];
	const labels = byFreedom(flights).map((flight) => {
		const others = flights.flatMap((f) => (f === flight ? signPoints(f) : pointsAlong(f.from, f.end)));
		const lines = layout.labels[flight.arrow.sentAt] ?? [];
		const placed = placeLabel(flight.from, flight.to, lines, others, taken);
		taken.push(...pointsOf(placed, lines));
		return drawLabel(lines, placed);
	});
	return [...attackers, ...flights.map(drawFlight), ...loops, ...labels].join("");
}

/** Short ones first: a label has more places on a long arrow. */
function byFreedom(flights: readonly Flight[]): readonly Flight[] {
	return [...flights].sort((a, b) => distance(a.from, a.to) - distance(b.from, b.to));
}

function flightOf(arrow: Arrow, layout: Layout, language: Language): Flight {
	const { xs, ys, bottom } = layout;
	const at = (lifeline: number, moment: number): Point => ({ x: xs[lifeline] ?? 0, y: ys[moment] ?? bottom });
	const from = arrow.foreign === "spoofed" ? fromAttacker(arrow, layout, language) : at(arrow.from, arrow.sentAt);
	const [first = arrow.sentAt + 1, ...again] = arrow.arrivesAt;
	const to = at(arrow.to, first);
	return {
		arrow,
		from,
		to,
		end: arrow.fate === "delivered" ? to : between(from, to, LOST_AT),
		again: again.map((moment) => at(arrow.to, moment)),
	};
}

const ATTACKER = { off: 6, down: 13 } as const;

/** A spoofed segment has its host's address and does not come from it: it leaves the attacker's box beside the lifeline. */
function fromAttacker(arrow: Arrow, layout: Layout, language: Language): Point {
	const { x, y } = attackerAt(arrow, layout);
	return { x: x + directionOf(arrow) * nameWidth(language), y };
}

function attackerAt(arrow: Arrow, { xs, ys }: Layout): Point {
	const x = (xs[arrow.from] ?? 0) + directionOf(arrow) * ATTACKER.off;
	return { x, y: (ys[arrow.sentAt] ?? 0) + ATTACKER.down };
}

function directionOf({ from, to }: Arrow): 1 | -1 {
	return to > from ? 1 : -1;
}

function lookOf({ retransmission }: Arrow): "sq-again" | "sq-sent" {
	return retransmission ? "sq-again" : "sq-sent";
}

function drawFlight({ arrow, from, end, again }: Flight): string {
	const look = lookOf(arrow);
	const heads = [end, ...again].map((to) => `${line(from, to, look)}${arrowhead(from, to, `${look}-fill`)}`);
	const number = drawNumber(arrow, between(from, end, NUMBER_OFF / distance(from, end)));
	switch (arrow.fate) {
		case "delivered":
			return `${heads.join("")}${number}`;
		case "lost":
			return `${line(from, end, look)}${cross(end)}${number}`;
		case "in-flight":
			return `${line(from, end, `${look} sq-open`)}${number}`;
	}
}

function cross({ x, y }: Point): string {
	const r = 5;
	return [-1, 1].map((side) => line({ x: x - r, y: y - side * r }, { x: x + r, y: y + side * r }, "sq-cross")).join("");
}

function drawNumber(arrow: Arrow, at: Point): string {
	const width = Math.max(2 * NUMBER_RADIUS, 8 * String(arrow.segment).length + 4);
	const corner = { x: at.x - width / 2, y: at.y - NUMBER_RADIUS };
	const disc = box(corner, width, 2 * NUMBER_RADIUS, `${lookOf(arrow)}-fill`, NUMBER_RADIUS);
	return `${disc}${text(String(arrow.segment), { x: at.x, y: at.y + 4 }, "sq-number", "middle")}`;
}

/** Where a flight's own number and cross are. */
function signPoints({ arrow, from, end }: Flight): readonly Point[] {
	const number = between(from, end, NUMBER_OFF / distance(from, end));
	const signs = arrow.fate === "lost" ? [number, end] : [number];
	return signs.flatMap((at) =>
		[-6, -2, 2, 6].flatMap((x) => [-6, -2, 2, 6].map((y) => ({ x: at.x + x, y: at.y + y }))),
	);
}

function drawLabel(lines: readonly Line[], { at, angle, above }: Placed): string {
	const rows = lines.map((row, i) => {
		const baseline = above ? -6 - LINE * (lines.length - 1 - i) : 13 + LINE * i;
		return drawLine(row, { x: 0, y: baseline }, "middle", true);
	});
	const x = Math.round(at.x * 10) / 10;
	const y = Math.round(at.y * 10) / 10;
	return element("g", { transform: `translate(${x} ${y}) rotate(${Math.round(angle * 10) / 10})` }, rows.join(""));
}

/** From a host to itself. */
function drawLoop(arrow: Arrow, { xs, ys, labels }: Layout): string {
	const x = xs[arrow.from] ?? 0;
	const y = ys[arrow.sentAt] ?? 0;
	const inward = arrow.from === 0 ? 1 : -1;
	const [out, back] = [
		{ x: x + inward * LOOP, y: y + 8 },
		{ x, y: y + 22 },
	];
	const look = lookOf(arrow);
	const rows = (labels[arrow.sentAt] ?? []).map((row, i) =>
		drawLine(row, { x: out.x + inward * 12, y: out.y + LINE * i }, inward === 1 ? "start" : "end", true),
	);
	return [
		line({ x, y }, out, look),
		line(out, back, look),
		arrowhead(out, back, `${look}-fill`),
		drawNumber(arrow, out),
		...rows,
	].join("");
}
