// When the time is up, or somebody is done: what stands in open items is handed in as it is.
import type { Locale } from "../../text/locale.ts";
import type { Api, Outcome, Submission, Submitted, Trouble } from "../shared/api.ts";
import { draftsOf, type Graded, graded, leftAs, type Sitting } from "./sitting.ts";

export interface HandedIn {
	readonly sitting: Sitting;
	/** How many of what stood there could not be handed in, and why the last of them could not. */
	readonly failed: number;
	readonly trouble: Trouble | null;
}

/** One after the other: each attempt is recorded after the one before. */
export async function handIn(start: Sitting, api: Api, locale: Locale): Promise<HandedIn> {
	let done: HandedIn = { sitting: start, failed: 0, trouble: null };
	for (const index of draftsOf(start)) {
		const sent = await handInOne(start, index, api, locale);
		if (!sent.ok) done = { ...done, failed: done.failed + 1, trouble: sent.problem };
		else done = { ...done, sitting: settle(done.sitting, index, sent.value) };
	}
	return done;
}

function settle(sitting: Sitting, index: number, sent: Graded | "queued"): Sitting {
	return sent === "queued" ? leftAs(sitting, index, "queued") : graded(sitting, index, sent);
}

async function handInOne(
	{ quiz, entries }: Sitting,
	index: number,
	api: Api,
	locale: Locale,
): Promise<Outcome<Graded | "queued">> {
	const item = quiz.items[index];
	const { answer, answers = {}, confidence } = entries[index] ?? {};
	if (item === undefined) throw new Error(`a sitting without item ${index}`);
	const isQuestion = item.type === "question";
	if (api.learnerId === null)
		return isQuestion ? api.gradeQuestion(item.id, answer, item.seed, locale) : api.grade(item.id, answers, locale);
	const said = { final: true, ...(confidence && { confidence }) };
	const submission: Submission = isQuestion
		? { questionId: item.id, answer, seed: item.seed, ...(quiz.quizId && { quizId: quiz.quizId }), ...said }
		: { scenarioId: item.id, answers, ...said };
	return taken(await api.submit(submission, locale));
}

function taken(sent: Outcome<Submitted>): Outcome<Graded | "queued"> {
	if (!sent.ok) return sent;
	return { ok: true, value: sent.value.kind === "queued" ? "queued" : sent.value.attempt };
}
