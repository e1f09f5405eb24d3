// Rules that a template's question may rest on though no effect of the engine names them: what is counted, what a call
// returns, what a tool shows.

import { RULES, type RuleId, type RuleSource } from "../tcp/rule-catalogue.ts";
import type { ProfileName } from "./spec.ts";

const CITED = {
	"sequence-numbers-count": { rfc: "RFC 9293", section: "3.4" },
	"initial-number-is-chosen": { rfc: "RFC 6528", section: "3" },
	"bind-reports-use": { rfc: "POSIX", section: "bind()" },
	"connect-in-progress": { rfc: "POSIX", section: "connect()" },
	"connect-times-out": { rfc: "POSIX", section: "connect()" },
	"time-wait-reopens": { rfc: "RFC 9293", section: "3.6.1" },
	"active-closer-lingers": { rfc: "RFC 9293", section: "3.6.1" },
	"half-closed": { rfc: "RFC 9293", section: "3.6.1" },
	"connection-exists": { rfc: "RFC 9293", section: "3.10.1" },
	"recv-reports": { rfc: "POSIX", section: "recv()" },
	"send-hands-over": { rfc: "POSIX", section: "send()" },
	"reuse-address": { rfc: "POSIX", section: "setsockopt(), SO_REUSEADDR" },
	"linux-reuse-address": { rfc: "Linux", section: "socket(7), SO_REUSEADDR" },
	"linux-time-wait": { rfc: "Linux", section: "TCP_TIMEWAIT_LEN" },
	"linux-drops-text-of-syn": { rfc: "Linux", section: "tcp_rcv_synsent_state_process()" },
	"text-of-syn-waits": { rfc: "RFC 9293", section: "3.5" },
	"linux-broken-pipe": { rfc: "Linux", section: "tcp(7), EPIPE" },
	"half-open-flood": { rfc: "RFC 4987", section: "2.2" },
	"larger-backlog": { rfc: "RFC 4987", section: "3.2" },
	"shorter-lifetime": { rfc: "RFC 4987", section: "3.3" },
	"proxied-handshake": { rfc: "RFC 4987", section: "3.8" },
	"linux-listen-backlog": { rfc: "Linux", section: "listen(2)" },
	"linux-syn-queue": { rfc: "Linux", section: "ip-sysctl, tcp_max_syn_backlog" },
	"linux-takes-syn": { rfc: "Linux", section: "tcp_conn_request()" },
	"linux-syn-retries": { rfc: "Linux", section: "ip-sysctl, tcp_syn_retries" },
	"linux-connect-again": { rfc: "Linux", section: "__inet_stream_connect()" },
	"linux-linear-timeouts": { rfc: "Linux", section: "ip-sysctl, tcp_syn_linear_timeouts" },
	"linux-fin-timeout": { rfc: "Linux", section: "ip-sysctl, tcp_fin_timeout" },
	"linux-socket-list": { rfc: "Linux", section: "ss(8)" },
} as const satisfies Record<string, RuleSource>;

/**
 * What POSIX says where a scenario keeps to RFC 9293 and the engine's rule is measured on Linux: no RFC knows an accept
 * queue, and listen() leaves to the system what a full one does.
 */
const WITHOUT_LINUX: Readonly<Partial<Record<RuleId, RuleSource>>> = {
	"accept-queue-adds-connection": { rfc: "POSIX", section: "listen()" },
	"accept-queue-full-drops-syn": { rfc: "POSIX", section: "listen()" },
	"accept-queue-full-ignores-ack": { rfc: "POSIX", section: "listen()" },
	"accept-queue-full-resets": { rfc: "POSIX", section: "listen()" },
};

/** What an answer of a template may rest on. */
export type CitedRuleId = RuleId | keyof typeof CITED;

const CITABLE: Readonly<Record<CitedRuleId, RuleSource>> = { ...RULES, ...CITED };

/** Where a rule stands, for whoever keeps to this profile: in rfc9293 never "Linux". */
export function sourceOf(rule: CitedRuleId, profile: ProfileName): RuleSource {
	const source = CITABLE[rule];
	if (profile === "linux" || source.rfc !== "Linux") return source;
	const other: Readonly<Partial<Record<CitedRuleId, RuleSource>>> = WITHOUT_LINUX;
	return other[rule] ?? source;
}
