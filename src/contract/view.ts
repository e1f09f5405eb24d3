// What a scenario shows: hosts, timeline, blanks. Mirrors `ExerciseView` of src/exercise/view.ts.
import * as v from "valibot";
import type { BlankKind } from "../exercise/kinds/names.ts";
import { Cause } from "./cause.ts";
import { Count, Difficulty, described, FlagName, StateName } from "./primitives.ts";
import { FamilyName, NotationName, ProfileName, SkillNames, TemplateName } from "./spec-names.ts";

const BlankRef = v.pipe(
	v.object({ blank: described(v.string(), "Id of the blank that asks for it.") }),
	v.metadata({ ref: "BlankRef", description: "Stands where a value is asked for." }),
);

export const ShownNumber = v.pipe(
	v.union([v.number(), v.string()]),
	v.metadata({
		ref: "ShownNumber",
		description:
			"A sequence or acknowledgment number in the scenario's notation: a whole number of 32 bits, or in symbolic notation a text such as `x+1`.",
	}),
);

const StateOrBlank = v.union([StateName, BlankRef]);
const CountOrBlank = v.union([Count, BlankRef]);

const Segment = v.pipe(
	v.object({
		number: described(Count, "In the timeline, from 1, in the order of sending."),
		from: described(v.string(), "Id of the host that sends it, or what stands for others."),
		to: described(v.string(), "Id of the host that it is sent to."),
		flags: described(v.union([v.array(FlagName), BlankRef]), "Those that are set."),
		seq: described(v.union([ShownNumber, BlankRef]), "Sequence number."),
		ack: described(v.union([ShownNumber, BlankRef, v.null()]), "Acknowledgment number; null without ACK."),
		length: described(Count, "Octets of data."),
		fate: described(v.picklist(["delivered", "lost", "in-flight"]), "What becomes of it by the end of the timeline."),
		retransmission: described(v.boolean(), "Whether it repeats what was sent before."),
	}),
	v.metadata({ ref: "Segment", description: "A segment of the timeline." }),
);

export const Step = v.pipe(
	v.object({
		step: described(Count, "Its number, from 1."),
		timeMs: described(v.nullable(v.number()), "Since the first step, ms; null where it would give an answer away."),
		cause: Cause,
		text: v.pipe(v.string(), v.metadata({ description: "`cause` in words, and the loss of `segment` if it is lost." })),
		segment: described(v.nullable(Segment), "That is sent in the step; null where none is."),
		states: described(v.record(v.string(), StateOrBlank), "Of each host by its id, after the step."),
		queues: v.exactOptional(
			described(
				v.record(
					v.string(),
					v.object({
						syn: described(CountOrBlank, "Half-open connections."),
						accept: described(CountOrBlank, "Complete ones that wait for accept()."),
					}),
				),
				"Entries of each listening host's queues by its id, after the step; left out where the template is not about them.",
			),
		),
	}),
	v.metadata({ ref: "Step", description: "What happens at one moment of the timeline." }),
);

export const Choice = v.pipe(
	v.object({
		id: described(v.string(), "To answer with."),
		text: described(v.string(), "To be shown."),
	}),
	v.metadata({ ref: "Choice", description: "Something that can be chosen." }),
);

/** What the blanks of every kind say. */
const blankEntries = {
	id: described(v.string(), "`b1`, `b2`, …: what answers name it by."),
	label: described(v.string(), "What is asked, to stand beside a field."),
	step: described(Count, "The step of the timeline that it is about, from 1."),
	skills: SkillNames,
	points: described(v.number(), "The most that it can earn."),
};

const HostAsked = described(v.string(), "Id of the host that it is about.");

/** A blank of one kind, with what only that kind has. */
function blankOf<const Kind extends BlankKind, const Entries extends v.ObjectEntries>(kind: Kind, entries: Entries) {
	return v.object({ kind: v.literal(kind), ...blankEntries, ...entries });
}

