// What the map of a class's misconceptions says: a sentence about the class, one about each idea, and the words of its picture.

/** How sure those who hold an idea said to be, the surest first. */
export const CERTAINTIES = ["certain", "fairlySure", "guessed", "unsaid"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface IdeaFacts {
	/** Of the misconception, in this language. */
	readonly title: string;
	/** Who holds it now. */
	readonly held: number;
	/** Of so many whose results could show it. */
	readonly met: number;
	/** Who ever showed it; at least `held`. */
	readonly showed: number;
	/** Of those who hold it: who said to be certain. */
	readonly certain: number;
}

export interface ClassFacts {
	/** With any result. */
	readonly learners: number;
	/** Who holds at least one idea. */
	readonly holding: number;
	/** Ideas that somebody holds. */
	readonly ideas: number;
	/** Title of the one to look at first; null where nobody holds any. */
	readonly first: string | null;
}

export interface MisconceptionMapWords {
	/** One or two sentences about the whole class. */
	readonly class: (facts: ClassFacts) => string;
	/** The same about one idea. */
	readonly idea: (facts: IdeaFacts) => string;
	/** At the head of the picture; `title` is the assignment's. */
	readonly heading: (title: string) => string;
	/** Beside a bar: "12 of 48". */
	readonly heldOf: (held: number, met: number) => string;
	/** Under a bar: "5 certain". */
	readonly split: Readonly<Record<Certainty, (learners: number) => string>>;
	/** In the legend. */
	readonly legend: Readonly<Record<Certainty | "met", string>>;
	/** Under a bar: in which item most showed it. */
	readonly mostIn: (item: number) => string;
	/** Under a bar: how many showed it and hold it no more. */
	readonly overcame: (learners: number) => string;
	/** Between parts of the line under a bar. */
	readonly between: string;
	/** Below the bars: ideas that are not drawn. */
	readonly more: (ideas: number) => string;
	/** Title of a follow-up to an assignment: it tells its learners nothing of why they have it. */
	readonly followUp: (title: string) => string;
}
