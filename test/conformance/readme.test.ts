// README.md says what agrees. That it does is tested where it belongs; here, that the numbers are those.
import { describe, expect, it } from "vitest";
import { readCases } from "../tcp/readme-tables.ts";
import { RANDOM_RUNS } from "../tcp/rfc9293/random-runs.ts";
import { captures, isException, markdown, repros } from "./held-against.ts";
import { CASES, readTable, rowOf } from "./readme.ts";

describe("the table of README.md that `npm run conformance` writes", () => {
	it("has all captures by kind, and names those that are exceptions", () => {
		const rows = markdown(captures((file) => !isException(file))).split("\n");
		expect(readTable().split("\n").slice(0, rows.length)).toEqual(rows);
	});

	it("has all scripts, cases and random scripts, and all agree", () => {
		const { what, of } = repros();
		expect(rowOf(what)).toEqual({ agree: of, of });
		const cases = new Set(readCases().map(({ number }) => number)).size;
		expect(rowOf(CASES)).toEqual({ agree: cases, of: cases });
		const { numRuns } = RANDOM_RUNS;
		expect(rowOf("random scripts against that model")).toEqual({ agree: numRuns, of: numRuns });
	});
});
