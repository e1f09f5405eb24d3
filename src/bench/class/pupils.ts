// The learners of a class that is measured, and what each of them does with a paper. A tenth each: five know it, three hold
// a wrong idea, one slips, one slips and tries again.
import type { Question } from "../../question-bank/schema.ts";
import type { MisconceptionId } from "../../scenario/misconceptions.ts";
import { seededRandom } from "../../scenario/random.ts";
import { type Answers, answersUnder, answerToQuestion, slippedAnswers } from "./answers.ts";
import type { Call } from "./client.ts";
import type { Paper, PaperItem, RecordedAttempt } from "./documents.ts";
import type { Insight } from "./insight.ts";

export interface Pupil {
	readonly place: number;
	readonly id: string;
	readonly token: string;
	/** As it was answered; read when nothing is measured. */
	paper: string;
	/** What is handed in, in order. */
	steps: readonly Step[];
}

/** One submission; `said` is what it was answered with. */
export interface Step {
	readonly item: PaperItem;
	readonly call: Call;
	said: string | null;
}

/** Each shows in one of the items at least. */
const IDEAS: readonly MisconceptionId[] = ["syn-does-not-consume", "fin-does-not-consume", "no-time-wait"];

interface Manner {
	readonly ideas: readonly MisconceptionId[];
	readonly slips: boolean;
	readonly triesAgain: boolean;
}

export function mannerOf(place: number): Manner {
	const tenth = place % 10;
	const ideas = tenth >= 5 && tenth <= 7 ? [IDEAS[tenth - 5] as MisconceptionId] : [];
	return { ideas, slips: tenth >= 8, triesAgain: tenth === 9 || tenth === 5 };
}

/** Reads the paper and works out what this learner makes of it. */
export async function prepare(pupil: Pupil, insight: Insight, questions: ReadonlyMap<string, Question>): Promise<void> {
	const { items, assignmentId }: Paper = JSON.parse(pupil.paper);
	const steps: Step[] = [];
	for (const item of items) {
		const tries = await triesAt(item, pupil.place, insight, questions);
		for (const [i, body] of tries.entries()) {
			const sent = { ...body, assignmentId, item: item.item };
			steps.push({ item, call: attemptOf(pupil, `${item.item}-${i + 1}`, sent), said: null });
		}
	}
	pupil.steps = steps;
}

function attemptOf({ id, token }: Pupil, key: string, body: object): Call {
	return { path: `/v1/learners/${id}/attempts`, token, body, headers: { "Idempotency-Key": key } };
}

type Body = { readonly scenarioId: string; readonly answers: Answers } | { readonly questionId: string };

async function triesAt(
	{ scenario, question }: PaperItem,
	place: number,
	insight: Insight,
	questions: ReadonlyMap<string, Question>,
): Promise<readonly Body[]> {
	const { ideas, slips, triesAgain } = mannerOf(place);
	if (question) {
		const known = questions.get(question.id);
		const answer = known && answerToQuestion(known, question.seed, ideas);
		return [{ questionId: question.id, seed: question.seed, answer } as Body];
	}
	const scenarioId = scenario?.id ?? "";
	const exercise = await insight.exerciseOf(scenarioId);
	const right = answersUnder(exercise, []);
	const wrong = answersUnder(exercise, ideas);
	const first = slips ? slippedAnswers(exercise, ideas, seededRandom(place)) : wrong;
	const again = { scenarioId, answers: slips ? right : wrong };
	return [{ scenarioId, answers: first }, ...(triesAgain ? [again] : [])];
}

/** What each item's attempts came to, in order, as shares of the whole. */
export function sharesOf({ steps }: Pupil): ReadonlyMap<number, readonly number[]> {
	const shares = new Map<number, number[]>();
	for (const { item, said } of steps) {
		const at = shares.get(item.item) ?? [];
		if (said !== null) at.push((JSON.parse(said) as RecordedAttempt).score.scaled);
		shares.set(item.item, at);
	}
	return shares;
}
