// Which skill to practise next.
import { stands } from "./mastery.ts";
import { recallChance } from "./schedule.ts";
import type { SkillState } from "./skill-state.ts";

/** In the order in which they rank. */
export const NEXT_REASONS = ["overdue", "weak", "new", "ahead", "early"] as const;

/**
 * `overdue`: its review is due. `weak`: met, and not learned yet. `new`: never met. `ahead`: known, and not yet due. `early`: what it
 * builds on does not stand yet, so it is asked only where nothing else can be.
 */
export type NextReason = (typeof NEXT_REASONS)[number];

export interface SkillToLearn {
	readonly id: string;
	/** What it builds on directly; what is not in the graph counts as standing. */
	readonly after: readonly string[];
}

export interface Ranked {
	readonly skill: string;
	readonly reason: NextReason;
	/** Unix ms; null for a skill that was never met. */
	readonly dueMs: number | null;
	/** Share of the time from its last review to `dueMs` that has passed, in [0, 1]; 0 for a skill that was never met. */
	readonly elapsed: number;
}

interface Candidate extends Ranked {
	/** Less comes first among those of one reason. */
	readonly urgency: number;
	readonly depth: number;
	readonly place: number;
}

/**
 * Every skill of the graph once, best first: overdue ones, most forgotten first; weak ones, weakest first; new ones in the
 * order in which they build on each other; those known, next due first; and last those whose prerequisites do not stand.
 * The skill that was asked last comes second, if another can come first.
 */
export function chooseNext(
	graph: readonly SkillToLearn[],
	states: ReadonlyMap<string, SkillState>,
	nowMs: number,
	lastSkill: string | null,
): readonly Ranked[] {
	const { nodes, depths } = knownGraphs.get(graph) ?? lookInto(graph);
	const ranked = graph
		.map((node, place) => candidate(node, nodes, states, nowMs, { depth: depths.get(node.id) ?? 0, place }))
		.sort(compare);
	return alternated(ranked, lastSkill).map(({ skill, reason, dueMs, elapsed }) => ({ skill, reason, dueMs, elapsed }));
}

interface Known {
	readonly nodes: ReadonlyMap<string, SkillToLearn>;
	readonly depths: ReadonlyMap<string, number>;
}

/** What a graph is like does not change: who asks again and again looks into it once. */
const knownGraphs = new WeakMap<readonly SkillToLearn[], Known>();

function lookInto(graph: readonly SkillToLearn[]): Known {
	const nodes = new Map(graph.map((node) => [node.id, node]));
	const known = { nodes, depths: depthsOf(nodes) };
	knownGraphs.set(graph, known);
	return known;
}

function candidate(
	{ id, after }: SkillToLearn,
	nodes: ReadonlyMap<string, SkillToLearn>,
	states: ReadonlyMap<string, SkillState>,
	nowMs: number,
	order: Pick<Candidate, "depth" | "place">,
): Candidate {
	const state = states.get(id);
	const open = stands(state) || after.every((one) => !nodes.has(one) || stands(states.get(one)));
	const of = { skill: id, dueMs: state?.card.dueMs ?? null, elapsed: state ? elapsedOf(state, nowMs) : 0, ...order };
	if (!open) return { ...of, reason: "early", urgency: 0 };
	if (!state) return { ...of, reason: "new", urgency: 0 };
	if (state.card.dueMs <= nowMs) return { ...of, reason: "overdue", urgency: recallChance(state.card, nowMs) };
	if (!state.learned) return { ...of, reason: "weak", urgency: state.mastery };
	return { ...of, reason: "ahead", urgency: state.card.dueMs };
}

function elapsedOf({ card: { lastMs, dueMs } }: SkillState, nowMs: number): number {
	return Math.min(1, Math.max(0, nowMs - lastMs) / Math.max(1, dueMs - lastMs));
}

function compare(a: Candidate, b: Candidate): number {
	return (
		NEXT_REASONS.indexOf(a.reason) - NEXT_REASONS.indexOf(b.reason) ||
		a.urgency - b.urgency ||
		a.depth - b.depth ||
		a.place - b.place
	);
}

function alternated(ranked: readonly Candidate[], lastSkill: string | null): readonly Candidate[] {
	const [first, second, ...rest] = ranked;
	const swap = first && second && first.skill === lastSkill && (second.reason !== "early" || first.reason === "early");
	return swap ? [second, first, ...rest] : ranked;
}

/** How many skills must be learned before it, along the longest way. A circle, which a graph should not have, ends it. */
function depthsOf(nodes: ReadonlyMap<string, SkillToLearn>): ReadonlyMap<string, number> {
	const depths = new Map<string, number>();
	const depthOf = (id: string): number => {
		const known = depths.get(id);
		if (known !== undefined) return known;
		depths.set(id, 0);
		const before = (nodes.get(id)?.after ?? []).filter((one) => nodes.has(one));
		const depth = before.length === 0 ? 0 : 1 + Math.max(...before.map(depthOf));
		depths.set(id, depth);
		return depth;
	};
	for (const id of nodes.keys()) depthOf(id);
	return depths;
}
