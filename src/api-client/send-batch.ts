// One batch of kept submissions, and what the service makes of each.
import { isPassing, isProblem, isRecord, type Outcome } from "./outcome.ts";
import type { Kept } from "./queue.ts";
import type { Attempt, Problem } from "./types.ts";

/** What became of a submission for good. */
export type Settled =
	| { readonly kind: "graded"; readonly attempt: Attempt }
	/** Nothing is recorded; the problem says why, and what to mend. */
	| { readonly kind: "refused"; readonly problem: Problem };

/** Why a submission still waits. `unfinished`: it is being sent, and what comes of it will be told. */
export type Why = Problem | "unreachable" | "unfinished";

/** By key; what is not there waits, and `why` says for what. */
export interface BatchOutcome {
	readonly settled: ReadonlyMap<string, Settled>;
	readonly why: Why | null;
	/** Whether others need not be tried now. */
	readonly stop: boolean;
}

/** Sends JSON for the learner; `body` undefined: a GET. */
export type Call = (path: string, body?: unknown) => Promise<Outcome<unknown>>;

/** Refusals of the whole that are one submission's: too large, malformed, not as it must be. Of any other it bears no blame. */
const OF_ITS_BODY: ReadonlySet<number> = new Set([400, 413, 422]);

export async function sendBatch(call: Call, learnerId: string, batch: readonly Kept[]): Promise<BatchOutcome> {
	const attempts = batch.map(({ key, submission }) => ({ idempotencyKey: key, ...submission }));
	const outcome = await call(`/v1/learners/${encodeURIComponent(learnerId)}/attempts:batch`, { attempts });
	if (outcome.ok) return readAnswer(call, batch, outcome.value);
	const { problem } = outcome;
	if (problem === "unreachable") return waiting(problem, true);
	if (problem.code === "learner-erased") return refused(batch, problem);
	const itsOwn = OF_ITS_BODY.has(problem.status);
	if (!itsOwn && problem.status !== 500) return waiting(problem, true);
	// One that the service stumbles over must not keep the others back.
	if (batch.length > 1) return sendHalves(call, learnerId, batch);
	return itsOwn ? refused(batch, problem) : waiting(problem, false);
}

async function sendHalves(call: Call, learnerId: string, batch: readonly Kept[]): Promise<BatchOutcome> {
	const middle = Math.ceil(batch.length / 2);
	const first = await sendBatch(call, learnerId, batch.slice(0, middle));
	if (first.stop) return first;
	const second = await sendBatch(call, learnerId, batch.slice(middle));
	return {
		settled: new Map([...first.settled, ...second.settled]),
		why: second.why ?? first.why,
		stop: second.stop,
	};
}

async function readAnswer(call: Call, batch: readonly Kept[], answer: unknown): Promise<BatchOutcome> {
	const items: readonly unknown[] = isRecord(answer) && Array.isArray(answer.items) ? answer.items : [];
	const settled = new Map<string, Settled>();
	let why: Why | null = null;
	for (const { key } of batch) {
		const item = items.find((one) => isRecord(one) && one.idempotencyKey === key);
		const read = isRecord(item) ? await readItem(call, item) : "unreachable";
		if (typeof read === "object" && "kind" in read) settled.set(key, read);
		else why = read;
	}
	// Somebody who is not the service answered.
	return { settled, why, stop: settled.size === 0 && why === "unreachable" };
}

async function readItem(call: Call, item: Readonly<Record<string, unknown>>): Promise<Settled | Why> {
	const { problem, attempt, link } = item;
	if (isProblem(problem)) return isPassing(problem) ? problem : { kind: "refused", problem };
	if (isAttempt(attempt)) return { kind: "graded", attempt };
	if (typeof link !== "string") return "unreachable";
	// Of a batch whose answers were too long together.
	const linked = await call(link);
	if (!linked.ok) return linked.problem;
	return isAttempt(linked.value) ? { kind: "graded", attempt: linked.value } : "unreachable";
}

function isAttempt(value: unknown): value is Attempt {
	return isRecord(value) && typeof value.attemptId === "string";
}

function waiting(why: Why, stop: boolean): BatchOutcome {
	return { settled: new Map(), why, stop };
}

function refused(batch: readonly Kept[], problem: Problem): BatchOutcome {
	return { settled: new Map(batch.map(({ key }) => [key, { kind: "refused", problem }])), why: null, stop: false };
}
