// What the columns of a gradebook are called, and how a learner stands, in every language.
import type { RowState } from "../contract/gradebook.ts";
import type { Localized } from "../text/locale.ts";
import type { Finisher } from "./handed.ts";

interface GradebookWords {
	readonly learner: string;
	readonly state: string;
	readonly states: Readonly<Record<RowState, string>>;
	readonly paper: string;
	/** Times are of UTC, here and below. */
	readonly started: string;
	readonly finished: string;
	readonly finishedBy: string;
	readonly finishers: Readonly<Record<Finisher, string>>;
	/** Of an item: its place from 1, its template or question, and the most that it can earn. */
	readonly item: (place: number, name: string, points: number) => string;
	readonly total: string;
	readonly max: string;
	readonly percent: string;
	readonly daysLate: string;
	/** What differs for the learner. */
	readonly ownDue: string;
	readonly ownClose: string;
	readonly ownAttempts: string;
	readonly ownTimeLimit: string;
	/** Instead of a time that the assignment has. */
	readonly none: string;
	readonly updated: string;
}

export const GRADEBOOK_WORDS: Localized<GradebookWords> = {
	en: {
		learner: "Learner",
		state: "State",
		states: { assigned: "not begun", begun: "begun", finished: "finished", missed: "missed", excused: "excused" },
		paper: "Paper",
		started: "Started (UTC)",
		finished: "Finished (UTC)",
		finishedBy: "Handed in by",
		finishers: { learner: "learner", teacher: "teacher", time: "time" },
		item: (place, name, points) => `${place}. ${name} (of ${points})`,
		total: "Total",
		max: "Maximum",
		percent: "Percent",
		daysLate: "Days late",
		ownDue: "Own due time (UTC)",
		ownClose: "Own closing time (UTC)",
		ownAttempts: "Own attempts",
		ownTimeLimit: "Own time limit (s)",
		none: "none",
		updated: "Updated (UTC)",
	},
	zh: {
		learner: "学习者",
		state: "状态",
		states: { assigned: "未开始", begun: "进行中", finished: "已交卷", missed: "缺交", excused: "免做" },
		paper: "第几份试卷",
		started: "开始时间（UTC）",
		finished: "交卷时间（UTC）",
		finishedBy: "交卷方式",
		finishers: { learner: "学习者交卷", teacher: "教师收卷", time: "到时收卷" },
		item: (place, name, points) => `${place}. ${name}（满分 ${points}）`,
		total: "总分",
		max: "满分",
		percent: "百分比",
		daysLate: "迟交天数",
		ownDue: "个人到期时间（UTC）",
		ownClose: "个人截止时间（UTC）",
		ownAttempts: "个人作答次数",
		ownTimeLimit: "个人限时（秒）",
		none: "无",
		updated: "更新时间（UTC）",
	},
};
