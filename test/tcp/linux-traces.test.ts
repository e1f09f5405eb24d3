// Every capture of two real Linux kernels that lies in test/linux-traces, played through the engine: the same segments,
// states, results of calls, timers and measurements. A capture that is dropped in is picked up by itself.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Capture } from "../support/linux-trace/capture.ts";
import { checkFindings } from "../support/linux-trace/findings.ts";
import { replay } from "../support/linux-trace/replay.ts";

const FOLDER = fileURLToPath(new URL("../linux-traces/", import.meta.url));

/** Captures that lie outside the model, by the name inside the file. At most five. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
	"87_filtered_port_nft": "an nftables firewall drops, rejects and sends ICMP; no firewall is modelled",
	"88_synproxy_gateway": "an nftables SYN proxy rewrites sequence numbers between the hosts; no gateway is modelled",
	F8083_hard_listen:
		"an ACK that is off by one passes for a cookie; the arithmetic inside Linux's cookies is not modelled",
};

/** Captures in which the laboratory itself did something else than it wrote down, by the name inside the file. */
const LABORATORY_AT_FAULT: readonly string[] = [
	"F8010_hard_storm", // Nagle's algorithm was on
	// bind() after leaving TCP_REPAIR
	"F8025_hard_reuse",
	"F8039_hard_reuse",
	"F8045_hard_reuse",
	"F8059_hard_reuse",
	"F8065_hard_reuse",
	"F8079_hard_reuse",
	"F8085_hard_reuse",
];

function read(file: string): Capture {
	return JSON.parse(readFileSync(FOLDER + file, "utf8")) as Capture;
}

const files = readdirSync(FOLDER)
	.filter((file) => file.endsWith(".json"))
	.sort();

describe("a capture of real Linux TCP is replayed exactly", () => {
	for (const file of files) {
		const capture = read(file);
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
