// What Linux's rule for a crowded SYN queue comes to, as somebody works it out: for drawing, hints and what explanations say.
// Keys are read off runs (src/tcp/crowded-syn-queue.ts).
import type { Localized } from "../../text/locale.ts";
import type { CitedRuleId } from "../cited-rules.ts";
import type { Trace } from "../run/trace.ts";
import type { ProfileName } from "../spec.ts";
import type { TemplateAssumption } from "../template.ts";
import type { Attacked } from "./attacked.ts";
import { expectedLifetime, lifeOfEntry, sumOfWaits } from "./steady-flood.ts";

const FEWEST = 2;

/** Whether entries of a flood that has filled the queue at once and stopped get fewer retransmissions than are set. */
export function isCutShort(profile: ProfileName, retries: number): boolean {
	return profile === "linux" && retries > FEWEST;
}

/** How often the SYN,ACK of such an entry goes out again. */
export function retriesInFullQueue(profile: ProfileName, retries: number): number {
	return isCutShort(profile, retries) ? FEWEST : retries;
}

/** What frees such an entry. */
export function freeingRule(profile: ProfileName, retries: number): CitedRuleId {
	return isCutShort(profile, retries) ? "crowded-syn-queue-frees-entry" : "syn-ack-timeout-frees-entry";
}

/** How long the entries of such a flood are there, and what would have been otherwise. */
export function saidOfLife(
	trace: Trace,
	drawn: Attacked,
	retries: number,
): Localized & { readonly otherwise: Localized } {
	const sum = sumOfWaits(lifeOfEntry(trace, drawn, retriesInFullQueue(drawn.profile, retries)));
	if (!isCutShort(drawn.profile, retries))
		return {
			en: `The entries live ${sum} s.`,
			zh: `条目存活 ${sum} 秒。`,
			otherwise: {
				en: "Without retransmissions of its SYN the client would never have got an answer.",
				zh: "客户端若不重传 SYN，就永远得不到应答。",
			},
		};
	return {
		en: `Old entries take more than half of the backlog, so Linux repeats a SYN,ACK twice, not ${retries} times: after ${sum} s entries go.`,
		zh: `旧条目占用过半，Linux 只重传 2 次而不是 ${retries} 次：${sum} 秒后开始释放。`,
		otherwise: {
			en: `In a queue no more than half full they would stay ${expectedLifetime(retries)} s.`,
			zh: `若占用不过半，条目会存活 ${expectedLifetime(retries)} 秒。`,
		},
	};
}

/** For floods whose entries are all of one age. */
export const CROWDED: TemplateAssumption = {
	en: "Linux keeps half of the backlog free of old entries: while more than half of it is taken, and no entry is younger than 1 s, a SYN,ACK is sent again twice at most.",
	zh: "Linux 不让旧条目占用超过一半的 backlog：占用过半、且所有条目都已存在 1 秒以上时，一个 SYN,ACK 最多重传 2 次。",
};

/** For lists in which half of the backlog is not taken. */
export const NOT_CROWDED: TemplateAssumption = {
	en: "Linux frees a half-open entry before its last wait is over only while such entries take more than half of the backlog.",
	zh: "只有半连接占用超过 backlog 的一半时，Linux 才会不等最后一次等待结束就释放条目。",
};
