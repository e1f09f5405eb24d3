// The engine against the model of RFC 9293 over random scripts, compared after each event.
import fc from "fast-check";
import { pairOf } from "./pair.ts";
import { randomScript } from "./random-scripts.ts";
import { run } from "./script.ts";

const WINDOW = 8;
/** Segments of one octet: then no rule against silly windows decides how many are sent (3.8.6.2.1). */
const MSS = 1;

/** First sequence numbers of client and server: the usual ones, and such as wrap at 2^32 or 2^31. */
const isns = fc.constantFrom(
	[1000, 5000] as const,
	[2 ** 32 - 3, 2 ** 31 - 1] as const,
	[2 ** 31 - 4, 2 ** 32 - 1] as const,
);

export const RANDOM_RUNS = { numRuns: 20_000, seed: 9293 } as const;

export const randomScripts = fc.property(randomScript, isns, (script, [x, y]) => {
	const { differs } = run(pairOf(WINDOW, MSS, x, y), script);
	if (differs) throw new Error(`${differs.line}: ${differs.difference} (${differs.clause})`);
});
