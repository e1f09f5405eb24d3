// What the teacher's page says, in every language.
import type { RowState, Sort } from "../../contract/gradebook.ts";
import type { Localized } from "../../text/locale.ts";

export interface TeachWords {
	readonly loading: string;
	readonly refresh: string;
	readonly updated: (time: string) => string;
	readonly unreachable: string;
	readonly again: string;
	readonly noLink: string;
	readonly due: (time: string) => string;
	readonly closes: (time: string) => string;
	readonly glance: string;
	readonly states: Readonly<Record<RowState, string>>;
	readonly learners: (count: number) => string;
	readonly stuck: string;
	readonly nobodyStuck: string;
	readonly tries: (item: number, tries: number) => string;
	readonly quiet: (minutes: number) => string;
	readonly items: string;
	readonly itemsNote: (counted: number) => string;
	readonly notCounted: string;
	readonly right: (percent: number) => string;
	readonly tried: (count: number) => string;
	readonly tellsApart: (value: string) => string;
	readonly lookAtWording: string;
	readonly seconds: (value: number) => string;
	readonly mean: (points: string, max: string) => string;
	readonly reliability: (alpha: string) => string;
	readonly ideas: string;
	readonly noIdeas: string;
	readonly held: (held: number, met: number) => string;
	readonly who: (count: number) => string;
	readonly sure: Readonly<Record<"certain" | "fairlySure" | "guessed" | "unsaid", string>>;
	readonly showsIn: string;
	readonly asked: string;
	readonly isRight: string;
	readonly believed: string;
	readonly followUp: string;
	readonly making: string;
	readonly made: (title: string, named: number) => string;
	readonly open: string;
	readonly gradebook: string;
	readonly download: string;
	readonly allStates: string;
	readonly show: string;
	readonly sortBy: string;
	readonly sorts: Readonly<Record<Sort, string>>;
	readonly more: string;
	readonly columns: Readonly<Record<"learner" | "state" | "total" | "late" | "last", string>>;
	readonly item: (place: number) => string;
	readonly days: (days: number) => string;
	readonly none: string;
	readonly emptyBook: string;
}

