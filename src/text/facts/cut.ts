// A timeline that stops before its end, and what is asked about what follows.

/** Why one event must come before another: it sends what arrives there, the end's states, the growing waits of a timer. */
export type OrderReason = "brings" | "states" | "waits";

export interface CutWords {
	/** What a learner must know of a timeline that stops after `step`, which is 0 where nothing is shown. */
	stop(step: number): readonly string[];
	/** "Which segment does the server send next: …?" */
	nextSegmentLabel(host: string): string;
	/** "In which order do these events happen after step 4?" */
	orderLabel(step: number): string;
	/** "Place 2 is c: The client …" */
	misplaced(place: number, id: string, text: string): string;
	/** Why no other order fits: the reasons that tie one event to the next. */
	readonly oneBeforeTheNext: string;
	/** "b comes before d: …" */
	readonly because: Readonly<Record<OrderReason, (earlier: string, later: string) => string>>;
	/** Why a segment has no acknowledgment number. */
	readonly noAck: string;
	/** First rung of an order's hints. */
	readonly lookForCauses: string;
	/** Last rung: how the order begins. */
	begins(id: string, text: string): string;
	/** Last rung of a segment's hints: "Seq: start counting from …" */
	partHint(part: "seq" | "ack", hint: string): string;
}
