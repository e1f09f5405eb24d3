// The words of hints: where to look, and the first step.
import { hostName } from "./host-names.ts";
import type { Locale } from "./locale.ts";

export type LookFacts =
	| {
			readonly kind: "number";
			readonly field: "seq" | "ack";
			readonly segment: number;
			readonly of: number | null;
			readonly host: string;
	  }
	| { readonly kind: "state"; readonly host: string; readonly step: number }
	| { readonly kind: "flags"; readonly segment: number; readonly step: number }
	| { readonly kind: "queue"; readonly host: string; readonly step: number }
	| { readonly kind: "question"; readonly step: number };

/** First rung: what to look at. */
export function lookSentence(facts: LookFacts, locale: Locale): string {
	return locale === "en" ? lookEnglish(facts) : lookChinese(facts);
}

function lookEnglish(facts: LookFacts): string {
	switch (facts.kind) {
		case "number": {
			const name = hostName(facts.host, "en");
			if (facts.of === null) return `Look at what the story tells of ${name}'s next sequence number.`;
			return `Look at segment ${facts.of}: its ${facts.field === "ack" ? "seq and everything that it carries" : "numbers and what it carries"}.`;
		}
		case "state":
			return `Look at what ${hostName(facts.host, "en")} sends or receives in step ${facts.step}, and in which state it was before.`;
		case "flags":
			return `Look at what happens in step ${facts.step}: what must segment ${facts.segment} say, and what does it answer?`;
		case "queue":
			return `Look at what arrives in step ${facts.step} and how many entries fit.`;
		case "question":
			return `Look at step ${facts.step} and the assumptions.`;
	}
}

function lookChinese(facts: LookFacts): string {
	switch (facts.kind) {
		case "number": {
			const name = hostName(facts.host, "zh");
			if (facts.of === null) return `看题目中给出的${name}的下一个序号。`;
			return `看报文段 ${facts.of}：${facts.field === "ack" ? "它的 seq 和它所带的全部内容" : "它的编号和它所带的内容"}。`;
		}
		case "state":
			return `看第 ${facts.step} 步中${hostName(facts.host, "zh")}发送或收到了什么，以及它之前处于什么状态。`;
		case "flags":
			return `看第 ${facts.step} 步发生了什么：报文段 ${facts.segment} 要表达什么，又在应答什么？`;
		case "queue":
			return `看第 ${facts.step} 步到达了什么，以及队列能容纳多少条目。`;
		case "question":
			return `看第 ${facts.step} 步和题目的假设。`;
	}
}

/** Last rung for a number: where counting starts. `shown` is null where that number is asked for too. */
export function startCountingSentence(
	facts: { readonly segment: number; readonly field: "seq" | "ack"; readonly shown: string | null },
	locale: Locale,
): string {
	const { segment, field, shown } = facts;
	if (locale === "zh")
		return shown === null
			? `从你为报文段 ${segment} 的 ${field} 填写的答案开始数。`
			: `从 ${shown}（报文段 ${segment} 的 ${field}）开始数。`;
	return shown === null
		? `Start counting from your own answer for ${field} of segment ${segment}.`
		: `Start counting from ${shown}, the ${field} of segment ${segment}.`;
}

/** Last rung for a number that has not moved since the story told it. */
export function startFromStorySentence(host: string, locale: Locale): string {
	const name = hostName(host, locale);
	return locale === "en"
		? `Start from ${name}'s next sequence number in the story, and add only what counts of what it has sent since.`
		: `从题目给出的${name}的下一个序号开始，只加上此后它发送的占用序号的内容。`;
}

/** Last rung where there is a list to choose from. */
export function oneOfSentence(options: readonly string[], locale: Locale): string {
	return locale === "en" ? `It is one of: ${options.join(" · ")}.` : `答案是其中之一：${options.join(" · ")}。`;
}

/** Last rung for a queue or an amount. */
/** One that does not belong: "“…” does not." */
export function notSentence(option: string, locale: Locale): string {
	return locale === "en" ? `This one is wrong: “${option}”.` : `“${option}”不对。`;
}

export function stepByStepSentence(kind: "count" | "duration", locale: Locale): string {
	if (locale === "zh")
		return kind === "count" ? "先写下这一步之前的数量，再逐项加减。" : "把每一次等待依次写下来，再求和。";
	return kind === "count"
		? "Write down how many there were before, then add and take away what the step brings."
		: "Write down each wait in turn, then add them up.";
}
