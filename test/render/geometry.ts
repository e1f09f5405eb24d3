// Where the pieces of an SVG are: corners of every text (its width estimated) and of every box, also of turned ones.
import { ems, monospacedEms } from "../../src/render/characters.ts";

export interface Piece {
	readonly kind: string;
	/** Of a box: the text in it, or "". */
	readonly text: string;
	readonly corners: readonly (readonly [x: number, y: number])[];
}

export interface Line {
	readonly kind: string;
	readonly from: readonly [x: number, y: number];
	readonly to: readonly [x: number, y: number];
}

export interface Geometry {
	readonly width: number;
	readonly height: number;
	/** Texts that stand in no box. */
	readonly texts: readonly Piece[];
	/** Blanks and answers in their places. */
	readonly chips: readonly Piece[];
	/** Boxes with names of hosts. */
	readonly hosts: readonly Piece[];
	/** Numbers of segments. */
	readonly discs: readonly Piece[];
	/** Of queues: known lengths and unknown ones. */
	readonly bars: readonly Piece[];
	readonly lines: readonly Line[];
}

const SIZES: readonly (readonly [kind: RegExp, size: number])[] = [
	[/sq-title/, 14],
	[/sq-ask/, 16],
	[/sq-name|sq-question|sq-caption/, 12],
];

type Attributes = Readonly<Record<string, string>>;
type Place = (x: number, y: number) => readonly [number, number];

const ELEMENT =
	/<g transform="translate\((\S+) (\S+)\) rotate\((\S+)\)">|<\/g>|<(text|rect|line) ([^>]*?)(?:\/>|>([^<]*)<)/g;

export function geometryOf(svg: string): Geometry {
	const [, width = 0, height = 0] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)?.map(Number) ?? [];
	const found: { readonly name: string; readonly piece: Piece }[] = [];
	const lines: Line[] = [];
	let place = upright;
	for (const [all, x, y, angle, name = "", listed = "", content = ""] of svg.matchAll(ELEMENT)) {
		const attributes = attributesOf(listed);
		if (all === "</g>") place = upright;
		else if (name === "") place = turnedBy(Number(x), Number(y), Number(angle));
		else if (name === "line") lines.push(lineOf(attributes));
		else found.push({ name, piece: name === "text" ? textOf(attributes, content, place) : boxOf(attributes, place) });
	}
	const inBox = (i: number) => found[i - 1]?.name === "rect" && BOXED.test(found[i - 1]?.piece.kind ?? "");
	const boxes = (kind: RegExp) =>
		found.flatMap(({ name, piece }, i) =>
			name === "rect" && kind.test(piece.kind)
				? [{ ...piece, text: inBox(i + 1) ? (found[i + 1]?.piece.text ?? "") : "" }]
				: [],
		);
	return {
		width,
		height,
		texts: found.flatMap(({ name, piece }, i) => (name === "text" && !inBox(i) ? [piece] : [])),
		chips: boxes(/sq-(blank|answer)/),
		hosts: boxes(/sq-host/),
		discs: boxes(/sq-(sent|again|attack)-fill/),
		bars: boxes(/sq-(bar|unknown)/),
		lines,
	};
}

const BOXED = /^sq-(blank|answer|host|(sent|again|attack)-fill)$/;

const upright: Place = (x, y) => [x, y];

function turnedBy(dx: number, dy: number, degrees: number): Place {
	const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
	return (x, y) => [dx + x * cos - y * sin, dy + x * sin + y * cos];
}

function attributesOf(listed: string): Attributes {
	return Object.fromEntries([...listed.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

function textOf(
	{ class: kind = "", x = "0", y = "0", "text-anchor": anchor }: Attributes,
	content: string,
	place: Place,
): Piece {
	const text = content.replace(/&[a-z0-9#]+;/g, "&");
	const size = SIZES.find(([of]) => of.test(kind))?.[1] ?? 11;
	const width = (/sq-(mono|strong|in-)/.test(kind) ? monospacedEms(text) : ems(text)) * size;
	const left = Number(x) - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
	return { kind, text, corners: cornersOf(left, Number(y) - 0.74 * size, width, 0.92 * size, place) };
}

function boxOf({ class: kind = "", x = "0", y = "0", width = "0", height = "0" }: Attributes, place: Place): Piece {
	return { kind, text: "", corners: cornersOf(Number(x), Number(y), Number(width), Number(height), place) };
}

function lineOf({ class: kind = "", x1, y1, x2, y2 }: Attributes): Line {
	return { kind, from: [Number(x1), Number(y1)], to: [Number(x2), Number(y2)] };
}

function cornersOf(left: number, top: number, width: number, height: number, place: Place): Piece["corners"] {
	return [place(left, top), place(left + width, top), place(left + width, top + height), place(left, top + height)];
}

/** The upright rectangle around a piece. */
export function boundsOf({ corners }: Piece): {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
} {
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** How far two pieces are apart along the direction that separates them best, in px; below 0 they overlap. */
export function gapBetween(a: Piece, b: Piece): number {
	return Math.max(...[a, b].flatMap(({ corners }) => [0, 1].map((side) => gapAlong(normalOf(corners, side), a, b))));
}

function normalOf(corners: Piece["corners"], side: number): readonly [number, number] {
	const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = [corners[side], corners[side + 1]];
	const length = Math.hypot(x2 - x1, y2 - y1) || 1;
	return [(y1 - y2) / length, (x2 - x1) / length];
}

function gapAlong([nx, ny]: readonly [number, number], a: Piece, b: Piece): number {
	const spanOf = ({ corners }: Piece) => {
		const along = corners.map(([x, y]) => x * nx + y * ny);
		return [Math.min(...along), Math.max(...along)] as const;
	};
	const [[a1, a2], [b1, b2]] = [spanOf(a), spanOf(b)];
	return Math.max(b1 - a2, a1 - b2);
}
