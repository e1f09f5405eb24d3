// Sends what waits, in the order in which it was answered, and forgets it only once what became of it was told.
import { oneAtATime } from "./alone.ts";
import type { Learner } from "./learner.ts";
import type { Kept, Queue } from "./queue.ts";
import { type Call, type Settled, sendBatch, type Why } from "./send-batch.ts";

/** As the service takes them. */
const MOST = 100;
/** Octets; the service takes 64 KiB, and what stands around them takes a few. */
const MOST_OCTETS = 60_000;

export interface Sending {
	readonly call: Call;
	readonly learner: Learner;
	readonly queue: Queue;
	/** Rejects where it could not be told: then it is told again, after it was sent again. */
	tell(kept: Kept, settled: Settled): Promise<void>;
	/** What somebody waits for here, which must be sent though another tab has done so: the answer is the same. */
	awaited(): readonly Kept[];
}

export interface SentQueue {
	readonly graded: number;
	readonly refused: number;
	/** Why something of this learner still waits; null where nothing does. */
	readonly why: Why | null;
}

const NOTHING: SentQueue = { graded: 0, refused: 0, why: null };

export interface QueueSender {
	send(): Promise<SentQueue>;
	/** What was not answered, or nobody was told of it. */
	waiting(): Promise<readonly Kept[]>;
}

export function queueSender(sending: Sending): QueueSender {
	const { queue, awaited } = sending;
	const alone = queue.alone ?? oneAtATime();
	/** What is forgotten as soon as the storage lets it: not to be told twice. */
	const done = new Set<string>();
	const waiting = async () => (await queue.list()).filter(({ key }) => !done.has(key));
	return {
		send: () =>
			alone(async () => {
				const there = await waiting();
				const keys = new Set(there.map(({ key }) => key));
				return sendAll(sending, done, [...there, ...awaited().filter(({ key }) => !keys.has(key))]);
			}),
		waiting,
	};
}

async function sendAll(sending: Sending, done: Set<string>, there: readonly Kept[]): Promise<SentQueue> {
	if (there.length === 0) return NOTHING;
	const { call, learner, queue, tell } = sending;
	const found = await learner.get();
	if (!found.ok) return { ...NOTHING, why: found.problem };
	const { learnerId } = found.value;
	// Before it is sent: sent again, it must not become another learner's.
	await queue.assign(learnerId);
	const own = there.filter((kept) => kept.learnerId === null || kept.learnerId === learnerId);
	let sent = NOTHING;
	for (const batch of batchesOf(own)) {
		const { settled, why, stop } = await sendBatch(call, learnerId, batch);
		sent = { ...sent, why: why ?? sent.why };
		for (const kept of batch) {
			const outcome = settled.get(kept.key);
			if (!outcome) continue;
			// Told, then forgotten: whoever is killed in between is told again.
			await tell(kept, outcome);
			done.add(kept.key);
			await queue.remove(kept.key);
			sent = { ...sent, [outcome.kind]: sent[outcome.kind] + 1 };
		}
		if (stop) break;
	}
	return sent;
}

function batchesOf(all: readonly Kept[]): readonly (readonly Kept[])[] {
	const batches: Kept[][] = [];
	let room = 0;
	for (const kept of all) {
		const octets = new TextEncoder().encode(JSON.stringify(kept)).length;
		const last = batches.at(-1);
		if (last && last.length < MOST && octets <= room) last.push(kept);
		else {
			batches.push([kept]);
			room = MOST_OCTETS;
		}
		room -= octets;
	}
	return batches;
}
