// One learner at one assignment amid crashes: opens the paper, answers, finishes, each request several times at once, and
// again after the crash. What must stay as it was answered first is held against every later answer.
import type { Random } from "../../scenario/random.ts";
import { type Call, newClient } from "../class/client.ts";
import type { GradebookRow, Paper, RecordedAttempt } from "../class/documents.ts";
import { type Learner, noteReply, type Replies } from "./submissions.ts";

/** Of a request: sent this often at once. */
export const RACING = 2;
/** Item of each submission, in order: the scenario, which is tried twice, and the question. */
export const TRIES = [1, 2, 1] as const;
/** Of the items, as the assignment says. */
export const POINTS = [2, 1] as const;
/** Opening and finishing beside the submissions. */
export const STEPS = TRIES.length + 2;
/** Shares are rounded on their way. */
const NEAR = 1e-4;

/** What one learner does with one assignment, and what came of it. */
export interface Sitting {
	readonly learner: Learner;
	readonly learnerId: string;
	readonly assignmentId: string;
	readonly name: string;
	readonly answers: readonly string[];
	/** What was answered first; each later answer must say the same. */
	paper: string | undefined;
	finishedAt: string | undefined;
	/** By key, the share that the attempt earned. */
	readonly shares: Map<string, number>;
}

export function newSitting(learner: Learner, assignmentId: string, name: string, random: Random): Sitting {
	const answers = TRIES.map((item) =>
		random.pick(item === 2 ? ["app", "reliable", "no-ack"] : ["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED"]),
	);
	const learnerId = learner.path.split("/").at(-1) ?? "";
	for (const place of TRIES.keys()) learner.sent.set(keyOf(name, place), undefined);
	return {
		learner,
		learnerId,
		assignmentId,
		name,
		answers,
		paper: undefined,
		finishedAt: undefined,
		shares: new Map(),
	};
}

export const keyOf = (name: string, place: number) => `${name}-${place}`;

/** All at once, each learner's requests one after the other. */
export async function sitAll(url: string, sittings: readonly Sitting[], onAnswer: () => void): Promise<Replies> {
	const replies: Replies = { answered: 0, faults: [] };
	const client = newClient(url);
	const race = async (call: Call, take: (status: number, text: string) => string | undefined) => {
		const one = async () => {
			const reply = await client.ask(call).catch(() => undefined);
			if (!reply) return;
			replies.answered += 1;
			const fault = take(reply.status, reply.text);
			if (fault) replies.faults.push(fault);
			onAnswer();
		};
		await Promise.all(Array.from({ length: RACING }, one));
	};
	await Promise.all(sittings.map((sitting) => sit(sitting, race)));
	client.close();
	return replies;
}

type Race = (call: Call, take: (status: number, text: string) => string | undefined) => Promise<void>;

async function sit(sitting: Sitting, race: Race): Promise<void> {
	const { learner, learnerId, assignmentId, name } = sitting;
	const { token } = learner;
	const own = `/v1/assignments/${assignmentId}/learners/${learnerId}`;
	await race({ path: `${own}/paper`, token }, (status, text) => notePaper(sitting, status, text));
	// Nobody can answer a paper that never came.
	if (sitting.paper === undefined) return;
	for (const [place, body] of bodiesOf(sitting).entries()) {
		const key = keyOf(name, place);
		const call = { path: `${learner.path}/attempts`, token, body, headers: { "Idempotency-Key": key } };
		await race(call, (status, text) => noteAttempt(sitting, key, status, text));
	}
	await race({ path: `${own}/finish`, token, body: {} }, (status, text) => noteFinish(sitting, status, text));
}

interface FullPaper extends Paper {
	readonly items: readonly (Paper["items"][number] & {
		readonly scenario?: { readonly blanks: readonly { readonly id: string; readonly kind: string }[] };
	})[];
}

function bodiesOf({ paper, assignmentId, answers }: Sitting): readonly object[] {
	const { items }: FullPaper = JSON.parse(paper ?? "");
	return TRIES.map((item, place) => {
		const { scenario, question } = items[item - 1] ?? {};
		const answer = answers[place];
		if (question) return { assignmentId, item, questionId: question.id, seed: question.seed, answer };
		const states = scenario?.blanks.filter(({ kind }) => kind === "state") ?? [];
		return { scenarioId: scenario?.id, answers: Object.fromEntries(states.map(({ id }) => [id, answer])) };
	});
}

/** All that must stay as it was first answered. */
const fixedOf = (text: string) => {
	const { paper, startedAt, items }: Paper = JSON.parse(text);
	const fixed = items.map(({ item, scenario, question }) => [item, scenario?.id, question?.id, question?.seed]);
	return JSON.stringify({ paper, startedAt, fixed });
};

function notePaper(sitting: Sitting, status: number, text: string): string | undefined {
	if (status !== 200) return `a paper was answered with ${status}: ${text.slice(0, 500)}`;
	sitting.paper ??= text;
	const [was, is] = [fixedOf(sitting.paper), fixedOf(text)];
	return was === is ? undefined : `${sitting.learnerId}: a paper changed from ${was} to ${is}`;
}

function noteAttempt(sitting: Sitting, key: string, status: number, text: string): string | undefined {
	const fault = noteReply({ learner: sitting.learner, key }, { status, text });
	if (!fault) sitting.shares.set(key, (JSON.parse(text) as RecordedAttempt).score.scaled);
	return fault;
}

function noteFinish(sitting: Sitting, status: number, text: string): string | undefined {
	if (status !== 200) return `finishing was answered with ${status}: ${text.slice(0, 500)}`;
	const { finishedAt }: { readonly finishedAt: string } = JSON.parse(text);
	sitting.finishedAt ??= finishedAt;
	return sitting.finishedAt === finishedAt
		? undefined
		: `${sitting.learnerId}: finished at ${sitting.finishedAt}, and later at ${finishedAt}`;
}

/** What a row of the gradebook says otherwise than the learner was answered. */
export function rowFaults(
	{ learnerId, assignmentId, name, shares }: Sitting,
	row: GradebookRow | undefined,
): readonly string[] {
	return [1, 2].flatMap((item) => {
		const of = TRIES.flatMap((tried, place) => (tried === item ? [shares.get(keyOf(name, place)) ?? -1] : []));
		const shown = row?.items.find((one) => one.item === item);
		const score = Math.max(...of) * (POINTS[item - 1] ?? 0);
		const same = shown?.tries === of.length && Math.abs((shown.score ?? -1) - score) < NEAR;
		const says = `${shown?.tries} tries and ${shown?.score}`;
		return same ? [] : [`${learnerId} in ${assignmentId}: item ${item} has ${says}, answered were ${of.join(", ")}`];
	});
}
