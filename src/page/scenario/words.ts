// What `<seqack-scenario>` says around the scenario itself, in every language.

import type { Verdict } from "../../exercise/types.ts";
import { showDuration as durationInEnglish } from "../../text/en/amounts.ts";
import { hostName as hostInEnglish } from "../../text/en/host-names.ts";
import type { Localized } from "../../text/locale.ts";
import { showDuration as durationInChinese } from "../../text/zh/amounts.ts";
import { hostName as hostInChinese } from "../../text/zh/host-names.ts";

export interface ScenarioWords {
	readonly loading: string;
	readonly holds: string;
	readonly diagram: string;
	readonly table: string;
	readonly views: string;
	readonly toFill: string;
	readonly check: string;
	readonly checkAnyway: string;
	readonly checking: string;
	readonly retry: string;
	readonly another: string;
	readonly hint: string;
	readonly close: string;
	readonly previous: string;
	readonly next: string;
	readonly confirm: string;
	readonly notReadable: string;
	/** What came of a check that was no grading. */
	readonly notices: Readonly<Record<"queued" | "refused", string>>;
	assessed(attempts: number): string;
	readonly timeLeft: string;
	secondsLeft(seconds: number): string;
	readonly timeIsUp: string;
	readonly step: string;
	readonly time: string;
	readonly event: string;
	readonly segment: string;
	readonly flags: string;
	readonly seq: string;
	readonly ack: string;
	readonly octets: string;
	readonly none: string;
	readonly lost: string;
	readonly underWay: string;
	readonly retransmission: string;
	readonly spoofed: string;
	readonly oldDuplicate: string;
	readonly question: string;
	readonly wholeSegment: string;
	readonly wire: string;
	host(id: string): string;
	/** "Client", over a lifeline. */
	hostTitle(id: string): string;
	stateOf(host: string): string;
	queueOf(host: string, queue: "syn" | "accept"): string;
	queue(queue: "syn" | "accept"): string;
	duration(ms: number): string;
	filled(done: number, all: number): string;
	empty(count: number): string;
	/** What a chip is called before its answer, or that it has none. */
	chip(label: string, empty: boolean): string;
	readonly itIs: string;
	hintOf(level: number): string;
	/** Before it is taken: what hints cost then, with those taken before. */
	hintCosts(share: number, first: boolean): string;
	readonly hintFree: string;
	attemptsLeft(count: number): string;
	score(points: number, max: number): string;
	syns(count: number): string;
	readonly verdicts: Readonly<Record<Verdict, string>>;
}

const percent = (share: number) => `${Math.round(share * 100)}`;
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const points = (n: number) => String(Math.round(n * 100) / 100);

