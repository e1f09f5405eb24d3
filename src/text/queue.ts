// How the length of a queue came about in one step.
import type { Locale, Localized } from "./locale.ts";

export interface QueueFacts {
	readonly queue: "syn" | "accept";
	/** Entries before and after the step. */
	readonly before: number;
	readonly after: number;
	readonly added: number;
	/** Left for whatever reason, timeout included. */
	readonly removed: number;
	/** SYNs or third ACKs that found no room. */
	readonly refused: number;
	/** SYNs answered with a cookie. */
	readonly cookies: number;
}

const NAMES: Readonly<Record<QueueFacts["queue"], Localized>> = {
	syn: { en: "SYN queue", zh: "半连接队列" },
	accept: { en: "accept queue", zh: "全连接队列" },
};

export function queueSentence(facts: QueueFacts, locale: Locale): string {
	return locale === "en" ? english(facts) : chinese(facts);
}

function sum({ before, added, removed, after }: QueueFacts): string {
	if (added + removed === 0) return "";
	return `${before}${added > 0 ? ` + ${added}` : ""}${removed > 0 ? ` − ${removed}` : ""} = ${after}`;
}

function english(facts: QueueFacts): string {
	const { queue, after, refused, cookies } = facts;
	const change = sum(facts);
	const length = change
		? `The ${NAMES[queue].en} holds ${change}.`
		: `Nothing enters or leaves the ${NAMES[queue].en}: it holds ${after}.`;
	const full = refused > 0 ? ` It was full for ${refused} more, which left no entry.` : "";
	const cookie = cookies > 0 ? ` ${cookies} more were answered with a cookie, which leaves no entry.` : "";
	return `${length}${full}${cookie}`;
}

function chinese(facts: QueueFacts): string {
	const { queue, after, refused, cookies } = facts;
	const change = sum(facts);
	const length = change
		? `${NAMES[queue].zh}长度为 ${change}。`
		: `没有条目进入或离开${NAMES[queue].zh}，长度仍为 ${after}。`;
	const full = refused > 0 ? `另有 ${refused} 个因队列已满没有留下条目。` : "";
	const cookie = cookies > 0 ? `${cookies} 个以 cookie 应答，没有留下条目。` : "";
	return `${length}${full}${cookie}`;
}
