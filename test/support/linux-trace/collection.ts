// The captures of test/linux-traces: which there are, of what kind, and which are not replayed, with the reason.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Capture } from "./capture.ts";

const FOLDER = fileURLToPath(new URL("../../linux-traces/", import.meta.url));

/** Captures that lie outside the model, by the name inside the file. At most five. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
	"87_filtered_port_nft": "an nftables firewall drops, rejects and sends ICMP; no firewall is modelled",
	"88_synproxy_gateway": "an nftables SYN proxy rewrites sequence numbers between the hosts; no gateway is modelled",
	F8083_hard_listen:
		"an ACK that is off by one passes for a cookie; the arithmetic inside Linux's cookies is not modelled",
};

/** Captures in which the laboratory itself did something else than it wrote down, by the name inside the file. */
export const LABORATORY_AT_FAULT: readonly string[] = [
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

export function readCapture(file: string): Capture {
	return JSON.parse(readFileSync(FOLDER + file, "utf8")) as Capture;
}

export const CAPTURE_FILES = readdirSync(FOLDER)
	.filter((file) => file.endsWith(".json"))
	.sort();

/** By the beginning of the file's name; the first that fits. */
const KINDS: Readonly<Record<string, RegExp>> = {
	"random lives of a connection": /^F\d+_random/,
	"hard ones: options, reuse, timers, injected segments": /^F\d+_hard/,
	"one thing each": /^F\d+_probe/,
	"one end on a raw wire": /^([KT]\d|10\d_)/,
	"made on purpose": /^/,
};

export const CAPTURE_KINDS = Object.keys(KINDS);

export function kindOfCapture(file: string): string {
	return CAPTURE_KINDS.find((kind) => KINDS[kind]?.test(file)) ?? "";
}
