// What is told of timers, once for all templates (RFC 6298, 2.1 and 5.5; Linux ip-sysctl, tcp_fin_timeout).
import type { Settings } from "../../tcp/settings.ts";
import type { Localized } from "../../text/locale.ts";
import type { TemplateAssumption } from "../template.ts";
import { CHINESE, ENGLISH, type End } from "./ends.ts";

export function firstTimeout(host: End): Localized {
	return {
		en: `The ${ENGLISH[host]}'s first retransmission timeout is 1 s.`,
		zh: `${CHINESE[host]}的初始重传超时为 1 秒。`,
	};
}

export function doublingTimeout(host: End): Localized {
	return {
		en: `The ${ENGLISH[host]}'s first retransmission timeout is 1 s and doubles at each expiry.`,
		zh: `${CHINESE[host]}的初始重传超时为 1 秒，每次到期后加倍。`,
	};
}

/** Of a system that does not wait for its timer then; nothing of others. */
export function synAgainAfterBadAck({ resendSynAfterBadAckMs: ms }: Settings): readonly TemplateAssumption[] {
	return ms === null
		? []
		: [
				{
					en: `In SYN-SENT this Linux sends its SYN again ${ms} ms after an ACK that does not fit.`,
					zh: `该 Linux 在 SYN-SENT 收到不符的 ACK 时，${ms} 毫秒后就重传 SYN。`,
				},
			];
}

export function finTimeout(seconds: number): Localized {
	return {
		en: `tcp_fin_timeout is ${seconds} s on both ends.`,
		zh: `两端的 tcp_fin_timeout 都是 ${seconds} 秒。`,
	};
}

export const NO_KEEPALIVE = {
	en: "Keep-alive is off on both ends.",
	zh: "两端都没有开启保活功能。",
} as const satisfies Localized;
