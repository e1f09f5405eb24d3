// A scenario as somebody sees it who holds a misconception, in Chinese.
import type { BelievedWords } from "../facts/believed.ts";

export const believed: BelievedWords = {
	story: (misconception) => `以下是按误解“${misconception}”推演的过程，实际并非如此。`,
	title: (scenario, misconception) => `${scenario}（误解：${misconception}）`,
};
