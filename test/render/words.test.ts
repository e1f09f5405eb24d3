import { describe, expect, it } from "vitest";
import { LOCALES } from "../../src/text/locale.ts";
import {
	askedSentence,
	blankInProse,
	hostTitle,
	queueHeading,
	queueLengthSentence,
	segmentSentence,
	stateHeading,
	statesSentence,
} from "../../src/text/render.ts";
import { expectReadable, expectSentence } from "../text/checks.ts";

const FACTS = {
	number: 2,
	from: "server",
	to: "client",
	flags: "SYN,ACK",
	seq: "y",
	ack: "x+1",
	length: 0,
	retransmission: false,
	inFlight: false,
	injected: false,
};

describe.each(LOCALES)("in %s", (locale) => {
	it("every sentence about a segment is finished", () => {
		expectSentence(segmentSentence(FACTS, locale), locale);
		expectSentence(segmentSentence({ ...FACTS, length: 1, retransmission: true }, locale), locale);
		expectReadable(segmentSentence({ ...FACTS, ack: null, inFlight: true, from: "spoofed" }, locale), locale);
		expectSentence(segmentSentence({ ...FACTS, injected: true }, locale), locale);
		expectReadable(segmentSentence({ ...FACTS, ack: blankInProse("b1", locale) }, locale), locale);
	});

	it("so is what follows of states and queues", () => {
		const states = [
			{ host: "client", state: "CLOSED" },
			{ host: "server", state: blankInProse("b2", locale) },
		];
		expectSentence(statesSentence(states, locale), locale);
		for (const queue of ["syn", "accept"] as const) {
			expectSentence(queueLengthSentence("server", queue, "16", locale), locale);
			expectReadable(queueHeading("server", queue, locale), locale);
		}
		expectReadable(stateHeading("client", locale), locale);
	});

	it("an answer ends what was asked", () => {
		const asked = { label: locale === "en" ? "How long?" : "持续多久？", unit: "s", choices: [], answer: "3" };
		expectReadable(askedSentence(asked, locale), locale);
		expect(askedSentence(asked, locale)).toMatch(/3 s[.。]$/);
		expect(askedSentence({ ...asked, unit: null, answer: null }, locale)).toBe(asked.label);
	});
});

it("a segment that somebody else sends in its host's name is not said to be sent by the host", () => {
	const spoofed = { ...FACTS, from: "victim", to: "reflector", injected: true };
	expect(segmentSentence(spoofed, "en")).toMatch(/^Segment 2, to the reflector: flags SYN,ACK/);
	expect(segmentSentence(spoofed, "zh")).toMatch(/^发往.+的报文段 2：/);
	expect(segmentSentence(spoofed, "en")).not.toContain("victim");
});

it("a host is titled without an article, an unknown one by its id", () => {
	expect(hostTitle("client", "en")).toBe("Client");
	expect(hostTitle("client", "zh")).toBe("客户端");
	expect(hostTitle("b.example", "en")).toBe("b.example");
});
