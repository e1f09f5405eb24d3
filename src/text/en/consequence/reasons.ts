// Why a segment that is not what should have been sent comes to what it comes to, in English. "It" is the receiving end.
import { showCount } from "../../digits.ts";
import type { ReasonFacts, ReasonWords } from "../../facts/consequence.ts";
import { hostName } from "../host-names.ts";

export const REASONS: ReasonWords = {
	"closed-answers-reset": () => "nobody there takes the segment, and only a RST goes unanswered",
	"closed-ignores-reset": () => "a RST is never answered with a RST",
	"listen-ignores-reset": () => "there is no connection that a RST could end",
	"listen-resets-ack": () => "nothing has been sent that an ACK could acknowledge",
	"listen-answers-syn": ({ arrived }) =>
		`a listener takes a SYN without ACK for a new connection, whose initial number is ${arrived.seq}`,
	"listen-drops-other": () => "a listener answers a plain SYN, and an ACK with RST; it drops all else",
	"syn-queue-full-drops-syn": () => "its SYN queue has no room for another SYN",
	"syn-cookie-keeps-no-entry": () => "a SYN only gets another cookie, for which nothing is kept",
	"syn-cookie-accepts-ack": () => "seq and ack fit the cookie",
	"syn-cookie-refuses-ack": () => "seq and ack do not fit the cookie, which was made from other numbers",
	"accept-queue-full-drops-syn": () => "its accept queue has no room for another connection",
	"accept-queue-full-ignores-ack": () => "its accept queue has no room for the connection",
	"accept-queue-full-resets": () => "its accept queue is full, and it is set to refuse then",
	"deferred-accept-waits-for-data": () => "the listener waits for data before it completes a connection",
	"syn-sent-resets-bad-ack": ({ mostAcceptable }) => `only ack ${mostAcceptable} acknowledges what it sent`,
	"syn-sent-ignores-reset": ({ mostAcceptable }) =>
		`a RST counts only with ack ${mostAcceptable}, which acknowledges its SYN`,
	"syn-sent-refused": () => "a RST that acknowledges its SYN refuses the connection",
	"syn-sent-drops-other": () => "it waits for a SYN, and a segment without SYN or RST does not help",
	"syn-ack-completes-active-open": () => "a SYN,ACK that acknowledges its SYN opens the connection",
	"simultaneous-open": () => "a SYN without ACK looks as if both ends had called connect() at once",
	"simultaneous-syn-ack-accepted": () => "that completes the simultaneous open",
	"sequence-unacceptable": ({ seqIs, arrived, expects }) =>
		seqIs === "old"
			? `seq ${arrived.seq} is old, for it expects ${expects}`
			: `seq ${arrived.seq} lies beyond its window, which begins at ${expects}`,
	"reset-exact": ({ seqIs }) =>
		`a RST ${seqIs === "expected" ? "with the number that is expected" : "inside the window"} ends the connection at once`,
	"reset-at-fin-accepted": () => "it believes a RST that has the number of the FIN before it",
	"reset-returns-to-listen": () => "a RST with the number that is expected ends the half-open connection",
	"reset-inexact-challenged": ({ expects }) =>
		`a RST is believed only with seq ${expects}; any other in the window may be forged`,
	"reset-outside-window-ignored": ({ expects }) => `a RST counts only inside the window, which begins at ${expects}`,
	"reset-ignored-in-time-wait": () => "this RST must not cut the wait short",
	"syn-challenged": () => "a SYN that is not expected may be old or forged",
	"duplicate-syn-answered": () => "it has had this SYN before",
	"new-syn-returns-to-listen": () => "another SYN, inside the window, ends the half-open connection",
	"old-syn-returns-to-time-wait": () => "the SYN that reopened the connection is then taken for an old one",
	"no-ack-dropped": ({ arrived }) =>
		arrived.ack === null
			? "by then every segment must have ACK set"
			: "no application holds the connection any more, and only a FIN or a RST still counts",
	"ack-completes-passive-open": () => "that ACK completes the handshake",
	"bad-ack-in-syn-received": ({ mostAcceptable }) => `only ack ${mostAcceptable} acknowledges its SYN`,
	"ack-of-unsent-data": ({ mostAcceptable }) => `ack ${mostAcceptable} covers all that it has sent`,
	"ack-too-old": () => "such an old acknowledgment number may be forged",
	"fin-acked": () => "that acknowledges its FIN",
	"fin-acked-while-closing": () => "that acknowledges its FIN",
	"fin-acked-in-last-ack": () => "that acknowledges its FIN",
	"data-acknowledged": ({ octetsTaken }) => `it takes ${octets(octetsTaken)} as data in order`,
	"data-out-of-order": ({ expects }) =>
		`it still lacks what begins at ${expects}, so the segment is only kept for later`,
	"data-after-close-resets": () => "its application is gone, so nothing new can be delivered",
	"fin-received": ({ peer }) => `a FIN says that ${hostName(peer)} has closed`,
	"fin-crosses-fin": ({ peer }) => `${hostName(peer)}'s FIN is here, but its own is not acknowledged`,
	"fin-received-in-fin-wait-2": ({ peer }) => `a FIN says that ${hostName(peer)} has closed too`,
	"fin-with-ack-of-fin": ({ peer }) => `its FIN is acknowledged, and a FIN says that ${hostName(peer)} has closed too`,
	"fin-repeated": () => "it has had this FIN before",
	"time-wait-acks-again": () => "it repeats its last ACK, which may have been lost",
	"time-wait-accepts-new-syn": () => "a SYN beyond all that was received is no old one, so it opens a new connection",
	"time-wait-ignores": () => "nothing new can come any more",
	"without-fin": ({ peer }) => `without FIN nothing says that ${hostName(peer)} has closed`,
	"without-reset": () => "only a RST would end the connection",
	"acknowledges-less": ({ unacknowledgedFrom }) =>
		`what it sent from ${unacknowledgedFrom} on is not acknowledged, and is sent again at the next timeout unless an ACK covers it before`,
	"number-not-expected": ({ expects }) => `it expects seq ${expects}`,
	overlap: ({ expects, octetsTaken }) => `it expects ${expects}, so that only ${octets(octetsTaken)} are new to it`,
	"reset-goes-by-numbers": () => "a RST takes its numbers from the segment that it answers",
	"other-initial-number": ({ arrived, peer }) => `it takes ${arrived.seq} for ${hostName(peer)}'s initial number`,
};

function octets(n: ReasonFacts["octetsTaken"]): string {
	return `${showCount(n)} ${n === 1 ? "octet" : "octets"}`;
}
