// Hints: one rung of a blank's ladder at a time.
import * as v from "valibot";
import { HINT_LEVELS } from "../exercise/hint-levels.ts";
import { closed, LocaleWish } from "./primitives.ts";

const HintLevel = v.picklist(HINT_LEVELS);

export const HintRequest = v.pipe(
	closed({
		blank: v.pipe(v.string(), v.maxLength(64)),
		level: v.exactOptional(
			v.pipe(
				HintLevel,
				v.metadata({
					description:
						"1 where to look, 2 the rule, 3 the first step. When left out: the first not taken yet; for practice, 1.",
				}),
			),
		),
		locale: v.exactOptional(LocaleWish),
	}),
	v.metadata({ ref: "HintRequest", examples: [{ blank: "b1" }] }),
);

export const HintView = v.pipe(
	v.object({
		blank: v.string(),
		level: HintLevel,
		text: v.string(),
		cost: v.pipe(
			v.number(),
			v.metadata({
				description:
					"Share of the blank's points, 0 to 1, that hints up to this level cost in all: the highest level taken counts once, and never takes more than was earned.",
			}),
		),
		nextLevel: v.nullable(HintLevel),
		recorded: v.pipe(
			v.boolean(),
			v.metadata({
				description: "True for a learner's own scenario: the cost is taken off when it is submitted as an attempt.",
			}),
		),
	}),
	v.metadata({ ref: "Hint" }),
);
