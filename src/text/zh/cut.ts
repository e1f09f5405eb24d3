// A timeline that stops, and what is asked about what follows, in Chinese.
import type { CutWords } from "../facts/cut.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

function stop(step: number): readonly string[] {
	if (step === 0) return ["时间线没有给出，要由你来排序。"];
	return [
		`时间线到第 ${step} 步为止，后面的经过没有列出。`,
		"到那时为止，没有别的调用，没有别人发送报文段，也没有别的报文段丢失。",
	];
}

export const cut: CutWords = {
	stop,
	nextSegmentLabel: (host) => `${hostName(host)}接下来发送的报文段，标志位、序号和确认号（没有则填“无”）各是什么？`,
	orderLabel: (step) => (step === 0 ? "下列事件按什么顺序发生？" : `第 ${step} 步之后，下列事件按什么顺序发生？`),
	misplaced: (place, id, text) => `第 ${place} 个应是 ${id}：${text}。`,
	oneBeforeTheNext: "前后次序都有缘由：报文段先发送后到达，每一端依次经过各个状态，同一定时器再次到期时等得更久。",
	because: {
		brings: (earlier, later) => `${earlier} 在 ${later} 之前：${earlier} 发送的正是 ${later} 中到达的报文段。`,
		states: (earlier, later) => `${earlier} 在 ${later} 之前：同一端必须先经过 ${earlier} 的状态。`,
		waits: (earlier, later) => `${earlier} 在 ${later} 之前：同一定时器每次等待都更久。`,
	},
	noAck: "没有置 ACK 的报文段没有确认号，该字段没有意义。",
	lookForCauses: "对每个事件都问一问：在它之前必须发生什么？报文段总是先发送，后到达。",
	begins: (id, text) => `第一个是 ${id}：${text}。`,
	partHint: (part, hint) => spaced(`${part === "seq" ? "序号" : "确认号"}：${hint}`),
};
