// What is submitted between two crashes, and what was answered.
import type { Random } from "../../scenario/random.ts";

/** Of a submission: each is sent this often at once, as an impatient client does. */
const RACING = 3;
const SUBMISSIONS = 8;

export interface Learner {
	readonly path: string;
	readonly token: string;
	/** By Idempotency-Key, everything that was ever sent for this learner. */
	readonly sent: Map<string, Answered | undefined>;
}

/** What an answer of 201 said. */
export interface Answered {
	readonly attemptId: string;
	readonly number: number;
}

interface Submission {
	readonly learner: Learner;
	readonly key: string;
	readonly body: string;
}

export async function newLearner(url: string): Promise<Learner> {
	const response = await fetch(`${url}/v1/learners`, { method: "POST" });
	const { learnerId, token } = JSON.parse(await response.text());
	return { path: `/v1/learners/${learnerId}`, token, sent: new Map() };
}

interface Content {
	readonly scenarioId: string;
	/** Blanks that any state is a readable answer to. */
	readonly states: readonly string[];
}

/** A practice scenario, and the question that is asked beside it. */
async function someContent(url: string, seed: number): Promise<Content> {
	const body = JSON.stringify({ template: "three-way", seed });
	const headers = { "Content-Type": "application/json" };
	const response = await fetch(`${url}/v1/scenarios`, { method: "POST", headers, body });
	const made: { id: string; blanks: readonly { id: string; kind: string }[] } = JSON.parse(await response.text());
	return { scenarioId: made.id, states: made.blanks.filter(({ kind }) => kind === "state").map(({ id }) => id) };
}

function drawSubmission(random: Random, learner: Learner, key: string, content: Content): Submission {
	const { scenarioId, states } = content;
	const answer = () => random.pick(["SYN-SENT", "SYN-RECEIVED", "ESTABLISHED"]);
	const body = random.chance(50)
		? { questionId: "why-four", answer: random.pick(["app", "reliable", "no-ack"]) }
		: { scenarioId, answers: Object.fromEntries(states.map((blank) => [blank, answer()])) };
	learner.sent.set(key, undefined);
	return { learner, key, body: JSON.stringify(body) };
}

/** What is handed in between two starts of the server. */
export interface Round {
	readonly submissions: number;
	/** How many answers come where nothing is lost. */
	readonly answers: number;
	/** When the server is to be killed: after so many answers, and up to so many ms later. */
	readonly kill: { readonly afterAnswers: number; readonly withinMs: number };
	/** Hands in everything, also what was handed in before; `onAnswer` hears of each answer as it comes. */
	send(url: string, onAnswer?: () => void): Promise<Replies>;
	/** What is wrong after the crash, before anybody else asks and anything is sent again. */
	lookAt?(url: string): Promise<readonly string[]>;
}

/** A way to hand in, which a crash is to leave whole. */
export interface Way {
	/** One who submits; anonymous where left out. */
	newLearner?(url: string): Promise<Learner>;
	draw(url: string, name: string, random: Random, learners: readonly Learner[]): Promise<Round>;
	/** What is wrong with learners who hand in nothing more. */
	finish(url: string, learners: readonly Learner[]): Promise<readonly string[]>;
	/** What came of it, a line of print. */
	summary(): string;
}

export interface Replies {
	/** How many were answered; the others found no server, or lost it. */
	answered: number;
	/** What must never be: another status than 201, or another attempt for the same key. */
	readonly faults: string[];
}

/** Sends each of them several times at once; `onAnswer` hears of each answer as it comes. */
async function sendRacing(
	url: string,
	submissions: readonly Submission[],
	onAnswer: () => void = () => {},
): Promise<Replies> {
	const replies: Replies = { answered: 0, faults: [] };
	const sendOne = async (submission: Submission) => {
		const reply = await post(url, submission).catch(() => undefined);
		if (reply === undefined) return;
		replies.answered++;
		const fault = noteReply(submission, reply);
		if (fault) replies.faults.push(fault);
		onAnswer();
	};
	const racing = submissions.flatMap((submission) => Array.from({ length: RACING }, () => submission));
	await Promise.all(racing.map(sendOne));
	return replies;
}

/** One by one, at random learners. */
export async function singly(url: string): Promise<Way> {
	const content = await someContent(url, 16);
	return {
		async draw(_, name, random, learners) {
			const submissions = Array.from({ length: SUBMISSIONS }, (_item, i) =>
				drawSubmission(random, random.pick(learners as [Learner, ...Learner[]]), `${name}-${i}`, content),
			);
			const answers = SUBMISSIONS * RACING;
			return {
				submissions: SUBMISSIONS,
				answers,
				// Anywhere between the first request and the last answer, on a fast machine as on a slow one.
				kill: { afterAnswers: random.int(0, answers - 1), withinMs: 3 },
				send: (to, onAnswer) => sendRacing(to, submissions, onAnswer),
			};
		},
		finish: async () => [],
		summary: () => `each sent ${RACING} times at once, before the crash and after it`,
	};
}

export interface Reply {
	readonly status: number;
	readonly text: string;
}

async function post(url: string, { learner, key, body }: Submission): Promise<Reply> {
	const response = await fetch(`${url}${learner.path}/attempts`, {
		method: "POST",
		headers: {
			Authorization: `Bearer ${learner.token}`,
			"Content-Type": "application/json",
			"Idempotency-Key": key,
		},
		body,
	});
	return { status: response.status, text: await response.text() };
}

/** What is wrong with the answer, which is noted. */
export function noteReply(
	{ learner, key }: Pick<Submission, "learner" | "key">,
	{ status, text }: Reply,
): string | undefined {
	if (status !== 201) return `${key} was answered with ${status}: ${text}`;
	const { attemptId, number }: Answered = JSON.parse(text);
	const before = learner.sent.get(key);
	learner.sent.set(key, { attemptId, number });
	const same = before === undefined || (before.attemptId === attemptId && before.number === number);
	return same ? undefined : `${key} was attempt ${before.number}, and later attempt ${number}`;
}
