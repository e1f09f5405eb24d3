// How the length of a queue came about, in Chinese.
import { lengthSum, type QueueFacts, type QueueWords } from "../facts/queue.ts";

export const QUEUE_NAMES: Readonly<Record<QueueFacts["queue"], string>> = { syn: "半连接队列", accept: "全连接队列" };

function sentence(facts: QueueFacts): string {
	const { queue, after, refused, cookies } = facts;
	const name = QUEUE_NAMES[queue];
	const sum = lengthSum(facts);
	const length = sum === null ? `没有条目进入或离开${name}，长度仍为 ${after}。` : `${name}长度为 ${sum}。`;
	const full = refused > 0 ? `另有 ${refused} 个因队列已满没有留下条目。` : "";
	const cookie = cookies > 0 ? `${cookies} 个以 cookie 应答，没有留下条目。` : "";
	return `${length}${full}${cookie}`;
}

export const queue: QueueWords = { sentence };
