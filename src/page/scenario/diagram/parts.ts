// What whoever embeds a diagram says of it, and how its element carries its data.
import type { nothing, TemplateResult } from "lit";
import type { Picture, Row } from "../picture/picture.ts";
import type { Place } from "../picture/place.ts";
import type { ScenarioWords } from "../words.ts";

export interface DiagramParts {
	readonly words: ScenarioWords;
	/** A value that is asked for, or was: `what` says which part of a segment it is. */
	chip(place: Place & { readonly blank: string }, what: string): TemplateResult;
	/** A blank that has no place on the wire. */
	question(blank: string): TemplateResult;
	/** From value to value, over the rows. */
	readonly lines?: readonly ThreadLine[];
	/** Values to be set apart from the others, if any, as `data-at` names them, and the steps that they stand in. */
	readonly marked?: { readonly steps: ReadonlySet<number>; readonly places: ReadonlySet<string> };
	/** What follows the last row of a step, if anything: a branch beside the true run. */
	after?(row: Row): TemplateResult | typeof nothing;
}

/** Between two values, as their `data-at` names them. */
export interface ThreadLine {
	readonly from: string;
	readonly to: string;
	readonly label: string | null;
}

/** An element with a picture, for `wires.ts` to find. */
export interface FigureElement extends HTMLElement {
	picture?: Picture;
	lines?: readonly ThreadLine[];
}
