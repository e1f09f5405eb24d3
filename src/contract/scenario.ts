// Requests and responses about one scenario, up to grading.
import * as v from "valibot";
import type { ExerciseView } from "../exercise/types.ts";
import { ASK_KINDS, FAMILIES, MAX_WISHED_BLANKS, NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";
import type { Locale } from "../text/locale.ts";
import { Policy, PolicyRequest } from "./policy.ts";
import { closed, isPlainObject, LearnerId, LocaleName, LocaleWish, Timestamp, Uint32 } from "./primitives.ts";
import { Difficulty, viewEntries } from "./view.ts";

export const ScenarioRequest = v.pipe(
	closed({
		family: v.exactOptional(v.picklist(FAMILIES)),
		template: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
		difficulty: v.exactOptional(
			v.pipe(
				Difficulty,
				v.metadata({ description: "A template named here can be had at its `difficulties` of the catalogue." }),
			),
		),
		seed: v.exactOptional(
			v.pipe(Uint32, v.metadata({ description: "The same seed gives the same scenario; random when left out." })),
		),
		locale: v.exactOptional(LocaleWish),
		notation: v.exactOptional(v.picklist(NOTATIONS)),
		profile: v.exactOptional(v.picklist(PROFILE_NAMES)),
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
				v.array(v.picklist(ASK_KINDS)),
				v.minLength(1),
				v.maxLength(ASK_KINDS.length),
				v.metadata({
					description:
						"The only kinds of blanks. When left out: all but `next-segment` and `order`, which stop the timeline before its end.",
				}),
			),
		),
		learnerId: v.exactOptional(LearnerId),
		policy: v.exactOptional(PolicyRequest),
	}),
	v.metadata({
		ref: "ScenarioRequest",
		description: "Wishes; what is left out is chosen. With `learnerId` the scenario is for that learner only.",
		examples: [{ family: "teardown", difficulty: 3 }],
	}),
);
export type ScenarioRequest = v.InferOutput<typeof ScenarioRequest>;

const Links = v.object({
	self: v.string(),
	validate: v.string(),
	grade: v.exactOptional(v.pipe(v.string(), v.metadata({ description: "Not for an assessed scenario." }))),
	hints: v.string(),
	diagram: v.pipe(v.string(), v.metadata({ description: "SVG." })),
	table: v.pipe(v.string(), v.metadata({ description: "The same as an HTML page that can be read aloud." })),
	text: v.pipe(v.string(), v.metadata({ description: "The same in plain characters of one width." })),
	capture: v.pipe(v.string(), v.metadata({ description: "The segments that are given, as pcap." })),
	attempts: v.exactOptional(
		v.pipe(v.string(), v.metadata({ description: "Where its learner submits it, if it is for one learner." })),
	),
});

export const ScenarioView = v.pipe(
	v.object({
		id: v.string(),
		locale: LocaleName,
		seed: v.pipe(v.nullable(Uint32), v.metadata({ description: "Only shown when the caller chose it." })),
		...viewEntries,
		policy: v.pipe(
			v.nullable(Policy),
			v.metadata({ description: "How it counts, if it is assessed; null for practice." }),
		),
		expiresAt: Timestamp,
		links: Links,
	}),
	v.metadata({ ref: "Scenario", description: "A situation with blanks in it; never the key." }),
);

/** What `ScenarioView` describes, as the handlers build it. */
export interface ScenarioDocument extends ExerciseView {
	readonly id: string;
	readonly locale: Locale;
	readonly seed: number | null;
	readonly policy: Policy | null;
	readonly expiresAt: string;
	readonly links: Readonly<v.InferOutput<typeof Links>>;
}

/**
 * Answers by blank id, as they came: reading them is the grader's job. Not a valibot record, which would silently
 * drop keys such as `constructor`.
 */
export const Answers = v.pipe(
	v.custom<Readonly<Record<string, unknown>>>(isPlainObject, "Expected an object of answers by blank id"),
	v.metadata({
		ref: "Answers",
		description: "Answers by blank id; see `answerSchema` of the scenario.",
		examples: [{ b1: 4022, b2: "FIN-WAIT-1", b3: ["FIN", "ACK"] }],
	}),
);

export type Answers = v.InferOutput<typeof Answers>;

export const AnswersRequest = v.pipe(
	closed({ answers: Answers, locale: v.exactOptional(LocaleWish) }),
	v.metadata({ ref: "AnswersRequest" }),
);

const AnswerCheck = v.pipe(
	v.variant("status", [
		v.object({ status: v.literal("readable"), value: v.unknown() }),
		v.object({ status: v.literal("unreadable"), message: v.string() }),
		v.object({ status: v.literal("unanswered") }),
	]),
	v.metadata({ ref: "AnswerCheck" }),
);

export const ValidateResponse = v.pipe(
	v.object({
		scenarioId: v.string(),
		readable: v.pipe(v.boolean(), v.metadata({ description: "True when every answer that was given can be read." })),
		blanks: v.record(v.string(), AnswerCheck),
	}),
	v.metadata({ ref: "Validation" }),
);
