// Submissions that a learner's record keeps, as they are sent.
import * as v from "valibot";
import { LearnerPath } from "./learner.ts";
import { pagingEntries } from "./paging.ts";
import { closed, LocaleWish, Uint32 } from "./primitives.ts";
import { Answers } from "./scenario-request.ts";

/** Whether the answers are handed in as they are: unanswered or unreadable ones earn nothing. */
interface HandedIn {
	readonly final: boolean;
}

export interface ScenarioAnswers extends HandedIn {
	readonly scenarioId: string;
	readonly answers: Answers;
}

export interface QuestionAnswer extends HandedIn {
	readonly questionId: string;
	readonly answer: unknown;
	/** What the question was shown with, if not its own. */
	readonly seed: number | undefined;
	/** Of the timed quiz that it is answered in. */
	readonly quizId?: string | undefined;
}

/** Of one submission, however it is sent. */
export const attemptFields = {
	scenarioId: v.exactOptional(v.string()),
	answers: v.exactOptional(Answers),
	questionId: v.exactOptional(v.string()),
	answer: v.exactOptional(v.unknown()),
	seed: v.exactOptional(Uint32),
	quizId: v.exactOptional(
		v.pipe(
			v.string(),
			v.maxLength(2048),
			v.metadata({
				description:
					"Of the timed quiz that a question is answered in, with the `seed` that it has there: it is refused once the time is up. A scenario of such a quiz knows its time by itself.",
			}),
		),
	),
	final: v.exactOptional(
		v.pipe(
			v.boolean(),
			v.metadata({
				description:
					"With `true` the answers are recorded as they are, also when some cannot be read or none is given (time is up): such a blank earns nothing. Otherwise that is refused, nothing is recorded and no attempt is used.",
			}),
		),
	),
	locale: v.exactOptional(LocaleWish),
};
type AttemptField = keyof typeof attemptFields;

const NEEDED = { scenario: ["scenarioId", "answers"], question: ["questionId", "answer"] } as const;
const FORBIDDEN = { scenario: ["answer", "seed", "quizId"], question: ["scenarioId", "answers"] } as const;

export const AttemptRequest = v.pipe(
	closed(attemptFields),
	v.metadata({
		ref: "AttemptRequest",
		description:
			"Either `scenarioId` and `answers`, or `questionId` and `answer`, with the `seed` that the question was shown with.",
		examples: [{ questionId: "why-four", answer: "app" }],
	}),
	v.rawTransform(({ dataset: { value: body }, addIssue, NEVER }) => {
		const about = body.questionId === undefined ? "scenario" : "question";
		const complain = (key: AttemptField, message: string) =>
			addIssue({ message, path: [{ type: "object", origin: "value", input: body, key, value: body[key] }] });
		const missing = NEEDED[about].filter((key) => !Object.hasOwn(body, key));
		const odd = FORBIDDEN[about].filter((key) => Object.hasOwn(body, key));
		for (const key of missing) complain(key, "This field is required.");
		for (const key of odd) complain(key, `Not for a ${about}: an attempt is at a scenario or at a question.`);
		if (missing.length > 0 || odd.length > 0) return NEVER;
		const { locale, questionId, answer, seed, quizId, scenarioId = "", answers = {}, final = false } = body;
		const submitted: ScenarioAnswers | QuestionAnswer =
			questionId === undefined ? { scenarioId, answers, final } : { questionId, answer, seed, quizId, final };
		return { locale, submitted };
	}),
);

/** Chosen by the caller, once for each submission that it means to make. */
const IdempotencyKey = v.pipe(
	v.string(),
	v.regex(/^[\x20-\x7e]{1,255}$/, "Expected 1 to 255 printable ASCII characters"),
);

export const IdempotencyHeader = v.object({ "Idempotency-Key": IdempotencyKey });

export const AttemptPageQuery = v.object(pagingEntries);

const AttemptNumber = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,8}$/, "Expected a whole number from 1"),
	v.transform(Number),
	v.metadata({ description: "The `number` of an attempt." }),
);

export const AttemptPath = v.object({ ...LearnerPath.entries, number: AttemptNumber });
