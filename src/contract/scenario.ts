// Responses about one scenario, up to grading. Apart from the requests: the Worker carries only what it checks with.
import * as v from "valibot";
import type { ExerciseView } from "../exercise/view.ts";
import type { Locale } from "../text/locale.ts";
import { MadeBy, type Maker } from "./made-by.ts";
import { Policy } from "./policy.ts";
import { described, LocaleName, Timestamp, Uint32 } from "./primitives.ts";
import { SentAnswer, shownAs } from "./sent-answer.ts";
import { viewEntries } from "./view.ts";

const Links = v.object({
	self: described(v.string(), "The scenario again."),
	validate: described(v.string(), "Which answers can be read."),
	grade: v.exactOptional(
		v.pipe(v.string(), v.metadata({ description: "Of an assessed scenario only for a server key." })),
	),
	hints: described(v.string(), "Where hints are taken."),
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
		id: described(v.string(), "Names the scenario, and holds all that it is made of; sealed."),
		locale: LocaleName,
		seed: v.pipe(
			v.nullable(Uint32),
			v.metadata({ description: "Only where the caller chose it; null where the scenario is drawn from a secret." }),
		),
		...viewEntries,
		policy: v.pipe(
			v.nullable(Policy),
			v.metadata({ description: "How it counts, if it is assessed; null for practice." }),
		),
		madeBy: MadeBy,
		assessed: v.pipe(v.boolean(), v.metadata({ description: "Whether it has a policy." })),
		expiresAt: described(Timestamp, "Until when it can be answered."),
		deadline: v.pipe(
			v.nullable(Timestamp),
			v.metadata({
				description:
					"Until when answers are taken (some seconds of grace for the network), if its time is limited: of a timed quiz. After that 410 `time-is-up`.",
			}),
		),
		links: described(Links, "Paths."),
	}),
	v.metadata({ ref: "Scenario", description: "A situation with blanks in it; never the key." }),
);

/** What `ScenarioView` describes, as the handlers build it. */
export interface ScenarioDocument extends ExerciseView {
	readonly id: string;
	readonly locale: Locale;
	readonly seed: number | null;
	readonly policy: Policy | null;
	readonly madeBy: Maker;
	readonly assessed: boolean;
	readonly expiresAt: string;
	readonly deadline: string | null;
	readonly links: Readonly<v.InferOutput<typeof Links>>;
}

const AnswerCheck = v.pipe(
	v.variant("status", [
		v.pipe(
			v.object({
				status: v.literal("readable"),
				value: described(shownAs(SentAnswer), "As it was understood; of an assessed scenario as it was sent."),
			}),
			v.metadata({ ref: "ReadableAnswer", description: "The answer can be read." }),
		),
		v.pipe(
			v.object({
				status: v.literal("unreadable"),
				message: described(v.string(), "Why not, and what to write instead."),
			}),
			v.metadata({ ref: "UnreadableAnswer", description: "The answer cannot be read." }),
		),
		v.pipe(
			v.object({ status: v.literal("unanswered") }),
			v.metadata({ ref: "NoAnswer", description: "Nothing was answered." }),
		),
	]),
	v.metadata({ ref: "AnswerCheck", description: "Whether an answer can be read, by `status`." }),
);

export const ValidateResponse = v.pipe(
	v.object({
		scenarioId: described(v.string(), "The `id` of the scenario."),
		readable: v.pipe(v.boolean(), v.metadata({ description: "True when every answer that was given can be read." })),
		blanks: described(v.record(v.string(), AnswerCheck), "By blank id."),
	}),
	v.metadata({ ref: "Validation", description: "Which answers can be read." }),
);
