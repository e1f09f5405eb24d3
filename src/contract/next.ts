// What a learner practises next, and a pack of it to take along.
import * as v from "valibot";
import { NEXT_REASONS } from "../review/next.ts";
import { described, LocaleWish, Timestamp, wholeUpTo } from "./primitives.ts";
import { QuestionView } from "./question.ts";
import { ScenarioView } from "./scenario.ts";
import { FamilyName } from "./spec-names.ts";

const wishes = {
	locale: v.exactOptional(LocaleWish),
	family: v.exactOptional(
		described(FamilyName, "Scenarios of this family, and questions about what they train, alone."),
	),
};

export const NextQuery = v.object(wishes);

export const MAX_PACK = 20;
const SIZE = `Expected a whole number from 1 to ${MAX_PACK}`;

export const PackQuery = v.object({
	...wishes,
	n: v.exactOptional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9][0-9]?$/, SIZE),
			v.transform(Number),
			v.maxValue(MAX_PACK, SIZE),
			v.metadata({ documentedAs: wholeUpTo(MAX_PACK, 1), description: "How many; 10 when left out." }),
		),
	),
});

const reasonEntries = {
	skill: described(v.string(), "What it is for; the scenario or question asks it, often beside others."),
	because: described(
		v.picklist(NEXT_REASONS),
		"`overdue`: to be reviewed before it is forgotten. `weak`: met, not learned yet. `new`: never met, and what it builds on is learned. `ahead`: nothing is due. `early`: what it builds on is not learned, but nothing else can be asked.",
	),
	reason: described(v.string(), "The same in words for the learner."),
	dueAt: described(v.nullable(Timestamp), "When the skill is due, or was; null if it was never met."),
};

const NextScenario = v.pipe(
	v.object({ type: v.literal("scenario"), ...reasonEntries, scenario: ScenarioView }),
	v.metadata({ ref: "NextScenario", description: "A scenario to practise." }),
);
const NextQuestion = v.pipe(
	v.object({ type: v.literal("question"), ...reasonEntries, question: QuestionView }),
	v.metadata({ ref: "NextQuestion", description: "A question to practise." }),
);

export const Next = v.pipe(
	v.variant("type", [NextScenario, NextQuestion]),
	v.metadata({ ref: "Next", description: "What to practise next, and why, by `type`." }),
);

export const Pack = v.pipe(
	v.object({
		madeAt: described(Timestamp, "When the pack was made."),
		expiresAt: described(
			Timestamp,
			"Until when its scenarios can be answered; what was answered until then may be sent for as long again, with `answeredAt`.",
		),
		items: described(v.array(Next), "In the order to be practised."),
	}),
	v.metadata({ ref: "Pack", description: "Without its keys: what is answered offline is graded when it is sent." }),
);
