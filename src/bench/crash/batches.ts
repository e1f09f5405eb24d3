// Batches that race themselves while workerd is killed: sent again, each is to be complete, in its order, and what it adds up
// to is to be what it adds up to for a learner who sent the same attempts one by one and undisturbed.
import { isDeepStrictEqual } from "node:util";
import type { Random } from "../../scenario/random.ts";
import { type Contents, contentsOf, type Prepared, prepare } from "../record/fill.ts";
import { newCaller } from "../requests.ts";
import { history } from "./record.ts";
import { type Learner, newLearner, noteReply, type Replies, type Way } from "./submissions.ts";

/** Of a batch: sent from this many connections at once. */
const RACING = 2;
const BATCH = 12;
const DAY_MS = 86_400_000;
/** Questions may be said to have been answered up to 30 days ago. */
const DAYS_AGO = 20;

interface BatchedAttempt extends Prepared {
	readonly idempotencyKey: string;
	readonly answeredAt: string;
	readonly confidence?: number;
}

interface Batch {
	readonly learner: Learner;
	readonly attempts: readonly BatchedAttempt[];
}

/** A batch of each learner at a time. */
export async function inBatches(url: string): Promise<Way> {
	const caller = newCaller();
	const contents = await contentsOf(caller, url);
	const sentBy = new Map<Learner, BatchedAttempt[]>();
	const counts = { batches: 0, cut: 0, compared: 0 };
	let prepared = 1;
	/** How long it takes where nobody kills the server. */
	let lastMs = 500;
	const draw: Way["draw"] = async (to, name, random, learners) => {
		const batches: Batch[] = [];
		for (const learner of learners) {
			batches.push({ learner, attempts: await drawBatch(to, name, random, contents, prepared) });
			prepared += BATCH;
		}
		for (const { learner, attempts } of batches) {
			for (const { idempotencyKey } of attempts) learner.sent.set(idempotencyKey, undefined);
			sentBy.set(learner, [...(sentBy.get(learner) ?? []), ...attempts]);
		}
		counts.batches += batches.length;
		const answers = batches.length * RACING;
		return {
			submissions: batches.length * BATCH,
			answers,
			kill: { afterAnswers: 0, withinMs: Math.ceil(lastMs) },
			async send(there, onAnswer) {
				const startMs = performance.now();
				const replies = await sendRacing(there, batches, onAnswer);
				if (replies.answered === answers) lastMs = performance.now() - startMs;
				return replies;
			},
			async lookAt(there) {
				for (const { learner } of batches) {
					const missing = learner.sent.size - (await history(there, learner)).length;
					if (missing > 0 && missing < BATCH) counts.cut++;
				}
				return [];
			},
		};
	};
	return {
		draw,
		async finish(there, learners) {
			const faults: string[] = [];
			for (const learner of learners) {
				const attempts = sentBy.get(learner) ?? [];
				faults.push(...orderFaults(learner, attempts), ...(await differences(there, learner, attempts)));
				counts.compared++;
			}
			sentBy.clear();
			return faults;
		},
		summary: () =>
			`in ${counts.batches} batches, each sent from ${RACING} connections at once, before the crash and after it;
${counts.cut} batches were cut in the middle; ${counts.compared} records compared with one of attempts sent one by one`,
	};
}

async function drawBatch(
	url: string,
	name: string,
	random: Random,
	contents: Contents,
	from: number,
): Promise<readonly BatchedAttempt[]> {
	const caller = newCaller();
	const attempts = await prepare(caller, url, contents, from, BATCH);
	caller.close();
	return attempts.map((attempt, i) => {
		// A scenario was made just now, and cannot have been answered before.
		const agoMs = attempt.questionId === undefined ? 0 : random.int(0, DAYS_AGO) * DAY_MS;
		const confidence = random.int(0, 3);
		return {
			...attempt,
			idempotencyKey: `${name}-${i}`,
			answeredAt: new Date(Date.now() - agoMs).toISOString(),
			...(confidence > 0 && { confidence }),
		};
	});
}

