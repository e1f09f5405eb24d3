// One contract for every language: it has words for each topic, whatever the facts.

import { describe, expect, it } from "vitest";
import { RULES } from "../../src/tcp/rule-catalogue.ts";
import type { NumberFacts } from "../../src/text/facts/arithmetic.ts";
import { MET_RULES, OTHER_REASONS } from "../../src/text/facts/consequence.ts";
import { FLAGS_PRINCIPLES } from "../../src/text/facts/hints.ts";
import type { RuleFacts } from "../../src/text/facts/rules.ts";
import { type CauseFacts, isDeed } from "../../src/text/facts/timeline.ts";
import { SEGMENT_PARTS, UNREADABLE_REASONS } from "../../src/text/facts/unreadable.ts";
import type { Language } from "../../src/text/language.ts";
import { inEveryLanguage, LOCALES, type Locale } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { causesOf } from "../support/causes.ts";
import { expectFilledIn } from "./checks.ts";

const NUMBER: NumberFacts = {
	field: "ack",
	segment: 2,
	sender: "server",
	of: { segment: 1, field: "seq", shown: "4021" },
	addends: [
		{ kind: "data", amount: 1 },
		{ kind: "fin", amount: 1 },
	],
	back: false,
	shown: "4023",
	wraps: true,
	kind: "counted",
	retransmission: false,
	fromPeer: true,
};
const RULE: RuleFacts = {
	host: "server",
	peer: "client",
	from: "SYN-RECEIVED",
	to: "ESTABLISHED",
	trigger: 3,
	sent: 4,
	sentFlags: "RST,ACK",
	call: "shutdown",
	waitMs: 3000,
	count: 16,
};
const UNKNOWN: RuleFacts = {
	...RULE,
	from: null,
	to: null,
	trigger: null,
	sent: null,
	sentFlags: null,
	call: null,
	waitMs: null,
	count: null,
};
const QUEUE = { queue: "syn", before: 3, after: 4, added: 2, removed: 1, refused: 5, cookies: 6 } as const;
const ASSUMED = {
	profile: "linux",
	whose: "client",
	ackPolicy: "delayed",
	mslSeconds: null,
	timeWaitSeconds: 60,
	initialRtoSeconds: 1,
	minRtoMs: 200,
	notation: "symbolic",
	countFrom: "current",
} as const;
const ROLES = ["client", "server", "spoofed", "attacker", "victim", "reflector", "scanner", "trusted", "gateway"];
const FIELDS = ["seq", "ack"] as const;
const QUEUES = ["syn", "accept"] as const;

const CAUSES = causesOf("server", "203.0.113.254");
const EARLIER = { segment: 1, field: "seq", shown: "9" } as const;
const OCCASIONS = [
	{ kind: "arrival", segment: 1, host: "server", step: 2 },
	{ kind: "call", call: "close", host: "server", step: 2 },
	{ kind: "timer", host: "server", step: 2 },
	{ kind: "other", host: "server", step: 2 },
] as const;
const SEGMENT = { number: 2, from: "server", to: "client", flags: "SYN", seq: "9", length: 100 } as const;

type Examples = {
	readonly [Topic in keyof Language]: (topic: Language[Topic], language: Language) => readonly string[];
};

