// An anonymous learner of the service that a page is tested with.
import type { Site } from "./browser.ts";

export interface Learner {
	readonly learnerId: string;
	readonly token: string;
	/** Of an element that is to record for them. */
	readonly attributes: string;
	/** Newest first, with what was answered. */
	attempts(): Promise<readonly Record<string, unknown>[]>;
	/** Hands in an answer, not by a page; `answeredAt` is a timestamp. */
	answer(questionId: string, answer: unknown, answeredAt?: string): Promise<void>;
}

export async function aLearner({ url }: Site): Promise<Learner> {
	const made = await fetch(`${url}/v1/learners`, { method: "POST" });
	const { learnerId, token } = await made.json();
	const address = `${url}/v1/learners/${learnerId}/attempts`;
	const headers = { Authorization: `Bearer ${token}` };
	let answered = 0;
	return {
		learnerId,
		token,
		attributes: `learner-id="${learnerId}" learner-token="${token}"`,
		attempts: async () => (await (await fetch(`${address}?answers=true`, { headers })).json()).items,
		async answer(questionId, answer, answeredAt) {
			answered += 1;
			const sent = await fetch(address, {
				method: "POST",
				headers: { ...headers, "Content-Type": "application/json", "Idempotency-Key": `key-${answered}` },
				body: JSON.stringify({ questionId, answer, answeredAt, confidence: 2 }),
			});
			if (!sent.ok) throw new Error(await sent.text());
		},
	};
}
