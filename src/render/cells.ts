// One value of the view: shown, asked for, or shown where it was asked for.
import { clean } from "./characters.ts";
import type { BlankHere, Cell } from "./model.ts";

export type Shown = string | number | readonly string[] | BlankHere;

export function isBlank(shown: Shown | undefined): shown is BlankHere {
	return typeof shown === "object" && "blank" in shown;
}

export function cellOf(shown: Shown | undefined, asked: Shown | undefined): Cell {
	if (isBlank(shown)) return { value: null, blank: clean(shown.blank) };
	const value = clean(Array.isArray(shown) ? shown.join(",") : String(shown));
	return { value, blank: isBlank(asked) ? clean(asked.blank) : null };
}

export function sameCell(a: Cell | null, b: Cell | null): boolean {
	if (a === null || b === null) return a === b;
	return a.value === b.value && (a.value !== null || a.blank === b.blank);
}
