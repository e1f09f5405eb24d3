// Why something is to be practised next, in English.
import type { NextFacts, NextWords } from "../facts/next.ts";

function since({ days }: NextFacts): string {
	if (days === 0) return "earlier today";
	return days === 1 ? "a day ago" : `${days} days ago`;
}

export const next: NextWords = {
	overdue: (facts) => `Due again: “${facts.title}”. You answered it ${since(facts)}; asked now, it will last longer.`,
	weak: ({ title }) => `Not firm yet: “${title}”. Two right answers in a row, without hints, and it is.`,
	new: ({ title }) => `New to you, and you are ready for it: “${title}”.`,
	ahead: ({ title }) => `Nothing is due. If you like to go on: “${title}” would be the next to come back.`,
	early: ({ title }) => `“${title}” builds on what you are still learning; nothing else can be asked here.`,
};
