// What grading answers. Mirrors `GradeResult` of src/exercise/types.ts.
import * as v from "valibot";
import { type GradeResult, VERDICTS } from "../exercise/types.ts";
import { KeyOfBlank } from "./answer-value.ts";
import { Count, described, FlagName, StateName } from "./primitives.ts";
import { SentAnswer, shownAs } from "./sent-answer.ts";
import { SkillNames } from "./spec-names.ts";
import { ShownNumber, Step } from "./view.ts";

export const VerdictName = v.pipe(
	v.picklist(VERDICTS),
	v.metadata({
		ref: "Verdict",
		description:
			"`correct`; `follow-through`: right given an earlier slip; `partly`; `wrong`; `unreadable`: see `message`; `unanswered`.",
	}),
);

export const Score = v.pipe(
	v.object({
		points: described(v.number(), "Earned, 0 to `max`."),
		max: described(v.number(), "The most that could be earned."),
		scaled: described(v.number(), "`points` of `max`, 0 to 1."),
	}),
	v.metadata({ ref: "Score", description: "Points, and the share of them." }),
);

const PartResult = v.pipe(
	v.object({ verdict: VerdictName, skills: SkillNames }),
	v.metadata({ ref: "PartResult", description: "How one part of a segment was answered." }),
);

/** What a blank's result may say before the solution may be seen. */
const withheldBlankEntries = {
	verdict: VerdictName,
	points: described(v.number(), "Earned, 0 to `max`."),
	max: described(v.number(), "The most that it could earn."),
	given: described(
		shownAs(SentAnswer),
		"As it was understood, or as it was sent where it could not be read or the solution is withheld; null where nothing was sent.",
	),
	skills: SkillNames,
	message: v.exactOptional(
		described(v.string(), "Why it could not be read, and what to write instead; only with verdict `unreadable`."),
	),
	parts: v.exactOptional(
		v.pipe(
			v.object({
				flags: described(PartResult, "Its flags."),
				seq: described(PartResult, "Its sequence number."),
				ack: described(PartResult, "Its acknowledgment number, or that it has none."),
			}),
			v.metadata({ description: "Of a whole segment (`next-segment`): each part is worth a point." }),
		),
	),
};

const DerivationStep = v.pipe(
	v.union([
		v.pipe(
			v.object({
				from: described(
					v.union([
						v.object({
							segment: described(Count, "Number of a segment of the timeline."),
							field: described(v.picklist(["seq", "ack"]), "Which of its numbers."),
						}),
						v.object({
							story: described(
								v.nullable(v.string()),
								"Id of the host whose number the story gives; null where it is no host's.",
							),
						}),
					]),
					"Where counting starts.",
				),
				value: described(ShownNumber, "The number there."),
			}),
			v.metadata({ ref: "DerivationStart", description: "Where counting starts." }),
		),
		v.pipe(
			v.object({
				plus: described(v.number(), "Octets of data, or 1; -1 for a keep-alive probe."),
				why: described(v.picklist(["SYN", "data", "FIN", "keep-alive"]), "What takes up the numbers."),
			}),
			v.metadata({ ref: "DerivationAddend", description: "What is added." }),
		),
	]),
	v.metadata({ ref: "DerivationStep", description: "A step of the counting that leads to a number." }),
);

export const Reference = v.pipe(
	v.object({
		rfc: described(v.string(), "Such as `RFC 9293`."),
		section: described(v.string(), "Such as `3.10.7.4`."),
	}),
	v.metadata({ ref: "Reference", description: "Where it is prescribed." }),
);

const Consequence = v.pipe(
	v.object({
		text: described(v.string(), "What follows, in a sentence."),
		sent: described(
			v.array(
				v.object({
					from: described(v.string(), "Id of the host that sends it."),
					to: described(v.string(), "Id of the host that it is sent to."),
					flags: described(v.array(FlagName), "Those that are set."),
					seq: described(ShownNumber, "Sequence number."),
					ack: described(v.nullable(ShownNumber), "Acknowledgment number; null without ACK."),
					length: described(Count, "Octets of data."),
				}),
			),
			"What that end sends at once.",
		),
		states: described(v.record(v.string(), StateName), "Of the hosts of the timeline, afterwards."),
		rule: described(v.string(), "Id of the engine's rule that acts."),
		reference: Reference,
	}),
	v.metadata({
		ref: "Consequence",
		description:
			"Of a wrong value of a segment: the segment was delivered with this answer in place and everything else right (a whole segment as it was answered), and this is what the other end does at once. Left out where it does just what it really did, and where the segment never arrives.",
	}),
);

