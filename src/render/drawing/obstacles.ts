// What labels of arrows stay away from: points of what is written or drawn already between the lifelines.
import type { Language } from "../../text/language.ts";
import { ems } from "../characters.ts";
import { nameWidth } from "./attacker-box.ts";
import type { Point } from "./elements.ts";
import { attackerAt, type Flight } from "./flights.ts";
import { HALF_BOX } from "./flood-shape.ts";
import { floodPoints, type PlacedFlood } from "./floods.ts";
import { grid } from "./label-place.ts";
import { captionBaseline, type Layout } from "./layout.ts";
import { FONT } from "./runs.ts";

export function obstacles(
	layout: Layout,
	flights: readonly Flight[],
	floods: readonly PlacedFlood[],
	language: Language,
): readonly Point[] {
	return [...floodPoints(floods, language), ...captionPoints(layout), ...boxPoints(layout, flights, language)];
}

function captionPoints(layout: Layout): readonly Point[] {
	return layout.captions.flatMap(({ rows, xs }, i) =>
		rows.flatMap((row, k) =>
			grid({ x: xs[k] ?? 0, y: captionBaseline(layout, i, k) - FONT + 2 }, ems(row) * FONT, FONT),
		),
	);
}

function boxPoints(layout: Layout, flights: readonly Flight[], language: Language): readonly Point[] {
	return flights.flatMap(({ arrow }) => {
		if (arrow.foreign !== "spoofed") return [];
		const { left, y } = attackerAt(arrow, layout, language);
		return grid({ x: left, y: y - HALF_BOX }, nameWidth(language), 2 * HALF_BOX);
	});
}
