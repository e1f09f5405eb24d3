// Every route of a learner, as a list of requests to be timed.
import type { Call } from "../requests.ts";
import { type BenchLearner, ofLearner, type Prepared } from "./fill.ts";

/** A learner whose record is asked, with what is asked of it. */
export interface Subject {
	readonly learner: BenchLearner;
	/** How many attempts the record has. */
	readonly attempts: number;
	/** Not handed in yet: those to be sent one by one, and those to be sent in batches. */
	readonly single: readonly Prepared[];
	readonly batched: readonly Prepared[];
	/** That were sent, oldest first. */
	readonly sent: readonly { readonly key: string; readonly attempt: Prepared }[];
	/** Of the learner's own, to ask for hints. */
	readonly own: { readonly scenarioId: string; readonly blank: string };
	/** A skill that most attempts show. */
	readonly skill: string;
}

export const BATCH_OF = 10;

type Route = (subject: Subject, i: number) => Call;

const get =
	(under: (subject: Subject, i: number) => string): Route =>
	(subject, i) => {
		const { path, headers } = ofLearner(subject.learner);
		return { method: "GET", path: `${path}${under(subject, i)}`, body: "", headers };
	};

const submit = ({ learner }: Subject, key: string, attempt: Prepared): Call => {
	const { path, headers } = ofLearner(learner);
	return { path: `${path}/attempts`, body: JSON.stringify(attempt), headers: { ...headers, "Idempotency-Key": key } };
};

/** Spread over all that is there. */
const some = (count: number, i: number) => (i * 7919) % count;

const DAY_MS = 86_400_000;

/** The reads first: they are to find a new record new. `npm run bench:record` prints them under these names. */
export const ROUTES: Readonly<Record<string, Route>> = {
	"GET attempts": get(() => "/attempts"),
	"GET attempts, 100 with answers": get(() => "/attempts?limit=100&answers=true"),
	"GET next": get(() => "/next"),
	"GET pack of 10": get(() => "/pack"),
	"GET attempts of a skill": get(({ skill }) => `/attempts?skill=${skill}`),
	"GET attempts at a scenario": get(({ sent }, i) => {
		const played = sent.filter(({ attempt }) => attempt.scenarioId !== undefined);
		return `/attempts?scenarioId=${played[some(played.length, i)]?.attempt.scenarioId}`;
	}),
	"GET attempts at a question": get(({ sent }, i) => {
		const asked = sent.filter(({ attempt }) => attempt.questionId !== undefined);
		return `/attempts?questionId=${asked[some(asked.length, i)]?.attempt.questionId}`;
	}),
	"GET attempts of a month": get((_, i) => {
		const fromMs = Date.now() - (30 + (i % 60)) * DAY_MS;
		return `/attempts?from=${new Date(fromMs).toISOString()}&to=${new Date(fromMs + 30 * DAY_MS).toISOString()}`;
	}),
	"GET attempts of a skill long ago": get(({ skill }) => {
		const toMs = Date.now() - 90 * DAY_MS;
		return `/attempts?skill=${skill}&to=${new Date(toMs).toISOString()}`;
	}),
	"GET attempts/{number}": get(({ attempts }, i) => `/attempts/${1 + some(attempts, i)}`),
	"GET progress": get(() => "/progress?timeZone=Europe/Berlin"),
	"GET export": get(() => "/export"),
	"GET quizzes": (subject, i) => ({ ...get(() => "")(subject, i), path: "/v1/quizzes" }),
	"POST hints": ({ learner, own }, i) => ({
		path: `/v1/scenarios/${own.scenarioId}/hints`,
		body: JSON.stringify({ blank: own.blank, level: 1 + (i % 3) }),
		headers: ofLearner(learner).headers,
	}),
	"POST tokens": ({ learner }) => {
		const { path, headers } = ofLearner(learner);
		return { path: `${path}/tokens`, body: "{}", headers };
	},
	"POST attempts": (subject, i) => submit(subject, `single-${i}`, subject.single[i] ?? {}),
	"POST attempts, replayed": (subject, i) => {
		const { key, attempt } = subject.sent[some(subject.sent.length, i)] ?? { key: "", attempt: {} };
		return submit(subject, key, attempt);
	},
	[`POST attempts:batch of ${BATCH_OF}`]: ({ learner, batched }, i) => {
		const { path, headers } = ofLearner(learner);
		const part = batched.slice(i * BATCH_OF, (i + 1) * BATCH_OF);
		const attempts = part.map((attempt, at) => ({ idempotencyKey: `batch-${i}-${at}`, ...attempt }));
		return { path: `${path}/attempts:batch`, body: JSON.stringify({ attempts }), headers };
	},
};
