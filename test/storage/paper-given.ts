// What a learner's object is told of an assignment in its tests: terms, and a paper that was drawn under them.
import { env } from "cloudflare:workers";
import { DEFAULT_POLICY, type Policy } from "../../src/contract/policy.ts";
import type { DrawnItem } from "../../src/course/paper.ts";
import type { Terms } from "../../src/course/terms.ts";
import type { Sent } from "../../src/practice/submission.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { nowS } from "../support/fixtures.ts";
import { ANN, type Answer, assessed, sent, toQuestion, toScenario } from "./given.ts";

export const AS = "as-3q2-7wQAEjRWeJq83u_6rQ";

/** The object of a learner that knows its name. */
export const anns = () => env.LEARNER.getByName(learnerObjectName(ANN));

/** A scenario and a question, each worth two points; begun just now. */
export function termsOf({
	policy,
	...change
}: Partial<Omit<Terms, "policy">> & { policy?: Partial<Policy> } = {}): Terms {
	return {
		assignmentId: AS,
		revision: 1,
		title: "Week 3",
		items: [
			{
				type: "scenario",
				wish: { template: "three-way", notation: "raw", profile: "rfc9293" },
				points: 2,
				secret: null,
			},
			{ type: "question", questionId: "q", points: 2, seed: null },
		],
		seeds: "per-learner",
		policy: { ...DEFAULT_POLICY, ...policy },
		opensAtMs: null,
		dueAtMs: null,
		closesAtMs: null,
		late: null,
		timeLimitS: null,
		locale: "en",
		excused: false,
		paper: 1,
		startedAtMs: Date.now(),
		...change,
	};
}

export const drawnAs = (scenarioId = "sc1.paper-1"): readonly DrawnItem[] => [
	{ type: "scenario", scenarioId },
	{ type: "question", questionId: "q", seed: 1 },
];

/** Opened by its learner, now. */
export const open = (terms: Terms, drawn: readonly DrawnItem[] | null = drawnAs()) =>
	anns().openPaper(ANN.learnerId, terms, drawn, nowS());

export const tell = (terms: Terms) => anns().tell(ANN.learnerId, [{ kind: "terms", terms }]);

/** An answer to the question of the paper. */
export const atQuestion = (answer: Answer = {}, change: Partial<Sent> = {}): Sent =>
	sent(toQuestion(answer), { place: { assignmentId: AS, item: 2, paper: null }, ...change });

/** Right answers to its scenario, unless others are given. */
export function atScenario(answers?: Readonly<Record<string, unknown>>, paper = 1): Sent {
	const place = { assignmentId: AS, paper, item: 1 };
	const description = assessed({}, { place });
	const scenarioId = `sc1.paper-${paper}`;
	return sent(toScenario({ scenarioId, description, ...(answers && { answers }) }), { place });
}
