// Hints: one rung of a blank's ladder at a time.
import * as v from "valibot";
import { HINT_LEVELS } from "../exercise/hint-levels.ts";
import { closed, described, LocaleWish } from "./primitives.ts";

const HintLevel = v.pipe(
	v.picklist(HINT_LEVELS),
	v.metadata({ ref: "HintLevel", description: "1 where to look, 2 the rule, 3 the first step." }),
);

export const HintRequest = v.pipe(
	closed({
		blank: v.pipe(v.string(), v.maxLength(64), v.metadata({ description: "Id of the blank." })),
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
	v.metadata({ ref: "HintRequest", description: "Which hint is wanted.", examples: [{ blank: "b1" }] }),
);

export const HintView = v.pipe(
	v.object({
		blank: described(v.string(), "Id of the blank."),
		level: HintLevel,
		text: described(v.string(), "The hint."),
		cost: v.pipe(
			v.number(),
			v.metadata({
				description:
					"Share of the blank's points, 0 to 1, that hints up to this level cost in all: the highest level taken counts once, and never takes more than was earned.",
			}),
		),
		nextLevel: described(v.nullable(HintLevel), "The one that follows; null after the last."),
		recorded: v.pipe(
			v.boolean(),
			v.metadata({
				description: "True for a learner's own scenario: the cost is taken off when it is submitted as an attempt.",
			}),
		),
	}),
	v.metadata({ ref: "Hint", description: "A hint, and what it costs." }),
);
