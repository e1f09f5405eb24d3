// The attacker where it has no lifeline of its own: a box with its name.
import type { Language } from "../../text/language.ts";
import { ems } from "../characters.ts";
import { box, type Point, text } from "./elements.ts";
import { HALF_BOX } from "./flood-shape.ts";
import { FONT } from "./runs.ts";

/** How wide the box is. */
export function nameWidth(language: Language): number {
	return ems(language.render.hostTitle("attacker")) * FONT + 14;
}

/** `left` and `y`: the middle of its left edge. */
export function drawName(left: number, y: number, language: Language): string {
	const width = nameWidth(language);
	const corner: Point = { x: left, y: y - HALF_BOX };
	const label = text(language.render.hostTitle("attacker"), { x: left + width / 2, y: y + 4 }, "sq-attacker", "middle");
	return `${box(corner, width, 2 * HALF_BOX, "sq-host", 5)}${label}`;
}
