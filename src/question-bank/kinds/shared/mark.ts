// What a readable answer is worth, and what to say of it.
import type { MisconceptionId } from "../../../scenario/misconceptions.ts";
import type { Locale, Localized } from "../../../text/locale.ts";
import { type Drawn, fill } from "../../instance.ts";

export interface Mark {
	/** 0 to 1. */
	readonly share: number;
	/** What to say of this answer, besides the explanation. */
	readonly remarks: readonly string[];
	readonly misconceptions: readonly MisconceptionId[];
}

/** Something wrong that the author foresaw. */
export interface Fault {
	readonly feedback: Localized;
	readonly misconception?: MisconceptionId;
}

export const RIGHT: Mark = { share: 1, remarks: [], misconceptions: [] };

/** `remarks` come before the feedback to `faults`. */
export function markOf(
	share: number,
	faults: readonly Fault[],
	drawn: Drawn,
	locale: Locale,
	remarks: readonly string[] = [],
): Mark {
	return {
		share,
		remarks: [...remarks, ...faults.map(({ feedback }) => fill(drawn, feedback, locale))],
		misconceptions: faults.flatMap(({ misconception }) => misconception ?? []),
	};
}
