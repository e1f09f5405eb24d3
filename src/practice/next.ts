// What a learner practises next: the skill that gains most now, asked by a new scenario or a question that really asks it, at
// the learner's difficulty, with the reason. Several of them make a pack to take along.
import type { LearnerName } from "../contract/primitives.ts";
import { trains } from "../exercise/choose.ts";
import type { Bank, BankEntry } from "../question-bank/bank.ts";
import { SKILL_GRAPH } from "../question-bank/skill-graph.ts";
import { difficultyFor, isWithinReach } from "../review/mastery.ts";
import { chooseNext, type Ranked } from "../review/next.ts";
import type { SkillState } from "../review/skill-state.ts";
import { worthBy } from "../review/worth.ts";
import { difficultiesOf } from "../scenario/level.ts";
import { OFFERS } from "../scenario/offers.generated.ts";
import type { Random } from "../scenario/random.ts";
import { TEMPLATES } from "../scenario/registry.ts";
import type { Template } from "../scenario/template.ts";
import { describeNewScenario, type Making } from "./make.ts";
import type { ScenarioDescription } from "./scenario-description.ts";
import type { Reviewing } from "./submission.ts";

export interface NextChoice {
	/** How many, different ones as far as there are. */
	readonly n: number;
	/** Scenarios of this family, and questions of what they train, alone. */
	readonly family?: string | undefined;
}

type What =
	/** Its seed is public: whoever answers it sends it along. */
	| { readonly type: "question"; readonly entry: BankEntry; readonly seed: number }
	| { readonly type: "scenario"; readonly description: ScenarioDescription };

export type NextPick = What & Ranked & { readonly state: SkillState | undefined };

/** A template or a question, as far as choosing goes. */
interface Source {
	readonly id: string;
	readonly skills: readonly string[];
	/** Least and most that it can be had at. */
	readonly difficulties: readonly number[];
	readonly of: Template | BankEntry;
}

/** More are made in search of what asks a skill. */
const MOST_TRIED_EACH = 3;

/** What is chosen depends on, beside the record. */
export interface NextMaking extends Making {
	readonly learner: LearnerName;
	readonly random: Random;
}

export function chooseNextOnes(
	{ n, family }: NextChoice,
	{ entries }: Pick<Bank, "entries">,
	{ states: known, last, questions }: Reviewing,
	making: NextMaking,
): readonly NextPick[] {
	const states = new Map(Object.entries(known));
	const sources = sourcesOf(entries, family);
	const ranked = rank(sources, states, making.nowS * 1000, last?.skills ?? []);
	const taken = new Set(last ? [last.source] : []);
	const covered = new Set<string>();
	const picks: NextPick[] = [];
	// Who begins, begins with a scenario.
	const before = sources.find(({ id }) => id === last?.source);
	let lastType: What["type"] = before ? typeOf(before) : "question";
	const trying = { left: n * MOST_TRIED_EACH + MOST_TRIED_EACH };
	// What was asked beside another skill comes again where that leaves room.
	for (const again of [false, true])
		for (const one of ranked) {
			if (picks.length === n || (covered.has(one.skill) && !again)) continue;
			const chosen = choose(one, { sources, ranked, states, taken, lastType, questions }, { ...making, trying });
			if (!chosen) continue;
			picks.push({ ...one, ...chosen.what, state: states.get(one.skill) });
			taken.add(chosen.source.id);
			lastType = chosen.what.type;
			for (const skill of chosen.source.skills) covered.add(skill);
		}
	return picks;
}

function sourcesOf(entries: readonly BankEntry[], family: string | undefined): readonly Source[] {
	const templates = TEMPLATES.filter((template) => family === undefined || template.family === family);
	const skillsOf = ({ id }: Template): readonly string[] => OFFERS[id]?.skills ?? [];
	const trained = new Set(templates.flatMap(skillsOf));
	const questions = entries.filter(({ skills }) => family === undefined || skills.some((skill) => trained.has(skill)));
	return [
		...templates.map((of) => ({ id: of.id, skills: skillsOf(of), difficulties: difficultiesOf(of), of })),
		...questions.map((of) => ({ id: of.id, skills: of.skills, difficulties: [of.difficulty], of })),
	];
}

/** Only skills that something asks. The one that stands first comes second if the last attempt asked it already. */
function rank(
	sources: readonly Source[],
	states: ReadonlyMap<string, SkillState>,
	nowMs: number,
	lastSkills: readonly string[],
): readonly Ranked[] {
	const asked = new Set(sources.flatMap(({ skills }) => skills));
	const graph = SKILL_GRAPH.filter(({ id }) => asked.has(id));
	const [first] = chooseNext(graph, states, nowMs, null);
	const again = first && lastSkills.includes(first.skill) ? first.skill : null;
	return chooseNext(graph, states, nowMs, again);
}

interface Choosing {
	readonly sources: readonly Source[];
	readonly ranked: readonly Ranked[];
	readonly states: ReadonlyMap<string, SkillState>;
	/** Ids of those that were asked last, or are picked already: only where nothing else asks the skill. */
	readonly taken: ReadonlySet<string>;
	/** What was asked last: the other one comes next, where both ask the skill. */
	readonly lastType: What["type"];
	/** Ids of those that were answered before, those longest ago first: an answer that is known is no practice. */
	readonly questions: readonly string[];
}

/** Of those that ask the skill: what is within the learner's reach, is worth most, asks least of what it is too early for, was not answered, is nearest to the learner's difficulty; else any. */
function choose(
	{ skill }: Ranked,
	{ sources, ranked, states, taken, lastType, questions }: Choosing,
	making: NextMaking,
): { readonly source: Source; readonly what: What } | null {
	const wish = difficultyFor(states.get(skill));
	const worth = worthBy(ranked);
	const asking = making.random
		.shuffle(sources.filter(({ skills }) => skills.includes(skill)))
		.map((source) => ({
			source,
			type: typeOf(source),
			worth: worth(source.skills),
			early: ranked.filter((one) => one.reason === "early" && source.skills.includes(one.skill)).length,
			answered: typeOf(source) === "question" ? questions.indexOf(source.id) : -1,
			level: nearest(source, wish),
		}))
		.sort(
			(a, b) =>
				Number(taken.has(a.source.id)) - Number(taken.has(b.source.id)) ||
				Number(a.type === lastType) - Number(b.type === lastType) ||
				Number(isWithinReach(b.level, wish)) - Number(isWithinReach(a.level, wish)) ||
				b.worth - a.worth ||
				a.early - b.early ||
				a.answered - b.answered ||
				Math.abs(a.level - wish) - Math.abs(b.level - wish),
		);
	for (const { source, level } of asking) {
		const what = pose(source, skill, level, making);
		if (what) return { source, what };
	}
	return null;
}

function typeOf({ of }: Source): What["type"] {
	return "topic" in of ? "question" : "scenario";
}

function nearest({ difficulties }: Source, wish: number): number {
	return difficulties.reduce((best, one) => (Math.abs(one - wish) < Math.abs(best - wish) ? one : best));
}

/** Null where no scenario of the template was found that asks the skill. */
function pose({ of }: Source, skill: string, level: number, making: NextMaking): What | null {
	if ("topic" in of) return { type: "question", entry: of, seed: making.random.int(0, 0xffffffff) };
	if (!trains(of, skill)) return null;
	const difficulty = difficultiesOf(of).find((one) => one === level);
	const { learnerId } = making.learner;
	const made = describeNewScenario({ template: of.id, skill, ...(difficulty && { difficulty }), learnerId }, making);
	return made.ok ? { type: "scenario", description: made.description } : null;
}
