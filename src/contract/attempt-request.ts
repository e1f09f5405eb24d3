// Submissions that a learner's record keeps, as they are sent.
import * as v from "valibot";
import { CONFIDENCE_LEVELS, Confidence, type ConfidenceLevel, type SaidConfidence } from "./confidence.ts";
import { LearnerPath } from "./learner.ts";
import { pagingEntries } from "./paging.ts";
import { closed, LocaleWish, Timestamp, Uint32 } from "./primitives.ts";
import { Answers } from "./scenario-request.ts";

/** What is said with answers of either sort. */
interface HandedIn {
	/** Whether they are handed in as they are: unanswered or unreadable ones earn nothing. */
	readonly final: boolean;
	/** When they were given, by the client's clock: an ISO timestamp. */
	readonly answeredAt?: string | undefined;
}

export interface ScenarioAnswers extends HandedIn {
	readonly scenarioId: string;
	readonly answers: Answers;
	readonly confidence?: SaidConfidence | undefined;
}

export interface QuestionAnswer extends HandedIn {
	readonly questionId: string;
	readonly answer: unknown;
	/** What the question was shown with, if not its own. */
	readonly seed: number | undefined;
	readonly confidence?: ConfidenceLevel | undefined;
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
	answeredAt: v.exactOptional(
		v.pipe(
			Timestamp,
			v.metadata({
				description:
					"When the learner answered, by the client's clock: for what is sent later than it was answered. It is kept beside the time of receipt and moves no deadline; practice that expired in between is still taken, see `late`.",
			}),
		),
	),
	confidence: v.exactOptional(Confidence),
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
		const {
			locale,
			questionId,
			answer,
			seed,
			quizId,
			scenarioId = "",
			answers = {},
			confidence,
			answeredAt,
			final = false,
		} = body;
		if (questionId === undefined) {
			const submitted: ScenarioAnswers | QuestionAnswer = { scenarioId, answers, confidence, answeredAt, final };
			return { locale, submitted };
		}
		if (typeof confidence === "object") {
			complain("confidence", `Expected ${CONFIDENCE_LEVELS.join(", ")}: a question has one answer.`);
			return NEVER;
		}
		const submitted: ScenarioAnswers | QuestionAnswer = {
			questionId,
			answer,
			seed,
			quizId,
			confidence,
			answeredAt,
			final,
		};
		return { locale, submitted };
	}),
);

/** Chosen by the caller, once for each submission that it means to make. */
const IdempotencyKey = v.pipe(
	v.string(),
	v.regex(/^[\x20-\x7e]{1,255}$/, "Expected 1 to 255 printable ASCII characters"),
);

export const IdempotencyHeader = v.object({ "Idempotency-Key": IdempotencyKey });

const TimeWish = v.pipe(
	Timestamp,
	v.transform((text) => Date.parse(text)),
);

export const AttemptPageQuery = v.object({
	...pagingEntries,
	scenarioId: v.exactOptional(
		v.pipe(v.string(), v.maxLength(1024), v.metadata({ description: "Only attempts at this scenario." })),
	),
	questionId: v.exactOptional(
		v.pipe(v.string(), v.maxLength(64), v.metadata({ description: "Only attempts at this question." })),
	),
	skill: v.exactOptional(
		v.pipe(v.string(), v.maxLength(64), v.metadata({ description: "Only attempts that showed this skill." })),
	),
	from: v.exactOptional(v.pipe(TimeWish, v.metadata({ description: "Only attempts received at this time or later." }))),
	to: v.exactOptional(v.pipe(TimeWish, v.metadata({ description: "Only attempts received before this time." }))),
	answers: v.exactOptional(
		v.pipe(
			v.picklist(["true", "false"]),
			v.transform((text) => text === "true"),
			v.metadata({ description: "Whether each item says what the learner sent." }),
		),
	),
});

const AttemptNumber = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,8}$/, "Expected a whole number from 1"),
	v.transform(Number),
	v.metadata({ description: "The `number` of an attempt." }),
);

export const AttemptPath = v.object({ ...LearnerPath.entries, number: AttemptNumber });
