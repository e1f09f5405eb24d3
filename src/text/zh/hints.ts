// Where to look, and the first step, in Chinese.
import type { CountingStart, HintWords, LookFacts } from "../facts/hints.ts";
import { hostName } from "./host-names.ts";

function look(facts: LookFacts): string {
	switch (facts.kind) {
		case "number":
			return lookAtNumber(facts);
		case "state":
			return `看第 ${facts.step} 步中${hostName(facts.host)}发送或收到了什么，以及它之前处于什么状态。`;
		case "flags":
			return `看第 ${facts.step} 步发生了什么：报文段 ${facts.segment} 要表达什么，又在应答什么？`;
		case "queue":
			return `看第 ${facts.step} 步到达了什么，以及队列能容纳多少条目。`;
		case "question":
			return `看第 ${facts.step} 步和题目的假设。`;
	}
}

function lookAtNumber({ field, of, host }: Extract<LookFacts, { readonly kind: "number" }>): string {
	if (of === null) return `看题目中给出的${hostName(host)}的下一个序号。`;
	return `看报文段 ${of}：${field === "ack" ? "它的 seq 和它所带的全部内容" : "它的编号和它所带的内容"}。`;
}

function startCounting({ segment, field, shown }: CountingStart): string {
	return shown === null
		? `从你为报文段 ${segment} 的 ${field} 填写的答案开始数。`
		: `从 ${shown}（报文段 ${segment} 的 ${field}）开始数。`;
}

export const hints: HintWords = {
	look,
	startCounting,
	startFromStory: (host) => `从题目给出的${hostName(host)}的下一个序号开始，只加上此后它发送的占用序号的内容。`,
	oneOf: (options) => `答案是其中之一：${options.join(" · ")}。`,
	not: (option) => `“${option}”不对。`,
	stepByStep: {
		count: "先写下这一步之前的数量，再逐项加减。",
		duration: "把每一次等待依次写下来，再求和。",
	},
};
