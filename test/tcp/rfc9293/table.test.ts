// The engine against the table of RFC 9293, 3.10.7, cell by cell: each state, each kind of segment, each position to the
// window, each acknowledgment number; and each call in each state.
import { describe, expect, it } from "vitest";
import { STATES } from "../../../src/tcp/state.ts";
import { arrivals } from "./arrivals.ts";
import { forked, inject, type Pair, pairOf } from "./pair.ts";
import { run } from "./script.ts";
import { SITUATIONS, type Situation } from "./situations.ts";

const WINDOW = 64;
const MSS = 16;
const CALLS = ["send 1", "send 100", "receive", "shutdown", "close", "abort"];
/** So many differences are shown; the first says most. */
const SHOWN = 5;

function reached({ script, side, state }: Situation): Pair {
	const { pair, differs } = run(pairOf(WINDOW, MSS), script);
	expect(differs).toBeUndefined();
	expect(pair.ends[side].state).toBe(state);
	return pair;
}

describe("the profile rfc9293 does what RFC 9293 says of a segment that arrives", () => {
	it.each(SITUATIONS)("in $name", (situation) => {
		const pair = reached(situation);
		const differences: string[] = [];
		for (const { name, segment } of arrivals(pair.ends[situation.side], WINDOW)) {
			const { clause, difference, undecided } = inject(forked(pair), situation.side, segment);
			if (difference !== undefined && !undecided) differences.push(`${name}: ${difference} (${clause})`);
		}
		expect(differences.slice(0, SHOWN)).toEqual([]);
	});

	it("in every state", () => {
		expect(new Set(SITUATIONS.map(({ state }) => state))).toEqual(new Set(STATES));
	});
});

describe("the profile rfc9293 does what RFC 9293 says of a call", () => {
	it.each(SITUATIONS)("in $name", (situation) => {
		const pair = reached(situation);
		const differences = CALLS.flatMap((name) => {
			const { differs } = run(forked(pair), [`${situation.side} ${name}`]);
			return differs ? [`${name}: ${differs.difference} (${differs.clause})`] : [];
		});
		expect(differences).toEqual([]);
	});
});
