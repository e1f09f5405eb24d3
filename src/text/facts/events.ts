// Events to be put in order: each names segments by their flags, because numbers would tell the order.
import type { CauseFacts } from "./timeline.ts";

export interface EventFacts {
	readonly cause:
		| CauseFacts<"call" | "timer">
		| { readonly kind: "receive"; readonly flags: readonly string[]; readonly octets: number };
	readonly host: string;
	/** Of the host afterwards. */
	readonly state: string;
	readonly entered: boolean;
}

export interface EventWords {
	/** "The client receives SYN,ACK and enters ESTABLISHED"; without a full stop, as it is an item of a list. */
	item(facts: EventFacts): string;
}
