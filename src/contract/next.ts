// What a learner practises next, and a pack of it to take along.
import * as v from "valibot";
import { NEXT_REASONS } from "../review/next.ts";
import { FAMILIES } from "../scenario/spec.ts";
import { described, LocaleWish, Timestamp } from "./primitives.ts";
import { QuestionView } from "./question.ts";
import { ScenarioView } from "./scenario.ts";

const wishes = {
	locale: v.exactOptional(LocaleWish),
	family: v.exactOptional(
		described(v.picklist(FAMILIES), "Scenarios of this family, and questions about what they train, alone."),
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
			v.metadata({ description: "How many; 10 when left out." }),
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

const NextScenario = v.object({ type: v.literal("scenario"), ...reasonEntries, scenario: ScenarioView });
const NextQuestion = v.object({ type: v.literal("question"), ...reasonEntries, question: QuestionView });

export const Next = v.pipe(v.variant("type", [NextScenario, NextQuestion]), v.metadata({ ref: "Next" }));

export const Pack = v.pipe(
	v.object({
		madeAt: Timestamp,
		expiresAt: described(
			Timestamp,
			"Until when its scenarios can be answered; what was answered until then may be sent for as long again, with `answeredAt`.",
		),
		items: v.array(Next),
	}),
	v.metadata({ ref: "Pack", description: "Without its keys: what is answered offline is graded when it is sent." }),
);
