// What would have come of a segment as it was answered, in Chinese.
import { showCount } from "../digits.ts";
import type { ConsequenceFacts, ConsequenceWords, SegmentInShort } from "../facts/consequence.ts";
import { REASONS } from "./consequence/reasons.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

function sentence(facts: ConsequenceFacts): string {
	const { host, reason } = facts;
	return spaced(`若${written(facts)}，${hostName(host)}${deed(facts)}，${move(facts)}：${REASONS[reason](facts)}。`);
}

function written({ wrong: { flags, seq, ack } }: ConsequenceFacts): string {
	const parts = [
		...(flags === null ? [] : [flags === "" ? "不置任何标志位" : `标志位为 ${flags}`]),
		...(seq === null ? [] : [`序号为 ${seq}`]),
		...(ack === null ? [] : [`确认号为 ${ack}`]),
	];
	return parts.join("、");
}

function deed({ sent, dropped }: ConsequenceFacts): string {
	if (sent.length > 0) return `会用 ${sent.map(inShort).join("和 ")}应答`;
	return dropped ? "会丢弃它，不作应答" : "不会应答";
}

/** The number that matters: what a RST is believed by, what anything else acknowledges. */
function inShort({ flags, seq, ack, length }: SegmentInShort): string {
	const number = ack === null ? `序号 ${seq}` : `确认号 ${ack}`;
	return `${flags}（${number}${length === 0 ? "" : `，${showCount(length)} 字节`}）`;
}

function move({ from, to }: ConsequenceFacts): string {
	if (from === to) return `仍处于 ${to}`;
	return to === "LISTEN" ? "放弃这个连接，回到 LISTEN" : `从 ${from} 进入 ${to}`;
}

export const consequence: ConsequenceWords = { sentence };