export const SCENARIO_WORDS = {
	en: {
		loading: "Loading the scenario …",
		holds: "What holds here",
		diagram: "Diagram",
		table: "Table",
		views: "View",
		toFill: "to fill in",
		check: "Check",
		checkAnyway: "Check anyway",
		checking: "Checking …",
		retry: "Try again",
		another: "Another like this",
		hint: "Hint",
		close: "Close",
		previous: "Previous blank",
		next: "Next blank",
		confirm: "Done",
		notReadable: "not readable",
		notices: {
			refused: "Some answers cannot be read. They are marked; write them differently, or check again to leave them.",
			queued: "Kept. It will be checked as soon as the service can be reached.",
		},
		step: "Step",
		time: "Time",
		event: "What happens",
		segment: "Segment",
		flags: "Flags",
		seq: "Seq",
		ack: "Ack",
		octets: "Octets",
		none: "none",
		lost: "lost",
		underWay: "under way",
		retransmission: "retransmission",
		spoofed: "spoofed source",
		oldDuplicate: "old duplicate",
		question: "Question",
		wholeSegment: "the next segment",
		wire: "What happens, step by step",
		host: hostInEnglish,
		hostTitle: (id) => capitalized(hostInEnglish(id).replace(/^the /, "")),
		stateOf: (host) => `State of ${hostInEnglish(host)}`,
		queueOf: (host, queue) => `${queue === "syn" ? "SYN" : "Accept"} queue of ${hostInEnglish(host)}`,
		queue: (queue) => (queue === "syn" ? "SYN queue" : "Accept queue"),
		duration: durationInEnglish,
		filled: (done, all) => `${done} of ${all} filled in`,
		empty: (count) => (count === 1 ? "1 blank is empty" : `${count} blanks are empty`),
		chip: (label, empty) => `${label}: ${empty ? "to fill in" : ""}`,
		itIs: "it is",
		hintOf: (level) => `Hint ${level} of 3`,
		hintCosts: (share, first) => `costs ${percent(share)} % of this blank${first ? "" : " in all"}`,
		hintFree: "costs nothing here",
		timeLeft: "Time left",
		secondsLeft: (seconds) => (seconds > 10 ? "One minute left." : `${seconds} seconds left.`),
		timeIsUp: "Time is up.",
		assessed: (attempts) => (attempts === 1 ? "Assessed: one attempt." : `Assessed: up to ${attempts} attempts.`),
		attemptsLeft: (count) => (count === 1 ? "1 attempt left" : `${count} attempts left`),
		score: (earned, max) => `${points(earned)} of ${points(max)} points`,
		syns: (count) => `${count} × SYN`,
		verdicts: {
			correct: "right",
			"follow-through": "right after a slip",
			partly: "partly right",
			wrong: "wrong",
			unreadable: "not read",
			unanswered: "left empty",
		},
	},
	zh: {
		loading: "正在载入……",
		holds: "这里的前提",
		diagram: "时序图",
		table: "表格",
		views: "显示方式",
		toFill: "待填",
		check: "检查",
		checkAnyway: "仍然检查",
		checking: "正在检查……",
		retry: "再试一次",
		another: "再来一题",
		hint: "提示",
		close: "关闭",
		previous: "上一空",
		next: "下一空",
		confirm: "完成",
		notReadable: "无法读取",
		notices: {
			refused: "有的答案无法读取，已经标出。请改写；如要保持原样，请再按一次“检查”。",
			queued: "已保存，连上服务后就会检查。",
		},
		step: "步骤",
		time: "时间",
		event: "发生的事",
		segment: "报文段",
		flags: "标志位",
		seq: "序号",
		ack: "确认号",
		octets: "字节",
		none: "无",
		lost: "丢失",
		underWay: "在途中",
		retransmission: "重传",
		spoofed: "伪造源地址",
		oldDuplicate: "旧的重复报文段",
		question: "问题",
		wholeSegment: "下一个报文段",
		wire: "逐步经过",
		host: hostInChinese,
		hostTitle: hostInChinese,
		stateOf: (host) => `${hostInChinese(host)}的状态`,
		queueOf: (host, queue) => `${hostInChinese(host)}的${queue === "syn" ? "半连接队列" : "全连接队列"}`,
		queue: (queue) => (queue === "syn" ? "半连接队列" : "全连接队列"),
		duration: durationInChinese,
		filled: (done, all) => `已填 ${done} / ${all}`,
		empty: (count) => `还有 ${count} 空未填`,
		chip: (label, empty) => `${label}：${empty ? "待填" : ""}`,
		itIs: "应为",
		hintOf: (level) => `提示 ${level}（共 3 级）`,
		hintCosts: (share, first) => `${first ? "" : "累计"}扣本空 ${percent(share)}% 的分`,
		hintFree: "此处不扣分",
		timeLeft: "剩余时间",
		secondsLeft: (seconds) => (seconds > 10 ? "还剩一分钟。" : `还剩 ${seconds} 秒。`),
		timeIsUp: "时间到。",
		assessed: (attempts) => `计分题：最多作答 ${attempts} 次。`,
		attemptsLeft: (count) => `还可作答 ${count} 次`,
		score: (earned, max) => `${points(earned)} / ${points(max)} 分`,
		syns: (count) => `${count} × SYN`,
		verdicts: {
			correct: "正确",
			"follow-through": "由前错推得，正确",
			partly: "部分正确",
			wrong: "不正确",
			unreadable: "无法读取",
			unanswered: "未作答",
		},
	},
} satisfies Localized<ScenarioWords>;
