// How long a half-open entry that nobody answers lives: what explanations and hints of several templates say of it.
import type { Localized } from "../../text/locale.ts";
import type { QuestionHints } from "../template.ts";
import { expectedLifetime, type Life, sumOfWaits } from "./steady-flood.ts";

/** Why an entry lives that long with so many retransmissions of its SYN,ACK. */
export function whyLife(life: Life, retries: number): Localized {
	const early = (life.ms - (life.waits.at(-1) ?? 0)) / 1000;
	return {
		en: `${retries + 1} SYN,ACKs go out, each followed by a wait: ${sumOfWaits(life)} s. Freed right after the last retransmission it would live only ${early} s; but an ACK may still come until the last wait ends.`,
		zh: `共发出 ${retries + 1} 个 SYN,ACK，每个之后都要等待：${sumOfWaits(life)} 秒。若最后一次重传后立即释放，则只有 ${early} 秒；但 ACK 仍可能到来，所以还要等完最后一次。`,
	};
}

/** The key is in ms. */
export function lifetimeHints(retries: number): QuestionHints<number> {
	return {
		evidence: {
			en: "The assumptions or the story say how often a SYN,ACK is sent again and how long the waits are.",
			zh: "题目或假设说明了 SYN,ACK 重传几次、每次等待多久。",
		},
		principle: {
			en: "Each SYN,ACK, the first and every repetition, is followed by a wait; the entry goes when the wait after the last one has expired.",
			zh: "每个 SYN,ACK（首次发送和每次重传）之后都有一次等待；最后一次等待到期后，条目才被释放。",
		},
		begin: {
			en: `${retries + 1} SYN,ACKs go out; the wait after the first one is 1 s.`,
			zh: `共发出 ${retries + 1} 个 SYN,ACK；第一个之后等待 1 秒。`,
		},
		follow: () => 1000 * expectedLifetime(retries),
	};
}
