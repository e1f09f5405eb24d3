// What problems of papers say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

type Detail = Localized | ((...facts: readonly never[]) => Localized);

export const PAPER_DETAILS = {
	notBegun: {
		en: "Open it first: `GET /v1/assignments/{assignmentId}/learners/{learnerId}/paper` begins it and starts its clock.",
		zh: "请先打开试卷：`GET /v1/assignments/{assignmentId}/learners/{learnerId}/paper` 会开始作答并起算时间。",
	},
	finished: {
		en: "It takes no more answers. Only a new paper does, which the teacher gives with `POST …/reset`.",
		zh: "它不再接受答案。如需重做，请教师用 `POST …/reset` 另发一份试卷。",
	},
	reset: {
		en: "The teacher has given a new paper since: open it and answer that one. What was answered before stays in the history.",
		zh: "教师此后另发了一份试卷：请打开并作答新的试卷。以前的作答仍保留在历史中。",
	},
	notOpen: (opensAt: string) => ({
		en: `It opens at ${opensAt}, by the clock of the service.`,
		zh: `它将在 ${opensAt} 开放，以服务端时钟为准。`,
	}),
	closed: (closesAt: string) => ({
		en: `It closed at ${closesAt}, by the clock of the service; only the teacher can extend it. Nothing was graded or recorded.`,
		zh: `它已于 ${closesAt} 截止，以服务端时钟为准；只有教师可以延长。没有评分，也没有记录。`,
	}),
	timeUp: (endedAt: string, limitS: number) => ({
		en: `The paper had ${limitS} s from its first opening, until ${endedAt}; only the teacher can extend it. Nothing was graded or recorded.`,
		zh: `试卷自首次打开起限时 ${limitS} 秒，已于 ${endedAt} 到时；只有教师可以延长。没有评分，也没有记录。`,
	}),
	notAssigned: {
		en: "The assignment is only for learners whom the teacher has named, and this one is not among them.",
		zh: "这份作业只布置给教师指定的学习者，其中没有这一位。",
	},
	full: {
		en: "It has as many learners as one assignment takes; the teacher makes another for the rest.",
		zh: "这份作业的学习者人数已达上限；请教师为其余的人另设一份作业。",
	},
	itemNotOfPaper: (items: number) => ({
		en: `Name an item from 1 to ${items}, and send what the paper shows for it: its scenario, or its question with its \`seed\`.`,
		zh: `请指明第 1 到第 ${items} 项中的一项，并发送试卷在该处给出的内容：那个场景，或者那道题连同它的 \`seed\`。`,
	}),
	notOfAssignment: {
		en: "The scenario was not made for this item of this assignment; leave `assignmentId` and `item` out, or send those of the paper.",
		zh: "这个场景不是为该作业的这一项生成的；请省去 `assignmentId` 和 `item`，或者发送试卷上的值。",
	},
	attemptsUsedUp: {
		en: "The item takes no more attempts, as the assignment's policy says; only the teacher can grant more.",
		zh: "按作业的规定，这一项不能再作答；只有教师可以增加次数。",
	},
} as const satisfies Readonly<Record<string, Detail>>;
