// The misconceptions of a class, by idea: who holds which, how surely, and in which items it shows. What a teacher should
// look at first stands first.
import type { AnalysedIdeas, ClassIdeas } from "../analysed.ts";
import { type BitCounts, openBitCounts } from "./bit-counts.ts";
import { confidenceAt, MOST_ITEMS, readPacked, showedAt } from "./packed-ideas.ts";

/** How sure the holders said to be: 1 guessed, 2 fairly sure, 3 certain. */
export interface ConfidenceSplit {
	readonly certain: number;
	readonly fairlySure: number;
	readonly guessed: number;
	readonly unsaid: number;
}

export interface IdeaInItem {
	/** From 1. */
	readonly item: number;
	/** Learners who showed it there, in any attempt. */
	readonly showed: number;
	/** Of so many who could have: they showed it there, or did otherwise. */
	readonly met: number;
}

export interface Holder {
	readonly learnerId: string;
	readonly confidence: number | null;
	/** In which it showed. */
	readonly items: readonly number[];
}

export interface MappedIdea {
	readonly id: string;
	/** Learners whose results showed it, or could have and did not. */
	readonly met: number;
	/** Who ever showed it. */
	readonly showed: number;
	/** Who holds it now. */
	readonly held: number;
	/** The same, the surest first; may be cut where it is handed on. */
	readonly holders: readonly Holder[];
	readonly confidence: ConfidenceSplit;
	/** Of the holders who said how sure they were; null where none did. */
	readonly meanConfidence: number | null;
	/** By which the map is sorted: confidence of the holders added up, 2 for each who said nothing. */
	readonly weight: number;
	/** Where it showed: where most showed it first. */
	readonly items: readonly IdeaInItem[];
}

export interface MisconceptionMap {
	/** With any result. */
	readonly learners: number;
	/** Who holds at least one idea. */
	readonly holding: number;
	/** That showed at least once, the weightiest first. */
	readonly ideas: readonly MappedIdea[];
}

/** An unsaid confidence counts as the middle one. */
const UNSAID_WEIGHT = 2;

const MOST_SURE = 3;

/** What is gathered of the ideas while going through the class once. */
interface Gathered {
	/** By code: each item in a bit, and in `ALL` whoever met it, or showed it, at all. */
	readonly met: BitCounts;
	readonly showed: BitCounts;
	/** By code, then by how sure, from 0 for those who said nothing: how many hold it. */
	readonly held: Uint32Array;
	/** By code, then by what their confidence weighs: who holds it, as a place in the class and one among the learner's words. */
	readonly holders: readonly (readonly number[][])[];
	holding: number;
}

const ALL = MOST_ITEMS;
const SURENESSES = MOST_SURE + 1;

/** Of each idea as many holders as `most` says. */
export function misconceptionMap(
	{ names, learners }: ClassIdeas,
	most: (id: string) => number = () => Number.POSITIVE_INFINITY,
): MisconceptionMap {
	const ordered = inOrder(learners);
	const gathered = gather(ordered, names.length);
	const ideas = names.flatMap((id, code) =>
		gathered.showed.count(code, ALL) > 0 ? mapIdea(gathered, ordered, { id, code, most: most(id) }) : [],
	);
	return { learners: learners.length, holding: gathered.holding, ideas: ideas.sort(weightiestFirst) };
}

/** By id, as they are read: then all holders who are as sure stand in their order. */
function inOrder(learners: readonly AnalysedIdeas[]): readonly AnalysedIdeas[] {
	const isOrdered = learners.every((one, i) => i === 0 || (learners[i - 1]?.learnerId ?? "") < one.learnerId);
	return isOrdered ? learners : [...learners].sort((a, b) => (a.learnerId < b.learnerId ? -1 : 1));
}

function gather(learners: readonly AnalysedIdeas[], codes: number): Gathered {
	const holders = Array.from({ length: codes }, () => Array.from({ length: SURENESSES }, (): number[] => []));
	const [met, showed] = [openBitCounts(codes), openBitCounts(codes)];
	const held = new Uint32Array(codes * SURENESSES);
	let holding = 0;
	for (const [place, { packed }] of learners.entries()) {
		let holds = false;
		readPacked(
			packed,
			(idea) => {
				const { code } = idea;
				showed.add(code, idea.showed | (1 << ALL));
				met.add(code, idea.showed | idea.contradicted | (1 << ALL));
				if (!idea.holds) return;
				holds = true;
				const sure = code * SURENESSES + (idea.confidence ?? 0);
				held[sure] = (held[sure] ?? 0) + 1;
				holders[code]?.[idea.confidence ?? UNSAID_WEIGHT]?.push(place, idea.at);
			},
			(code, items) => met.add(code, items | (1 << ALL)),
		);
		if (holds) holding++;
	}
	return { met, showed, held, holders, holding };
}

interface Wanted {
	readonly id: string;
	readonly code: number;
	readonly most: number;
}

function mapIdea(gathered: Gathered, learners: readonly AnalysedIdeas[], { id, code, most }: Wanted): MappedIdea {
	const { met, showed } = gathered;
	const [unsaid = 0, guessed = 0, fairlySure = 0, certain = 0] = gathered.held.subarray(code * SURENESSES);
	const said = guessed + fairlySure + certain;
	const total = guessed + 2 * fairlySure + 3 * certain;
	return {
		id,
		met: met.count(code, ALL),
		showed: showed.count(code, ALL),
		held: said + unsaid,
		holders: holdersOf(gathered.holders[code] ?? [], learners, most),
		confidence: { certain, fairlySure, guessed, unsaid },
		meanConfidence: said === 0 ? null : total / said,
		weight: total + UNSAID_WEIGHT * unsaid,
		items: itemsOf(gathered, code),
	};
}

/** The surest first. */
function holdersOf(
	bySureness: readonly (readonly number[])[],
	learners: readonly AnalysedIdeas[],
	most: number,
): readonly Holder[] {
	const holders: Holder[] = [];
	for (const places of [...bySureness].reverse())
		for (let i = 0; i < places.length && holders.length < most; i += 2) {
			const learner = learners[places[i] ?? 0];
			if (learner) holders.push(holderAt(learner, places[i + 1] ?? 0));
		}
	return holders;
}

function holderAt({ learnerId, packed }: AnalysedIdeas, at: number): Holder {
	return { learnerId, confidence: confidenceAt(packed, at), items: showedAt(packed, at) };
}

/** Those in which it showed, with the number who could have shown it there. */
function itemsOf({ met, showed }: Gathered, code: number): readonly IdeaInItem[] {
	return Array.from({ length: MOST_ITEMS }, (_, bit) => ({
		item: bit + 1,
		showed: showed.count(code, bit),
		met: met.count(code, bit),
	}))
		.filter((one) => one.showed > 0)
		.sort((a, b) => b.showed - a.showed || a.met - b.met || a.item - b.item);
}

/** Then what more of those hold who met it; names settle the rest, so that the same results give the same map. */
function weightiestFirst(a: MappedIdea, b: MappedIdea): number {
	const share = (idea: MappedIdea) => idea.held / idea.met;
	return b.weight - a.weight || share(b) - share(a) || b.showed - a.showed || (a.id < b.id ? -1 : 1);
}
