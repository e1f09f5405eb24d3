// What problems of assignments say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

type Detail = Localized | ((...facts: readonly never[]) => Localized);

export const ASSIGNMENT_DETAILS = {
	serverKeyRequired: {
		en: "Only a server key may do this: a learner's token does not speak for the class.",
		zh: "只有服务器密钥可以这样做：学习者令牌不能代表全班。",
	},
	assignmentNotFound: {
		en: "There is no assignment of this id in the tenant, or it was erased. `POST /v1/assignments` makes one.",
		zh: "租户中没有这个 id 的作业，或者它已被删除。`POST /v1/assignments` 可以新建作业。",
	},
	learnerNotAssigned: {
		en: "The gradebook has no row of this learner: nobody named it, and it has not opened the paper.",
		zh: "成绩册中没有这名学习者：既没有被指定，也没有打开过试卷。",
	},
	keyOfErased: {
		en: "The assignment that this key made was erased; a new one takes a new Idempotency-Key.",
		zh: "这个键新建的作业已被删除；再建一份请换新的 Idempotency-Key。",
	},
	assignmentChanged: (etag: string) => ({
		en: `Somebody changed it since: its ETag is ${etag} now. Read it again, and send the change with the new ETag.`,
		zh: `此后有人修改过它，现在的 ETag 是 ${etag}。请重新读取，再带上新的 ETag 提交修改。`,
	}),
	ifMatchNotRead: {
		en: "Expected an ETag in quotes, several with commas between, or *.",
		zh: "这里应填写带引号的 ETag，多个之间用逗号分隔，或者填写 *。",
	},
	assignmentBegun: {
		en: "Its items stay as they are, so that all papers ask the same. Change `points`, or make a new assignment.",
		zh: "为了让所有试卷的要求一致，各项不能再改。可以修改 `points`，或者新建一份作业。",
	},
	assignmentFull: (most: number) => ({
		en: `An assignment takes at most ${most} learners; make another one for the rest.`,
		zh: `一份作业最多容纳 ${most} 名学习者；请为其余的人另建一份。`,
	}),
	namedTwice: (learnerId: string) => ({
		en: `The learner ${learnerId} is named before in this call: each may be named once.`,
		zh: `学习者 ${learnerId} 在这次调用中已经出现过：每名学习者只能出现一次。`,
	}),
	tooManyItems: (most: number) => ({
		en: `With \`times\` these are more than ${most} items.`,
		zh: `算上 \`times\`，总数超过 ${most} 项。`,
	}),
	pointsOfItems: (items: number) => ({
		en: `Expected the points of ${items} items.`,
		zh: `应为 ${items} 项各给出分值。`,
	}),
	unknownQuestion: (id: string) => ({
		en: `There is no question "${id}"; GET /v1/questions lists them.`,
		zh: `没有名为“${id}”的题目；GET /v1/questions 列出全部题目。`,
	}),
	noQuestionTrains: (skill: string, difficulties: readonly number[]) => ({
		en: `Only questions train the skill ${skill}, and they have the difficulties ${difficulties.join(", ")}.`,
		zh: `技能 ${skill} 只有题目考查，这些题目的难度是 ${difficulties.join("、")}。`,
	}),
	timePast: {
		en: "This is in the past; null, or leaving it out, sets none.",
		zh: "这个时间已经过去；填 null 或省去表示不设。",
	},
	timeTooEarly: (at: string, than: string) => ({
		en: `\`${at}\` has to be after \`${than}\`.`,
		zh: `\`${at}\` 必须晚于 \`${than}\`。`,
	}),
	timeTooLate: (at: string, than: string) => ({
		en: `\`${at}\` has to be before \`${than}\`.`,
		zh: `\`${at}\` 必须早于 \`${than}\`。`,
	}),
	cursorOfOtherSort: {
		en: "This cursor is of a gradebook that is sorted otherwise: begin again without it.",
		zh: "这个游标属于另一种排序：请去掉它，从头开始。",
	},
	rowsOfJson: (most: number) => ({
		en: `JSON has at most ${most} rows a page; CSV takes more.`,
		zh: `JSON 每页最多 ${most} 行；CSV 可以更多。`,
	}),
} as const satisfies Readonly<Record<string, Detail>>;