async function sendRacing(url: string, batches: readonly Batch[], onAnswer: () => void = () => {}): Promise<Replies> {
	const replies: Replies = { answered: 0, faults: [] };
	const sendOne = async ({ learner, attempts }: Batch) => {
		const path = `${learner.path}/attempts:batch`;
		const reply = await post(url, path, learner, { attempts }, {}).catch(() => undefined);
		if (reply === undefined) return;
		replies.answered++;
		replies.faults.push(...itemFaults(learner, attempts, reply));
		onAnswer();
	};
	await Promise.all(batches.flatMap((batch) => Array.from({ length: RACING }, () => sendOne(batch))));
	return replies;
}

async function post(url: string, path: string, { token }: Learner, body: object, headers: Record<string, string>) {
	const response = await fetch(`${url}${path}`, {
		method: "POST",
		headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...headers },
		body: JSON.stringify(body),
	});
	return { status: response.status, text: await response.text() };
}

function itemFaults(
	learner: Learner,
	attempts: readonly BatchedAttempt[],
	{ status, text }: { readonly status: number; readonly text: string },
): readonly string[] {
	if (status !== 200) return [`a batch was answered with ${status}: ${text.slice(0, 500)}`];
	const { items }: { items: readonly { status: number; idempotencyKey: string; attempt?: object }[] } =
		JSON.parse(text);
	if (items.length !== attempts.length) return [`a batch of ${attempts.length} was answered with ${items.length}`];
	return items.flatMap((item, i) => {
		const key = attempts[i]?.idempotencyKey ?? "";
		if (item.idempotencyKey !== key) return [`${key} was answered as ${item.idempotencyKey}`];
		return noteReply({ learner, key }, { status: item.status, text: JSON.stringify(item.attempt ?? item) }) ?? [];
	});
}

/** Numbers are to follow the order in which the attempts stand in the batches, which came one after the other. */
function orderFaults(learner: Learner, attempts: readonly BatchedAttempt[]): readonly string[] {
	return attempts.flatMap(({ idempotencyKey }, i) => {
		const number = learner.sent.get(idempotencyKey)?.number;
		return number === i + 1 ? [] : [`${learner.path}: ${idempotencyKey} is attempt ${number}, not ${i + 1}`];
	});
}

/** What the record says otherwise than that of a learner who sends the same attempts one by one now. */
async function differences(
	url: string,
	learner: Learner,
	attempts: readonly BatchedAttempt[],
): Promise<readonly string[]> {
	const undisturbed = await newLearner(url);
	for (const { idempotencyKey, ...body } of attempts) {
		const headers = { "Idempotency-Key": idempotencyKey };
		const { status, text } = await post(url, `${undisturbed.path}/attempts`, undisturbed, body, headers);
		if (status !== 201) return [`one by one, ${idempotencyKey} was answered with ${status}: ${text}`];
	}
	const [one, other] = [await recordOf(url, learner), await recordOf(url, undisturbed)];
	return Object.keys(one).flatMap((name) =>
		isDeepStrictEqual(one[name], other[name])
			? []
			: [`${learner.path}: ${name} is ${JSON.stringify(one[name])}\none by one ${JSON.stringify(other[name])}`],
	);
}

/** All that a record says but ids and the server's own times. */
async function recordOf(url: string, learner: Learner): Promise<Readonly<Record<string, unknown>>> {
	const response = await fetch(`${url}${learner.path}/progress`, {
		headers: { Authorization: `Bearer ${learner.token}` },
	});
	const { learnerId: _, skills, misconceptions, ...progress } = JSON.parse(await response.text());
	const untimed = (items: readonly Readonly<Record<string, unknown>>[]) =>
		items.map(({ lastAt: _at, ...rest }) => rest);
	const items = await history<Readonly<Record<string, unknown>>>(url, learner, "&answers=true");
	return {
		...progress,
		skills: untimed(skills),
		misconceptions: untimed(misconceptions),
		attempts: items.map(({ attemptId: _id, submittedAt: _at, ...rest }) => rest),
	};
}
