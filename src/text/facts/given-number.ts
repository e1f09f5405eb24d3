// A number that still stands where the story gave it.

export interface GivenNumberWords {
	/** `host`: whose number it is; for an ACK that is the peer of its sender. */
	sentence(field: "seq" | "ack", host: string, shown: string): string;
}
