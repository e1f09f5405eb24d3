// What the words say of why something is to be practised next.

export interface NextFacts {
	/** Title of the skill. */
	readonly title: string;
	/** Whole days since it was answered last; 0 for today. */
	readonly days: number;
}

export interface NextWords {
	readonly overdue: (facts: NextFacts) => string;
	readonly weak: (facts: NextFacts) => string;
	readonly new: (facts: NextFacts) => string;
	readonly ahead: (facts: NextFacts) => string;
	readonly early: (facts: NextFacts) => string;
}