/** What a language says of each topic: a topic without an example does not compile. */
const EXAMPLES: Examples = {
	amounts: ({ duration, durationIn, counted }, { labels }) => [
		`${labels.flags(1)} ${duration(350)}`,
		`${labels.flags(1)} ${duration(1500)}`,
		`${labels.flags(1)} ${durationIn(1250, "ms")}`,
		`${labels.flags(1)} ${durationIn(1250, "s")}`,
		counted(1, labels.flags(1)),
		counted(17, labels.flags(1)),
	],
	arithmetic: ({ sentence }) => [
		...(["initial", "cookie", "zero", "injected"] as const).map((kind) => sentence({ ...NUMBER, kind })),
		...FIELDS.flatMap((field) =>
			[NUMBER.of, null].flatMap((of) =>
				[NUMBER.addends, []].flatMap((addends) =>
					[true, false].flatMap((back) =>
						[true, false].flatMap((retransmission) =>
							[true, false].map((fromPeer) =>
								sentence({ ...NUMBER, field, of, addends, back, retransmission, fromPeer }),
							),
						),
					),
				),
			),
		),
	],
	believed: ({ story, title }, { labels }) => [story(labels.flags(1)), title(labels.flags(2), labels.flags(1))],
	catalogue: ({ families, notations, profiles }) => [
		...Object.values(families),
		...Object.values(notations),
		...Object.values(profiles),
	],
	consequence: ({ sentence }) =>
		[...MET_RULES, ...OTHER_REASONS].map((reason) =>
			sentence({
				host: "server",
				peer: "client",
				reason,
				arrived: { ...SEGMENT, ack: "7" },
				expects: "8",
				seqIs: "old",
				mostAcceptable: "6",
				unacknowledgedFrom: "5",
				octetsTaken: 1,
				wrong: { flags: "SYN", seq: "9", ack: "7" },
				sent: [{ ...SEGMENT, ack: "7" }],
				dropped: false,
				from: "SYN-SENT",
				to: "LISTEN",
			}),
		),
	cut: (cut, { labels }) => [
		...cut.stop(0),
		...cut.stop(4),
		cut.nextSegmentLabel("server"),
		cut.orderLabel(0),
		cut.orderLabel(4),
		cut.misplaced(2, "c", labels.flags(1)),
		cut.oneBeforeTheNext,
		...Object.values(cut.because).map((say) => say("a", "b")),
		cut.noAck,
		cut.lookForCauses,
		cut.begins("a", labels.flags(1)),
		...FIELDS.map((part) => cut.partHint(part, labels.flags(1))),
	],
	events: ({ item }) => [
		...[true, false].flatMap((entered) => [
			item({
				cause: { kind: "receive", flags: ["SYN", "ACK"], octets: 0 },
				host: "client",
				state: "ESTABLISHED",
				entered,
			}),
			item({ cause: { kind: "receive", flags: ["ACK"], octets: 100 }, host: "client", state: "LISTEN", entered }),
			...[...CAUSES.call, ...CAUSES.timer].map((cause) => item({ cause, host: cause.host, state: "CLOSED", entered })),
		]),
	],
	feedback: ({ opening, summary, stayed, pshOptional }) => [
		...Object.values(opening).flatMap((open) => [
			open({ given: "9000", expected: "9001" }),
			open({ given: null, expected: "9001" }),
		]),
		summary({ points: 9, max: 9, wrong: 0, followThrough: 0, unreadable: 0, unanswered: 0 }),
		summary({ points: 0, max: 1, wrong: 1, followThrough: 2, unreadable: 3, unanswered: 4 }),
		stayed("client", "LISTEN", null),
		stayed("client", "LISTEN", 3),
		pshOptional,
	],
	givenNumber: ({ sentence }) => FIELDS.map((field) => sentence(field, "client", "4021")),
	hints: (hints) => [
		...FIELDS.flatMap((field) =>
			[1, null].map((of) => hints.look({ kind: "number", field, segment: 2, of, host: "client" })),
		),
		hints.look({ kind: "state", host: "client", step: 3 }),
		...OCCASIONS.flatMap((occasion) => [hints.look({ kind: "flags", segment: 2, occasion }), hints.occasion(occasion)]),
		hints.number({ kind: "story", host: "client" }),
		...(["retransmission", "seq-from-ack", "ack-from-seq", "again"] as const).map((copy) =>
			hints.number({ kind: "copied", of: EARLIER, copy }),
		),
		...FIELDS.map((field) => hints.number({ kind: "after", of: EARLIER, field })),
		hints.number({ kind: "within", of: EARLIER, octets: 100 }),
		hints.number({ kind: "syn-alone", of: EARLIER }),
		...[true, false].map((after) => hints.number({ kind: "probe", of: EARLIER, after })),
		...FLAGS_PRINCIPLES.map((principle) => hints.flags({ principle, segment: 2, of: 1 })),
		hints.path("client", [{ rule: "active-open-sends-syn", state: "SYN-SENT" }], 3),
		hints.queue,
		hints.moved("client", 3, null),
		hints.moved("client", 3, "SYN-SENT"),
		hints.answers(2, null),
		hints.answers(2, "SYN"),
		hints.queueBefore(3, null),
		hints.queueBefore(3, 16),
		hints.look({ kind: "queue", host: "server", step: 3 }),
		hints.startCounting({ segment: 1, field: "seq", shown: null }),
		hints.startCounting({ segment: 1, field: "seq", shown: "4021" }),
		hints.startFromStory("client"),
	],
	hostNames: ({ host, hostAtStart, segment }) => [
		...ROLES.map(host),
		...ROLES.map(hostAtStart),
		segment(3),
		segment(-1),
	],
	labels: ({ state, flags, number, queue }) => [
		state("client", 3),
		flags(2),
		...FIELDS.map((field) => number(field, 2)),
		...QUEUES.map((which) => queue("server", which, 4)),
	],
	entering: (entering) => Object.values(entering),
	misconceptionMap: (map, { labels, catalogue }) => [
		map.class({ learners: 0, holding: 0, ideas: 0, first: null }),
		map.class({ learners: 9, holding: 0, ideas: 0, first: null }),
		map.class({ learners: 1, holding: 1, ideas: 1, first: labels.flags(1) }),
		map.class({ learners: 9, holding: 4, ideas: 3, first: labels.flags(1) }),
		...[0, 1, 2, 9].flatMap((held) =>
			[0, 1, held].map((certain) =>
				map.idea({ title: labels.flags(1), held, met: 20, showed: held + certain, certain: Math.min(held, certain) }),
			),
		),
		map.heading(labels.flags(1)),
		`${catalogue.families.handshake}${map.between}${map.heldOf(12, 48)}`,
		...Object.values(map.split).map((say) => say(3)),
		...Object.values(map.legend),
		map.mostIn(3),
		map.overcame(2),
		...[1, 7].map(map.more),
		map.followUp(labels.flags(1)),
	],
	next: (because, { catalogue }) =>
		Object.values(because).flatMap((said) =>
			[0, 1, 30].map((days) => said({ title: catalogue.families.handshake, days })),
		),
	numberWhy: ({ sentence }) =>
		Object.values(sentence)
			.flatMap((why) => FIELDS.flatMap((field) => ["9000", null].map((from) => why({ field, from, oneLess: "9001" }))))
			.filter((why) => why !== ""),
	otherwise: (otherwise) => Object.values(otherwise).flatMap((say) => [say(RULE), say(UNKNOWN)]),
	queue: ({ sentence }) =>
		QUEUES.flatMap((queue) => [sentence({ ...QUEUE, queue }), sentence({ ...QUEUE, queue, added: 0, removed: 0 })]),
	render: (render, { labels }) => [
		...Object.values(render.words),
		render.hostTitle("server"),
		`${labels.flags(1)} ${render.blank("b2")}${render.colon}${labels.flags(2)}`,
		`${labels.flags(1)}${render.inItsUnit("3", labels.flags(2))}`,
		`${labels.flags(1)}${render.inUnit(null)}${render.inUnit(labels.flags(2))}`,
		render.stateHeading("server"),
		...QUEUES.flatMap((queue) => [render.queueHeading("server", queue), render.queueLength("server", queue, "16")]),
		render.queuePlaces(16),
		`${render.stepOpening(3, 125)}${labels.flags(1)}`,
		`${render.stepOpening(3, null)}${labels.flags(1)}`,
		...[true, false].map((on) =>
			render.segment({ ...SEGMENT, ack: on ? "9" : null, retransmission: on, inFlight: on, foreign: !on }),
		),
		render.states([
			{ host: "client", state: "SYN-SENT" },
			{ host: "server", state: "LISTEN" },
		]),
		render.asked({ label: labels.flags(1), unit: null, choices: [], answer: null }),
		render.asked({ label: labels.flags(1), unit: labels.flags(2), choices: ["a", "b"], answer: "3" }),
	],
	rules: (rules) => Object.values(rules).flatMap((say) => [say(RULE), say(UNKNOWN), say({ ...RULE, to: "CLOSED" })]),
	sentences: ({ join, list }, { labels }) => [
		join([labels.flags(1), labels.flags(2)]),
		list([labels.flags(1), labels.flags(2)]),
	],
	start: ({ sentence, assumptions }) => [
		sentence([]),
		sentence([
			{ host: "client", shown: "4021" },
			{ host: "server", shown: "9000" },
		]),
		...Object.values(assumptions).map((say) => say(ASSUMED)),
	],
	timeline: ({ sentence, statement, note, lost }) => [
		...Object.values(CAUSES)
			.flat()
			.flatMap((cause: CauseFacts) => [
				sentence(cause),
				statement(cause),
				...(isDeed(cause) ? [`${lost(1)} ${note(cause)}`] : []),
			]),
		lost(3),
	],
	unreadable: ({ message }) =>
		UNREADABLE_REASONS.flatMap((reason) =>
			[{}, ...SEGMENT_PARTS.map((part) => ({ part, asked: "flags", text: "SIN", meant: "A B", limit: 9 }))].map(
				(detail) => {
					const text = message(reason, detail);
					// This one is about NaN.
					return reason === "not-finite" ? text.replace("NaN", "infinity") : text;
				},
			),
		),
};

