// What blanks ask for, in Chinese.
import type { LabelWords } from "../facts/labels.ts";
import { hostName, segmentName } from "./host-names.ts";
import { QUEUE_NAMES } from "./queue.ts";
import { spaced } from "./spaced.ts";

const NUMBERS = { seq: "序号", ack: "确认号" } as const;

export const labels: LabelWords = {
	state: (host, step) => spaced(`第 ${step} 步之后${hostName(host)}的状态`),
	flags: (segment) => spaced(`${segmentName(segment)}的标志位`),
	number: (field, segment) => spaced(`${segmentName(segment)}的${NUMBERS[field]}`),
	queue: (host, queue, step) => spaced(`第 ${step} 步之后${hostName(host)}${QUEUE_NAMES[queue]}的长度`),
};
