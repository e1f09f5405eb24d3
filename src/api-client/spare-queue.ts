// What a storage does not take is kept in memory instead, and that is said: nobody's answers depend on it.
import { type Keeping, type Kept, memoryQueue, type Queue } from "./queue.ts";

/** The same queue, except that nothing of it rejects. */
export function withSpare(queue: Queue): Queue {
	const spare = memoryQueue();
	return {
		async add(kept) {
			try {
				return await queue.add(kept);
			} catch (error) {
				await spare.add(kept);
				return { kind: "memory", why: whyOf(error) };
			}
		},
		async list() {
			const found = await queue.list().catch((): readonly Kept[] => []);
			const keys = new Set(found.map(({ key }) => key));
			const spared = (await spare.list()).filter(({ key }) => !keys.has(key));
			return spared.length === 0 ? found : [...found, ...spared].sort((a, b) => answeredMs(a) - answeredMs(b));
		},
		async assign(learnerId) {
			await spare.assign(learnerId);
			await queue.assign(learnerId).catch(() => undefined);
		},
		async remove(key) {
			await spare.remove(key);
			// It is sent again then, under the same key, and counts once.
			await queue.remove(key).catch(() => undefined);
		},
		...(queue.alone && { alone: queue.alone }),
	};
}

const answeredMs = ({ submission }: Kept) => Date.parse(submission.answeredAt);

function whyOf(error: unknown): Extract<Keeping, { kind: "memory" }>["why"] {
	return error instanceof Error && error.name === "QuotaExceededError" ? "full" : "refused";
}
