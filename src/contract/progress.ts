// What a learner's record adds up to.
import * as v from "valibot";
import { Level } from "./confidence.ts";
import { Count, described, LearnerId, Timestamp } from "./primitives.ts";
import { VerdictName } from "./result.ts";

const skillEntries = {
	skill: described(v.string(), "Id of a skill of the catalogue."),
	seen: v.pipe(Count, v.metadata({ description: "Blanks answered readably; others do not count." })),
	correct: v.pipe(Count, v.metadata({ description: "Of these, answered with verdict `correct` or `follow-through`." })),
	lastAt: described(Timestamp, "When it was answered last."),
	lastVerdict: described(VerdictName, "Of the last answer."),
};

const SkillThen = v.pipe(
	v.object(skillEntries),
	v.metadata({ ref: "SkillThen", description: "A skill as it stood right after an attempt." }),
);
export type SkillThen = v.InferOutput<typeof SkillThen>;

const masteryEntries = {
	mastery: v.pipe(
		v.number(),
		v.metadata({
			description: "0 to 1: an exponential average of first answers without hints, see `mastery` of the catalogue.",
		}),
	),
	mastered: v.pipe(
		v.boolean(),
		v.metadata({ description: "Whether it is over the threshold, and was right often enough in a row, over days." }),
	),
	dueAt: described(
		v.nullable(Timestamp),
		"When to practise it again, so that it is not forgotten; null where no answer says.",
	),
};

export const SkillMastery = v.pipe(
	v.object({ skill: skillEntries.skill, ...masteryEntries }),
	v.metadata({ ref: "SkillMastery", description: "How a learner stands with a skill." }),
);
export type SkillMastery = v.InferOutput<typeof SkillMastery>;

const SkillProgress = v.pipe(
	v.object({ ...skillEntries, ...masteryEntries }),
	v.metadata({ ref: "SkillProgress", description: "What a learner has shown of a skill." }),
);
export type SkillProgress = v.InferOutput<typeof SkillProgress>;

const totalEntries = {
	attempts: described(Count, "How many."),
	points: described(v.number(), "Earned by them, added up."),
	max: described(v.number(), "The most that they could have earned."),
	scaled: v.pipe(v.number(), v.metadata({ description: "points / max over all attempts; 0 before the first." })),
};

const AssessedTotals = v.pipe(
	v.object({
		...totalEntries,
		scenarios: v.pipe(Count, v.metadata({ description: "Scenarios, and questions of papers." })),
		points: v.pipe(
			v.number(),
			v.metadata({ description: "What each scenario comes to, as its policy's `keep` says, added up." }),
		),
		max: v.pipe(v.number(), v.metadata({ description: "Of each scenario once." })),
	}),
	v.metadata({
		ref: "AssessedTotals",
		description:
			"Of assessed scenarios that a server made, and of the items of papers, alone: what holds in an examination.",
	}),
);
export type AssessedTotals = v.InferOutput<typeof AssessedTotals>;

const progressEntries = {
	learnerId: LearnerId,
	totals: v.pipe(
		v.object(totalEntries),
		v.metadata({
			description:
				"Of all attempts, practice too, but for those whose key this learner had been shown before (`counted` of an attempt).",
		}),
	),
	assessed: AssessedTotals,
};

const misconceptionEntries = {
	id: described(v.string(), "Id of a misconception of the catalogue."),
	seen: described(Count, "Attempts that showed it."),
	lastAt: described(Timestamp, "When it showed last."),
};

const Calibration = v.pipe(
	v.object({
		levels: described(
			v.array(
				v.object({
					level: Level,
					answers: described(Count, "Answers of which that was said."),
					correct: described(Count, "Of these, right ones."),
				}),
			),
			"By how sure the learner was.",
		),
		gamma: v.pipe(
			v.nullable(v.number()),
			v.metadata({
				description:
					"Goodman and Kruskal's gamma between confidence and rightness, -1 to 1: of all pairs of a right and a wrong answer of different confidence, the share in which the right one was the surer, less the share in which the wrong one was. 1: the learner knows what they know; null as long as there is no such pair.",
			}),
		),
	}),
	v.metadata({ ref: "Calibration", description: "Of all answers that said how sure the learner was." }),
);
export type Calibration = v.InferOutput<typeof Calibration>;

export const Progress = v.pipe(
	v.object({
		...progressEntries,
		practice: v.pipe(v.object(totalEntries), v.metadata({ description: "Of attempts that were not assessed, alone." })),
		streak: v.pipe(
			v.object({
				days: v.pipe(
					Count,
					v.metadata({ description: "In a row, up to `lastDay`; 0 once a whole day went by without an answer." }),
				),
				lastDay: described(
					v.nullable(v.pipe(v.string(), v.isoDate(), v.metadata({ examples: ["2026-11-27"] }))),
					"On which something was answered last; null before the first.",
				),
				activeDays: v.pipe(Count, v.metadata({ description: "On which anything was answered, in all." })),
				timeZone: v.pipe(v.string(), v.metadata({ description: "In which days are counted." })),
			}),
			v.metadata({ ref: "Streak", description: "Days in a row on which something was answered." }),
		),
		skills: described(v.array(SkillProgress), "That any answer needed."),
		misconceptions: described(
			v.array(
				v.object({
					...misconceptionEntries,
					cured: v.pipe(
						v.boolean(),
						v.metadata({
							description:
								"Whether answers to two different scenarios or questions since contradict it: right where whoever holds it goes wrong.",
						}),
					),
					curedAt: v.exactOptional(described(Timestamp, "Since when, if it is.")),
				}),
			),
			"That any attempt showed.",
		),
		calibration: Calibration,
	}),
	v.metadata({
		ref: "Progress",
		description:
			"An attempt that does not count (`counted`) changes nothing of it, skills and misconceptions included.",
	}),
);
export type Progress = v.InferOutput<typeof Progress>;

/** Attempts are answered again as they were answered first, also those of before there were assessed totals. */
export const ProgressThen = v.pipe(
	v.object({
		...progressEntries,
		assessed: v.exactOptional(
			v.pipe(AssessedTotals, v.metadata({ description: "Left out in attempts of version 0.1." })),
		),
		skills: described(v.array(SkillThen), "That any answer had needed."),
		misconceptions: described(v.array(v.object(misconceptionEntries)), "That any attempt had shown."),
	}),
	v.metadata({ ref: "ProgressThen", description: "What attempts added up to, right after one." }),
);

/** Of every attempt that is recorded today. */
export type ProgressThen = Required<v.InferOutput<typeof ProgressThen>>;

/** Query parameters arrive as text. */
export const ProgressQuery = v.object({
	timeZone: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(64),
			v.check(isTimeZone, "Expected a time zone of the IANA database, such as Asia/Shanghai"),
			v.metadata({ description: "In which days are counted; UTC when left out.", examples: ["Asia/Shanghai"] }),
		),
	),
});

/** Names that were found to be ones: to ask takes longer than to read a record. Bounded, for upper and lower case are one. */
const timeZones = new Set<string>();
const MOST_TIME_ZONES = 1000;

function isTimeZone(name: string): boolean {
	if (timeZones.has(name)) return true;
	try {
		const isOne = /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
		if (timeZones.size >= MOST_TIME_ZONES) timeZones.clear();
		if (isOne) timeZones.add(name);
		return isOne;
	} catch {
		// Intl tells a name that it does not know by throwing.
		return false;
	}
}
