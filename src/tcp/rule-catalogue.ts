// Every rule that an effect can name, with the place that prescribes it: an RFC where there is one, else POSIX for what
// a call returns, or Linux for what is its own. Explanations are looked up by these ids.

export interface RuleSource {
	/** "RFC 9293"; "POSIX" (IEEE Std 1003.1-2024) and "Linux" (its manual pages and kernel documentation) stand beside. */
	readonly rfc: string;
	/** Of the RFC; the function or manual page where there is no RFC. */
	readonly section: string;
}

const rfc9293 = (section: string): RuleSource => ({ rfc: "RFC 9293", section });
const rfc6298 = (section: string): RuleSource => ({ rfc: "RFC 6298", section });
const rfc4987 = (section: string): RuleSource => ({ rfc: "RFC 4987", section });
const rfc5961 = (section: string): RuleSource => ({ rfc: "RFC 5961", section });
const posix = (section: string): RuleSource => ({ rfc: "POSIX", section });
const linux = (section: string): RuleSource => ({ rfc: "Linux", section });

export const RULES = {
	// Calls
	"passive-open-listens": rfc9293("3.10.1"),
	"active-open-sends-syn": rfc9293("3.10.1"),
	"send-transmits-data": rfc9293("3.10.2"),
	"send-queues-until-established": rfc9293("3.10.2"),
	"nagle-holds-small-data": rfc9293("3.7.4"),
	"receive-takes-data": rfc9293("3.10.3"),
	"accept-takes-connection": posix("accept()"),
	"close-sends-fin": rfc9293("3.10.4"),
	"close-after-peer-fin": rfc9293("3.10.4"),
	"close-in-syn-sent": rfc9293("3.10.4"),
	"close-in-syn-received": rfc9293("3.10.4"),
	"close-with-unread-data-resets": rfc9293("3.6.1"),
	"close-stops-listening": rfc9293("3.10.4"),
	"abort-sends-reset": rfc9293("3.10.5"),
	"call-without-connection": rfc9293("3.10"),
	"call-reports-error": posix("getsockopt(), SO_ERROR"),
	"connect-again": posix("connect()"),
	"host-crash-forgets": rfc9293("3.5.1"),
	"keepalive-probe": rfc9293("3.8.4"),
	"keepalive-gives-up": rfc9293("3.8.4"),
	"own-address-as-source-dropped": { rfc: "RFC 1122", section: "3.2.1.3" },
	// CLOSED and LISTEN
	"closed-answers-reset": rfc9293("3.10.7.1"),
	"closed-ignores-reset": rfc9293("3.10.7.1"),
	"listen-ignores-reset": rfc9293("3.10.7.2"),
	"listen-resets-ack": rfc9293("3.10.7.2"),
	"listen-answers-syn": rfc9293("3.10.7.2"),
	"listen-drops-other": rfc9293("3.10.7.2"),
	// SYN queue and accept queue
	"syn-queue-adds-entry": rfc4987("2"),
	"syn-queue-full-drops-syn": rfc4987("2"),
	"syn-cookie-keeps-no-entry": rfc4987("3.6"),
	"syn-cookie-accepts-ack": rfc4987("3.6"),
	"syn-cookie-refuses-ack": rfc9293("3.10.7.2"),
	"syn-ack-timeout-frees-entry": rfc4987("2"),
	"crowded-syn-queue-frees-entry": linux("reqsk_timer_handler()"),
	"accept-queue-adds-connection": linux("listen(2)"),
	"accept-queue-full-drops-syn": linux("listen(2)"),
	"accept-queue-full-ignores-ack": linux("tcp(7), tcp_abort_on_overflow"),
	"accept-queue-full-resets": linux("tcp(7), tcp_abort_on_overflow"),
	"deferred-accept-waits-for-data": linux("tcp(7), TCP_DEFER_ACCEPT"),
	// SYN-SENT
	"syn-sent-resets-bad-ack": rfc9293("3.10.7.3"),
	"syn-sent-ignores-reset": rfc9293("3.10.7.3"),
	"syn-sent-refused": rfc9293("3.10.7.3"),
	"syn-ack-completes-active-open": rfc9293("3.10.7.3"),
	"simultaneous-open": rfc9293("3.5"),
	"syn-sent-drops-other": rfc9293("3.10.7.3"),
	// The eight checks of the other states
	"sequence-unacceptable": rfc9293("3.10.7.4"),
	"simultaneous-syn-ack-accepted": rfc9293("A.2"),
	"reset-exact": rfc5961("3.2"),
	"reset-returns-to-listen": rfc9293("3.10.7.4"),
	"reset-inexact-challenged": rfc5961("3.2"),
	"reset-outside-window-ignored": rfc9293("3.10.7.4"),
	"reset-ignored-in-time-wait": { rfc: "RFC 1337", section: "3" },
	"syn-challenged": rfc5961("4.2"),
	"duplicate-syn-answered": rfc9293("3.10.7.4"),
	"new-syn-returns-to-listen": rfc9293("3.10.7.4"),
	"time-wait-accepts-new-syn": rfc9293("3.6.1"),
	"no-ack-dropped": rfc9293("3.10.7.4"),
	"ack-completes-passive-open": rfc9293("3.10.7.4"),
	"bad-ack-in-syn-received": rfc9293("3.10.7.4"),
	"ack-of-unsent-data": rfc9293("3.10.7.4"),
	"ack-too-old": rfc5961("5.2"),
	"ack-advances-una": rfc9293("3.10.7.4"),
	"fin-acked": rfc9293("3.10.7.4"),
	"fin-acked-while-closing": rfc9293("3.10.7.4"),
	"fin-acked-in-last-ack": rfc9293("3.10.7.4"),
	"data-acknowledged": rfc9293("3.10.7.4"),
	"data-out-of-order": rfc9293("3.10.7.4"),
	"data-after-close-resets": rfc9293("3.6.1"),
	"fin-received": rfc9293("3.10.7.4"),
	"fin-crosses-fin": rfc9293("3.6"),
	"fin-received-in-fin-wait-2": rfc9293("3.10.7.4"),
	"fin-with-ack-of-fin": rfc9293("3.10.7.4"),
	"fin-repeated": rfc9293("3.10.7.4"),
	"time-wait-acks-again": rfc9293("3.10.7.4"),
	"old-syn-returns-to-time-wait": rfc9293("3.6.1"),
	"time-wait-ignores": rfc9293("3.10.7.4"),
	"delayed-ack-waits": rfc9293("3.8.6.3"),
	"delayed-ack-sent": rfc9293("3.8.6.3"),
	// Timers
	"syn-retransmitted": rfc6298("5.4"),
	"syn-ack-retransmitted": rfc6298("5.4"),
	"data-retransmitted": rfc6298("5.4"),
	"fin-retransmitted": rfc6298("5.4"),
	"rto-doubles": rfc6298("5.5"),
	"peer-window-full": rfc9293("3.8.6"),
	"congestion-window-full": { rfc: "RFC 5681", section: "3.1" },
	"reset-at-fin-accepted": linux("tcp_reset_check()"),
	"bind-takes-port": posix("bind()"),
	"syn-gives-up": rfc9293("3.8.3"),
	"retransmission-gives-up": rfc9293("3.8.3"),
	"time-wait-expires": rfc9293("3.10.8"),
	"fin-wait-2-expires": linux("tcp(7), tcp_fin_timeout"),
	"port-in-use": posix("bind(), connect()"),
} as const satisfies Record<string, RuleSource>;

export type RuleId = keyof typeof RULES;
