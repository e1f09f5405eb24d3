// How the length of a queue came about, in English.
import { lengthSum, type QueueFacts, type QueueWords } from "../facts/queue.ts";

const QUEUE_NAMES: Readonly<Record<QueueFacts["queue"], string>> = { syn: "SYN queue", accept: "accept queue" };

function sentence(facts: QueueFacts): string {
	const { queue, after, refused, cookies } = facts;
	const name = QUEUE_NAMES[queue];
	const sum = lengthSum(facts);
	const length =
		sum === null ? `Nothing enters or leaves the ${name}: it holds ${after}.` : `The ${name} holds ${sum}.`;
	const full = refused > 0 ? ` ${refused} more found it full and left no entry.` : "";
	const cookie =
		cookies > 0
			? ` ${cookies} more ${cookies === 1 ? "was" : "were"} answered with a cookie, which leaves no entry.`
			: "";
	return `${length}${full}${cookie}`;
}

export const queue: QueueWords = { sentence };
