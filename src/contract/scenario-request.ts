// Requests about one scenario, up to grading.
import * as v from "valibot";
import { BLANK_KINDS } from "../exercise/kinds/names.ts";
import { MAX_WISHED_BLANKS } from "../exercise/spec.ts";
import { PolicyRequest } from "./policy.ts";
import { closed, Difficulty, described, isPlainObject, LearnerId, LocaleWish, listOf, Uint32 } from "./primitives.ts";
import { SentAnswer } from "./sent-answer.ts";
import { BlankKindName, FamilyName, NotationName, ProfileName } from "./spec-names.ts";

export const ScenarioPath = v.object({
	scenarioId: v.pipe(v.string(), v.metadata({ description: "The `id` of a scenario, whole and unchanged." })),
});

/** What a scenario may be wished to be like. */
export const scenarioWishEntries = {
	family: v.exactOptional(FamilyName),
	template: v.exactOptional(
		v.pipe(
			v.string(),
			v.minLength(1),
			v.maxLength(64),
			v.metadata({ description: "Id of a template of the catalogue; any that fits when left out." }),
		),
	),
	difficulty: v.exactOptional(
		v.pipe(
			Difficulty,
			v.metadata({ description: "A template named here can be had at its `difficulties` of the catalogue." }),
		),
	),
	notation: v.exactOptional(NotationName),
	profile: v.exactOptional(ProfileName),
	blanks: v.exactOptional(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue(1),
			v.maxValue(MAX_WISHED_BLANKS),
			v.metadata({ description: "As many blanks, or fewer if the scenario has no more to ask." }),
		),
	),
	ask: v.exactOptional(
		v.pipe(
			listOf(BlankKindName, BLANK_KINDS.length),
			v.minLength(1),
			v.metadata({
				description:
					"The only kinds of blanks. When left out: all but `next-segment` and `order`, which stop the timeline before its end.",
			}),
		),
	),
	skill: v.exactOptional(
		v.pipe(
			v.string(),
			v.minLength(1),
			v.maxLength(64),
			v.metadata({
				description:
					"A skill of the catalogue that at least one blank, or part of one, then needs. Refused with `nothing-to-ask` where no such scenario is found; a named `seed` either has one or is refused.",
			}),
		),
	),
};

export const ScenarioRequest = v.pipe(
	closed({
		...scenarioWishEntries,
		seed: v.exactOptional(
			v.pipe(
				Uint32,
				v.metadata({
					description:
						"The same seed gives the same scenario, to anyone. Left out, the scenario is drawn from 128 random bits that nobody sees; with `policy` it must be left out.",
				}),
			),
		),
		locale: v.exactOptional(LocaleWish),
		learnerId: v.exactOptional(
			described(LearnerId, "Only this learner may use it. Needs a credential that speaks for the learner."),
		),
		policy: v.exactOptional(PolicyRequest),
	}),
	v.metadata({
		ref: "ScenarioRequest",
		description: "Wishes; what is left out is chosen. With `learnerId` the scenario is for that learner only.",
		examples: [{ family: "teardown", difficulty: 3 }],
	}),
);
export type ScenarioRequest = v.InferOutput<typeof ScenarioRequest>;

/**
 * Answers by blank id, as they came: reading them is the grader's job. Not a valibot record, which would silently
 * drop keys such as `constructor`.
 */
export const Answers = v.pipe(
	v.custom<Readonly<Record<string, unknown>>>(isPlainObject, "Expected an object of answers by blank id"),
	v.metadata({
		ref: "Answers",
		documentedAs: v.record(v.string(), SentAnswer),
		description: "Answers by blank id; see `answerSchema` of the scenario.",
		examples: [{ b1: 4022, b2: "FIN-WAIT-1", b3: ["FIN", "ACK"] }],
	}),
);

export type Answers = v.InferOutput<typeof Answers>;

export const AnswersRequest = v.pipe(
	closed({ answers: Answers, locale: v.exactOptional(LocaleWish) }),
	v.metadata({
		ref: "AnswersRequest",
		description: "Answers to a scenario.",
		examples: [{ answers: { b1: "SYN-SENT", b2: 101 } }],
	}),
);
