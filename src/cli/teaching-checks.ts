// What must hold for teaching's sake: a scenario asks its template's main question, whoever follows a hint gets to the
// key, and every wrong choice has its own reply. Used by `npm run check-templates` and by the tests.
import type { Blank } from "../exercise/blank.ts";
import type { Exercise } from "../exercise/generate.ts";
import { sameValue } from "../exercise/misconceive/misconceived.ts";
import type { GradeResult } from "../exercise/types.ts";
import type { ExerciseView } from "../exercise/view.ts";
import type { Option, ScenarioQuestion } from "../scenario/template.ts";
import { LOCALES } from "../text/locale.ts";

/** What only Linux has: never said in a scenario that keeps to RFC 9293. */
const LINUX_ALONE = /Linux|\btcp_[a-z]|sysctl|somaxconn/;

/** RFC and Linux are kept apart: what keeps to the RFC neither names Linux nor cites it. */
export function checkProfile({ spec, blanks }: Exercise, view: ExerciseView, result: GradeResult): readonly string[] {
	if (spec.profile !== "rfc9293") return [];
	const options = blanks.flatMap(questionOf).flatMap((question) => ("options" in question ? question.options : []));
	const said = [
		view.story,
		...view.assumptions,
		...view.blanks.map(({ label }) => label),
		...Object.values(result.blanks).map(({ explanation }) => explanation),
		...options.flatMap(({ text, reply }) => [text.en, reply?.en ?? ""]),
	];
	const cited = Object.entries(result.blanks).filter(([, { reference }]) => reference.rfc === "Linux");
	return [
		...said.filter((text) => LINUX_ALONE.test(text)).map((text) => `says of RFC 9293 what is Linux's: ${text}`),
		...cited.map(([id, { rule }]) => `${id} cites Linux for ${rule}`),
	];
}

/** Faults of one scenario as its template has it, one sentence each. */
export function checkTeaching(exercise: Exercise): readonly string[] {
	const questions = exercise.blanks.flatMap(questionOf);
	return [
		...checkMain(exercise),
		...questions.flatMap((question) => [...checkReplies(question), ...checkHints(question)]),
	];
}

/** It asks its main question; above difficulty 1 with a third of its blanks. */
function checkMain({ blanks, mainKeys, template, spec }: Exercise): readonly string[] {
	const needed = (spec.difficulty ?? template.difficulty) > 1 ? Math.ceil(blanks.length / 3) : 1;
	return mainKeys.size >= needed
		? []
		: [`asks its main question with ${mainKeys.size} of ${blanks.length} blanks, not ${needed}`];
}

function questionOf({ kind, asks }: Blank): readonly ScenarioQuestion[] {
	if (kind === "choice" || kind === "choices" || kind === "duration") return [asks];
	return kind === "count" && !("queue" in asks) ? [asks] : [];
}

function checkReplies(question: ScenarioQuestion): readonly string[] {
	if (question.kind !== "choice" && question.kind !== "choices") return [];
	const right: readonly string[] = typeof question.key === "string" ? [question.key] : question.key;
	const silent = ({ id, reply }: Option) => !right.includes(id) && !reply;
	return question.options.filter(silent).map(({ id }) => `${question.id}: no reply to the wrong option ${id}`);
}

/** Who follows the second hint gets to the key, and none of the three says it. */
function checkHints({ id, hints, key, ...question }: ScenarioQuestion): readonly string[] {
	const followed: unknown = hints.follow();
	const faults = sameValue(followed, key) ? [] : [`${id}: its hint leads to ${String(followed)}, not ${String(key)}`];
	const told = "options" in question ? question.options.filter((option) => option.id === key) : [];
	for (const { text } of told)
		for (const locale of LOCALES)
			for (const said of [hints.evidence, hints.begin])
				if (said[locale].includes(text[locale])) faults.push(`${id}: a hint says the answer: ${said[locale]}`);
	return faults;
}
