// What a typed answer is read as, and how it is understood.
import type { Notation } from "../../../scenario/spec.ts";
import type { Scenario } from "../../shared/api.ts";

export type Asked =
	| {
			readonly kind: "number";
			readonly notation: Notation;
			/** Names of the numbers that count as symbols here. */
			readonly symbols: readonly string[];
			/** Plain numbers that the timeline shows. */
			readonly shown: readonly number[];
			/** Whether a plain 0 is read in any notation: it may be the number of a reset. */
			readonly zero: boolean;
	  }
	| { readonly kind: "count" }
	| { readonly kind: "duration"; readonly unit: "s" | "ms"; show(ms: number): string };

export type Understood =
	| { readonly ok: true; readonly value: string; readonly doubt: "relative-for-raw" | "raw-for-relative" | null }
	| { readonly ok: false; readonly message: string };

/** Of a number of this scenario. */
export function askedNumber(scenario: Scenario, zero = false): Asked {
	const numbers = scenario.timeline.flatMap(({ segment }) => (segment ? [segment.seq, segment.ack] : []));
	const texts = numbers.filter((one) => typeof one === "string");
	const named = new Set(texts.flatMap((text) => /^[a-z]/.exec(text)?.[0] ?? []));
	// A symbol that stands only where a blank is now belongs to the pair of the other one.
	const pair = named.has("u") || named.has("v") || /\b[uv]\b/.test(scenario.story) ? ["u", "v"] : ["x", "y"];
	return {
		kind: "number",
		notation: scenario.notation,
		symbols: [...new Set([...pair, ...named])],
		shown: numbers.filter((one) => typeof one === "number"),
		zero,
	};
}
