// A number that still stands where the story gave it, in Chinese.
import type { GivenNumberWords } from "../facts/given-number.ts";
import { hostName } from "./host-names.ts";

const SINCE = {
	seq: "此后它没有发送过占用序号的内容",
	ack: "此后没有收到它占用序号的内容",
} as const;

export const givenNumber: GivenNumberWords = {
	sentence: (field, host, shown) =>
		`${field} = ${shown}：题目已说明${hostName(host)}的下一个序号是 ${shown}，${SINCE[field]}。`,
};
