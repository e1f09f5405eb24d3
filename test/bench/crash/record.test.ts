// That `npm run crash` would see a loss, if there were one.
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../../../src/bench/crash/record.ts";
import type { Answered } from "../../../src/bench/crash/submissions.ts";

const attempt = (number: number): Answered => ({ attemptId: `id-${number}`, number });

let kept: readonly Answered[] = [];
const server = createServer((_, response) => response.end(JSON.stringify({ items: kept, nextCursor: null })));
let url = "";
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());

/** Three were sent; the third was not answered. */
function faults(record: readonly Answered[], all: boolean) {
	kept = record;
	const sent = new Map([
		["a", attempt(1)],
		["b", attempt(2)],
		["c", undefined],
	]);
	return faultsOf(url, { path: "/v1/learners/x", token: "t", sent }, all);
}

describe("a record after a crash", () => {
	it.each<[string, readonly Answered[]]>([
		["holds what was answered", [attempt(1), attempt(2)]],
		["may hold what was not answered", [attempt(3), attempt(1), attempt(2)]],
	])("%s", async (_, record) => {
		expect(await faults(record, false)).toEqual([]);
	});

	it.each<[string, readonly Answered[], boolean, RegExp]>([
		["lost an answered attempt", [attempt(1)], false, /b, answered, is there 0 times/],
		["has an attempt twice", [attempt(1), attempt(2), { attemptId: "id-2", number: 3 }], false, /an id twice/],
		[
			"has a gap between its numbers",
			[attempt(1), attempt(2), { attemptId: "id-9", number: 4 }],
			false,
			/numbers 1 2 4/,
		],
		["has more attempts than were sent", [1, 2, 3, 4].map(attempt), false, /4 attempts of 3/],
		["lacks one when all were answered", [attempt(1), attempt(2)], true, /2 attempts of 3/],
	])("is found at fault when it %s", async (_, record, all, fault) => {
		expect((await faults(record, all)).join("\n")).toMatch(fault);
	});
});
