// What problems of statistics, the map of misconceptions and follow-ups say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

type Detail = Localized | ((...facts: readonly never[]) => Localized);

export const STATISTICS_DETAILS = {
	unknownMisconception: (id: string) => ({
		en: `There is no misconception "${id}"; GET /v1/catalogue lists them.`,
		zh: `没有名为“${id}”的误解；GET /v1/catalogue 列出全部误解。`,
	}),
	nobodyHolds: (id: string) => ({
		en: `By the results so far nobody holds the misconception ${id}; GET …/misconceptions says who holds which. Name \`learners\` to set it for them all the same.`,
		zh: `从目前的结果看，没有人有 ${id} 这一误解；GET …/misconceptions 列出谁有哪些误解。仍要布置的话，请在 \`learners\` 中指明学习者。`,
	}),
	nobodyFails: (skill: string) => ({
		en: `By the results so far nobody who was asked the skill ${skill} failed it last. Name \`learners\` to set it for them all the same.`,
		zh: `从目前的结果看，考查过技能 ${skill} 的人最近一次都答对了。仍要布置的话，请在 \`learners\` 中指明学习者。`,
	}),
	unknownLearner: (learnerId: string) => ({
		en: `The assignment has no learner ${learnerId}: its gradebook lists those it has.`,
		zh: `这份作业没有学习者 ${learnerId}：成绩册列出了全部学习者。`,
	}),
	nothingAsks: (name: string) => ({
		en: `No template and no question asks ${name}.`,
		zh: `没有模板或题目考查 ${name}。`,
	}),
} as const satisfies Readonly<Record<string, Detail>>;
