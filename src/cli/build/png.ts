// Draws strokes on a ground as PNG (RFC 2083), with nothing but zlib: for the icons of the app.
import { crc32, deflateSync } from "node:zlib";
import type { Stroke } from "../../page/shells/icon.ts";

type Colour = readonly [red: number, green: number, blue: number];

export interface Drawing {
	readonly strokes: readonly Stroke[];
	/** Of the square that the strokes stand on. */
	readonly side: number;
	readonly ground: string;
}

/** A square of `pixels`, opaque to its corners: whoever shows it rounds them. */
export function drawPng({ strokes, side, ground }: Drawing, pixels: number): Uint8Array {
	const scale = side / pixels;
	const layers = strokes.map((stroke) => ({ stroke, colour: colourOf(stroke.colour) }));
	const rows = Buffer.alloc(pixels * (pixels * 3 + 1));
	for (let y = 0; y < pixels; y++) {
		for (let x = 0; x < pixels; x++) {
			const at = [(x + 0.5) * scale, (y + 0.5) * scale] as const;
			const colour = layers.reduce(
				(under, { stroke, colour }) => mix(under, colour, coverage(stroke, at, scale)),
				colourOf(ground),
			);
			// Each row begins with its filter: none.
			rows.set(colour, y * (pixels * 3 + 1) + 1 + x * 3);
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(pixels, 0);
	header.writeUInt32BE(pixels, 4);
	// Eight bits a channel, red, green and blue.
	header.set([8, 2, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const chunks = [
		chunk("IHDR", header),
		chunk("IDAT", deflateSync(rows, { level: 9 })),
		chunk("IEND", Buffer.alloc(0)),
	];
	return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** Of "#rgb" or "#rrggbb". */
function colourOf(text: string): Colour {
	const digits =
		text.length === 4 ? [...text.slice(1)].map((digit) => digit + digit) : (text.slice(1).match(/../g) ?? []);
	const [red = 0, green = 0, blue = 0] = digits.map((digit) => Number.parseInt(digit, 16));
	return [red, green, blue];
}

/** How much of the pixel at this point the stroke covers, 0 to 1. */
function coverage({ from, to, width }: Stroke, [x, y]: readonly [number, number], pixel: number): number {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
	const t = Math.min(1, Math.max(0, along));
	const distance = Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy);
	return Math.min(1, Math.max(0, (width / 2 - distance) / pixel + 0.5));
}

function mix(under: Colour, over: Colour, share: number): Colour {
	const channel = (i: 0 | 1 | 2) => Math.round(under[i] * (1 - share) + over[i] * share);
	return [channel(0), channel(1), channel(2)];
}
