import { describe, expect, it } from "vitest";
import { isDeed } from "../../src/text/facts/timeline.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { causesOf } from "../support/causes.ts";
import { expectReadable, expectSentence } from "../text/checks.ts";

const [EN, ZH] = [words("en").render, words("zh").render];

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
	foreign: false,
};

describe.each(LOCALES)("in %s", (locale) => {
	const { render } = words(locale);

	it("every sentence about a segment is finished", () => {
		expectSentence(render.segment(FACTS), locale);
		expectSentence(render.segment({ ...FACTS, length: 1, retransmission: true }), locale);
		expectReadable(render.segment({ ...FACTS, ack: null, inFlight: true, from: "spoofed" }), locale);
		expectSentence(render.segment({ ...FACTS, foreign: true }), locale);
		expectReadable(render.segment({ ...FACTS, ack: render.blank("b1") }), locale);
	});

	it("so is what follows of states and queues", () => {
		const states = [
			{ host: "client", state: "CLOSED" },
			{ host: "server", state: render.blank("b2") },
		];
		expectSentence(render.states(states), locale);
		for (const queue of ["syn", "accept"] as const) {
			expectSentence(render.queueLength("server", queue, "16"), locale);
			expectReadable(render.queueHeading("server", queue), locale);
			expectReadable(render.queuePlaces(16), locale);
		}
		expectReadable(render.stateHeading("client"), locale);
	});

	it("what a program printed is one sentence of all its lines", () => {
		expect(render.printed(["State Timer", "ESTAB"])).toMatch(/^State Timer[;；] ?ESTAB[.。]$/);
	});

	it("every event has few words of its own, shorter than its sentence", () => {
		for (const cause of Object.values(causesOf("server", "203.0.113.240")).flat()) {
			if (isDeed(cause)) continue;
			expectReadable(render.brief(cause), locale);
			expect(render.brief(cause).length).toBeLessThan(words(locale).timeline.statement(cause).length + 3);
		}
	});

	it("an answer ends what was asked", () => {
		const asked = { label: locale === "en" ? "How long?" : "持续多久？", unit: "s", choices: [], answer: "3" };
		expectReadable(render.asked(asked), locale);
		expect(render.asked(asked)).toMatch(/3 (s|秒)[.。]$/);
		expect(render.asked({ ...asked, unit: null, answer: null })).toBe(asked.label);
	});
});

it("a segment that somebody else sends in its host's name is not said to be sent by the host", () => {
	const spoofed = { ...FACTS, from: "victim", to: "reflector", foreign: true };
	expect(EN.segment(spoofed)).toMatch(/^Segment 2, to the reflector: flags SYN,ACK/);
	expect(ZH.segment(spoofed)).toMatch(/^发往.+的报文段 2：/);
	expect(EN.segment(spoofed)).not.toContain("victim");
});

it("a host is titled without an article, an unknown one by its id", () => {
	expect(EN.hostTitle("client")).toBe("Client");
	expect(ZH.hostTitle("client")).toBe("客户端");
	expect(EN.hostTitle("b.example")).toBe("b.example");
});
