// What pictures say, in English.
import { capitalized } from "../capitalized.ts";
import { showCount } from "../digits.ts";
import { isRole } from "../facts/host-names.ts";
import type { AskedFacts, RenderWords, SegmentFacts } from "../facts/render.ts";
import { type EventKind, type PerKind, say } from "../facts/timeline.ts";
import { showDuration, singular } from "./amounts.ts";
import { hostAtStart, hostName } from "./host-names.ts";

export const render: RenderWords = {
	languageTag: "en",
	words: {
		step: "Step",
		time: "Time",
		event: "What happens",
		segment: "Segment",
		figure: "Step by step",
		assumptions: "Assumptions",
		asked: "To fill in",
		filled: "Answers",
		blank: "to fill in",
		answer: "answer",
		none: "none",
		retransmission: "retransmission",
		spoofed: "spoofed source",
		"old-duplicate": "old duplicate",
		lost: "lost",
		"in-flight": "not arrived yet",
		attack: "attack",
		notGiven: "not told",
	},
	colon: ": ",
	hostTitle: (id) => (isRole(id) ? capitalized(hostName(id).replace(/^the /, "")) : id),
	blank: (id) => `(blank ${id})`,
	stateHeading: (host) => `State of ${hostName(host)}`,
	queueHeading: (host, queue) => `${queue === "syn" ? "SYN queue" : "Accept queue"} of ${hostName(host)}`,
	queuePlaces: (places) => `${places} place${places === 1 ? "" : "s"}`,
	stepOpening: (step, ms) => `Step ${step}${ms === null ? "" : ` (${showDuration(ms)})`}: `,
	segment,
	states: (states) => {
		const each = states.map(({ host, state }, i) => `${hostName(host)}${i === 0 ? " is" : ""} in ${state}`);
		return `Then ${each.join(", ")}.`;
	},
	queueLength: (host, queue, length) =>
		`${hostAtStart(host)}'s ${queue === "syn" ? "SYN" : "accept"} queue holds ${length}.`,
	brief: (cause) => say(BRIEFLY, cause),
	printed: (lines) => `${lines.join("; ")}.`,
	inUnit,
	inItsUnit,
	asked,
};

const BRIEFLY: PerKind<EventKind> = {
	deliver: ({ segment }) => `segment ${segment} arrives`,
	inject: (cause) => {
		switch (cause.note) {
			case "probe":
				return `a probe of port ${cause.port}`;
			case "played":
				return `${hostName(cause.from)} sends`;
			case "old-duplicate":
				return `old duplicate from ${cause.address}`;
			case "spoofed":
				return `spoofed source ${cause.address}`;
		}
	},
	flood: ({ syns }) => `${showCount(syns)} spoofed ${syns === 1 ? "SYN" : "SYNs"}`,
	"other-clients": ({ clients }) =>
		`${showCount(clients)} other ${clients === 1 ? "client connects" : "clients connect"}`,
	"live-sources": ({ hosts }) => `${showCount(hosts)} live ${hosts === 1 ? "host answers" : "hosts answer"}`,
	pass: ({ ms }) => (ms === null ? "time passes" : `${showDuration(ms)} later`),
	unseen: ({ ms }) => `${ms === null ? "time passes" : `${showDuration(ms)} later`}, not shown`,
	look: () => "ss prints a list",
};

function segment({ number, from, to, flags, seq, ack, length, ...facts }: SegmentFacts): string {
	const data = length > 0 ? [`${showCount(length)} ${length === 1 ? "octet" : "octets"} of data`] : [];
	const acknowledges = ack === null ? [] : [`acknowledgment number ${ack}`];
	const parts = [`flags ${flags}`, `sequence number ${seq}`, ...acknowledges, ...data].join(", ");
	const late = facts.inFlight ? " It does not arrive within what is shown." : "";
	if (facts.foreign) return `Segment ${number}, to ${hostName(to)}: ${parts}.${late}`;
	const what = facts.retransmission ? `segment ${number}, a retransmission,` : `segment ${number}`;
	return `${hostAtStart(from)} sends ${what} to ${hostName(to)}: ${parts}.${late}`;
}

function inItsUnit(answer: string, unit: string | null): string {
	return unit === null ? answer : `${answer} ${answer === "1" ? singular(unit) : unit}`;
}

function inUnit(unit: string | null): string {
	return unit === null ? "" : ` (${unit})`;
}

function asked({ label, unit, choices, answer }: AskedFacts): string {
	const question = `${label}${inUnit(unit)}`;
	const value = answer === null ? null : inItsUnit(answer, unit);
	const of = choices.length === 0 ? "" : ` Choices: ${choices.join("; ")}.`;
	return `${question}${of}${value === null ? "" : `${/[?)]$/.test(question) || of ? "" : "."} Answer: ${value}.`}`;
}
