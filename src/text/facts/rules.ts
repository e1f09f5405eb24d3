// Why something happens: one or two sentences a rule, true in every run in which the engine names it.
import type { RuleId } from "../../tcp/rule-catalogue.ts";

/** The facts of one effect. What is null is not known, or must not be given away. */
export interface RuleFacts {
	/** Id of the end at which it happened. */
	readonly host: string;
	/** Id of the other end of the connection. */
	readonly peer: string;
	/** States, where a state was entered; LISTEN after CLOSED where the host still listens. */
	readonly from: string | null;
	readonly to: string | null;
	/** The segment that arrived; negative if it was injected. */
	readonly trigger: number | null;
	/** The segment that it sent. */
	readonly sent: number | null;
	/** Its flags: "RST,ACK". */
	readonly sentFlags: string | null;
	readonly call: string | null;
	/** How long the timer that fired had waited. */
	readonly waitMs: number | null;
	/** Entries in the queue that changed, afterwards. */
	readonly count: number | null;
}

export type RuleSentence = (facts: RuleFacts) => string;

/** What one would have seen otherwise, for those rules where that teaches something. */
export type RuleOtherwise = Readonly<Partial<Record<RuleId, RuleSentence>>>;

/** A rule without words does not compile. */
export type RuleWords = Readonly<Record<RuleId, RuleSentence>>;
