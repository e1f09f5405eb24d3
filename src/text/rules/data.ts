// What an end makes of data and acknowledgments that arrive (RFC 9293, 3.10.7.4 and 3.8.6.3; RFC 5961, 5).
import { type RuleSentence, rule } from "./rule-words.ts";

export const DATA_RULES = {
	"sequence-unacceptable": rule(
		({ arrived, sent }) =>
			`The sequence numbers of ${arrived} are not those expected but old or too far ahead: nothing of them is taken, and an ACK${sent} says what is expected.`,
		({ Arrived, sent }) =>
			`${Arrived}的序号不是所期望的（已收过，或超出窗口）：不接收其内容，用 ACK${sent}告知期望的序号。`,
	),
	"no-ack-dropped": rule(
		({ Arrived }) =>
			`${Arrived} has no ACK, or brings nothing new to an end that no application holds any more: it is dropped without an answer.`,
		({ Arrived }) => `${Arrived}没有置 ACK，或者对已没有应用程序持有的连接不带来新内容：丢弃，不作应答。`,
	),
	"ack-of-unsent-data": rule(
		({ Arrived, host, sent }) =>
			`${Arrived} acknowledges numbers that ${host} has not sent yet: it is not taken, and an ACK${sent} with the right numbers answers it.`,
		({ Arrived, host, sent }) => `${Arrived}确认了${host}尚未发送的序号：不予接受，用带有正确序号的 ACK${sent}应答。`,
	),
	"ack-too-old": rule(
		({ arrived, sent }) =>
			`The acknowledgment number of ${arrived} is older than any that can still be under way, so it may be forged: a challenge ACK${sent} answers it.`,
		({ Arrived, sent }) => `${Arrived}的确认号太旧，网络中不该还有这样的报文段，可能是伪造的：用挑战 ACK${sent}应答。`,
	),
	"ack-advances-una": rule(
		({ Arrived }) =>
			`${Arrived} acknowledges more than was acknowledged before: what it covers need not be sent again.`,
		({ Arrived }) => `${Arrived}确认了此前尚未确认的内容：这些内容不必再重传。`,
	),
	"data-acknowledged": rule(
		({ sentSegment }) =>
			`Data that arrives in order is taken${sentSegment === null ? "" : `, and ${sentSegment} acknowledges it`}: the acknowledgment number is that of the next octet expected.`,
		({ Sent }) => `按序到达的数据被接收${Sent === null ? "" : `，由${Sent}确认`}：确认号是期望收到的下一个字节的序号。`,
	),
	"data-out-of-order": rule(
		({ arrived, sent }) =>
			`Something before ${arrived} is missing: that segment is kept, and the ACK${sent} repeats the number that is still expected.`,
		({ Arrived, sent }) => `${Arrived}之前还缺内容：先把它留存，ACK${sent}重复仍在期望的序号。`,
	),
	"delayed-ack-waits": rule(
		() => "An ACK may wait a moment, so that it can go along with data or cover another segment.",
		() => "ACK 可以稍等片刻，以便与数据一起发送，或者一并确认后面的报文段。",
	),
	"delayed-ack-sent": rule(
		({ wait, sent }) =>
			`The ACK that was held back has waited long enough${wait === null ? "" : ` (${wait})`} and nothing took it along: it goes out by itself${sent}.`,
		({ wait, sent }) =>
			`推迟的 ACK 已等待${wait === null ? "足够久" : ` ${wait}`}，没有报文段可以捎带它：单独发出${sent}。`,
	),
} as const satisfies Record<string, RuleSentence>;
