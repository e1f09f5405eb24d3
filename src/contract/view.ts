// What a scenario shows: hosts, timeline, blanks. Mirrors `ExerciseView` of src/exercise/view.ts.
import * as v from "valibot";
import { BLANK_KINDS } from "../exercise/kinds/names.ts";
import { FAMILIES, NOTATIONS, PROFILE_NAMES } from "../scenario/spec.ts";
import { Cause } from "./cause.ts";
import { Count, Difficulty, FlagName, StateName } from "./primitives.ts";

const BlankRef = v.pipe(
	v.object({ blank: v.string() }),
	v.metadata({ ref: "BlankRef", description: "Stands where a value is asked for." }),
);

/** A number, or in symbolic notation a text such as "x+1". */
export const ShownNumber = v.union([v.number(), v.string()]);

const StateOrBlank = v.union([StateName, BlankRef]);
const CountOrBlank = v.union([Count, BlankRef]);

const Segment = v.pipe(
	v.object({
		number: v.number(),
		from: v.string(),
		to: v.string(),
		flags: v.union([v.array(FlagName), BlankRef]),
		seq: v.union([ShownNumber, BlankRef]),
		ack: v.union([ShownNumber, BlankRef, v.null()]),
		length: Count,
		fate: v.picklist(["delivered", "lost", "in-flight"]),
		retransmission: v.boolean(),
	}),
	v.metadata({ ref: "Segment" }),
);

export const Step = v.pipe(
	v.object({
		step: v.number(),
		timeMs: v.nullable(v.number()),
		cause: Cause,
		text: v.pipe(v.string(), v.metadata({ description: "`cause` in words, and the loss of `segment` if it is lost." })),
		segment: v.nullable(Segment),
		states: v.record(v.string(), StateOrBlank),
		queues: v.exactOptional(v.record(v.string(), v.object({ syn: CountOrBlank, accept: CountOrBlank }))),
	}),
	v.metadata({ ref: "Step" }),
);

export const Choice = v.object({ id: v.string(), text: v.string() });

const Blank = v.pipe(
	v.object({
		id: v.string(),
		kind: v.picklist(BLANK_KINDS),
		label: v.string(),
		step: v.number(),
		host: v.exactOptional(v.string()),
		choices: v.exactOptional(
			v.pipe(
				v.union([v.array(v.string()), v.array(Choice)]),
				v.metadata({
					description:
						"What an answer is made of: one of them for `state` and `choice`, any of them for `flags` and `choices`, all of them in their order for `order`.",
				}),
			),
		),
		unit: v.exactOptional(v.string()),
		skills: v.array(v.string()),
		points: v.number(),
	}),
	v.metadata({ ref: "Blank", description: "One thing to predict." }),
);

const Host = v.object({ id: v.string(), ip: v.string(), port: v.number() });

/** The fields that come from the exercise itself. */
export const viewEntries = {
	family: v.picklist(FAMILIES),
	template: v.string(),
	templateVersion: v.number(),
	difficulty: Difficulty,
	notation: v.picklist(NOTATIONS),
	profile: v.picklist(PROFILE_NAMES),
	title: v.string(),
	story: v.string(),
	mainQuestion: v.pipe(
		v.string(),
		v.metadata({ description: "What this scenario's template is about, as a question." }),
	),
	assumptions: v.array(v.string()),
	assumptionGroups: v.pipe(
		v.object({ particular: v.array(v.string()), usual: v.array(v.string()) }),
		v.metadata({
			description:
				"The same assumptions: what is particular to this scenario, short ones first, and what is usual, which a client may fold away.",
		}),
	),
	hosts: v.array(Host),
	queuePlaces: v.exactOptional(
		v.pipe(
			v.array(v.object({ host: v.string(), queue: v.picklist(["syn", "accept"]), places: Count })),
			v.metadata({ description: "How many entries fit, of the queues whose number an assumption states." }),
		),
	),
	timeline: v.array(Step),
	blanks: v.array(Blank),
	answerSchema: v.pipe(
		v.record(v.string(), v.unknown()),
		v.metadata({ description: "JSON Schema 2020-12 of the `answers` object." }),
	),
	maxPoints: v.number(),
};