function said<Topic extends keyof Language>(topic: Topic, language: Language): readonly string[] {
	return EXAMPLES[topic](language[topic], language);
}

/** The script that a text of the language is written in. */
const SCRIPTS: Readonly<Record<Locale, RegExp>> = {
	en: /^[^\p{Script=Han}\u3000-\u303f\uff00-\uffef]*\p{Script=Latin}[^\p{Script=Han}\u3000-\u303f\uff00-\uffef]*$/u,
	zh: /\p{Script=Han}/u,
};

// Object.keys gives string[], whatever the keys are.
const TOPICS = Object.keys(EXAMPLES) as readonly (keyof Language)[];

describe.each(LOCALES)("%s", (locale) => {
	it.each(TOPICS)("has words for all of %s, in its own script", (topic) => {
		const texts = said(topic, words(locale));
		expect(texts.length).toBeGreaterThan(0);
		for (const text of texts) {
			expectFilledIn(text);
			expect(text).toMatch(SCRIPTS[locale]);
		}
	});

	it("has a sentence for every rule of the catalogue, and no other", () => {
		expect(Object.keys(words(locale).rules).sort()).toEqual(Object.keys(RULES).sort());
	});

	it("has no topic that the others lack", () => {
		expect(Object.keys(words(locale)).sort()).toEqual([...TOPICS].sort());
	});
});

it("a text in every language has one for each", () => {
	expect(inEveryLanguage((locale) => words(locale).labels.flags(2))).toEqual({
		en: "Flags of segment 2",
		zh: "报文段 2 的标志位",
	});
});
