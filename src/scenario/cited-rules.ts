// Rules that a template's question may rest on though no effect of the engine names them: what is counted, what a call
// returns, what a tool shows.
import { RULES, type RuleId, type RuleSource } from "../tcp/rule-catalogue.ts";

const CITED = {
	"sequence-numbers-count": { rfc: "RFC 9293", section: "3.4" },
	"initial-number-is-chosen": { rfc: "RFC 6528", section: "3" },
	"bind-reports-use": { rfc: "POSIX", section: "bind()" },
	"connect-in-progress": { rfc: "POSIX", section: "connect()" },
	"time-wait-reopens": { rfc: "RFC 9293", section: "3.6.1" },
	"half-open-flood": { rfc: "RFC 4987", section: "2.2" },
	"larger-backlog": { rfc: "RFC 4987", section: "3.2" },
	"shorter-lifetime": { rfc: "RFC 4987", section: "3.3" },
	"proxied-handshake": { rfc: "RFC 4987", section: "3.8" },
	"linux-listen-backlog": { rfc: "Linux", section: "listen(2)" },
	"linux-syn-queue": { rfc: "Linux", section: "ip-sysctl, tcp_max_syn_backlog" },
	"linux-syn-retries": { rfc: "Linux", section: "ip-sysctl, tcp_syn_retries" },
	"linux-connect-again": { rfc: "Linux", section: "__inet_stream_connect()" },
	"linux-linear-timeouts": { rfc: "Linux", section: "ip-sysctl, tcp_syn_linear_timeouts" },
	"linux-fin-timeout": { rfc: "Linux", section: "ip-sysctl, tcp_fin_timeout" },
	"linux-socket-list": { rfc: "Linux", section: "ss(8)" },
} as const satisfies Record<string, RuleSource>;

/** What an answer of a template may rest on. */
export type CitedRuleId = RuleId | keyof typeof CITED;

export const CITABLE: Readonly<Record<CitedRuleId, RuleSource>> = { ...RULES, ...CITED };
