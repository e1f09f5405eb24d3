// What there is to practise.
import * as v from "valibot";
import { BLANK_KINDS } from "../exercise/kinds/names.ts";
import { VERDICTS } from "../exercise/types.ts";
import { FAMILIES, NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";
import { Difficulty, described } from "./primitives.ts";

const Titled = v.object({ id: v.string(), title: v.string() });

const CatalogueTemplate = v.pipe(
	v.object({
		id: v.string(),
		family: v.picklist(FAMILIES),
		version: v.number(),
		title: v.string(),
		summary: v.string(),
		difficulty: v.pipe(Difficulty, v.metadata({ description: "1 to 5, as it is made when none is asked for." })),
		difficulties: v.pipe(v.array(Difficulty), v.metadata({ description: "What it can be had at." })),
		skills: v.array(v.string()),
		misconceptions: v.array(v.string()),
		notations: v.array(v.picklist(NOTATIONS)),
		profiles: v.array(v.picklist(PROFILE_NAMES)),
		askKinds: v.pipe(
			v.array(v.picklist(BLANK_KINDS)),
			v.metadata({ description: "Kinds of blanks that it can ask for; not every scenario of it has every one." }),
		),
	}),
	v.metadata({ ref: "Template" }),
);

export const Catalogue = v.pipe(
	v.object({
		families: v.array(v.object({ id: v.picklist(FAMILIES), title: v.string() })),
		templates: v.array(CatalogueTemplate),
		topics: v.pipe(v.array(Titled), v.metadata({ description: "Of the concept questions." })),
		skills: v.array(
			v.object({
				...Titled.entries,
				after: v.pipe(v.array(v.string()), v.metadata({ description: "What it builds on directly." })),
			}),
		),
		misconceptions: v.array(v.object({ id: v.string(), title: v.string(), advice: v.string() })),
		notations: v.array(v.picklist(NOTATIONS)),
		profiles: v.array(v.picklist(PROFILE_NAMES)),
		askKinds: v.array(v.picklist(BLANK_KINDS)),
		titles: v.pipe(
			v.object({
				notations: v.record(v.picklist(NOTATIONS), v.string()),
				profiles: v.record(v.picklist(PROFILE_NAMES), v.string()),
				askKinds: v.record(v.picklist(BLANK_KINDS), v.string()),
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
	v.metadata({ ref: "Catalogue" }),
);
