// A place for a value: shown, asked for (no value), or shown where it was asked for (both).
import type { BlankRef } from "../../../exercise/types.ts";

export interface Place {
	readonly value: string | null;
	readonly blank: string | null;
}

type Shown = string | number | readonly string[] | BlankRef;

/** Null where nothing is shown at all. */
export function placeOf(shown: Shown | undefined, asked: Shown | undefined): Place | null {
	if (shown === undefined) return null;
	if (isBlank(shown)) return { value: null, blank: shown.blank };
	const value = Array.isArray(shown) ? shown.join(",") : String(shown);
	return { value, blank: isBlank(asked) ? asked.blank : null };
}

export function sameValue(one: Place | null, other: Place | null): boolean {
	if (one === null || other === null) return one === other;
	return one.value === other.value && one.blank === other.blank;
}

function isBlank(shown: Shown | undefined): shown is BlankRef {
	return typeof shown === "object" && "blank" in shown;
}
