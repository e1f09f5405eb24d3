// What the pictures of a scenario say beyond the timeline's own sentences: headings, a legend, and the figures in prose.
import { showCount, showDuration } from "./amounts.ts";
import { capitalized, hostAtStart, hostName, spaced } from "./host-names.ts";
import type { Locale, Localized } from "./locale.ts";

const WORDS = {
	step: { en: "Step", zh: "步骤" },
	time: { en: "Time", zh: "时间" },
	event: { en: "What happens", zh: "发生的事" },
	segment: { en: "Segment", zh: "报文段" },
	figure: { en: "Step by step", zh: "逐步经过" },
	assumptions: { en: "Assumptions", zh: "假设" },
	asked: { en: "To fill in", zh: "要填的空" },
	filled: { en: "Answers", zh: "答案" },
	blank: { en: "to fill in", zh: "待填" },
	answer: { en: "answer", zh: "答案" },
	none: { en: "none", zh: "无" },
	retransmission: { en: "retransmission", zh: "重传" },
	spoofed: { en: "spoofed source", zh: "伪造源地址" },
	"old-duplicate": { en: "old duplicate", zh: "旧报文段" },
	lost: { en: "lost", zh: "丢失" },
	"in-flight": { en: "not arrived yet", zh: "尚未到达" },
	notTold: { en: "not told", zh: "未给出" },
} as const satisfies Record<string, Localized>;

export type RenderWord = keyof typeof WORDS;

export function renderWord(word: RenderWord, locale: Locale): string {
	return WORDS[word][locale];
}

/** The name over a lifeline or a column: "Client". An id that is no usual role stays as it is. */
export function hostTitle(id: string, locale: Locale): string {
	const name = hostName(id, locale);
	return name === id ? id : capitalized(name.replace(/^the /, ""));
}

/** A place to fill in, as prose names it: "(blank b2)". */
export function blankInProse(id: string, locale: Locale): string {
	return locale === "en" ? `(blank ${id})` : `（空 ${id}）`;
}

/** "State of the server", at the head of a column. */
export function stateHeading(host: string, locale: Locale): string {
	return locale === "en" ? `State of ${hostName(host, "en")}` : `${hostName(host, "zh")}的状态`;
}

/** "SYN queue of the server", at the head of a column or a chart. */
export function queueHeading(host: string, queue: "syn" | "accept", locale: Locale): string {
	const name = hostName(host, locale);
	if (locale === "zh") return `${name}${queue === "syn" ? "半连接队列" : "全连接队列"}的长度`;
	return `${queue === "syn" ? "SYN queue" : "Accept queue"} of ${name}`;
}

/** ":" as it is written. */
export function colon(locale: Locale): string {
	return locale === "en" ? ": " : "：";
}

/** "Step 3 (125 ms): "; `ms` null where the time is not told. */
export function stepOpening(step: number, ms: number | null, locale: Locale): string {
	const time = ms === null ? "" : showDuration(ms, locale);
	if (locale === "en") return `Step ${step}${time === "" ? "" : ` (${time})`}: `;
	return `第 ${step} 步${time === "" ? "" : `（${time}）`}：`;
}

/** Each part as prose shows it; `ack` null where the segment has none. */
export interface SegmentFacts {
	readonly number: number;
	readonly from: string;
	readonly to: string;
	readonly flags: string;
	readonly seq: string;
	readonly ack: string | null;
	readonly length: number;
	readonly retransmission: boolean;
	readonly inFlight: boolean;
	/** Its source address does not tell who sends it now. */
	readonly injected: boolean;
}

/** "The server sends segment 2 to the client: flags SYN,ACK, sequence number 9, acknowledgment number (blank b1)." */
export function segmentSentence(facts: SegmentFacts, locale: Locale): string {
	return locale === "en" ? english(facts) : spaced(chinese(facts));
}

