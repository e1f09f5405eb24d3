// What a template is: a recipe that turns a seed into a script, with its title and story in every language.

import type { HostSetup } from "../tcp/world.ts";
import type { Localized } from "../text/locale.ts";
import type { CitedRuleId } from "./cited-rules.ts";
import type { Level } from "./level.ts";
import type { MainQuestion } from "./main-question.ts";
import type { MisconceptionId } from "./misconceptions.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run/run.ts";
import type { Trace } from "./run/trace.ts";
import type { SkillId } from "./skills.ts";
import type { Difficulty, Family, Notation, ProfileName } from "./spec.ts";

/** What `draw` gets besides chance. */
export interface DrawContext {
	readonly profile: ProfileName;
	/** Beside the template's own difficulty. */
	readonly level: Level;
}

/** What every script needs: who is there, and how far apart. */
export interface Drawn {
	readonly hosts: readonly HostSetup[];
	/** One-way delay, ms. */
	readonly delayMs: number;
}

/** One choice; a wrong one may be what a misconception leads to. */
export interface Option {
	readonly id: string;
	readonly text: Localized;
	readonly misconception?: MisconceptionId;
	/** What is said to whoever chose it though it is wrong: what the idea behind it overlooks, with this scenario's numbers. */
	readonly reply?: Localized;
}

/** What holds in a scenario beyond what its timeline shows. */
export interface TemplateAssumption extends Localized {
	/** What every scenario of this sort takes for granted: shown after what is particular to this one. */
	readonly usual?: true;
	/** What it settles, where its words do not change with the numbers: a check varies everything that nothing settles. */
	readonly tells?: readonly Untold[];
	/** The queue whose places it states as a number: a picture may show them. */
	readonly places?: QueuePlaces;
}

export interface QueuePlaces {
	readonly host: string;
	readonly queue: "syn" | "accept";
	readonly places: number;
}

/** What decides a run and need not show in its timeline. */
export const UNTOLD = [
	"travel-time",
	"ack-policy",
	"nagle",
	"first-timeout",
	"time-wait",
	"retries",
	"queues",
	"ties",
	"fin-wait-2",
] as const;
export type Untold = (typeof UNTOLD)[number];

/** What a question that is not a field of the timeline asks: how many, how long, which of these. */
interface Asked {
	/** Unique in the template. */
	readonly id: string;
	/** The row that it belongs to, from 1. */
	readonly step: number;
	readonly label: Localized;
	readonly skills: readonly SkillId[];
	/** The times of this row and later ones would give the key away: they are not shown. */
	readonly hidesTimesFrom?: number;
}

export interface AskedCount extends Asked {
	readonly kind: "count";
	readonly unit: Localized;
}

/** Its key is in ms; it is asked and shown in `unit`. */
export interface AskedDuration extends Asked {
	readonly kind: "duration";
	readonly unit: "s" | "ms";
}

export interface AskedChoice extends Asked {
	readonly kind: "choice";
	readonly options: readonly Option[];
}

/** Right are one or more of the options, in the order in which they are written here; never all of them. */
export interface AskedChoices extends Asked {
	readonly kind: "choices";
	readonly options: readonly Option[];
}

/** The three rungs of a question's ladder of hints. None says the answer; who follows the second one gets there. */
export interface QuestionHints<Key> {
	/** Where the evidence stands: steps, segments, assumptions by name. */
	readonly evidence: Localized;
	/** The rule that leads from the evidence to the answer: true in this profile and this scenario. */
	readonly principle: Localized;
	/** The first line of this question's own working, with this scenario's numbers. */
	readonly begin: Localized;
	/**
	 * What somebody gets who follows `principle` with what the learner sees: worked out from drawn numbers, assumptions and
	 * what the timeline shows, never from the key. A test compares it with the key, for the key comes from the run.
	 */
	follow(): Key;
}

/** Read off a run of the engine. */
export interface Answer<Key> {
	readonly key: Key;
	/** The rule that the explanation rests on. */
	readonly rule: CitedRuleId;
	/** Why the key is what it is, with this scenario's numbers. */
	readonly why: Localized;
	readonly hints: QuestionHints<Key>;
}

/** An answer that takes further runs of the engine: worked out when it is needed, for most questions never. */
export interface LateAnswer<Key> {
	readonly workOut: () => Answer<Key>;
}

/** A question with its answer. */
export type ScenarioQuestion =
	| (AskedCount & Answer<number>)
	| (AskedDuration & Answer<number>)
	| (AskedChoice & Answer<string>)
	| (AskedChoices & Answer<readonly string[]>);

export type LateQuestion =
	| (AskedCount & LateAnswer<number>)
	| (AskedDuration & LateAnswer<number>)
	| (AskedChoice & LateAnswer<string>)
	| (AskedChoices & LateAnswer<readonly string[]>);

/** What a template can ask beside the fields: its answer stands there, or can be worked out. */
export type TemplateQuestion = ScenarioQuestion | LateQuestion;

/** Which fields of the timeline may become blanks. */
export interface AskPolicy {
	readonly states: boolean;
	readonly flags: boolean;
	readonly numbers: boolean;
	/** Lengths of the SYN queue and accept queue. */
	readonly queues: boolean;
	/** Hosts whose states are asked; default all. */
	readonly hosts?: readonly string[];
}

export interface Template<P extends Drawn = Drawn> {
	readonly id: string;
	readonly family: Family;
	/** Output of a version never changes: a change is a new version beside the old one. */
	readonly version: number;
	/** Of its usual scenarios; see level.ts for easier and harder ones. */
	readonly difficulty: Difficulty;
	readonly profiles: readonly ProfileName[];
	readonly notations: readonly Notation[];
	readonly misconceptions: readonly MisconceptionId[];
	readonly title: Localized;
	readonly summary: Localized;
	readonly ask: AskPolicy;
	/** The end that alone keeps to the profile: the script plays the other's part. Default: both do. */
	readonly keepsToProfile?: "client";
	/** What the template is about: always asked, and by a third of the blanks above difficulty 1. */
	readonly main: MainQuestion;
	/** Least and most blanks that a scenario asks for. */
	readonly blanks: readonly [number, number];
	/** Numbers are counted from the initial ones (x, y) or from where the conversation stands (u, v). */
	readonly countFrom: "initial" | "current";
	draw(random: Random, context: DrawContext): P;
	script(run: Run, drawn: P): void;
	story(drawn: P): Localized;
	/** Beyond those that hold for every scenario. */
	assumptions(drawn: P): readonly TemplateAssumption[];
	questions(trace: Trace, drawn: P): readonly TemplateQuestion[];
}
