// How a scenario begins, and what it takes for granted.

export interface StartNumber {
	readonly host: string;
	/** The end's next sequence number in the scenario's notation. */
	readonly shown: string;
}

export interface AssumptionFacts {
	readonly profile: "rfc9293" | "linux";
	/** Whose TCP that is: of both ends, or of the client alone. */
	readonly whose: "both" | "client";
	readonly ackPolicy: "immediate" | "delayed";
	/** Null: the wait is given as `timeWaitSeconds` instead. */
	readonly mslSeconds: number | null;
	readonly timeWaitSeconds: number;
	readonly initialRtoSeconds: number;
	readonly minRtoMs: number;
	readonly notation: "raw" | "relative" | "symbolic";
	readonly countFrom: "initial" | "current";
}

export type Assumption = "profile" | "ackPolicy" | "msl" | "rto" | "notation" | "noOthers";

/** What one sentence is about: an assumption, or whose TCP it is together with how it acknowledges. */
export type AssumptionSentence = Assumption | "profileAndAcks";

/** One sentence an assumption, in the order of `show`; the two that go together into one, at the place of the profile. */
export function sentencesFor(show: readonly Assumption[]): readonly AssumptionSentence[] {
	if (!show.includes("profile") || !show.includes("ackPolicy")) return show;
	return show
		.filter((assumption) => assumption !== "ackPolicy")
		.map((assumption) => (assumption === "profile" ? "profileAndAcks" : assumption));
}

export interface StartWords {
	/** "The connection is ESTABLISHED. The client's next sequence number is 4021, the server's is 9000." */
	sentence(starts: readonly StartNumber[]): string;
	readonly assumptions: Readonly<Record<AssumptionSentence, (facts: AssumptionFacts) => string>>;
}
