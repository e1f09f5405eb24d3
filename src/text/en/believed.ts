// A scenario as somebody sees it who holds a misconception, in English.
import type { BelievedWords } from "../facts/believed.ts";

export const believed: BelievedWords = {
	story: (misconception) => `How it would go under a wrong idea: “${misconception}”. Really it goes otherwise.`,
	title: (scenario, misconception) => `${scenario} (wrong idea: ${misconception})`,
};
