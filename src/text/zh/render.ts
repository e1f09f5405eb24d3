// What pictures say, in Chinese.
import { showCount } from "../digits.ts";
import type { AskedFacts, RenderWords, SegmentFacts } from "../facts/render.ts";
import { type EventKind, type PerKind, say } from "../facts/timeline.ts";
import { showDuration } from "./amounts.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

const QUEUES = { syn: "半连接队列", accept: "全连接队列" } as const;

export const render: RenderWords = {
	languageTag: "zh-CN",
	words: {
		step: "步骤",
		time: "时间",
		event: "发生的事",
		segment: "报文段",
		figure: "逐步经过",
		assumptions: "假设",
		asked: "要填的空",
		filled: "答案",
		blank: "待填",
		answer: "答案",
		none: "无",
		retransmission: "重传",
		spoofed: "伪造源地址",
		"old-duplicate": "旧报文段",
		lost: "丢失",
		"in-flight": "尚未到达",
		attack: "攻击",
		notGiven: "未给出",
	},
	colon: "：",
	hostTitle: hostName,
	blank: (id) => `（空 ${id}）`,
	stateHeading: (host) => `${hostName(host)}的状态`,
	queueHeading: (host, queue) => `${hostName(host)}${QUEUES[queue]}的长度`,
	queuePlaces: (places) => `容量 ${places}`,
	stepOpening: (step, ms) => `第 ${step} 步${ms === null ? "" : `（${showDuration(ms)}）`}：`,
	segment: (facts) => spaced(segment(facts).replaceAll(" （", "（")),
	states: (states) => spaced(`此时${states.map(({ host, state }) => `${hostName(host)}处于${state}`).join("，")}。`),
	queueLength: (host, queue, length) => spaced(`${hostName(host)}的${QUEUES[queue]}长度为${length}。`),
	brief: (cause) => spaced(say(BRIEFLY, cause)),
	printed: (lines) => `${lines.join("；")}。`,
	inUnit,
	inItsUnit,
	asked,
};

const BRIEFLY: PerKind<EventKind> = {
	deliver: ({ segment }) => `报文段 ${segment} 到达`,
	inject: (cause) => {
		switch (cause.note) {
			case "probe":
				return `探测 ${cause.port} 端口`;
			case "played":
				return `${hostName(cause.from)}发送`;
			case "old-duplicate":
				return `来自 ${cause.address} 的旧报文段`;
			case "spoofed":
				return `伪造源地址 ${cause.address}`;
		}
	},
	flood: ({ syns }) => `${showCount(syns)} 个伪造的 SYN`,
	"other-clients": ({ clients }) => `另有 ${showCount(clients)} 个客户端完成握手`,
	"live-sources": ({ hosts }) => `${showCount(hosts)} 个在线主机应答`,
	pass: ({ ms }) => `过了${ms === null ? "一段时间" : ` ${showDuration(ms)}`}`,
	unseen: ({ ms }) => `过了${ms === null ? "一段时间" : ` ${showDuration(ms)}`}，期间未列出`,
	look: () => "ss 的输出",
};

function segment({ number, from, to, flags, seq, ack, length, ...facts }: SegmentFacts): string {
	const data = length > 0 ? [`数据 ${showCount(length)} 字节`] : [];
	const parts = [`标志位 ${flags}`, `序号 ${seq}`, ...(ack === null ? [] : [`确认号 ${ack}`]), ...data].join("，");
	const late = facts.inFlight ? "在所列的过程中它尚未到达。" : "";
	const who = facts.foreign
		? `发往${hostName(to)}的`
		: `${hostName(from)}向${hostName(to)}${facts.retransmission ? "重传" : "发送"}`;
	return `${who}报文段 ${number}：${parts}。${late}`;
}

/** Durations are asked for in the symbols of the contract. */
const TIME_UNITS = new Map([
	["s", "秒"],
	["ms", "毫秒"],
]);

function inItsUnit(answer: string, unit: string | null): string {
	return unit === null ? answer : `${answer} ${TIME_UNITS.get(unit) ?? unit}`;
}

function inUnit(unit: string | null): string {
	return unit === null ? "" : `（${TIME_UNITS.get(unit) ?? unit}）`;
}

function asked({ label, unit, choices, answer }: AskedFacts): string {
	const question = `${label}${inUnit(unit)}`;
	const value = answer === null ? null : inItsUnit(answer, unit);
	const of = choices.length === 0 ? "" : `选项：${choices.join("；")}。`;
	return `${question}${of}${value === null ? "" : `${/[？）]$/u.test(question) || of ? "" : "。"}答案：${value}。`}`;
}
