// Submissions that a learner's record keeps, as they are sent.
import * as v from "valibot";
import { AssignmentId } from "./assignment-request.ts";
import { CONFIDENCE_LEVELS, Confidence, type ConfidenceLevel, type SaidConfidence } from "./confidence.ts";
import { IdempotencyKey } from "./idempotency-key.ts";
import { MAX_ITEMS } from "./item-wish.ts";
import { LearnerPath } from "./learner.ts";
import { pagingEntries } from "./paging.ts";
import { closed, described, LocaleWish, Timestamp, Uint32, wholeUpTo } from "./primitives.ts";
import { Answers } from "./scenario-request.ts";
import { SentAnswer, shownAs } from "./sent-answer.ts";

/** What is said with answers of either sort. */
interface HandedIn {
	/** At an item of which assignment; both or neither. */
	readonly assignmentId?: string | undefined;
	readonly item?: number | undefined;
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
	scenarioId: v.exactOptional(described(v.string(), "The `id` of the scenario that is answered.")),
	answers: v.exactOptional(Answers),
	questionId: v.exactOptional(described(v.string(), "The `id` of the question that is answered.")),
	answer: v.exactOptional(described(shownAs(SentAnswer), "To the question.")),
	seed: v.exactOptional(described(Uint32, "Which the question was shown with; its own when left out.")),
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
	assignmentId: v.exactOptional(
		v.pipe(
			AssignmentId,
			v.metadata({
				description:
					"Of the assignment at an item of whose paper it is, with `item`. A question needs both, with the `seed` that the paper shows; a scenario of a paper knows them by itself.",
			}),
		),
	),
	item: v.exactOptional(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue(1),
			v.maxValue(MAX_ITEMS),
			v.metadata({ description: "Its place in the paper, from 1." }),
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

const LONE = [
	["assignmentId", "item"],
	["item", "assignmentId"],
] as const satisfies readonly (readonly [AttemptField, AttemptField])[];

export const AttemptRequest = v.pipe(
	closed(attemptFields),
	v.metadata({
		ref: "AttemptRequest",
		description:
			"Either `scenarioId` and `answers`, or `questionId` and `answer`, with the `seed` that the question was shown with. At an item of a paper also `assignmentId` and `item`, which a scenario may leave out.",
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
		const lone = LONE.filter(([key, other]) => Object.hasOwn(body, key) && !Object.hasOwn(body, other));
		for (const [, other] of lone) complain(other, "`assignmentId` and `item` belong together.");
		const inQuiz = body.quizId !== undefined && body.assignmentId !== undefined;
		if (inQuiz) complain("quizId", "An item of a paper is of no quiz.");
		if (missing.length > 0 || odd.length > 0 || lone.length > 0 || inQuiz) return NEVER;
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
			assignmentId,
			item,
		} = body;
		const handedIn = { confidence, answeredAt, final, ...(assignmentId !== undefined && { assignmentId, item }) };
		if (questionId === undefined) {
			const submitted: ScenarioAnswers | QuestionAnswer = { scenarioId, answers, ...handedIn };
			return { locale, submitted };
		}
		if (typeof confidence === "object") {
			complain("confidence", `Expected ${CONFIDENCE_LEVELS.join(", ")}: a question has one answer.`);
			return NEVER;
		}
		const submitted: ScenarioAnswers | QuestionAnswer = { questionId, answer, seed, quizId, ...handedIn, confidence };
		return { locale, submitted };
	}),
);

export const IdempotencyHeader = v.object({
	"Idempotency-Key": v.pipe(
		IdempotencyKey,
		v.metadata({
			description: "Chosen by the caller, once for each submission that it means to make: a repeat counts once.",
			examples: ["0b8f6c1e-7f0a-4f5e-9d3a-2c6a1c7f5b11"],
		}),
	),
});

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
	assignmentId: v.exactOptional(
		v.pipe(
			AssignmentId,
			v.metadata({ description: "Only attempts at items of this assignment, whichever the paper." }),
		),
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
			v.metadata({
				documentedAs: v.boolean(),
				description: "Whether each item says what the learner sent; `false` when left out.",
			}),
		),
	),
});

const AttemptNumber = v.pipe(
	v.string(),
	v.regex(/^[1-9][0-9]{0,8}$/, "Expected a whole number from 1"),
	v.transform(Number),
	v.metadata({ documentedAs: wholeUpTo(999_999_999, 1), description: "The `number` of an attempt, from 1." }),
);

export const AttemptPath = v.object({ ...LearnerPath.entries, number: AttemptNumber });
