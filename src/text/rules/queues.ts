// The two queues of a listener, and SYN cookies (RFC 4987, 2 and 3.6).
import { type RuleSentence, rule } from "./rule-words.ts";

export const QUEUE_RULES = {
	"syn-queue-adds-entry": rule(
		({ count }) =>
			`The half-open connection takes an entry in the SYN queue until it is completed, reset or timed out${count === null ? "" : `; the queue now holds ${count}`}.`,
		({ count }) =>
			`半连接在半连接队列中占一个条目，直到完成握手、被复位或超时${count === null ? "" : `；此时队列长度为 ${count}`}。`,
	),
	"syn-queue-full-drops-syn": rule(
		({ count }) =>
			`The SYN queue is full${count === null ? "" : ` (${count})`}, and no SYN cookie is used: the SYN is dropped without an answer.`,
		({ count }) =>
			`半连接队列已满${count === null ? "" : `（长度 ${count}）`}，又不用 SYN cookie：SYN 被丢弃，不作应答。`,
	),
	"syn-cookie-keeps-no-entry": rule(
		({ sent }) =>
			`With a SYN cookie the SYN is answered${sent} but no entry is kept: the SYN,ACK's own sequence number encodes what is to be remembered.`,
		({ sent }) => `使用 SYN cookie 时，应答 SYN${sent}但不保存条目：需要记住的信息编码在 SYN,ACK 自己的序号里。`,
	),
	"syn-cookie-accepts-ack": rule(
		({ Arrived, host, moves }) =>
			`${Arrived} acknowledges a valid cookie, so the connection is rebuilt from it: ${host} ${moves("is ESTABLISHED")}; no entry was ever kept.`,
		({ Arrived, host, moves }) =>
			`${Arrived}确认的是有效的 cookie，连接据此重建：${host}${moves("进入 ESTABLISHED")}，此前没有保存过条目。`,
	),
	"syn-cookie-refuses-ack": rule(
		({ Arrived, sent }) =>
			`${Arrived} fits no connection and acknowledges no valid cookie: it is answered with a RST${sent}.`,
		({ Arrived, sent }) => `${Arrived}不属于任何连接，确认的也不是有效的 cookie：用 RST${sent}应答。`,
	),
	"syn-ack-timeout-frees-entry": rule(
		({ wait, count }) =>
			`All retransmissions of the SYN,ACK are used up and one more wait${wait === null ? "" : ` of ${wait}`} brought no ACK that completes the handshake: the entry is freed without a RST.${count === null ? "" : ` The queue now holds ${count}.`}`,
		({ wait, count }) =>
			`SYN,ACK 的重传次数用尽，最后一次等待${wait === null ? "" : ` ${wait}`}也没有 ACK 完成握手：释放条目，不发送 RST。${count === null ? "" : `队列中还有 ${count} 个。`}`,
	),
	"accept-queue-adds-connection": rule(
		({ count }) =>
			`The connection is complete and waits in the accept queue${count === null ? "" : `, which then holds ${count},`} until the application takes it with accept().`,
		({ count }) =>
			`连接已经建立，进入全连接队列${count === null ? "" : `（长度变为 ${count}）`}，等待应用程序调用 accept() 取走。`,
	),
	"accept-queue-full-drops-syn": rule(
		() =>
			"The accept queue is full, so there is no place for a further connection: the SYN is dropped without an answer.",
		() => "全连接队列已满，没有位置容纳新的连接：SYN 被丢弃，不作应答。",
	),
	"accept-queue-full-ignores-ack": rule(
		({ arrived, count }) =>
			`The accept queue is full${count === null ? "" : ` (${count})`}: ${arrived}, which would complete the connection, is ignored and nothing is sent.`,
		({ Arrived, count }) =>
			`全连接队列已满${count === null ? "" : `（长度 ${count}）`}：${Arrived}本可完成连接，却被忽略，也不作应答。`,
	),
	"accept-queue-full-resets": rule(
		({ host, sent }) =>
			`The accept queue is full and ${host} is set to refuse then: the ACK is answered with a RST${sent} and the half-open entry is freed.`,
		({ host, sent }) => `全连接队列已满，而${host}设置为此时拒绝：用 RST${sent}应答该 ACK，并释放半连接。`,
	),
	"deferred-accept-waits-for-data": rule(
		() =>
			"The listener waits for data before it completes a connection: an ACK without data is ignored, and the connection stays half-open.",
		() => "监听方要等到数据才完成连接：不带数据的 ACK 被忽略，连接仍是半连接。",
	),
} as const satisfies Record<string, RuleSentence>;
