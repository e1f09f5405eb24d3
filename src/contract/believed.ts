// A scenario as it would go under a misconception, beside how it goes: only for who may see the solution.
import * as v from "valibot";
import type { DiagnosedMisconception, ViewStep } from "../exercise/types.ts";
import { Proof } from "./picture-request.ts";
import { described } from "./primitives.ts";
import { LocaleQuery } from "./query.ts";
import { BelievedLinks, Idea } from "./result.ts";
import { ScenarioPath } from "./scenario-request.ts";
import { Step } from "./view.ts";

export const BelievedPath = v.object({
	...ScenarioPath.entries,
	misconception: described(v.string(), "As a result of the scenario names it."),
});

export const BelievedQuery = v.object({ ...LocaleQuery.entries, proof: Proof });
export type BelievedQuery = v.InferOutput<typeof BelievedQuery>;

export const BelievedView = v.pipe(
	v.object({
		scenarioId: described(v.string(), "The `id` of the scenario."),
		misconception: Idea,
		timeline: described(v.array(Step), "As it would go if the idea were true. Nothing is left blank."),
		actual: described(v.array(Step), "As it goes: the solved timeline of the result."),
		differs: described(
			v.array(v.number()),
			"Steps of `timeline` that are not the same in `actual`; its last one also where `actual` goes on.",
		),
		links: BelievedLinks,
	}),
	v.metadata({ ref: "Believed", description: "A scenario as it would go under a misconception, beside how it goes." }),
);

/** What `BelievedView` describes, as it is made. */
export interface BelievedDocument {
	readonly scenarioId: string;
	readonly misconception: Pick<DiagnosedMisconception, "id" | "title" | "advice">;
	readonly timeline: readonly ViewStep[];
	readonly actual: readonly ViewStep[];
	readonly differs: readonly number[];
	readonly links: Readonly<v.InferOutput<typeof BelievedLinks>>;
}
