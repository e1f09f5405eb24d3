// What one would have seen if things had gone otherwise, in English: said after the rule of a state or of flags.
import type { RuleOtherwise } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const otherwise: RuleOtherwise = {
	"active-open-sends-syn": rule(() => "If nobody listens there, a RST,ACK comes back."),
	"listen-answers-syn": rule(() => "Only the ACK of its own SYN will make it ESTABLISHED."),
	"syn-ack-completes-active-open": rule(() => "Without a SYN,ACK it would send its SYN again."),
	"ack-completes-passive-open": rule(() => "Without that ACK it would send its SYN,ACK again."),
	"simultaneous-open": rule(() => "With an ACK of its own SYN it would be ESTABLISHED at once."),
	"close-sends-fin": rule(() => "An abort would send a RST instead."),
	"close-after-peer-fin": rule(() => "Until then it would stay in CLOSE-WAIT, however long."),
	"fin-acked": rule(() => "Without that ACK it would send its FIN again."),
	"fin-acked-while-closing": rule(() => "Without that ACK it would send its FIN again."),
	"fin-acked-in-last-ack": rule(() => "Without that ACK it would send its FIN again."),
	"fin-crosses-fin": rule(() => "With that ACK in the same segment it would be in TIME-WAIT already."),
	"fin-with-ack-of-fin": rule(() => "A FIN without that ACK would have led to CLOSING."),
	"abort-sends-reset": rule(({ reset }) =>
		reset === "RST,ACK"
			? "Linux sets ACK on it as well; RFC 9293 asks for RST alone."
			: "An orderly close would send a FIN and wait for its ACK.",
	),
	"close-with-unread-data-resets": rule(() => "Had all been read, a FIN would go out."),
	"time-wait-accepts-new-syn": rule(() => "A lower number would only get the last ACK again."),
	"duplicate-syn-answered": rule(({ sentFlags }) =>
		sentFlags === "SYN,ACK"
			? "Linux repeats its SYN,ACK; RFC 9293 asks for an ACK alone."
			: "A SYN from another port would make a new entry.",
	),
	"data-after-close-resets": rule(() => "After shutdown(SHUT_WR) the data would still be taken."),
	"retransmission-gives-up": rule(() => "Any ACK of it would have prevented that."),
	"keepalive-gives-up": rule(() => "A single answer would have kept it."),
	"reset-returns-to-listen": rule(() => "Without it the SYN,ACK would be sent again until it is given up."),
	"syn-sent-refused": rule(() => "Had nothing come back, it would send its SYN again."),
	"reset-exact": rule(() => "Elsewhere in the window it would only be questioned with a challenge ACK."),
	"syn-queue-full-drops-syn": rule(() => "With a free place it would be answered with SYN,ACK."),
	"syn-cookie-keeps-no-entry": rule(() => "An ACK of that number plus 1 will open the connection."),
	"syn-retransmitted": rule(() => "A SYN,ACK in time would have stopped the timer."),
	"syn-ack-retransmitted": rule(() => "An ACK in time would have stopped the timer."),
	"fin-retransmitted": rule(() => "An ACK in time would have stopped the timer."),
	"data-retransmitted": rule(() => "An ACK in time would have stopped the timer."),
	"syn-gives-up": rule(() => "A RST would have told it at once: ECONNREFUSED."),
};
