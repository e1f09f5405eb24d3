// The map of a class's misconceptions as the API answers it.
import * as v from "valibot";
import { Count, Difficulty, described, LocaleName, Uint32 } from "./primitives.ts";
import { LocaleQuery } from "./query.ts";
import { BlankKindName, FamilyName, NotationName, ProfileName, TemplateName } from "./spec-names.ts";

const Flag = v.pipe(
	v.picklist(["true", "false"]),
	v.transform((text) => text === "true"),
	v.metadata({ documentedAs: v.boolean() }),
);

export const MapQuery = v.object({
	...LocaleQuery.entries,
	learners: v.exactOptional(
		described(Flag, "`false` leaves out who holds the ideas: then the answer may be shown to the class."),
	),
	misconception: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(64),
			v.metadata({
				description:
					"Only this one, with all who hold it; 422 `unknown-misconception` for one that is not of the catalogue.",
			}),
		),
	),
});

/** Holders that are listed of one idea among all, and of one that was asked for alone. */
export const MAX_HOLDERS = { amongAll: 200, alone: 5000 } as const;

const InItem = v.pipe(
	v.object({
		item: described(Count, "Its place, from 1."),
		name: described(v.string(), "Title of its template, or the question's prompt."),
		showed: described(Count, "Learners who showed it there, in any attempt."),
		met: described(Count, "Of so many whose answers there spoke for or against it."),
	}),
	v.metadata({ ref: "MisconceptionInItem", description: "An item in which the idea showed." }),
);

const scenarioWish = v.object({
	template: TemplateName,
	seed: described(Uint32, "Gives this very scenario."),
	difficulty: v.exactOptional(Difficulty),
	notation: NotationName,
	profile: ProfileName,
	blanks: v.exactOptional(described(Count, "How many.")),
	ask: v.exactOptional(described(v.array(BlankKindName), "The only kinds of blanks.")),
	skill: v.exactOptional(described(v.string(), "Needed by one blank at least.")),
});

const shownEntries = {
	asked: described(v.string(), "What is asked."),
	right: described(v.string(), "What is right."),
	believed: described(v.string(), "What somebody answers who holds the idea, as the engine works it out."),
};

const Example = v.pipe(
	v.variant("type", [
		v.pipe(
			v.object({
				type: v.literal("scenario"),
				family: FamilyName,
				scenario: described(
					scenarioWish,
					"Body of `POST /v1/scenarios`: the scenario to show in class. It is nobody's: its seed is public.",
				),
				...shownEntries,
			}),
			v.metadata({ ref: "ExampleScenario", description: "A scenario in which an idea shows." }),
		),
		v.pipe(
			v.object({
				type: v.literal("question"),
				questionId: described(v.string(), "The `id` of the question."),
				...shownEntries,
			}),
			v.metadata({ ref: "ExampleQuestion", description: "A question in which an idea shows." }),
		),
	]),
	v.metadata({
		ref: "MisconceptionExample",
		description: "How the idea shows, in a scenario of the item in which most showed it.",
	}),
);

const confidenceEntries = {
	mean: described(v.nullable(v.number()), "1 to 3, of those who said how sure they were; null where nobody did."),
	certain: described(Count, "Who said 3."),
	fairlySure: described(Count, "Who said 2."),
	guessed: described(Count, "Who said 1."),
	unsaid: described(Count, "Who said nothing."),
};

const Holder = v.object({
	learnerId: described(v.string(), "Who holds it."),
	confidence: described(v.nullable(v.number()), "1 to 3, where it showed last; null where nothing was said."),
	items: described(v.array(Count), "In which it showed."),
});

export const MappedMisconception = v.pipe(
	v.object({
		id: described(v.string(), "As the catalogue lists it."),
		title: described(v.string(), "The idea, in words."),
		advice: described(v.string(), "What to think instead."),
		summary: described(v.string(), "A sentence for the class."),
		held: described(
			Count,
			"Learners who hold it: it showed, and later answers to two different items do not contradict it. The rule is that of a learner's own progress.",
		),
		showed: described(Count, "Who ever showed it; those beyond `held` have corrected it."),
		met: described(Count, "Of so many whose answers spoke for or against it at least once."),
		share: described(v.number(), "`held` of `met`, 0 to 1."),
		confidence: described(v.object(confidenceEntries), "Of those who hold it, where it showed last."),
		weight: described(
			v.number(),
			"By which the map is sorted: the confidence of those who hold it added up, 2 for each who said nothing. A wrong idea that is held with confidence comes first.",
		),
		items: described(v.array(InItem), "In which it showed: the one that shows it best, in which most did, first."),
		example: described(v.nullable(Example), "How it shows; null where none can be shown."),
		learners: v.exactOptional(
			described(
				v.array(Holder),
				`Who holds it, the surest first: at most ${MAX_HOLDERS.amongAll}, or ${MAX_HOLDERS.alone} where \`misconception\` asks for it alone. Not with \`learners=false\`.`,
			),
		),
	}),
	v.metadata({ ref: "MappedMisconception", description: "An idea that is not so, and who holds it." }),
);

export const MisconceptionMapView = v.pipe(
	v.object({
		assignmentId: described(v.string(), "Of the assignment."),
		title: described(v.string(), "Of the assignment."),
		locale: LocaleName,
		summary: described(v.string(), "The whole class in a sentence or two."),
		learners: described(Count, "With any result; excused learners are left out."),
		holding: described(Count, "Who hold at least one of the ideas."),
		ideas: described(v.array(MappedMisconception), "That showed at least once. What to look at first stands first."),
		links: described(
			v.object({
				assignment: described(v.string(), "The assignment."),
				picture: described(v.string(), "The map as SVG, without names."),
				remedial: described(v.string(), "Where a follow-up is made."),
			}),
			"Paths.",
		),
	}),
	v.metadata({
		ref: "MisconceptionMap",
		description: "Of all attempts of all papers: what a class believes that is not so, who does, and how surely.",
	}),
);
export type MisconceptionMapView = v.InferOutput<typeof MisconceptionMapView>;
export type MappedMisconceptionView = v.InferOutput<typeof MappedMisconception>;
export type MisconceptionExample = v.InferOutput<typeof Example>;
