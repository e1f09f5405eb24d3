// SVG elements as text. Coordinates are rounded to a tenth, so that the same figure is the same bytes everywhere.
import { escapeMarkup } from "../characters.ts";

export interface Point {
	readonly x: number;
	readonly y: number;
}

export type Attributes = Readonly<Record<string, string | number>>;

export function round(n: number): number {
	return Math.round(n * 10) / 10 + 0;
}

/** `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ""): string {
	const listed = Object.entries(attributes).map(
		([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escapeMarkup(value)}"`,
	);
	return content === "" ? `<${name}${listed.join("")}/>` : `<${name}${listed.join("")}>${content}</${name}>`;
}

export function line(from: Point, to: Point, kind: string): string {
	return element("line", { class: kind, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
}

export type Anchor = "start" | "middle" | "end";

/** One line of text; `y` is its baseline. */
export function text(content: string, at: Point, kind: string, anchor: Anchor = "start"): string {
	const anchored = anchor === "start" ? {} : { "text-anchor": anchor };
	return element("text", { class: kind, x: at.x, y: at.y, ...anchored }, escapeMarkup(content));
}

export function box(at: Point, width: number, height: number, kind: string, radius = 3): string {
	return element("rect", { class: kind, x: at.x, y: at.y, width, height, rx: radius });
}

/** The point at the share `t` of the way. */
export function between(from: Point, to: Point, t: number): Point {
	return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
}

export function distance(from: Point, to: Point): number {
	return Math.hypot(to.x - from.x, to.y - from.y);
}

/** A filled arrowhead whose tip is at `to`. */
export function arrowhead(from: Point, to: Point, kind: string, length = 9): string {
	const back = between(to, from, length / Math.max(length, distance(from, to)));
	const across = { x: (to.y - back.y) * 0.42, y: (back.x - to.x) * 0.42 };
	const corners = [to, { x: back.x + across.x, y: back.y + across.y }, { x: back.x - across.x, y: back.y - across.y }];
	return element("polygon", { class: kind, points: corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ") });
}
