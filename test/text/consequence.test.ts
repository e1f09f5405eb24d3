import { describe, expect, it } from "vitest";
import { type ConsequenceFacts, MET_RULES, OTHER_REASONS } from "../../src/text/facts/consequence.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { expectFilledIn } from "./checks.ts";

const SEGMENT = { flags: "RST,ACK", seq: "4294967295", ack: "4294967294", length: 1388 };

/** The longest that there can be. */
const FACTS: ConsequenceFacts = {
	host: "spoofed",
	peer: "trusted",
	reason: "reset-exact",
	arrived: SEGMENT,
	expects: "4294967293",
	seqIs: "ahead",
	mostAcceptable: "4294967292",
	unacknowledgedFrom: "4294967291",
	octetsTaken: 1388,
	wrong: { flags: "RST,ACK", seq: "4294967295", ack: null },
	sent: [SEGMENT],
	dropped: false,
	from: "SYN-RECEIVED",
	to: "ESTABLISHED",
};

const FORMS: Readonly<Record<Locale, { readonly most: number; readonly is: RegExp; readonly isNot: RegExp }>> = {
	en: { most: 300, is: /^With [^.]*\.$/, isNot: /\p{Script=Han}|[.:;,][.:;,]/u },
	zh: {
		most: 150,
		is: /^若.*。$/,
		isNot: /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}|[，。：；][，。：；]|\p{Script=Han}[,.:;?()]/u,
	},
};

describe.each(LOCALES)("the sentence about what would have come of a segment, in %s", (locale) => {
	const { most, is, isNot } = FORMS[locale];
	const say = (change: Partial<ConsequenceFacts>) => words(locale).consequence.sentence({ ...FACTS, ...change });

	it.each([...MET_RULES, ...OTHER_REASONS])("is one short sentence where the reason is %s", (reason) => {
		for (const seqIs of ["old", "ahead", "expected"] as const)
			for (const ack of ["1", null]) {
				const text = say({ reason, seqIs, arrived: { ...SEGMENT, ack } });
				expectFilledIn(text);
				expect(text).toMatch(is);
				expect(text).not.toMatch(isNot);
				expect(text.length).toBeLessThanOrEqual(most);
			}
	});

	it("tells apart what is answered, what is dropped and what meets silence", () => {
		const texts = [say({}), say({ sent: [], dropped: true }), say({ sent: [] })];
		expect(new Set(texts).size).toBe(3);
	});

	it("tells apart a state that stays, one that is entered and a connection that is gone", () => {
		const texts = [say({}), say({ to: "SYN-RECEIVED" }), say({ to: "LISTEN" })];
		expect(new Set(texts).size).toBe(3);
	});
});
