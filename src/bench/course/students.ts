// The students of a course that is played: who they are, when they sit down, and what they write into a paper.
import type { Question } from "../../question-bank/schema.ts";
import type { MisconceptionId } from "../../scenario/misconceptions.ts";
import { type Random, seededRandom } from "../../scenario/random.ts";
import {
	answersUnder,
	answerToQuestion,
	guessAtQuestion,
	guessedAnswers,
	showsIdea,
	slippedAnswers,
} from "../class/answers.ts";
import type { PaperItem } from "../class/documents.ts";
import type { Insight } from "../class/insight.ts";

const KINDS = ["diligent", "believer", "guesser", "latecomer", "quitter", "absent"] as const;
/**
 * diligent: knows it, slips now and then and mends that. believer: holds a wrong idea and is certain. guesser: says so.
 * latecomer: knows it, after the due time. quitter: answers one item and never hands in. absent: never opens the paper.
 */
export type StudentKind = (typeof KINDS)[number];

export interface Student {
	readonly id: string;
	readonly kind: StudentKind;
	/** What a believer believes. */
	readonly idea: MisconceptionId | null;
	/** When the student sits down, in days of the course from its start. */
	readonly onDay: number;
	readonly random: Random;
}

/** How many of each kind are in a class of 200, and of the believers how many hold which idea. */
const OF_200: Readonly<Record<Exclude<StudentKind, "believer">, number>> = {
	diligent: 74,
	guesser: 24,
	latecomer: 18,
	quitter: 9,
	absent: 5,
};
export const BELIEVED = {
	"no-time-wait": 26,
	"syn-does-not-consume": 22,
	"queue-counts-the-dropped": 14,
	"close-wait-and-fin-wait-2-confused": 8,
} as const satisfies Partial<Record<MisconceptionId, number>>;

/** Days on which students of a kind sit down: first, last. */
const DAYS: Readonly<Record<StudentKind, readonly [number, number]>> = {
	diligent: [0, 4],
	believer: [1, 4.5],
	guesser: [3, 4.8],
	latecomer: [5.2, 6.5],
	quitter: [2, 4],
	absent: [7, 7],
};

export function enrol(seed: number): readonly Student[] {
	const random = seededRandom(seed);
	const plain = Object.entries(OF_200).flatMap(([kind, count]) =>
		Array.from({ length: count }, () => ({ kind: kind as StudentKind, idea: null })),
	);
	const believers = Object.entries(BELIEVED).flatMap(([idea, count]) =>
		Array.from({ length: count }, () => ({ kind: "believer" as const, idea: idea as MisconceptionId })),
	);
	return random.shuffle([...plain, ...believers]).map(({ kind, idea }, i) => {
		const [first, last] = DAYS[kind];
		const onDay = first + (random.int(0, 1000) / 1000) * (last - first);
		return { id: `student-${String(i + 1).padStart(3, "0")}`, kind, idea, onDay, random: seededRandom(seed + i + 1) };
	});
}

/** What is sent of an item: an attempt after the other. */
export interface Submission {
	readonly item: number;
	readonly body: object;
	/** Whether it shows the student's idea. */
	readonly shows: boolean;
}

/** `held` is what the student believes by now. */
export async function submissionsOf(
	{ kind, random }: Student,
	items: readonly PaperItem[],
	held: MisconceptionId | null,
	{ insight, questions }: { readonly insight: Insight; readonly questions: ReadonlyMap<string, Question> },
): Promise<readonly Submission[]> {
	const made: Submission[] = [];
	for (const { item, scenario, question } of items) {
		if (kind === "quitter" && made.length > 0) break;
		if (question) made.push(ofQuestion(item, question, questions.get(question.id), { kind, random, held }));
		if (scenario) made.push(...(await ofScenario(item, scenario.id, insight, { kind, random, held })));
	}
	return made;
}

interface Mind {
	readonly kind: StudentKind;
	readonly random: Random;
	readonly held: MisconceptionId | null;
}

/** How sure a student of the kind says to be. */
const CONFIDENCE: Readonly<Record<StudentKind, 1 | 2 | 3>> = {
	diligent: 2,
	believer: 3,
	guesser: 1,
	latecomer: 2,
	quitter: 1,
	absent: 1,
};

function ofQuestion(
	item: number,
	{ id: questionId, seed }: { readonly id: string; readonly seed: number },
	question: Question | undefined,
	{ kind, random, held }: Mind,
): Submission {
	if (!question) throw new Error(`no question ${questionId}`);
	const right = answerToQuestion(question, seed, []);
	const thought = answerToQuestion(question, seed, held === null ? [] : [held]);
	const answer = kind === "guesser" ? guessAtQuestion(question, random) : thought;
	return { item, body: { questionId, seed, answer, confidence: CONFIDENCE[kind] }, shows: thought !== right };
}

async function ofScenario(
	item: number,
	scenarioId: string,
	insight: Insight,
	{ kind, random, held }: Mind,
): Promise<readonly Submission[]> {
	const exercise = await insight.exerciseOf(scenarioId);
	const ideas = held === null ? [] : [held];
	const of = (answers: object, shows = false): Submission => ({
		item,
		body: { scenarioId, answers, confidence: CONFIDENCE[kind], final: true },
		shows,
	});
	if (kind === "guesser") return [of(guessedAnswers(exercise, random))];
	if (held !== null) return [of(answersUnder(exercise, ideas), showsIdea(exercise, held))];
	const right = of(answersUnder(exercise, []));
	return random.chance(30) ? [of(slippedAnswers(exercise, [], random)), right] : [right];
}
