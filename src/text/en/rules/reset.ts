// Who sends a RST, who believes one, and what is only questioned (RFC 9293, 3.5.2, 3.5.3 and 3.10.7; RFC 5961).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const RESET_RULES = {
	"closed-answers-reset": rule(
		({ arrived, sent }) =>
			`No connection or listener takes ${arrived}, so a reset${sent} answers it: a plain RST where it has ACK set, RST,ACK with seq 0 where not.`,
	),
	"closed-ignores-reset": rule(
		() => "A RST is never answered with another one, or two ends would reset each other for ever: it is dropped.",
	),
	"listen-ignores-reset": rule(() => "In LISTEN there is no connection that a RST could end: it is ignored."),
	"listen-resets-ack": rule(
		({ arrived, sent }) =>
			`In LISTEN there is no connection that ${arrived} could acknowledge, so its ACK is answered with a RST${sent} whose seq is that ack.`,
	),
	"syn-sent-resets-bad-ack": rule(
		({ Arrived, host, sent }) =>
			`${Arrived} has an ACK, but it does not acknowledge ${host}'s SYN: a RST${sent} answers it, and ${host} stays in SYN-SENT.`,
	),
	"syn-sent-ignores-reset": rule(
		({ host }) =>
			`In SYN-SENT a RST counts only if it acknowledges ${host}'s SYN; this one does not, so it is dropped.`,
	),
	"syn-sent-refused": rule(
		({ host, ends }) => `The RST acknowledges ${host}'s SYN, so it refuses this very attempt to connect: ${ends}.`,
	),
	"abort-sends-reset": rule(({ sentSegment, reset, entered, ends }) => {
		if (sentSegment !== null)
			return `An abort gives the connection up at once: ${sentSegment} is ${reset}, and nothing more is sent or awaited.`;
		return entered
			? `An abort gives the connection up at once, without a FIN: ${ends}.`
			: "An abort sends no FIN: the application gives the connection up instead of closing it in an orderly way.";
	}),
	"close-with-unread-data-resets": rule(
		({ sent, reset, ends }) =>
			`The application closes without having read all data that arrived, so TCP sends ${reset}${sent} instead of a FIN, and ${ends}.`,
	),
	"close-stops-listening": rule(
		({ sentSegment, reset }) =>
			`Closing a listening socket resets the complete connections that nobody has accepted${sentSegment === null ? "" : `: ${sentSegment} is ${reset}`}.`,
	),
	"data-after-close-resets": rule(
		({ Arrived, host, sent, ends }) =>
			`${Arrived} brings something new, but ${host}'s application takes nothing any more: a reset${sent} says so, and ${ends}.`,
	),
	"bad-ack-in-syn-received": rule(
		({ Arrived, host, sent }) =>
			`${Arrived} does not acknowledge ${host}'s SYN, so it is answered with a RST${sent}; the half-open connection stays.`,
	),
	"reset-exact": rule(
		({ ends }) =>
			`A RST counts only with the right number, as a rule just the one expected next. This one has it: ${ends}, and no answer is sent.`,
	),
	"reset-at-fin-accepted": rule(
		({ ends }) =>
			`The RST carries the number of the FIN that came before, one below the number expected next; this system believes it: ${ends}.`,
	),
	"reset-returns-to-listen": rule(
		() =>
			"A valid RST ends a half-open connection that came from a listener: its entry is freed, and the listener goes on listening.",
	),
	"reset-inexact-challenged": rule(
		({ sent }) =>
			`The RST lies inside the window but not at the number expected next, so it may be forged: a challenge ACK${sent} answers it, and the state stays.`,
	),
	"reset-outside-window-ignored": rule(
		() => "The RST's sequence number lies outside the receive window: it is dropped without an answer.",
	),
	"reset-ignored-in-time-wait": rule(
		() => "This RST must not cut TIME-WAIT short: it is ignored, and the wait goes on.",
	),
	"syn-challenged": rule(
		({ sent }) =>
			`A SYN is out of place here, perhaps repeated, old or forged: a challenge ACK${sent} answers it, and the state stays. A peer that really restarted replies to that with a RST.`,
	),
	"own-address-as-source-dropped": rule(
		({ Arrived }) =>
			`${Arrived} gives the receiver's own address as its source, which no other host may: it is dropped unanswered.`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
