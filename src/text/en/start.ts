// How a scenario begins, and what it takes for granted, in English.
import { capitalized } from "../capitalized.ts";
import { showCount } from "../digits.ts";
import type { AssumptionFacts, StartNumber, StartWords } from "../facts/start.ts";
import { showDuration } from "./amounts.ts";
import { hostName } from "./host-names.ts";

function sentence(starts: readonly StartNumber[]): string {
	const open = "The connection is ESTABLISHED.";
	const numbers = starts.map(
		({ host, shown }, i) => `${hostName(host)}'s ${i === 0 ? "next sequence number " : ""}is ${shown}`,
	);
	return numbers.length === 0 ? open : `${open} ${capitalized(numbers.join(", "))}.`;
}

const WHO = { both: "Both ends", client: "The client" } as const;

const FOLLOW = {
	rfc9293: { both: "Both ends follow RFC 9293", client: "The client follows RFC 9293" },
	linux: { both: "Both ends behave like Linux 6.18", client: "The client behaves like Linux 6.18" },
} as const satisfies Record<AssumptionFacts["profile"], Record<AssumptionFacts["whose"], string>>;

function acknowledge({ profile, ackPolicy, whose }: AssumptionFacts): string {
	if (ackPolicy === "immediate") return whose === "both" ? "acknowledge at once" : "acknowledges at once";
	return profile === "rfc9293" ? "may delay an ACK of data or of a FIN" : "may delay the ACK of a FIN";
}

const NUMBERS = {
	raw: "Numbers are raw 32-bit sequence numbers.",
	relative: "Numbers are relative to each end's initial sequence number, as Wireshark shows them.",
} as const;

const SYMBOLS = {
	initial: "x is the client's initial sequence number, y the server's.",
	current: "u is the client's next sequence number at the start, v the server's.",
} as const;

const assumptions: StartWords["assumptions"] = {
	profile: ({ profile, whose }) => `${FOLLOW[profile][whose]}.`,
	ackPolicy: (facts) => `${WHO[facts.whose]} ${acknowledge(facts)}.`,
	profileAndAcks: (facts) => `${FOLLOW[facts.profile][facts.whose]} and ${acknowledge(facts)}.`,
	msl: ({ mslSeconds, timeWaitSeconds }) =>
		mslSeconds === null
			? `TIME-WAIT lasts ${showDuration(timeWaitSeconds * 1000)}.`
			: `The MSL is ${showCount(mslSeconds)} s.`,
	rto: ({ initialRtoSeconds, minRtoMs }) =>
		`The first retransmission timeout is ${showDuration(initialRtoSeconds * 1000)}; one computed from measured round trips is at least ${showDuration(minRtoMs)}.`,
	notation: ({ notation, countFrom }) => (notation === "symbolic" ? SYMBOLS[countFrom] : NUMBERS[notation]),
	noOthers: () => "No other calls are made, nobody else sends anything, and nothing else is lost.",
};

export const start: StartWords = { sentence, assumptions };