const BlankResult = v.pipe(
	v.object({
		...withheldBlankEntries,
		expected: described(shownAs(KeyOfBlank), "What is right."),
		explanation: described(v.string(), "Why, with this scenario's numbers."),
		derivation: v.exactOptional(
			v.pipe(
				v.array(DerivationStep),
				v.metadata({ description: "Of a number: where counting starts, then each addend. The sum is `expected`." }),
			),
		),
		derivations: v.exactOptional(
			v.pipe(
				v.object({
					seq: described(v.array(DerivationStep), "Of the sequence number."),
					ack: v.exactOptional(described(v.array(DerivationStep), "Of the acknowledgment number, if it has one.")),
				}),
				v.metadata({ description: "Of a whole segment: the same of each number that it has." }),
			),
		),
		reply: v.exactOptional(
			v.pipe(v.string(), v.metadata({ description: "To a wrong choice: what the idea behind it overlooks." })),
		),
		rule: described(v.string(), "Id of the engine's rule that prescribes it."),
		reference: Reference,
		misconception: v.exactOptional(
			described(v.string(), "Id of the misconception that explains the answer, where one does."),
		),
		consequence: v.exactOptional(Consequence),
	}),
	v.metadata({ ref: "BlankResult", description: "How a blank was answered, with its key and why." }),
);

const WithheldBlankResult = v.pipe(
	v.object(withheldBlankEntries),
	v.metadata({ ref: "WithheldBlankResult", description: "How a blank was answered, without its key." }),
);

const ideaEntries = {
	id: described(v.string(), "As the catalogue lists it."),
	title: described(v.string(), "The idea, in words."),
	advice: described(v.string(), "What to think instead."),
};

/** A misconception of the catalogue. */
export const Idea = v.pipe(
	v.object(ideaEntries),
	v.metadata({ ref: "Misconception", description: "An idea about TCP that is not so." }),
);

const DiagnosedMisconception = v.pipe(
	v.object({
		...ideaEntries,
		blanks: described(v.array(v.string()), "Ids of the blanks in which it shows."),
		confidence: described(v.number(), "How surely the answers show it, 0 to 1."),
	}),
	v.metadata({ ref: "DiagnosedMisconception", description: "A wrong idea that explains answers." }),
);

const FoundSlip = v.pipe(
	v.object({
		id: described(v.string(), "Which slip."),
		title: described(v.string(), "The slip, in words."),
		advice: described(v.string(), "What to look at again."),
		blanks: described(v.array(v.string()), "Ids of the blanks in which it shows."),
	}),
	v.metadata({
		ref: "FoundSlip",
		description: "`miscounted`: numbers that are off by one where no wrong idea that acts there explains it.",
	}),
);

const commonEntries = {
	scenarioId: described(v.string(), "The `id` of the scenario."),
	gradable: v.pipe(
		v.boolean(),
		v.metadata({ description: "False when not one answer could be read: nothing counts." }),
	),
	score: Score,
	summary: described(v.string(), "The result in a sentence."),
};

export const BelievedLinks = v.pipe(
	v.object({
		misconception: described(v.string(), "Id of the misconception."),
		timeline: described(v.string(), "Path of both timelines, as data."),
		diagram: described(v.string(), "Path of the picture as SVG."),
		table: described(v.string(), "Path of the same as an HTML page that can be read aloud."),
		text: described(v.string(), "Path of the same in plain characters."),
	}),
	v.metadata({ ref: "BelievedLinks", description: "How the scenario would go under a misconception." }),
);

const solutionEntries = {
	proof: v.pipe(
		v.string(),
		v.metadata({ description: "That this scenario was graded: with it as `?proof=`, pictures show the solution." }),
	),
	links: v.pipe(
		v.object({
			diagram: described(v.string(), "Path of the solution as SVG."),
			table: described(v.string(), "Path of the solution as an HTML page that can be read aloud."),
			text: described(v.string(), "Path of the solution in plain characters."),
			capture: described(v.string(), "Path of all segments as pcap."),
			lab: v.exactOptional(
				described(
					v.string(),
					"The scenario in the lab, where it can be played on and otherwise: all of it stands in the link. Left out where its script does what nobody can do there.",
				),
			),
			believed: v.exactOptional(
				described(
					v.array(BelievedLinks),
					"For each misconception named here under which the scenario would go otherwise: how it would go, as data and drawn.",
				),
			),
		}),
		v.metadata({ description: "The solution drawn, as a table, in plain text, and with all segments as pcap." }),
	),
};

export type SolutionAccess = Readonly<v.InferOutput<v.ObjectSchema<typeof solutionEntries, undefined>>>;

/** All of a result but where its solution is drawn. */
export const solvedEntries = {
	...commonEntries,
	blanks: described(v.record(v.string(), BlankResult), "By blank id."),
	misconceptions: described(v.array(DiagnosedMisconception), "Wrong ideas that explain the answers, the surest first."),
	slips: described(v.array(FoundSlip), "Slips that show no wrong idea."),
	timeline: described(v.array(Step), "Solved: nothing is left blank."),
};

export const resultEntries = { ...solvedEntries, ...solutionEntries };

export const withheldEntries = {
	...commonEntries,
	blanks: described(v.record(v.string(), WithheldBlankResult), "By blank id."),
};

export const ResultView = v.pipe(
	v.object(resultEntries),
	v.metadata({ ref: "Result", description: "How a scenario was answered, with its solution." }),
);

/** What `ResultView` describes, as the handlers build it. */
export interface ResultDocument extends GradeResult, SolutionAccess {
	readonly scenarioId: string;
}
