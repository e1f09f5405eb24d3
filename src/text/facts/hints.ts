// What hints speak of: where to look, and the first step.

export type LookFacts =
	| {
			readonly kind: "number";
			readonly field: "seq" | "ack";
			readonly segment: number;
			/** The segment that it is counted from; null where that is not shown. */
			readonly of: number | null;
			readonly host: string;
	  }
	| { readonly kind: "state"; readonly host: string; readonly step: number }
	| { readonly kind: "flags"; readonly segment: number; readonly step: number }
	| { readonly kind: "queue"; readonly host: string; readonly step: number }
	| { readonly kind: "question"; readonly step: number };

export interface CountingStart {
	readonly segment: number;
	readonly field: "seq" | "ack";
	/** Null where that number is asked for too. */
	readonly shown: string | null;
}

export interface HintWords {
	/** First rung: what to look at. */
	look(facts: LookFacts): string;
	/** Last rung for a number: where counting starts. */
	startCounting(start: CountingStart): string;
	/** Last rung for a number that has not moved since the story gave it. */
	startFromStory(host: string): string;
	/** Last rung where there is a list to choose from. */
	oneOf(options: readonly string[]): string;
	/** One that does not belong: "This one is wrong: “…”." */
	not(option: string): string;
	/** Last rung for a queue or an amount. */
	readonly stepByStep: Readonly<Record<"count" | "duration", string>>;
}
