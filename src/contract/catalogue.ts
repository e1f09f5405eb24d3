// What there is to practise.
import * as v from "valibot";
import { BLANK_KINDS } from "../exercise/kinds/names.ts";
import { VERDICTS } from "../exercise/types.ts";
import { NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";
import { Count, Difficulty, described } from "./primitives.ts";
import { Idea } from "./result.ts";
import { BlankKindName, FamilyName, NotationName, ProfileName } from "./spec-names.ts";

const Titled = v.object({
	id: described(v.string(), "What requests name it by."),
	title: described(v.string(), "To be shown."),
});

const CatalogueTemplate = v.pipe(
	v.object({
		id: described(v.string(), "What requests name it by."),
		family: FamilyName,
		version: described(Count, "From 1; the same one gives the same scenario for a seed."),
		title: described(v.string(), "To be shown."),
		summary: described(v.string(), "What it is about, in a sentence."),
		difficulty: described(Difficulty, "1 to 5, as it is made when none is asked for."),
		difficulties: v.pipe(v.array(Difficulty), v.metadata({ description: "What it can be had at." })),
		skills: described(v.array(v.string()), "Ids of the skills that it trains."),
		misconceptions: described(v.array(v.string()), "Ids of the misconceptions that it tells apart from what is right."),
		notations: described(v.array(NotationName), "It can be had in."),
		profiles: described(v.array(ProfileName), "It can be had under."),
		askKinds: v.pipe(
			v.array(BlankKindName),
			v.metadata({ description: "Kinds of blanks that it can ask for; not every scenario of it has every one." }),
		),
	}),
	v.metadata({ ref: "Template", description: "What scenarios are made from." }),
);

export const Catalogue = v.pipe(
	v.object({
		families: described(
			v.array(v.object({ id: FamilyName, title: described(v.string(), "To be shown.") })),
			"Of templates.",
		),
		templates: described(v.array(CatalogueTemplate), "Of scenarios; those that meet the filters."),
		topics: v.pipe(v.array(Titled), v.metadata({ description: "Of the concept questions." })),
		skills: described(
			v.array(
				v.object({
					...Titled.entries,
					after: described(v.array(v.string()), "Ids of the skills that it builds on directly."),
				}),
			),
			"That scenarios and questions train.",
		),
		misconceptions: described(v.array(Idea), "That answers can show."),
		notations: described(v.array(NotationName), "Of numbers."),
		profiles: described(v.array(ProfileName), "Whose rules hosts can follow."),
		askKinds: described(v.array(BlankKindName), "Kinds of blanks."),
		titles: v.pipe(
			v.object({
				notations: described(v.record(v.picklist(NOTATIONS), v.string()), "By notation."),
				profiles: described(v.record(v.picklist(PROFILE_NAMES), v.string()), "By profile."),
				askKinds: described(v.record(v.picklist(BLANK_KINDS), v.string()), "By kind of blank."),
			}),
			v.metadata({ description: "What to show for these ids." }),
		),
		credit: v.pipe(
			v.record(v.picklist(VERDICTS), v.number()),
			v.metadata({
				description:
					"Share of a blank's points that each verdict earns; a partly right segment or order earns what is right of it; what cannot be read earns nothing until it is rewritten.",
			}),
		),
		mastery: v.pipe(
			v.object({
				newestWeight: described(
					v.number(),
					"Of the newest answer in the exponential average; the rest keeps what was.",
				),
				threshold: described(v.number(), "Least average of a skill that is mastered."),
				inARow: described(v.number(), "Right answers in a row that it takes, each to another scenario or question."),
				spanHours: described(v.number(), "From the first of them to the newest, at least: a night lies between."),
				learned: described(v.number(), "Least average of a skill that others can build on."),
				retention: described(v.number(), "Chance to still know a skill at which it is due."),
			}),
			v.metadata({
				description:
					"How mastery is worked out. First answers enter the average, 1 if right; with a hint 0. Later answers to the same scenario do not.",
			}),
		),
		hintCosts: v.pipe(
			v.record(v.string(), v.number()),
			v.metadata({
				description: "Share of a blank's points that its hints cost in all, by the highest level taken.",
				examples: [{ "1": 0.1 }],
			}),
		),
	}),
	v.metadata({ ref: "Catalogue", description: "What there is to practise." }),
);
