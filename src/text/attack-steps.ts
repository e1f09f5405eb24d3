// Steps in which others than the hosts of the scenario act: other clients, live spoofed addresses, what is not shown, lists.
import { showCount, showDuration } from "./amounts.ts";
import { hostName } from "./host-names.ts";
import type { Locale } from "./locale.ts";

export interface ListedSocket {
	readonly state: string;
	readonly local: { readonly ip: string; readonly port: number };
	readonly remote: { readonly ip: string; readonly port: number };
	/** Until the retransmission timer expires, ms; null if it does not run. */
	readonly timerMs: number | null;
	readonly retransmissions: number;
}

export type AttackFacts =
	| { readonly kind: "other-clients"; readonly to: string; readonly clients: number; readonly duringMs: number }
	| { readonly kind: "live-sources"; readonly to: string; readonly hosts: number }
	/** `ms` null: not told. */
	| { readonly kind: "unseen"; readonly ms: number | null }
	| { readonly kind: "look"; readonly host: string; readonly connections: readonly ListedSocket[] };

export function attackSentence(cause: AttackFacts, locale: Locale): string {
	switch (cause.kind) {
		case "other-clients":
			return otherClientsSentence(cause, locale);
		case "live-sources":
			return liveSentence(cause, locale);
		case "unseen":
			return unseenSentence(cause.ms, locale);
		case "look": {
			const host = hostName(cause.host, locale);
			const list = cause.connections.map(listedLine).join("\n");
			return locale === "en"
				? `On ${host}, ss -tno prints:\n${HEADING}\n${list}`
				: `在${host}上运行 ss -tno，输出：\n${HEADING}\n${list}`;
		}
	}
}

function otherClientsSentence(
	{ to, clients, duringMs }: Extract<AttackFacts, { kind: "other-clients" }>,
	locale: Locale,
): string {
	const host = hostName(to, locale);
	const count = showCount(clients, locale);
	const during = duringMs > 0 ? showDuration(duringMs, locale) : null;
	if (locale === "zh")
		return `${during === null ? "" : `${during}内，`}另有 ${count} 个客户端与${host}完成三次握手（报文段未列出）。`;
	const who = clients === 1 ? "other client completes its handshake" : "other clients complete their handshakes";
	return `${count} ${who} with ${host}${during === null ? "" : ` within ${during}`} (segments not shown).`;
}

function liveSentence({ to, hosts }: Extract<AttackFacts, { kind: "live-sources" }>, locale: Locale): string {
	const host = hostName(to, locale);
	const count = showCount(hosts, locale);
	if (locale === "zh") return `伪造的地址中有 ${count} 个属于在线的主机，它们应答了${host}的 SYN,ACK。`;
	const who =
		hosts === 1
			? "spoofed address belongs to a live host, which answers"
			: "spoofed addresses belong to live hosts, which answer";
	return `${count} ${who} ${host}'s SYN,ACK.`;
}

function unseenSentence(ms: number | null, locale: Locale): string {
	if (ms === null)
		return locale === "en"
			? "Time passes; the segments exchanged meanwhile are not shown."
			: "过了一段时间，期间的报文段未列出。";
	const time = showDuration(ms, locale);
	return locale === "en"
		? `${time} pass; the segments exchanged meanwhile are not shown.`
		: `过了 ${time}，期间的报文段未列出。`;
}

const HEADING = "State Local Address:Port Peer Address:Port Timer";

/** Names that ss gives to states. */
const LISTED_NAMES: Readonly<Record<string, string>> = {
	ESTABLISHED: "ESTAB",
	"SYN-RECEIVED": "SYN-RECV",
	LISTEN: "LISTEN",
};

/** "SYN-RECV 198.51.100.5:443 203.0.113.9:1024 timer:(on,2.600sec,2)" */
function listedLine({ state, local, remote, timerMs, retransmissions }: ListedSocket): string {
	const name = LISTED_NAMES[state] ?? state;
	const timer = timerMs === null ? "" : ` timer:(on,${(timerMs / 1000).toFixed(3)}sec,${retransmissions})`;
	return `${name} ${local.ip}:${local.port} ${remote.ip}:${remote.port}${timer}`;
}
