// Segments as slanted arrows: numbered where they leave, dashed when sent again, crossed out where the network lost
// them, and with what they carry written along them.
import type { Language } from "../../text/language.ts";
import type { Arrow, Moment } from "../model.ts";
import { drawName } from "./attacker-box.ts";
import { arrowhead, box, distance, element, line, type Point, text } from "./elements.ts";
import { attackerAt, type Flight, LOST_AT, numberAt } from "./flights.ts";
import { grid, type Placed, placeLabel, pointsAlong, pointsOf } from "./label-place.ts";
import type { Layout } from "./layout.ts";
import { baselines, cellRun, drawLine, LINE, type Line, type Piece, pack, type Run } from "./runs.ts";

const NUMBER_RADIUS = 7.5;
/** Half the side of a square that a number or a cross fills. */
const SIGN = 6;
const LOOP = 44;
const ROUNDS = 3;
/** Of an arrow's length across, what is for its number and its head. */
const BESIDE_LABEL = 32;

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
	const width = Math.max((arrow.fate === "lost" ? gap * LOST_AT : gap) - BESIDE_LABEL, 96);
	return [...pack(first, width), ...pack(numbers, width)];
}

/** `occupied`: points that labels should not cover. */
export function drawArrows(
	moments: readonly Moment[],
	flights: readonly Flight[],
	layout: Layout,
	occupied: readonly Point[],
	language: Language,
): string {
	const attackers = flights.flatMap(({ arrow }) => {
		if (arrow.foreign !== "spoofed") return [];
		const { left, y } = attackerAt(arrow, layout, language);
		return [drawName(left, y, language)];
	});
	const loops = moments.flatMap(({ arrow }) => (arrow && arrow.from === arrow.to ? [drawLoop(arrow, layout)] : []));
	const labels = placeLabels(flights, layout, occupied).map(({ lines, place }) => drawLabel(lines, place));
	return [...attackers, ...flights.map(drawFlight), ...loops, ...labels].join("");
}

interface LabelPlace {
	readonly lines: readonly Line[];
	readonly place: Placed;
}

/** One after the other, and then again with all others in their places, until all stay where they are. */
function placeLabels(flights: readonly Flight[], layout: Layout, occupied: readonly Point[]): readonly LabelPlace[] {
	const ways = new Map(flights.map((flight) => [flight, pointsAlong(flight.from, flight.end)]));
	const numbers = flights.flatMap((flight) => signPoints(numberAt(flight)));
	const crosses = flights.flatMap(({ arrow, end }) => (arrow.fate === "lost" ? signPoints(end) : []));
	const places = new Map<Flight, LabelPlace & { readonly points: readonly Point[] }>();
	const order = byFreedom(flights);
	for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
		moved = false;
		for (const flight of order) {
			const lines = layout.labels[flight.arrow.sentAt] ?? [];
			const place = placeLabel(flight.from, flight.to, lines, {
				crossed: [crosses, ...[...ways].flatMap(([other, way]) => (other === flight ? [] : [way]))],
				taken: [occupied, numbers, ...[...places].flatMap(([other, { points }]) => (other === flight ? [] : [points]))],
				bottom: layout.bottom + 4,
			});
			moved ||= !samePlace(place, places.get(flight)?.place);
			places.set(flight, { lines, place, points: pointsOf(place, lines) });
		}
	}
	return [...places.values()];
}

function samePlace(a: Placed, b: Placed | undefined): boolean {
	return b !== undefined && a.above === b.above && a.at.x === b.at.x;
}

/** Short ones first: a label has more places on a long arrow. */
function byFreedom(flights: readonly Flight[]): readonly Flight[] {
	return [...flights].sort((a, b) => distance(a.from, a.to) - distance(b.from, b.to));
}

function lookOf({ attack, retransmission }: Arrow): "sq-attack" | "sq-again" | "sq-sent" {
	if (attack) return "sq-attack";
	return retransmission ? "sq-again" : "sq-sent";
}

function drawFlight(flight: Flight): string {
	const { arrow, from, end, again } = flight;
	const look = lookOf(arrow);
	const heads = [end, ...again].map((to) => `${line(from, to, look)}${arrowhead(from, to, `${look}-fill`)}`);
	const number = drawNumber(arrow, numberAt(flight));
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

/** Where a flight's number or cross is. */
function signPoints({ x, y }: Point): readonly Point[] {
	return grid({ x: x - SIGN, y: y - SIGN }, 2 * SIGN, 2 * SIGN);
}

function drawLabel(lines: readonly Line[], { at, angle, above }: Placed): string {
	const offsets = baselines(lines);
	const first = above ? -6 - (offsets.at(-1) ?? 0) : 13;
	const rows = lines.map((row, i) => drawLine(row, { x: 0, y: first + (offsets[i] ?? 0) }, "middle", true));
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
