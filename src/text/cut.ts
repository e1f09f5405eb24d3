// A timeline that stops before its end, and what is asked about what follows.
import { capitalized, hostName, spaced } from "./host-names.ts";
import type { Locale, Localized } from "./locale.ts";

/** What a learner must know of a timeline that stops after `step`, which is 0 where nothing is shown. */
export function stopSentences(step: number, locale: Locale): readonly string[] {
	if (step === 0)
		return [
			locale === "en" ? "The timeline is left out: it is for you to put in order." : "时间线没有给出，要由你来排序。",
		];
	return locale === "en"
		? [
				`The timeline stops after step ${step}: what follows is not shown.`,
				"Up to there no other calls are made, nobody else sends anything, and nothing else is lost.",
			]
		: [
				`时间线到第 ${step} 步为止，后面的经过没有列出。`,
				"到那时为止，没有别的调用，没有别人发送报文段，也没有别的报文段丢失。",
			];
}

/** "Which segment does the server send next: …?" */
export function nextSegmentLabel(host: string, locale: Locale): string {
	const name = hostName(host, locale);
	return locale === "en"
		? `Which segment does ${name} send next: which flags, sequence number and acknowledgment number (or none)?`
		: `${name}接下来发送的报文段，标志位、序号和确认号（没有则填“无”）各是什么？`;
}

/** "In which order do these happen after step 4?" */
export function orderLabel(step: number, locale: Locale): string {
	if (locale === "en") return `In which order do these events happen${step === 0 ? "" : ` after step ${step}`}?`;
	return step === 0 ? "下列事件按什么顺序发生？" : `第 ${step} 步之后，下列事件按什么顺序发生？`;
}

/** "Place 2 is c: The client …" */
export function misplacedSentence(place: number, id: string, text: string, locale: Locale): string {
	return locale === "en" ? `Place ${place} is ${id}: ${text}.` : `第 ${place} 个应是 ${id}：${text}。`;
}

/** Why no other order fits: the reasons that tie one event to the next. */
export const ONE_BEFORE_THE_NEXT: Localized = {
	en: "Each comes before the next for a reason: a segment is sent before it arrives, an end goes through its states in turn, and a timer that expires again has waited longer.",
	zh: "前后次序都有缘由：报文段先发送后到达，每一端依次经过各个状态，同一定时器再次到期时等得更久。",
};

/** Why a segment has no acknowledgment number. */
export const NO_ACK: Localized = {
	en: "Without the ACK flag a segment has no acknowledgment number: the field says nothing.",
	zh: "没有置 ACK 的报文段没有确认号，该字段没有意义。",
};

/** First rung of an order's hints. */
export const LOOK_FOR_CAUSES: Localized = {
	en: "Ask of each event what must have happened before it: a segment is sent before it arrives.",
	zh: "对每个事件都问一问：在它之前必须发生什么？报文段总是先发送，后到达。",
};

/** Last rung: how the order begins. */
export function beginsSentence(id: string, text: string, locale: Locale): string {
	return locale === "en" ? `It begins with ${id}: ${text}.` : `第一个是 ${id}：${text}。`;
}

/** Last rung of a segment's hints: "Seq: start counting from …" */
export function partHint(part: "seq" | "ack", hint: string, locale: Locale): string {
	if (locale === "zh") return spaced(`${part === "seq" ? "序号" : "确认号"}：${hint}`);
	return `${capitalized(part)}: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}`;
}
