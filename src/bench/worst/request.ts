// Requests that are searched for the worst, and what asks them.
import type { Random } from "../../scenario/random.ts";

/** A request as JSON says it. */
export interface WorstRequest {
	readonly method: "GET" | "POST" | "PUT" | "PATCH";
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly body?: unknown;
}

export interface Answer {
	readonly status: number;
	readonly text: string;
}

export type Ask = (request: WorstRequest) => Promise<Answer>;

export interface Searched {
	readonly route: string;
	readonly known: readonly WorstRequest[];
	/** Another request to the route, near to one that cost much or far from it. */
	readonly change: (random: Random, request: WorstRequest) => WorstRequest;
}