export const TEACH_WORDS: Localized<TeachWords> = {
	en: {
		loading: "Loading the class …",
		refresh: "Refresh",
		updated: (time) => `As of ${time}`,
		unreachable: "The service cannot be reached. What you see is as it was last loaded.",
		again: "Try again",
		noLink:
			"This page needs the whole teacher's link, with what stands behind “#”. Open the link again as you were given it.",
		due: (time) => `due ${time}`,
		closes: (time) => `closes ${time}`,
		glance: "The class at a glance",
		states: {
			assigned: "not begun",
			begun: "working",
			finished: "finished",
			missed: "missed",
			excused: "excused",
		},
		learners: (count) => (count === 1 ? "1 learner" : `${count} learners`),
		stuck: "May be stuck",
		nobodyStuck: "Nobody seems stuck.",
		tries: (item, tries) => `item ${item}: ${tries} tries, less than half of it right`,
		quiet: (minutes) => `no answer for ${minutes} minutes`,
		items: "Item by item",
		itemsNote: (counted) =>
			counted === 1
				? "First attempts of the 1 learner who is done."
				: `First attempts of the ${counted} learners who are done.`,
		notCounted: "Shown as soon as the first learner is done.",
		right: (share) => `${share} % right`,
		tried: (count) => `tried by ${count}`,
		tellsApart: (value) => `tells apart: ${value}`,
		lookAtWording: "Those who know less do better here: look at what it asks.",
		seconds: (value) => (value < 90 ? `${value} s` : `${Math.round(value / 60)} min`),
		mean: (points, max) => `Mean ${points} of ${max} points`,
		reliability: (alpha) => `reliability (alpha) ${alpha}`,
		ideas: "What they believe that is not so",
		noIdeas: "No misconception has shown so far.",
		held: (held, met) => `${held} of ${met} who met it hold it`,
		who: (count) => `Who (${count})`,
		sure: { certain: "certain", fairlySure: "fairly sure", guessed: "guessing", unsaid: "did not say" },
		showsIn: "How it shows",
		asked: "Asked",
		isRight: "Right",
		believed: "Who holds it answers",
		followUp: "Make the follow-up",
		making: "Making it …",
		made: (title, named) => `“${title}” is set for ${named === 1 ? "1 learner" : `${named} learners`}.`,
		open: "Open it",
		gradebook: "Gradebook",
		download: "Download as CSV",
		allStates: "all",
		show: "Show",
		sortBy: "Sort by",
		sorts: {
			learner: "learner",
			"-learner": "learner, falling",
			points: "points, lowest first",
			"-points": "points, highest first",
			updated: "longest ago first",
			"-updated": "latest first",
		},
		more: "More rows",
		columns: { learner: "Learner", state: "State", total: "Total", late: "Late", last: "Last change" },
		item: (place) => `Item ${place}`,
		days: (days) => (days === 1 ? "1 day" : `${days} days`),
		none: "–",
		emptyBook: "Nobody has opened the paper yet, and nobody was named.",
	},
	zh: {
		loading: "正在加载班级情况……",
		refresh: "刷新",
		updated: (time) => `截至 ${time}`,
		unreachable: "无法连接服务。下面是上次加载的内容。",
		again: "重试",
		noLink: "打开本页需要完整的教师链接，包括“#”后面的部分。请按收到的链接重新打开。",
		due: (time) => `应于 ${time} 前提交`,
		closes: (time) => `${time} 关闭`,
		glance: "班级概况",
		states: { assigned: "未开始", begun: "作答中", finished: "已完成", missed: "已错过", excused: "免做" },
		learners: (count) => `${count} 人`,
		stuck: "可能卡住了",
		nobodyStuck: "目前没有人卡住。",
		tries: (item, tries) => `第 ${item} 题：提交 ${tries} 次，得分不到一半`,
		quiet: (minutes) => `已有 ${minutes} 分钟没有作答`,
		items: "逐题情况",
		itemsNote: (counted) => `按已完成的 ${counted} 人的首次提交统计。`,
		notCounted: "有人完成后才显示。",
		right: (share) => `得分率 ${share}%`,
		tried: (count) => `${count} 人作答`,
		tellsApart: (value) => `区分度 ${value}`,
		lookAtWording: "掌握较差的人在这题反而得分更高：请检查题目。",
		seconds: (value) => (value < 90 ? `${value} 秒` : `${Math.round(value / 60)} 分钟`),
		mean: (points, max) => `平均 ${points} 分，满分 ${max} 分`,
		reliability: (alpha) => `信度（α）${alpha}`,
		ideas: "全班的误解",
		noIdeas: "目前没有发现误解。",
		held: (held, met) => `遇到它的 ${met} 人中有 ${held} 人持有`,
		who: (count) => `名单（${count} 人）`,
		sure: { certain: "很有把握", fairlySure: "较有把握", guessed: "猜测", unsaid: "未说明" },
		showsIn: "表现",
		asked: "题目",
		isRight: "正确答案",
		believed: "持有这一误解的人会答",
		followUp: "布置后续练习",
		making: "正在生成……",
		made: (title, named) => `已为 ${named} 人布置“${title}”。`,
		open: "打开",
		gradebook: "成绩册",
		download: "下载 CSV",
		allStates: "全部",
		show: "显示",
		sortBy: "排序",
		sorts: {
			learner: "学习者",
			"-learner": "学习者（倒序）",
			points: "分数从低到高",
			"-points": "分数从高到低",
			updated: "最早变动在前",
			"-updated": "最近变动在前",
		},
		more: "更多",
		columns: { learner: "学习者", state: "状态", total: "总分", late: "迟交", last: "最近变动" },
		item: (place) => `第 ${place} 题`,
		days: (days) => `${days} 天`,
		none: "–",
		emptyBook: "还没有人打开试卷，也没有指定学习者。",
	},
};
