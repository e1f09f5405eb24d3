// Why something is to be practised next, in Chinese.
import type { NextFacts, NextWords } from "../facts/next.ts";

function since({ days }: NextFacts): string {
	return days === 0 ? "今天早些时候" : ` ${days} 天前`;
}

export const next: NextWords = {
	overdue: (facts) => `该复习了：“${facts.title}”。上次作答是${since(facts)}，现在温习记得更久。`,
	weak: ({ title }) => `还不牢固：“${title}”。不看提示连续答对两次就算学会。`,
	new: ({ title }) => `新内容，现在学正合适：“${title}”。`,
	ahead: ({ title }) => `目前没有到期的内容。想继续练的话，最先要复习的是“${title}”。`,
	early: ({ title }) => `“${title}”依赖你还在学的内容，但这里没有别的可问了。`,
};
