// The icon of the app: two lifelines and the three segments of a handshake between them. Strokes on a square of 64.
import { LIGHT } from "../../render/palette.ts";

export interface Stroke {
	readonly from: readonly [x: number, y: number];
	readonly to: readonly [x: number, y: number];
	readonly width: number;
	readonly colour: string;
}

/** Of those that are drawn as PNG, in pixels. */
export const ICON_SIDES = [192, 512] as const;

export const ICON_SIDE = 64;
export const ICON_GROUND = LIGHT.paper;

const line = (from: Stroke["from"], to: Stroke["to"], width: number, colour: string): Stroke => ({
	from,
	to,
	width,
	colour,
});

export const ICON_STROKES: readonly Stroke[] = [
	line([15, 9], [15, 55], 3.5, LIGHT.axis),
	line([49, 9], [49, 55], 3.5, LIGHT.axis),
	line([15, 14], [49, 24], 5, LIGHT.sent),
	line([49, 26], [15, 36], 5, LIGHT.sent),
	line([15, 38], [49, 48], 5, LIGHT.blank[1]),
];

export function iconSvg(): string {
	const strokes = ICON_STROKES.map(
		({ from, to, width, colour }) =>
			`<path d="M${from.join(" ")}L${to.join(" ")}" stroke="${colour}" stroke-width="${width}"/>`,
	);
	const side = ICON_SIDE;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" stroke-linecap="round"><rect width="${side}" height="${side}" rx="12" fill="${ICON_GROUND}"/>${strokes.join("")}</svg>`;
}
