// What grading answers. Mirrors `GradeResult` of src/exercise/types.ts.
import * as v from "valibot";
import { type GradeResult, VERDICTS } from "../exercise/types.ts";
import { Count, described, FlagName, StateName } from "./primitives.ts";
import { ShownNumber, Step } from "./view.ts";

export const VerdictName = v.picklist(VERDICTS);

export const Score = v.pipe(
	v.object({
		points: v.number(),
		max: v.number(),
		scaled: v.pipe(v.number(), v.metadata({ description: "points / max, 0 to 1." })),
	}),
	v.metadata({ ref: "Score" }),
);

const PartResult = v.object({ verdict: VerdictName, skills: v.array(v.string()) });

/** What a blank's result may say before the solution may be seen. */
const withheldBlankEntries = {
	verdict: VerdictName,
	points: v.number(),
	max: v.number(),
	given: v.unknown(),
	skills: v.array(v.string()),
	message: v.exactOptional(v.string()),
	parts: v.exactOptional(
		v.pipe(
			v.object({ flags: PartResult, seq: PartResult, ack: PartResult }),
			v.metadata({ description: "Of a whole segment (`next-segment`): each part is worth a point." }),
		),
	),
};

const DerivationStep = v.pipe(
	v.union([
		v.object({
			from: v.union([
				v.object({ segment: v.number(), field: v.picklist(["seq", "ack"]) }),
				v.object({ story: v.nullable(v.string()) }),
			]),
			value: ShownNumber,
		}),
		v.object({ plus: v.number(), why: v.picklist(["SYN", "data", "FIN", "keep-alive"]) }),
	]),
	v.metadata({ ref: "DerivationStep" }),
);

const Reference = v.object({ rfc: v.string(), section: v.string() });

const Consequence = v.pipe(
	v.object({
		text: v.string(),
		sent: described(
			v.array(
				v.object({
					from: v.string(),
					to: v.string(),
					flags: v.array(FlagName),
					seq: ShownNumber,
					ack: v.nullable(ShownNumber),
					length: Count,
				}),
			),
			"What that end sends at once.",
		),
		states: described(v.record(v.string(), StateName), "Of the hosts of the timeline, afterwards."),
		rule: v.string(),
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
		expected: v.unknown(),
		explanation: v.string(),
		derivation: v.exactOptional(
			v.pipe(
				v.array(DerivationStep),
				v.metadata({ description: "Of a number: where counting starts, then each addend. The sum is `expected`." }),
			),
		),
		derivations: v.exactOptional(
			v.pipe(
				v.object({ seq: v.array(DerivationStep), ack: v.exactOptional(v.array(DerivationStep)) }),
				v.metadata({ description: "Of a whole segment: the same of each number that it has." }),
			),
		),
		reply: v.exactOptional(
			v.pipe(v.string(), v.metadata({ description: "To a wrong choice: what the idea behind it overlooks." })),
		),
		rule: v.string(),
		reference: Reference,
		misconception: v.exactOptional(v.string()),
		consequence: v.exactOptional(Consequence),
	}),
	v.metadata({ ref: "BlankResult" }),
);

const WithheldBlankResult = v.pipe(v.object(withheldBlankEntries), v.metadata({ ref: "WithheldBlankResult" }));

const DiagnosedMisconception = v.pipe(
	v.object({
		id: v.string(),
		title: v.string(),
		advice: v.string(),
		blanks: v.array(v.string()),
		confidence: v.number(),
	}),
	v.metadata({ ref: "DiagnosedMisconception" }),
);

const FoundSlip = v.pipe(
	v.object({ id: v.string(), title: v.string(), advice: v.string(), blanks: v.array(v.string()) }),
	v.metadata({
		ref: "FoundSlip",
		description: "`miscounted`: numbers that are off by one where no wrong idea that acts there explains it.",
	}),
);

const commonEntries = {
	scenarioId: v.string(),
	gradable: v.pipe(
		v.boolean(),
		v.metadata({ description: "False when not one answer could be read: nothing counts." }),
	),
	score: Score,
	summary: v.string(),
};

export const BelievedLinks = v.object({
	misconception: v.string(),
	timeline: v.string(),
	diagram: v.string(),
	table: v.string(),
	text: v.string(),
});

const solutionEntries = {
	proof: v.pipe(
		v.string(),
		v.metadata({ description: "That this scenario was graded: with it as `?proof=`, pictures show the solution." }),
	),
	links: v.pipe(
		v.object({
			diagram: v.string(),
			table: v.string(),
			text: v.string(),
			capture: v.string(),
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

const SolutionAccess = v.object(solutionEntries);
export type SolutionAccess = Readonly<v.InferOutput<typeof SolutionAccess>>;

/** All of a result but where its solution is drawn. */
export const solvedEntries = {
	...commonEntries,
	blanks: v.record(v.string(), BlankResult),
	misconceptions: v.array(DiagnosedMisconception),
	slips: v.array(FoundSlip),
	timeline: v.array(Step),
};

export const resultEntries = { ...solvedEntries, ...solutionEntries };

export const withheldEntries = { ...commonEntries, blanks: v.record(v.string(), WithheldBlankResult) };

export const ResultView = v.pipe(v.object(resultEntries), v.metadata({ ref: "Result" }));

/** What `ResultView` describes, as the handlers build it. */
export interface ResultDocument extends GradeResult, SolutionAccess {
	readonly scenarioId: string;
}
