import { describe, expect, it } from "vitest";
import { RULES, type RuleId } from "../../src/tcp/rule-catalogue.ts";
import { STATES } from "../../src/tcp/state.ts";
import type { RuleFacts } from "../../src/text/facts/rules.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { expectSentence } from "./checks.ts";

const NOTHING: RuleFacts = {
	host: "server",
	peer: "attacker",
	from: null,
	to: null,
	trigger: null,
	sent: null,
	sentFlags: null,
	call: null,
	waitMs: null,
	count: null,
};
const EVERYTHING: RuleFacts = {
	host: "attacker",
	peer: "attacker",
	from: "SYN-RECEIVED",
	to: "ESTABLISHED",
	trigger: 112,
	sent: 113,
	sentFlags: "RST,ACK",
	call: "shutdown",
	waitMs: 123_456,
	count: 4096,
};

/** Each field alone, and each alone missing. */
const FACTS: readonly RuleFacts[] = [
	NOTHING,
	EVERYTHING,
	{ ...EVERYTHING, from: null },
	{ ...EVERYTHING, to: "CLOSED" },
	{ ...EVERYTHING, to: "LISTEN" },
	{ ...EVERYTHING, trigger: -3 },
	...(["to", "trigger", "sent", "waitMs", "count"] as const).flatMap((field) => [
		{ ...NOTHING, [field]: EVERYTHING[field] },
		{ ...EVERYTHING, [field]: null },
	]),
];

const ids = Object.keys(RULES) as RuleId[];

describe("rule sentences", () => {
	it("there is one for every rule of the catalogue, and no other", () => {
		expect(Object.keys(words("en").rules).sort()).toEqual([...ids].sort());
	});

	it.each(ids)("%s reads as a short sentence in both languages whatever is known", (id) => {
		for (const locale of LOCALES) for (const facts of FACTS) expectSentence(words(locale).rules[id](facts), locale);
	});

	it.each(ids)("%s names no segment, time or count that is not known", (id) => {
		for (const locale of LOCALES) {
			const text = words(locale).rules[id](NOTHING);
			const plain = text.replaceAll(/RFC \d+|seq 0|序号为 0|减 1|小 1|FIN-WAIT-[12]/g, "");
			expect(plain).not.toMatch(/\d/);
		}
	});

	it.each(ids)("%s names a state that was entered only if it is known", (id) => {
		const states = { ...NOTHING, from: "STATE-A", to: "STATE-B" };
		for (const locale of LOCALES) {
			const text = words(locale).rules[id](states);
			if (!text.includes("STATE-B")) continue;
			const rest = text.replaceAll(/STATE-[AB]/g, "");
			const after = rest.slice(text.indexOf("STATE-B") - "STATE-A".length);
			for (const state of STATES) if (state !== "TIME-WAIT") expect(after).not.toContain(state);
		}
	});
});
