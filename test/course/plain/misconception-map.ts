// The map of misconceptions as it was computed first, of a class as objects: what the present one, which goes through packed
// words, is held against.
import type { Holding } from "../../../src/course/map/holding.ts";
import type {
	ConfidenceSplit,
	Holder,
	IdeaInItem,
	MappedIdea,
	MisconceptionMap,
} from "../../../src/course/map/misconception-map.ts";

/** With all ideas, those too that never showed. */
export interface PlainIdeas {
	readonly learnerId: string;
	readonly ideas: Readonly<Record<string, Holding>>;
}

/** An unsaid confidence counts as the middle one. */
const UNSAID_WEIGHT = 2;

export function plainMap(class_: readonly PlainIdeas[]): MisconceptionMap {
	const byIdea = new Map<string, Found[]>();
	let holding = 0;
	for (const { learnerId, ideas } of class_) {
		let holds = false;
		for (const id in ideas) {
			const own = ideas[id];
			if (!own) continue;
			holds ||= own.holds;
			const found = byIdea.get(id);
			if (found) found.push({ learnerId, own });
			else byIdea.set(id, [{ learnerId, own }]);
		}
		if (holds) holding++;
	}
	const ideas = [...byIdea]
		.filter(([, found]) => found.some(({ own }) => own.showed.length > 0))
		.map(([id, found]) => mapIdea(id, found));
	return { learners: class_.length, holding, ideas: ideas.sort(weightiestFirst) };
}

interface Found {
	readonly learnerId: string;
	readonly own: Holding;
}

function mapIdea(id: string, found: readonly Found[]): MappedIdea {
	const holders = found
		.filter(({ own }) => own.holds)
		.map(({ learnerId, own: { confidence, showed } }) => ({ learnerId, confidence, items: showed }))
		.sort(surestFirst);
	const said = holders.flatMap(({ confidence }) => confidence ?? []);
	const total = said.reduce((sum, confidence) => sum + confidence, 0);
	return {
		id,
		met: found.length,
		showed: found.filter(({ own }) => own.showed.length > 0).length,
		held: holders.length,
		holders,
		confidence: splitOf(holders),
		meanConfidence: said.length === 0 ? null : total / said.length,
		weight: total + UNSAID_WEIGHT * (holders.length - said.length),
		items: itemsOf(found),
	};
}

function splitOf(holders: readonly Holder[]): ConfidenceSplit {
	const count = (level: number | null) => holders.filter(({ confidence }) => confidence === level).length;
	return { certain: count(3), fairlySure: count(2), guessed: count(1), unsaid: count(null) };
}

/** Those in which it showed, with the number who could have shown it there. */
function itemsOf(found: readonly Found[]): readonly IdeaInItem[] {
	const [showed, met] = [new Map<number, number>(), new Map<number, number>()];
	const count = (counts: Map<number, number>, item: number) => counts.set(item, (counts.get(item) ?? 0) + 1);
	for (const { own } of found) {
		for (const item of own.showed) {
			count(showed, item);
			count(met, item);
		}
		for (const item of own.contradicted) if (!own.showed.includes(item)) count(met, item);
	}
	return [...showed]
		.map(([item, learners]) => ({ item, showed: learners, met: met.get(item) ?? learners }))
		.sort((a, b) => b.showed - a.showed || a.met - b.met || a.item - b.item);
}

function surestFirst(a: Holder, b: Holder): number {
	const [sureA, sureB] = [a.confidence ?? UNSAID_WEIGHT, b.confidence ?? UNSAID_WEIGHT];
	return sureB - sureA || (a.learnerId < b.learnerId ? -1 : 1);
}

/** Then what more of those hold who met it; names settle the rest, so that the same results give the same map. */
function weightiestFirst(a: MappedIdea, b: MappedIdea): number {
	const share = (idea: MappedIdea) => idea.held / idea.met;
	return b.weight - a.weight || share(b) - share(a) || b.showed - a.showed || (a.id < b.id ? -1 : 1);
}
