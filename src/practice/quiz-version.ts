// What a set was chosen from: the questions and templates that there are, and how far the learner had got.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { QuizVersion } from "../contract/question-request.ts";
import type { Bank } from "../question-bank/bank.ts";
import { seedOf } from "../question-bank/seed.ts";
import { OFFERS } from "../scenario/offers.generated.ts";
import { TEMPLATES } from "../scenario/registry.ts";

/** Another one whenever a set is chosen in another way. */
const CHOOSING = 1;

const contents = new WeakMap<Bank["entries"], string>();

/** 32 bits in hexadecimal, of everything that a set is chosen from; worked out once for each bank. */
export function quizContent({ entries }: Pick<Bank, "entries">): string {
	const known = contents.get(entries) ?? contentOf(entries);
	contents.set(entries, known);
	return known;
}

function contentOf(entries: Bank["entries"]): string {
	const questions = entries.map(({ id, version, topic, difficulty, skills }) => [
		id,
		version,
		topic,
		difficulty,
		skills,
	]);
	const templates = TEMPLATES.map(({ id, version, family, difficulty }) => [id, version, family, difficulty]);
	return seedOf(JSON.stringify([CHOOSING, questions, templates, OFFERS]))
		.toString(16)
		.padStart(8, "0");
}

export function writeQuizVersion({ content, upTo }: QuizVersion): string {
	return `${content}.${upTo}`;
}

/** Why the set of this version cannot be had again; null if it can, or none is named. */
export function refuseVersion(
	version: QuizVersion | undefined,
	seed: number | undefined,
	content: string,
): Failure | null {
	if (version === undefined) return null;
	if (seed === undefined) {
		const detail = DETAILS.versionNeedsSeed;
		return failure("invalid-parameter", detail, [{ parameter: "version", detail }]);
	}
	return version.content === content ? null : failure("quiz-version-gone", DETAILS.quizVersionGone);
}
