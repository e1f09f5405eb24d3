// What a learner's object is sent in its tests: answers to made-up questions, and to a real scenario.
import { env } from "cloudflare:workers";
import type { AttemptItem } from "../../src/contract/attempt.ts";
import { DEFAULT_POLICY, type Policy } from "../../src/contract/policy.ts";
import { generateExercise } from "../../src/exercise/generate.ts";
import { gradeExercise } from "../../src/exercise/grade.ts";
import type { VERDICTS } from "../../src/exercise/types.ts";
import type { ScenarioDescription } from "../../src/practice/scenario-description.ts";
import type { HistoryWish, Sent, SentToQuestion, SentToScenario } from "../../src/practice/submission.ts";
import { learnerName, nowS } from "../support/fixtures.ts";

export const ANN = learnerName("acme", "ann");
export const record = () => env.LEARNER.getByName("a learner");

/** Newest first. */
export async function history(of = record(), wish: Partial<HistoryWish> = {}): Promise<readonly AttemptItem[]> {
	const page = await of.attempts({ limit: 100, before: Number.MAX_SAFE_INTEGER, answers: false, ...wish });
	return JSON.parse(page.items);
}

export interface Answer {
	readonly questionId?: string;
	readonly skill?: string;
	readonly verdict?: (typeof VERDICTS)[number];
	readonly misconceptions?: readonly string[];
	readonly contradicts?: readonly string[];
	readonly given?: unknown;
}

/** An answer to a made-up question that is worth a point. */
export function toQuestion({
	questionId = "q",
	skill = "s1",
	verdict = "correct",
	misconceptions = [],
	contradicts = [],
	given = "a",
}: Answer): SentToQuestion {
	const points = verdict === "correct" ? 1 : 0;
	return {
		ok: true,
		questionId,
		answer: given,
		final: false,
		said: {},
		contradicts,
		result: {
			questionId,
			questionVersion: 1,
			seed: 1,
			gradable: true,
			verdict,
			score: { points, max: 1, scaled: points },
			given,
			expected: "a",
			feedback: "Right.",
			explanation: "So it is.",
			references: [],
			source: "made up",
			skills: [skill],
			relatedTemplates: [],
			misconceptions: misconceptions.map((id) => ({ id, title: id, advice: id })),
		},
	};
}

let keys = 0;

export function sent(answered: Sent["answered"], change: Partial<Sent> = {}): Sent {
	const instance = `instance ${++keys}`;
	return {
		learner: ANN,
		sinceS: nowS(),
		idempotencyKey: `key ${keys}`,
		bodyHash: "hash",
		instance,
		answered,
		...change,
	};
}

export const question = (answer: Answer = {}, change: Partial<Sent> = {}) => sent(toQuestion(answer), change);

export const describe3 = (change: Partial<ScenarioDescription> = {}): ScenarioDescription => ({
	spec: { template: "three-way", version: 1, seed: 7, notation: "raw", profile: "rfc9293" },
	locale: "en",
	seedGiven: false,
	boundTo: null,
	madeBy: "anonymous",
	issuedAt: nowS(),
	expiresAt: nowS() + 3600,
	...change,
});

export const assessed = (policy: Partial<Policy> = {}, change: Partial<ScenarioDescription> = {}) =>
	describe3({ boundTo: ANN, madeBy: "server", policy: { ...DEFAULT_POLICY, ...policy }, ...change });

const right = new Map<string, Record<string, unknown>>();

/** Worked out once for each scenario. */
export function rightAnswers({ spec }: ScenarioDescription): Record<string, unknown> {
	const name = JSON.stringify(spec);
	const known = right.get(name) ?? workOut(spec);
	right.set(name, known);
	return known;
}

function workOut(spec: ScenarioDescription["spec"]): Record<string, unknown> {
	const { blanks } = gradeExercise(generateExercise(spec), {}, "en");
	return Object.fromEntries(Object.entries(blanks).map(([id, { expected }]) => [id, expected]));
}

/** All right unless other answers are given. */
export function toScenario(change: Partial<SentToScenario> = {}): SentToScenario {
	const description = change.description ?? describe3();
	return {
		ok: true,
		scenarioId: "sc1.x",
		description,
		proof: "gp1.x",
		answers: rightAnswers(description),
		final: false,
		said: {},
		late: false,
		locale: undefined,
		...change,
	};
}

/** Named after its id, as if each had its own key. */
export const scenario = (change: Partial<SentToScenario> = {}, more: Partial<Sent> = {}) => {
	const answered = toScenario(change);
	return sent(answered, { instance: answered.scenarioId, ...more });
};
