// What a SYN that meets TIME-WAIT may be answered with, and why (RFC 9293, 3.6.1 and 3.10.7.4).
import { ACK, RST, SYN } from "../../tcp/flags.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { Answer, Option } from "../template.ts";
import type { Connected } from "./connected.ts";
import { choice } from "./questions.ts";

export interface NewSynIntoTimeWait extends Connected {
	/** The new number lies beyond everything that the server received on the old connection. */
	readonly higher: boolean;
	/** The client's initial numbers: of the old connection, and of the new one if it lay on the other side. */
	readonly oldIsn: number;
	readonly otherIsn: number;
}

/** What the server sent back, as an option of `answers`. */
export function kindOfAnswer(answer: Segment | undefined): string {
	if (!answer) return "nothing";
	if (answer.bits & RST) return "reset";
	return answer.bits === (SYN | ACK) ? "syn-ack" : "old-ack";
}

export function answers({ higher, otherIsn }: NewSynIntoTimeWait): readonly Option[] {
	return [
		choice(
			"syn-ack",
			{ en: "SYN,ACK", zh: "SYN,ACK" },
			{
				en: `${otherIsn} is below what the old connection received: it could be an old duplicate, and is not taken on trust.`,
				zh: `${otherIsn} 低于旧连接已收到的序号，可能是旧的重复报文段，不能直接接受。`,
			},
		),
		choice(
			"old-ack",
			{ en: "The old connection's last ACK again", zh: "重复旧连接的最后一个 ACK" },
			{
				en: `${otherIsn} is beyond all that was received: there is nothing to ask back.`,
				zh: `${otherIsn} 超出已收到的全部序号，无需求证。`,
			},
		),
		choice(
			"reset",
			{ en: "RST", zh: "RST" },
			{
				en: higher
					? "The RST comes from the client, which does not know what the old ACK is about, not from the end in TIME-WAIT."
					: "Nothing is refused here: somebody listens on the port, and the number fits.",
				zh: higher
					? "发送 RST 的是客户端，因为它不认识旧的 ACK；处于 TIME-WAIT 的一方不发送 RST。"
					: "这里没有什么要拒绝：端口有套接字监听，序号也合适。",
			},
		),
		choice(
			"nothing",
			{ en: "Nothing: the SYN is dropped", zh: "不应答，丢弃该 SYN" },
			{
				en: "In TIME-WAIT a segment that does not fit is answered with an ACK, one that opens anew with SYN,ACK: silence would leave the client waiting.",
				zh: "在 TIME-WAIT，不合适的报文段得到 ACK，重新打开连接的 SYN 得到 SYN,ACK；不应答只会让客户端空等。",
			},
		),
	];
}

export function whyOtherwise(higher: boolean, otherIsn: number): Omit<Answer<string>, "key"> {
	return {
		rule: higher ? "time-wait-acks-again" : "time-wait-reopens",
		why: higher
			? {
					en: `${otherIsn} lies below what the old connection received, so the SYN may be an old duplicate: the old ACK is repeated, and TIME-WAIT goes on until a RST or the timer ends it.`,
					zh: `${otherIsn} 低于旧连接已收到的序号，该 SYN 可能是旧的重复报文段：重复旧的 ACK，TIME-WAIT 继续，直到收到 RST 或定时器到期。`,
				}
			: {
					en: `${otherIsn} lies beyond all that the old connection received: the SYN is new, and the connection is reopened at once, without a RST in between.`,
					zh: `${otherIsn} 超出旧连接收到的全部序号：SYN 是新的，立即重新打开连接，中间不需要 RST。`,
				},
		hints: {
			evidence: {
				en: `Compare ${otherIsn} with the last acknowledgment number that the server sent on the old connection.`,
				zh: `比较 ${otherIsn} 与服务器在旧连接上最后发出的确认号。`,
			},
			principle: {
				en: "A SYN beyond all old numbers opens anew; one below them gets the last ACK again, for it may be a late copy.",
				zh: "超出全部旧序号的 SYN 重新打开连接；低于它们的可能是迟到的副本，只会得到重复的最后一个 ACK。",
			},
			begin: {
				en: "In the timeline the SYN's number lies on the other side.",
				zh: "时间线上 SYN 的序号在另一侧。",
			},
			follow: () => (higher ? "old-ack" : "syn-ack"),
		},
	};
}