function english({
	number,
	from,
	to,
	flags,
	seq,
	ack,
	length,
	retransmission,
	inFlight,
	injected,
}: SegmentFacts): string {
	const data = length > 0 ? [`${showCount(length, "en")} ${length === 1 ? "octet" : "octets"} of data`] : [];
	const acknowledges = ack === null ? [] : [`acknowledgment number ${ack}`];
	const parts = [`flags ${flags}`, `sequence number ${seq}`, ...acknowledges, ...data];
	const what = retransmission ? `segment ${number}, a retransmission,` : `segment ${number}`;
	const late = inFlight ? " It does not arrive within what is shown." : "";
	if (injected) return `Segment ${number}, to ${hostName(to, "en")}: ${parts.join(", ")}.${late}`;
	return `${hostAtStart(from, "en")} sends ${what} to ${hostName(to, "en")}: ${parts.join(", ")}.${late}`;
}

function chinese({
	number,
	from,
	to,
	flags,
	seq,
	ack,
	length,
	retransmission,
	inFlight,
	injected,
}: SegmentFacts): string {
	const data = length > 0 ? [`数据 ${showCount(length, "zh")} 字节`] : [];
	const parts = [`标志位 ${flags}`, `序号 ${seq}`, ...(ack === null ? [] : [`确认号 ${ack}`]), ...data];
	const late = inFlight ? "在所列的过程中它尚未到达。" : "";
	const who = injected
		? `发往${hostName(to, "zh")}的`
		: `${hostName(from, "zh")}向${hostName(to, "zh")}${retransmission ? "重传" : "发送"}`;
	const told = `${who}报文段 ${number}：${parts.join("，")}。${late}`;
	return told.replaceAll(" （", "（");
}

/** "Then the client is in SYN-SENT, the server in (blank b2)." */
export function statesSentence(states: readonly { host: string; state: string }[], locale: Locale): string {
	if (locale === "zh")
		return spaced(`此时${states.map(({ host, state }) => `${hostName(host, "zh")}处于${state}`).join("，")}。`);
	const told = states.map(({ host, state }, i) => `${hostName(host, "en")}${i === 0 ? " is" : ""} in ${state}`);
	return `Then ${told.join(", ")}.`;
}

/** "The server's SYN queue holds 16." */
export function queueLengthSentence(host: string, queue: "syn" | "accept", length: string, locale: Locale): string {
	if (locale === "en")
		return `${hostAtStart(host, "en")}'s ${queue === "syn" ? "SYN" : "accept"} queue holds ${length}.`;
	return spaced(`${hostName(host, "zh")}的${queue === "syn" ? "半连接队列" : "全连接队列"}长度为${length}。`);
}

/** " (s)" after a question. */
export function inUnit(unit: string | null, locale: Locale): string {
	if (unit === null) return "";
	return locale === "en" ? ` (${unit})` : `（${unit}）`;
}

export interface AskedFacts {
	readonly label: string;
	readonly unit: string | null;
	/** Empty where what to choose from goes without saying. */
	readonly choices: readonly string[];
	/** Null where it is still asked. */
	readonly answer: string | null;
}

/** "How long …? (s) Answer: 3 s." */
export function askedSentence({ label, unit, choices, answer }: AskedFacts, locale: Locale): string {
	const asked = `${label}${inUnit(unit, locale)}`;
	const value = answer === null || unit === null ? answer : `${answer} ${unit}`;
	if (locale === "en") {
		const of = choices.length === 0 ? "" : ` Choices: ${choices.join("; ")}.`;
		return `${asked}${of}${value === null ? "" : `${/[?)]$/.test(asked) || of ? "" : "."} Answer: ${value}.`}`;
	}
	const of = choices.length === 0 ? "" : `选项：${choices.join("；")}。`;
	return `${asked}${of}${value === null ? "" : `${/[？）]$/u.test(asked) || of ? "" : "。"}答案：${value}。`}`;
}
