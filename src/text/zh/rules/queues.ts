// The two queues of a listener, and SYN cookies (RFC 4987, 2 and 3.6).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const QUEUE_RULES = {
	"syn-queue-adds-entry": rule(
		({ count }) =>
			`半连接在半连接队列中占一个条目，直到完成握手、被复位或超时${count === null ? "" : `；此时队列长度为 ${count}`}。`,
	),
	"syn-queue-full-drops-syn": rule(
		({ count }) =>
			`半连接队列已满${count === null ? "" : `（长度 ${count}）`}，又不用 SYN cookie：SYN 被丢弃，不作应答。`,
	),
	"syn-cookie-keeps-no-entry": rule(
		({ sent }) =>
			`使用 SYN cookie 时，应答 SYN${sent}而不保存条目：SYN,ACK 自己的序号由地址、端口、时钟和密钥散列而成，服务器凭它认出之后的 ACK。`,
	),
	"syn-cookie-accepts-ack": rule(
		({ arrived, host, moves }) =>
			`${arrived}确认的是有效的 cookie，连接据此重建：${host}${moves("进入 ESTABLISHED")}，此前没有保存过条目。`,
	),
	"syn-cookie-refuses-ack": rule(
		({ arrived, sent }) => `${arrived}不属于任何连接，确认的也不是有效的 cookie：用 RST${sent}应答。`,
	),
	"syn-ack-timeout-frees-entry": rule(
		({ wait, count }) =>
			`SYN,ACK 的重传次数用尽，最后一次等待${wait === null ? "" : ` ${wait}`}也没有 ACK 完成握手：释放条目，不发送 RST。${count === null ? "" : `队列中还有 ${count} 个。`}`,
	),
	"crowded-syn-queue-frees-entry": rule(
		({ count }) =>
			`半连接队列占用过半，其中一半以上又是旧条目：Linux 不等 SYN,ACK 的重传次数用尽，就提前释放旧条目，为新的半连接腾出位置。${count === null ? "" : `队列中还有 ${count} 个。`}`,
	),
	"accept-queue-adds-connection": rule(
		({ count }) =>
			`连接已经建立，进入全连接队列${count === null ? "" : `（长度变为 ${count}）`}，等待应用程序调用 accept() 取走。`,
	),
	"accept-queue-full-drops-syn": rule(() => "全连接队列已满，没有位置容纳新的连接：SYN 被丢弃，不作应答。"),
	"accept-queue-full-ignores-ack": rule(
		({ arrived, count }) =>
			`全连接队列已满${count === null ? "" : `（长度 ${count}）`}：${arrived}本可完成连接，却被忽略，也不作应答。`,
	),
	"accept-queue-full-resets": rule(
		({ host, sent }) => `全连接队列已满，而${host}设置为此时拒绝：用 RST${sent}应答该 ACK，并释放半连接。`,
	),
	"deferred-accept-waits-for-data": rule(() => "监听方要等到数据才完成连接：不带数据的 ACK 被忽略，连接仍是半连接。"),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
