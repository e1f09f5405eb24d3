// Every capture of two real Linux kernels that lies in test/linux-traces, played through the engine: the same segments,
// states, results of calls, timers and measurements. A capture that is dropped in is picked up by itself.
import { describe, expect, it } from "vitest";
import { CAPTURE_FILES, EXCEPTIONS, LABORATORY_AT_FAULT, readCapture } from "../support/linux-trace/collection.ts";
import { checkFindings } from "../support/linux-trace/findings.ts";
import { replay } from "../support/linux-trace/replay.ts";

describe("a capture of real Linux TCP is replayed exactly", () => {
	for (const file of CAPTURE_FILES) {
		const capture = readCapture(file);
		if (LABORATORY_AT_FAULT.includes(capture.name)) continue;
		const reason = EXCEPTIONS[capture.name];
		const title = `${file}: ${capture.title}`;
		if (reason !== undefined)
			it(`${title} (exception, still outside the model: ${reason})`, () => {
				expect(replay(capture).mismatches).not.toEqual([]);
			});
		else
			it(title, () => {
				const { mismatches, replayed } = replay(capture);
				expect(mismatches).toEqual([]);
				expect(checkFindings(capture, replayed)).toEqual([]);
			});
	}

	it("knows at most five exceptions", () => {
		expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(5);
	});
});
