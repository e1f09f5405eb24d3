// The engine against the table of RFC 9293, 3.10.7, cell by cell: each state, each kind of segment, each position to the
// window, each acknowledgment number; and each call in each state.
import { describe, expect, it } from "vitest";
import { STATES } from "../../../src/tcp/state.ts";
import { TABLE } from "../../conformance/held-against.ts";
import { rowOf } from "../../conformance/readme.ts";
import { callCells, segmentCells } from "./cells.ts";
import { SITUATIONS } from "./situations.ts";

/** So many differences are shown; the first says most. */
const SHOWN = 5;

let compared = 0;

describe("the profile rfc9293 does what RFC 9293 says of a segment that arrives", () => {
	it.each(SITUATIONS)("in $name", (situation) => {
		const cells = segmentCells(situation);
		compared += cells.compared;
		expect(cells.differences.slice(0, SHOWN)).toEqual([]);
	});

	it("in every state", () => {
		expect(new Set(SITUATIONS.map(({ state }) => state))).toEqual(new Set(STATES));
	});
});

describe("the profile rfc9293 does what RFC 9293 says of a call", () => {
	it.each(SITUATIONS)("in $name", (situation) => {
		const cells = callCells(situation);
		compared += cells.compared;
		expect(cells.differences).toEqual([]);
	});
});

it("README.md says how many cells are compared, and that all agree", () => {
	expect(rowOf(TABLE)).toEqual({ agree: compared, of: compared });
});
