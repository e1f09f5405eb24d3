// An assignment's learners as statistics and the map of misconceptions look at them. Plain data: it is read by the
// assignment's object. Whoever is excused is not among them.
/** How far a learner's paper is. `over`: begun, and handed in or out of time. */
export type PaperStand = "not-begun" | "working" | "over";

export interface AnalysedPaper {
	readonly stand: PaperStand;
	/** This learner's, ms since 1970; null where nothing is late. */
	readonly dueAtMs: number | null;
}

/** First attempts at an item, in the order of papers: lists of the same length. */
export interface AnalysedItem {
	/** That it is worth. */
	readonly points: number;
	/** Whose they are: places of papers, from 0. */
	readonly papers: Int32Array;
	/** As of `HandedResult`: with what hints cost, without lateness. */
	readonly shares: Float64Array;
	readonly seconds: Float64Array;
	readonly submittedAtMs: Float64Array;
	/** How many showed each misconception. */
	readonly shown: ReadonlyMap<string, number>;
}

/** A class by items: so it is counted without an object for each of its attempts. */
export interface AnalysedPapers {
	readonly papers: readonly AnalysedPaper[];
	readonly items: readonly AnalysedItem[];
	/** How many there are. */
	readonly excused: number;
}

/** What one learner's results say of ideas. */
export interface AnalysedIdeas {
	readonly learnerId: string;
	/** As `packIdeas` packs it. */
	readonly packed: Uint32Array;
}

export interface ClassIdeas {
	/** Ids of misconceptions, by the codes under which they are packed; empty where there is none. */
	readonly names: readonly string[];
	/** With any result. */
	readonly learners: readonly AnalysedIdeas[];
}
