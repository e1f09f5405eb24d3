// What a learner's progress says beside titles of skills and misconceptions.
import type { ConfidenceLevel } from "../../contract/confidence.ts";
import type { Localized } from "../../text/locale.ts";
import type { Area } from "./areas.ts";

export interface ProgressWords {
	readonly nobody: string;
	/** Between two things that are said of one. */
	readonly comma: string;
	/** Between what is to be done and with what. */
	readonly colon: string;
	readonly nothingYet: string;
	readonly areas: Readonly<Record<Area, string>>;
	readonly mastered: string;
	readonly masteredOf: (mastered: number, size: number) => string;
	readonly due: string;
	readonly dueOnes: (skills: number) => string;
	readonly practiseDue: string;
	readonly notMet: string;
	readonly mastery: (percent: number) => string;
	readonly legend: { readonly new: string; readonly learning: string; readonly mastered: string; readonly due: string };
	readonly answered: (right: number, seen: number) => string;
	readonly lastSeen: (day: string) => string;
	readonly dueDay: (day: string) => string;
	readonly buildsOn: (titles: readonly string[]) => string;
	readonly practise: string;
	readonly days: (days: number) => string;
	readonly inARow: (days: number) => string;
	readonly practice: string;
	readonly assessed: string;
	readonly attempts: (attempts: number) => string;
	readonly share: (percent: number) => string;
	readonly skills: string;
	readonly ideas: string;
	readonly seen: (times: number) => string;
	readonly cured: (day: string | null) => string;
	readonly stillHeld: string;
	readonly calibration: string;
	readonly levels: Readonly<Record<ConfidenceLevel, string>>;
	readonly ofAnswers: (right: number, answers: number) => string;
	readonly knowsWell: string;
	readonly knowsSome: string;
	readonly knowsLittle: string;
}

export const PROGRESS_WORDS = {
	en: {
		nobody: "Nothing is recorded so far. Here is what there is to learn.",
		comma: ", ",
		colon: ": ",
		nothingYet: "Nothing is answered yet. Begin anywhere; what stands at the top of an area comes first.",
		areas: {
			numbers: "Numbers",
			opening: "Opening",
			closing: "Closing",
			loss: "Loss and resets",
			queues: "Queues",
			attacks: "Attacks",
		},
		mastered: "mastered",
		masteredOf: (mastered, size) => `${mastered} of ${size} mastered`,
		due: "due",
		dueOnes: (skills) => (skills === 1 ? "One skill is due for review." : `${skills} skills are due for review.`),
		practiseDue: "Practise what is due",
		notMet: "not met yet",
		mastery: (percent) => `mastery ${percent}%`,
		legend: { new: "not met yet", learning: "learning", mastered: "mastered", due: "due" },
		answered: (right, seen) => `Right ${right} of ${seen} times`,
		lastSeen: (day) => `Last seen ${day}`,
		dueDay: (day) => `Due ${day}`,
		buildsOn: (titles) => `Builds on: ${titles.join("; ")}`,
		practise: "Practise this",
		days: (days) => (days === 1 ? "Practised on one day" : `Practised on ${days} days`),
		inARow: (days) => `${days} in a row`,
		practice: "Practice",
		assessed: "Assessed",
		attempts: (attempts) => (attempts === 1 ? "1 attempt" : `${attempts} attempts`),
		share: (percent) => `${percent}% of the points`,
		skills: "Skills",
		ideas: "Misconceptions",
		seen: (times) => (times === 1 ? "seen once" : `seen ${times} times`),
		cured: (day) => (day === null ? "overcome" : `overcome ${day}`),
		stillHeld: "not overcome yet",
		calibration: "How sure, and how right",
		levels: { 1: "Guess", 2: "Fairly sure", 3: "Certain" },
		ofAnswers: (right, answers) => `${right} of ${answers} right`,
		knowsWell: "The surer you were, the more often you were right: you know what you know.",
		knowsSome: "Being sure went along with being right more often than not.",
		knowsLittle: "Being sure told little about being right so far: look twice where you are certain.",
	},
	zh: {
		nobody: "目前还没有学习记录。以下是可以学习的内容。",
		comma: "，",
		colon: "：",
		nothingYet: "还没有作答。从哪里开始都可以，每个部分最上面的内容最基础。",
		areas: {
			numbers: "序号",
			opening: "建立连接",
			closing: "释放连接",
			loss: "丢失与复位",
			queues: "队列",
			attacks: "攻击与防御",
		},
		mastered: "已掌握",
		masteredOf: (mastered, size) => `已掌握 ${mastered} / ${size}`,
		due: "该复习了",
		dueOnes: (skills) => `有 ${skills} 项该复习了。`,
		practiseDue: "开始复习",
		notMet: "尚未学到",
		mastery: (percent) => `掌握度 ${percent}%`,
		legend: { new: "尚未学到", learning: "学习中", mastered: "已掌握", due: "该复习" },
		answered: (right, seen) => `答过 ${seen} 次，答对 ${right} 次`,
		lastSeen: (day) => `上次练习：${day}`,
		dueDay: (day) => `复习时间：${day}`,
		buildsOn: (titles) => `先修内容：${titles.join("；")}`,
		practise: "练习这一项",
		days: (days) => `共练习 ${days} 天`,
		inARow: (days) => `连续 ${days} 天`,
		practice: "练习",
		assessed: "考核",
		attempts: (attempts) => `${attempts} 次作答`,
		share: (percent) => `得分率 ${percent}%`,
		skills: "知识点",
		ideas: "误解",
		seen: (times) => `出现 ${times} 次`,
		cured: (day) => (day === null ? "已纠正" : `${day}已纠正`),
		stillHeld: "尚未纠正",
		calibration: "把握与对错",
		levels: { 1: "猜的", 2: "比较有把握", 3: "确定" },
		ofAnswers: (right, answers) => `${answers} 次中答对 ${right} 次`,
		knowsWell: "越有把握，答对越多：你清楚自己会什么。",
		knowsSome: "有把握时，多数情况下确实答对了。",
		knowsLittle: "到目前为止，有没有把握与对错关系不大：觉得确定时，不妨再看一遍。",
	},
} as const satisfies Localized<ProgressWords>;
