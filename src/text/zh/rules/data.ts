// What an end makes of data and acknowledgments that arrive (RFC 9293, 3.10.7.4 and 3.8.6.3; RFC 5961, 5).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const DATA_RULES = {
	"sequence-unacceptable": rule(
		({ arrived, sent }) =>
			`${arrived}的序号不是所期望的（已收过，或超出窗口）：不接收其内容，用 ACK${sent}告知期望的序号。`,
	),
	"no-ack-dropped": rule(
		({ arrived }) => `${arrived}没有置 ACK，或者对已没有应用程序持有的连接不带来新内容：丢弃，不作应答。`,
	),
	"ack-of-unsent-data": rule(
		({ arrived, host, sent }) => `${arrived}确认了${host}尚未发送的序号：不予接受，用带有正确序号的 ACK${sent}应答。`,
	),
	"ack-too-old": rule(
		({ arrived, sent }) => `${arrived}的确认号太旧，网络中不该还有这样的报文段，可能是伪造的：用挑战 ACK${sent}应答。`,
	),
	"ack-advances-una": rule(({ arrived }) => `${arrived}确认了此前尚未确认的内容：这些内容不必再重传。`),
	"data-acknowledged": rule(
		({ sentSegment }) =>
			`按序到达的数据被接收${sentSegment === null ? "" : `，由${sentSegment}确认`}：确认号是期望收到的下一个字节的序号。`,
	),
	"data-out-of-order": rule(
		({ arrived, sent }) => `${arrived}之前还缺内容：先把它留存，ACK${sent}重复仍在期望的序号。`,
	),
	"delayed-ack-waits": rule(() => "ACK 可以稍等片刻，以便与数据一起发送，或者一并确认后面的报文段。"),
	"delayed-ack-sent": rule(
		({ wait, sent }) =>
			`推迟的 ACK 已等待${wait === null ? "足够久" : ` ${wait}`}，没有报文段可以捎带它：单独发出${sent}。`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
