// What made-up templates of tests need though the test is not about it.
import type { MainQuestion } from "../../src/scenario/main-question.ts";
import type { QuestionHints } from "../../src/scenario/template.ts";

const SAID = { en: "Made up for a test.", zh: "测试用的虚构内容。" };

/** About nothing: no blank belongs to it. */
export const NO_MAIN: MainQuestion = { text: SAID, asks: () => false };

export function hintsTo<Key>(key: Key): QuestionHints<Key> {
	return { evidence: SAID, principle: SAID, begin: SAID, follow: () => key };
}