const Blank = v.pipe(
	v.variant("kind", [
		v.pipe(
			blankOf("state", {
				host: HostAsked,
				choices: described(v.array(StateName), "All states."),
			}),
			v.metadata({ ref: "StateBlank", description: "The state of a host. The answer is one of `choices`." }),
		),
		v.pipe(
			blankOf("flags", {
				choices: described(v.array(FlagName), "All flags."),
			}),
			v.metadata({
				ref: "FlagsBlank",
				description: "The flags of a segment. The answer is a list of any of `choices`.",
			}),
		),
		v.pipe(
			blankOf("sequence-number", {}),
			v.metadata({
				ref: "NumberBlank",
				description:
					"A sequence or acknowledgment number of a segment. The answer is a number, or in symbolic notation a text.",
			}),
		),
		v.pipe(
			blankOf("count", {
				host: v.exactOptional(described(v.string(), "Id of the host whose queue is counted.")),
				unit: v.exactOptional(described(v.string(), "What is counted, where it is not a queue, in words.")),
			}),
			v.metadata({ ref: "CountBlank", description: "How many. The answer is a whole number, 0 or more." }),
		),
		v.pipe(
			blankOf("duration", {
				unit: described(v.picklist(["s", "ms"]), "In which the answer is read and shown."),
			}),
			v.metadata({ ref: "DurationBlank", description: "How long. The answer is a number in `unit`, 0 or more." }),
		),
		v.pipe(
			blankOf("choice", {
				choices: described(v.array(Choice), "The options, in the order to be shown."),
			}),
			v.metadata({ ref: "ChoiceBlank", description: "A question with one right option. The answer is its id." }),
		),
		v.pipe(
			blankOf("next-segment", { host: described(v.string(), "Id of the host that sends it.") }),
			v.metadata({
				ref: "NextSegmentBlank",
				description:
					"The whole segment that is sent next. The answer has its `flags`, `seq` and `ack`, or is a line that says them.",
			}),
		),
		v.pipe(
			blankOf("order", {
				choices: described(v.array(Choice), "The events, shuffled."),
			}),
			v.metadata({ ref: "OrderBlank", description: "Events to be put in order. The answer is a list of all ids." }),
		),
		v.pipe(
			blankOf("choices", {
				choices: described(v.array(Choice), "The options, in the order to be shown."),
			}),
			v.metadata({
				ref: "ChoicesBlank",
				description: "A question with several right options. The answer is a list of their ids.",
			}),
		),
	]),
	v.metadata({ ref: "Blank", description: "One thing to predict, by `kind`." }),
);

const Host = v.pipe(
	v.object({
		id: described(v.string(), "What the timeline names it by."),
		ip: described(v.string(), "IPv4 address."),
		port: described(Count, "0 to 65535."),
	}),
	v.metadata({ ref: "Host", description: "One end of the exchange." }),
);

/** The fields that come from the exercise itself. */
export const viewEntries = {
	family: FamilyName,
	template: TemplateName,
	templateVersion: described(Count, "Of the template, from 1: the same one gives the same scenario for a seed."),
	difficulty: Difficulty,
	notation: NotationName,
	profile: ProfileName,
	title: described(v.string(), "Of the template."),
	story: described(v.string(), "What the scenario is about, and where its numbers start."),
	mainQuestion: described(v.string(), "What this scenario's template is about, as a question."),
	assumptions: described(v.array(v.string()), "What holds, a sentence each."),
	assumptionGroups: described(
		v.object({
			particular: described(v.array(v.string()), "Of this scenario, short ones first."),
			usual: described(v.array(v.string()), "Of every scenario of the kind."),
		}),
		"The same assumptions: what is particular to this scenario, short ones first, and what is usual, which a client may fold away.",
	),
	hosts: described(v.array(Host), "The two ends."),
	queuePlaces: v.exactOptional(
		described(
			v.array(
				v.object({
					host: described(v.string(), "Id of the host whose queue it is."),
					queue: described(v.picklist(["syn", "accept"]), "Of half-open connections, or of complete ones."),
					places: described(Count, "Entries that fit."),
				}),
			),
			"How many entries fit, of the queues whose number an assumption states.",
		),
	),
	timeline: described(v.array(Step), "What happens, step by step, with its blanks."),
	blanks: described(v.array(Blank), "What is asked, in the order of the timeline."),
	answerSchema: described(
		v.record(v.string(), v.unknown()),
		"JSON Schema 2020-12 of the `answers` object; reading is more lenient.",
	),
	maxPoints: described(v.number(), "Of all blanks together."),
};
